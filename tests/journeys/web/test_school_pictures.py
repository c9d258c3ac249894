"""What people of a school see in its year: pictures of the demonstration for the documentation."""

from __future__ import annotations

import re

from django.utils import timezone
from playwright.sync_api import Page, expect

from assay.web.base.demo_cast import JASMINE
from assay.web.commands.made_up.district_files import district_files
from assay.web.commands.made_up.district_people import PUPILS
from journeys.web import office
from journeys.web.conftest import OpenPage
from journeys.web.looking import DESK, PHONE, Looker
from journeys.web.running import Site
from journeys.web.steps import enter_as, press

CHANGES = 40
MOST = 2_000  # pixels: a list of fifty says no more than one of twenty


def take(page: Page, look: Looker, name: str) -> None:
    look.accessible(page)
    look.picture(page, name, most=MOST)


def test_pictures_of_the_teachers_grid(site: Site, open_page: OpenPage, look: Looker) -> None:
    for device, size, scheme in (("desk", DESK, "light"), ("phone", PHONE, "light")):
        page = open_page(viewport=size, color_scheme=scheme)
        page.goto(f"{enter_as(page, site, 'Ifeoma Adeyemi')}/sections")
        page.get_by_role("link", name="Culinary Arts 1").click()
        expect(page.locator("table.ticks")).to_be_visible()
        take(page, look, f"grid-{device}-{scheme}")


def test_pictures_of_a_pupils_and_a_guardians_telephone(
    site: Site, open_page: OpenPage, look: Looker
) -> None:
    page = open_page(viewport=PHONE)
    page.goto(site.sign_in_link("pupil in grade"))
    page.goto(f"{site.origin}/pupil")
    take(page, look, "pupil-phone-light")
    page = open_page(viewport=PHONE)
    page.goto(site.sign_in_link("guardian's link"))
    take(page, look, "guardian-phone-light")


def test_pictures_of_a_caseload_and_a_pupils_record(site: Site, open_page: OpenPage, look: Looker) -> None:
    page = open_page(viewport=DESK)
    page.goto(f"{enter_as(page, site, 'Dolores Vega')}/caseload")
    take(page, look, "caseload-desk-light")
    page = open_page(viewport=DESK)
    page.goto(f"{enter_as(page, site, 'Helen Park')}/pupils?search={JASMINE}")
    page.get_by_role("link", name="Jasmine Ortega").click()
    take(page, look, "record-desk-light")


def test_pictures_of_how_far_certificates_are_proven(site: Site, open_page: OpenPage, look: Looker) -> None:
    page = open_page(viewport=DESK)
    work = enter_as(page, site, "Helen Park")
    page.goto(f"{work}/certificates")
    take(page, look, "certificates-desk-light")


def test_pictures_of_what_a_roster_would_change(site: Site, open_page: OpenPage, look: Looker) -> None:
    page = open_page(viewport=DESK)
    work = enter_as(page, site, "Helen Park")
    bundle = district_files(timezone.now().date(), PUPILS, changes=CHANGES).roster
    page.goto(f"{work}/roster/send")
    office.send(page, "roster.zip", bundle)
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(r"\d+ pupils would change"))
    take(page, look, "roster-desk-light")
    press(page, "Throw the file away")
