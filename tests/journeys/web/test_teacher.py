"""A teacher on a phone: own sections only, the grid by taps, undo, the class code on the wall, the sheet."""

from __future__ import annotations

import time
from datetime import date

import pytest
from django.utils import timezone
from playwright.sync_api import Page, Request, expect

from assay.web.commands.made_up.district_people import CHEF, CLASS_SIZE, MadePerson, MadeSection, population
from journeys.web.conftest import OpenPage
from journeys.web.learning import code_on
from journeys.web.looking import DESK, PHONE, Looker
from journeys.web.running import Site
from journeys.web.steps import enter_as, press, sees, sign_in

SKILLS = (
    "Hand Hygiene",
    "Vital Signs",
    "Moving People Safely",
    "Measure Twice",
    "Ladder Sense",
    "Frame a Wall",
)
TAPS = 3


@pytest.fixture
def phone(open_page: OpenPage) -> Page:
    """A teacher's phone."""
    return open_page(viewport=PHONE, has_touch=True)


def whose(day: date) -> tuple[MadePerson, MadeSection, list[str]]:
    """A teacher with a full section whose grid nobody has begun: who, the section, all sections of theirs."""
    people = population(day)
    for section in people.sections:
        is_free = section.title.endswith(" 3") and section.teacher != CHEF
        if is_free and len(section.pupils) == CLASS_SIZE:
            mine = [one.title for one in people.sections if one.teacher == section.teacher]
            return people.teachers[section.teacher], section, mine
    raise AssertionError("every full section has a grid already")


def boxes_of(page: Page, skill: str) -> list[str]:
    """The boxes of this column that can be tapped and are not set, from the top, by their values."""
    found = page.locator(f'.tick input[data-skill="{skill}"]:not(:checked)')
    values: list[str] = found.evaluate_all("boxes => boxes.map(box => box.value)")
    return values


def tap(page: Page, value: str) -> None:
    page.locator(".tick", has=page.locator(f'input[value="{value}"]')).tap()


def all_saved(page: Page) -> None:
    expect(page.locator("[data-ticks-state]")).to_have_text("Everything is saved.")


def columns(page: Page) -> list[str]:
    """The keys of the columns, in order."""
    found: list[str] = page.locator("[data-done]").evaluate_all("all => all.map(one => one.dataset.done)")
    return found


def test_a_teacher_marks_a_class_on_a_phone(
    site: Site, phone: Page, open_page: OpenPage, look: Looker
) -> None:
    teacher, section, mine = whose(timezone.now().date())
    phone.goto(f"{site.origin}/work/")
    sign_in(phone, site, teacher.email)
    phone.get_by_role("navigation", name="Organization").or_(phone.locator(".work-menu")).first.wait_for()
    _only_own_sections(site, phone, open_page, mine, look)
    phone.get_by_role("link", name=section.title, exact=True).click()
    _choose_skills(phone)
    _tap_some_and_take_back(phone, look)
    _tap_everything(phone)
    _the_code_on_the_wall(phone, open_page, site, section.title, look)


def _only_own_sections(site: Site, phone: Page, open_page: OpenPage, mine: list[str], look: Looker) -> None:
    other = open_page()
    work = enter_as(other, site, "Ifeoma Adeyemi")
    other.goto(f"{work}/sections")
    other.locator(".row-link").first.click()
    other.wait_for_url("**/sections/*")
    for path in ("", "/sheet", "/code", "/code/screen", "/skills"):
        answer = phone.goto(f"{other.url}{path}")
        assert answer is not None
        assert 404 == answer.status, path
    phone.goto(f"{work}/sections")
    assert sorted(mine) == sorted(phone.locator(".row-link").all_inner_texts())
    look.both(phone, "sections")


def _choose_skills(phone: Page) -> None:
    press(phone, "Choose skills")
    for skill in SKILLS:
        phone.get_by_label(skill, exact=True).check()
    press(phone, "Use these")
    phone.locator(".tabs").get_by_role("link", name="Grid").click()
    expect(phone.locator(".tick input")).to_have_count(CLASS_SIZE * len(SKILLS))


def _tap_some_and_take_back(phone: Page, look: Looker) -> None:
    skill = columns(phone)[0]
    some = boxes_of(phone, skill)[:TAPS]
    for value in some:
        tap(phone, value)
    all_saved(phone)
    expect(phone.locator(f'[data-done="{skill}"]')).to_have_text(str(TAPS))
    expect(phone.locator(".undo")).to_contain_text("It can be undone for")
    look.both(phone, "grid")
    phone.reload()
    assert CLASS_SIZE - TAPS == len(boxes_of(phone, skill))
    tap(phone, some[0])
    all_saved(phone)
    expect(phone.locator(f'[data-done="{skill}"]')).to_have_text(str(TAPS - 1))
    _take_all_back(phone)


def _take_all_back(phone: Page) -> None:
    """Saved by saved, as often as there is something to take back."""
    ticked = phone.locator(".tick input:checked")
    while left := ticked.count():
        press(phone.locator(".undo"), "Undo", exact=True)
        expect(ticked).not_to_have_count(left)
    expect(phone.locator(".undo")).to_have_count(0)


def _tap_everything(phone: Page) -> None:
    """All 168 by single taps; how long it took is told, and nothing is made of it."""
    saves: list[str] = []

    def note(request: Request) -> None:
        if request.url.endswith("/marks"):
            saves.append(request.url)

    phone.on("request", note)
    begun, taps = time.monotonic(), 0
    for skill in columns(phone):
        for value in boxes_of(phone, skill):
            tap(phone, value)
            taps += 1
    all_saved(phone)
    print(f"\n{taps} taps, {len(saves)} saves, {time.monotonic() - begun:.1f} s")  # noqa: T201 - a figure to look at
    phone.remove_listener("request", note)
    assert CLASS_SIZE * len(SKILLS) == taps
    assert 0 < len(saves) <= taps
    phone.reload()
    expect(phone.locator(".tick input:checked")).to_have_count(taps)
    press(phone.locator(".undo"), f"Undo all {taps}")
    expect(phone.locator(".tick input:checked")).to_have_count(0)


def _the_code_on_the_wall(phone: Page, open_page: OpenPage, site: Site, title: str, look: Looker) -> None:
    phone.locator(".tabs").get_by_role("link", name="Class code").click()
    press(phone, "Open a code")
    code = phone.locator(".code-big").inner_text()
    press(phone, "Show it large")
    phone.set_viewport_size({"width": DESK["width"], "height": DESK["height"]})
    sees(phone, title, code, f"0 of {CLASS_SIZE} came in")
    assert f"{site.origin}/in/{code}".replace("-", "") == code_on(phone).replace("-", "")
    look.both(phone, "class-code-wall")
    phone.go_back()
    phone.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    press(phone, "Sheet to print")
    sees(phone, *SKILLS, code)
    look.both(phone, "sheet")
    phone.emulate_media(media="print")
    expect(phone.locator(".tabs")).to_be_hidden()
    assert CLASS_SIZE + 1 == phone.locator("table.sheet tr").count()
    look.picture(phone, "sheet-printed")
    phone.emulate_media(media="screen")

    pupil = open_page(viewport=PHONE)
    pupil.goto(f"{site.origin}/in/{code}")
    expect(pupil.get_by_label("Your school id")).to_be_visible()
