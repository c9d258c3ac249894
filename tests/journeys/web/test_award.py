"""The award desk: one, many, by code, by application; correct, suspend, reinstate; how awards fare."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from journeys.web import walks
from journeys.web.conftest import OpenPage
from journeys.web.looking import PHONE, Looker
from journeys.web.running import Site, text_of
from journeys.web.steps import (
    check_file,
    enter_as,
    link_in_mail,
    press,
    saved_file,
    sees,
    wait_until_seen,
)
from journeys.web.walks import GENUINE


@pytest.mark.parametrize(
    "walk", [walks.award_share_and_revoke, walks.many_from_a_file, walks.apply_with_evidence]
)
def test_an_award_from_its_beginning_to_its_end(
    site: Site, open_page: OpenPage, look: Looker, walk: walks.Walk
) -> None:
    walk(site, open_page, look)


def test_an_award_is_corrected_suspended_and_reinstated(
    site: Site, open_page: OpenPage, look: Looker
) -> None:
    page, checker = open_page(), open_page(viewport=PHONE, color_scheme="dark")
    work, email = enter_as(page, site, "Grace Whitfield"), "lena.wolf@mail.example"
    walks.choose(page, work, "Bicycle Repair Workshop")
    walks.award(page, "Lena Wolff", email)
    press(page, "See the award")
    former = saved_file(page, "Save the credential")

    press(page, "Correct", exact=True)
    page.get_by_label("Name", exact=True).fill("Lena Wolf")
    press(page, "Look once more")
    press(page, "Sign the corrected one")
    press(page, "See the award")
    sees(page, "Lena Wolf")
    look.accessible(page)
    present = saved_file(page, "Save the credential")
    assert "was corrected" in str(site.mail(email, 1)["Subject"])
    wait_until_seen(checker, lambda: check_file(checker, site, former), walks.REVOKED)
    check_file(checker, site, present)
    sees(checker, GENUINE, "Lena Wolf")

    walks.change_standing(page, "Suspend", "The list of the workshop is being looked at.")
    sees(page, "Suspended. It does not count until you reinstate it.")
    assert "is being looked at" in text_of(site.mail(email, 2))
    suspended = "Genuine, but suspended by its issuer for now"
    wait_until_seen(checker, lambda: check_file(checker, site, present), suspended)
    look.accessible(checker)

    walks.change_standing(page, "Reinstate", "The list was right.")
    sees(page, "Reinstated. It counts again within a minute.")
    assert "The list was right." in text_of(site.mail(email, 3))
    wait_until_seen(checker, lambda: check_file(checker, site, present), GENUINE)
    look.accessible(checker)


def test_a_class_claims_with_a_code_that_is_projected_and_printed(
    site: Site, open_page: OpenPage, look: Looker
) -> None:
    teacher = open_page()
    work = enter_as(teacher, site, "Tom Brandt")
    teacher.goto(f"{work}/codes/new")
    teacher.get_by_label("What do they claim?").select_option(label="Bicycle Repair Workshop")
    teacher.get_by_label("How many people?").fill("2")
    teacher.get_by_label("Your own note").fill("Tuesday, hall")
    press(teacher, "Make the code")
    look.accessible(teacher)
    code = teacher.locator(".code-big").inner_text()

    press(teacher, "A poster to print")
    teacher.emulate_media(media="print")
    sees(teacher, code)
    look.picture(teacher, "poster")
    teacher.emulate_media(media="screen")
    look.accessible(teacher)
    teacher.go_back()
    press(teacher, "Show it large")
    sees(teacher, "0 of 2 claimed")
    look.accessible(teacher)
    look.picture(teacher, "projected")

    for name in ("Ada Quist", "Bo Quist"):
        pupil = open_page(viewport=PHONE, java_script_enabled=False)
        pupil.goto(f"{site.origin}/claim")
        pupil.get_by_label("The code").fill(code.lower().replace("-", " "))
        press(pupil, "Go on")
        look.picture(pupil, "claiming")
        pupil.get_by_label("Your name").fill(name)
        pupil.get_by_label("Your e-mail address").fill(f"{name.split()[0].lower()}@class.example")
        press(pupil, "This is me: award it")
        sees(pupil, name, "Yours")
    sees(teacher, "2 of 2 claimed")
    late = open_page(viewport=PHONE)
    late.goto(f"{site.origin}/claim/code/{code}")
    sees(late, "This code is used up")


def test_how_awards_fare_and_who_is_reminded(site: Site, open_page: OpenPage, look: Looker) -> None:
    page = open_page()
    work = enter_as(page, site, "Grace Whitfield")
    page.goto(f"{work}/figures")
    table = page.get_by_role("table", name="Figures")
    for words in ("Awarded", "Mail sent", "Mail came back", "Claimed", "Shared"):
        count = table.get_by_role("row", name=words).get_by_role("cell").first
        assert 0 < int(count.inner_text().replace(",", "")), words
    sees(page, "mail came back")
    look.accessible(page)
    look.picture(page, "figures")

    page.goto(f"{work}/awards?state=unclaimed")
    page.locator(".row-link").first.click()
    email = page.get_by_label("E-mail address").input_value()
    before = len(site.mails(email))
    press(page, "Send", exact=True)
    sees(page, "The link is on its way.")
    assert link_in_mail(site, email, before).startswith(f"{site.origin}/claim/")

    page.goto(f"{work}/figures")
    expect(page.get_by_role("button", name="Remind every week by itself")).to_be_visible()
    press(page, "Remind every week by itself")
    sees(page, "Stop reminding every week")
