"""The tour, walked as a visitor does: by its links without JavaScript, by the arrow keys, on a phone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from journeys.web.conftest import OpenPage
from journeys.web.looking import DESK, PHONE, Looker
from journeys.web.running import Site

STEPS = (
    "alike",
    "behind",
    "yardstick",
    "promise",
    "award",
    "phone",
    "answer",
    "letter",
    "grid",
    "pupil",
    "guardian",
    "gap",
    "yours",
)
PAGES = (*STEPS[:8], "letter?letter=title-1", *STEPS[8:11], "guardian?answer=yes", *STEPS[11:])
SIZES = {"desk": DESK, "phone": PHONE}
KINDS = (("desk", "light"), ("desk", "dark"), ("phone", "light"))


def address(site: Site, step: str) -> str:
    return f"{site.origin}/tour/{step}"


def heading(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def test_the_tour_is_walked_by_its_links_without_javascript(site: Site, open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False, viewport=PHONE)
    page.goto(f"{site.origin}/tour")
    seen = [heading(page)]
    while page.locator("a[rel=next]").count():
        expect(page.get_by_text(f"{len(seen)} of {len(STEPS)}", exact=False).first).to_be_visible()
        page.locator("a[rel=next]").click()
        seen.append(heading(page))
    assert len(STEPS) == len(set(seen))
    assert page.locator("input[type=file]").is_visible()


def test_the_arrow_keys_lead_on_and_back(site: Site, open_page: OpenPage) -> None:
    page = open_page()
    page.goto(f"{site.origin}/tour")
    for step in STEPS[1:]:
        page.keyboard.press("ArrowRight")
        page.wait_for_url(address(site, step))
    page.locator("input[name=text]").focus()
    page.keyboard.press("ArrowLeft")  # moves the cursor in the field, not the page
    assert page.url == address(site, "yours")
    page.locator("input[name=text]").blur()
    page.keyboard.press("ArrowLeft")
    page.wait_for_url(address(site, "gap"))


def test_one_letter_is_changed_with_the_keyboard(site: Site, open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(address(site, "letter"))
    expect(page.get_by_role("heading", name="Genuine and still valid")).to_be_visible()
    letters = page.locator("button[name=letter]")
    name = "".join(letters.nth(at).inner_text() for at in range(4))
    letters.nth(2).press("Enter")
    expect(page.get_by_role("heading", name="Changed since it was signed")).to_be_visible()
    assert name not in page.locator("main").inner_text()
    page.get_by_role("link", name="Put it back and try another").click()
    page.locator("button[name=letter]").last.click()
    expect(page.get_by_role("heading", name="Changed since it was signed")).to_be_visible()


def test_what_the_learner_takes_along_is_dropped_at_the_end(
    site: Site, open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(address(site, "phone"))
    with page.expect_download() as started:
        page.get_by_role("link", name="(PNG)").click()
    badge = tmp_path / "badge.png"
    started.value.save_as(badge)
    page.goto(address(site, "yours"))
    page.set_input_files("input[type=file]", badge)
    page.get_by_role("button", name="Check it").click()
    expect(page.get_by_role("heading", name="Genuine and still valid")).to_be_visible()


def test_a_visitor_marks_one_box_of_the_class_and_takes_it_back(site: Site, open_page: OpenPage) -> None:
    page = open_page(viewport=PHONE)
    page.goto(address(site, "grid"))
    empty = page.locator("input[name=on]:not(:checked)").first
    says = empty.get_attribute("aria-label") or ""
    empty.click(force=True)  # counts at once; the box is no empty one any more, so its state is not asked
    expect(page.get_by_text(f"{says}.")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", name="Taken back, and nobody was told")).to_be_visible()
    expect(page.get_by_label(says, exact=True)).not_to_be_checked()


def test_the_same_box_without_javascript(site: Site, open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False, viewport=PHONE)
    page.goto(address(site, "grid"))
    empty = page.locator("input[name=on]:not(:checked)").first
    says = empty.get_attribute("aria-label") or ""
    empty.click(force=True)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_label(says, exact=True)).to_be_checked()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_label(says, exact=True)).not_to_be_checked()


def test_visitors_answer_for_the_guardian_each_for_themselves(site: Site, open_page: OpenPage) -> None:
    one, other = open_page(java_script_enabled=False), open_page(java_script_enabled=False, viewport=PHONE)
    for page in (one, other):
        page.goto(address(site, "guardian"))
    one.get_by_role("button", name="Yes, only this one").click()
    expect(one.get_by_role("heading", name="Genuine and still valid")).to_be_visible()
    other.get_by_role("button", name="No", exact=True).click()
    expect(other.get_by_role("heading", name="No, and it stays closed")).to_be_visible()
    expect(other.get_by_text("This link shows nothing at the moment")).to_be_visible()
    one.get_by_role("button", name="Take back my yes").click()
    expect(one.get_by_text("This link shows nothing at the moment")).to_be_visible()
    one.get_by_role("link", name="Answer differently").click()
    expect(one.get_by_role("button", name="Yes, only this one")).to_be_visible()


@pytest.mark.parametrize("kind", KINDS, ids="-".join)
def test_pictures_of_the_tour_that_anybody_can_read(
    site: Site, open_page: OpenPage, look: Looker, kind: tuple[str, str]
) -> None:
    device, scheme = kind
    size = SIZES[device]
    page = open_page(viewport=size, color_scheme=scheme)
    for number, step in enumerate(PAGES, 1):
        page.goto(address(site, step))
        look.accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
        if scheme == "light" or number == 1:
            look.picture(page, f"tour-{number}-{step.partition('?')[0]}-{device}-{scheme}")
