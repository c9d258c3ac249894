"""A counsellor: the caseload, a record on one page, no pupil of others, a consent recorded for a child."""

from __future__ import annotations

import io
import re

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from assay.web.base.demo_cast import JASMINE
from assay.web.commands.made_up.district_people import COUNSELLORS, THEO
from journeys.web.conftest import OpenPage
from journeys.web.looking import PHONE, Looker
from journeys.web.pupils import ask_to_show, come_back, first_award, link_state, shows_nothing
from journeys.web.running import Site
from journeys.web.steps import enter_as, press, saved_file, sees, sign_in, work_of

EMPLOYER = "Lakeside Seed Shop"


def record_of(page: Page, work: str, number: str) -> str:
    """Find this pupil and open the record; its address."""
    page.goto(f"{work}/pupils?search={number}")
    page.locator(".row-link").first.click()
    page.wait_for_url("**/pupils/*")
    return page.url


def test_a_counsellor_reads_prints_and_keeps_to_the_own_caseload(
    site: Site, open_page: OpenPage, look: Looker
) -> None:
    page, coordinator = open_page(), open_page()
    work = enter_as(page, site, "Dolores Vega")
    page.goto(f"{work}/caseload")
    sees(page, "Your caseload", "Ends within 90 days")
    look.both(page, "caseload")
    page.get_by_label("Name or school id").fill(JASMINE)
    press(page, "Find")
    press(page, "Jasmine Ortega")
    sees(page, "Signed and valid", "signed by the body", "checked with the body", "Harbor Lane Bakery")
    sees(page, "13 to 17", "the body has not signed this")
    look.both(page, "record")

    press(page, "One page to print")
    look.both(page, "record-print")
    page.emulate_media(media="print")
    expect(page.locator(".site-nav")).to_be_hidden()
    look.picture(page, "record-printed")
    printed = PdfReader(io.BytesIO(page.pdf(format="A4")))
    page.emulate_media(media="screen")
    saved = PdfReader(io.BytesIO(saved_file(page, "Save as PDF")))
    for document in (printed, saved):
        assert 1 == len(document.pages)
        text = document.pages[0].extract_text()
        assert "Jasmine Ortega" in text
        assert "Food Handler" in text
        assert "Lucía Ortega" not in text  # a guardian, on paper only where somebody chose so

    enter_as(coordinator, site, "Helen Park")
    theirs = record_of(coordinator, work, THEO)
    for ending in ("", "/print", ".pdf"):
        answer = page.request.get(f"{theirs}{ending}")
        assert 404 == answer.status, ending
        assert "Lindqvist" not in answer.text()
    page.goto(f"{work}/pupils?search={THEO}")
    sees(page, "Nobody like that within your reach.")


def test_a_counsellor_records_the_consent_that_a_child_needs(
    site: Site, open_page: OpenPage, look: Looker
) -> None:
    page, child, visitor = open_page(), open_page(viewport=PHONE), open_page()
    page.goto(f"{site.origin}/work/")
    sign_in(page, site, COUNSELLORS[0].email)
    page.wait_for_url("**/work/*/**")
    work = work_of(page)

    come_back(child, work.replace("/work/", "/in/school/"), THEO)
    link = ask_to_show(child, first_award(child), EMPLOYER)
    shows_nothing(visitor, link, "Lindqvist")

    page.goto(f"{work}/consents")
    sees(page, "For you to record", EMPLOYER)
    look.both(page, "consents")
    page.locator(".rows > li", has_text=EMPLOYER).first.locator(".row-link").click()
    expect(page.locator(".kicker")).to_contain_text(re.compile("under 13", re.IGNORECASE))
    ways = page.get_by_role("radio").evaluate_all("all => all.map(one => one.value)")
    assert "in-person" in ways
    assert not {"message-link", "class-code"} & set(ways)
    look.both(page, "consent")
    page.get_by_label("Karin Lindqvist").check()
    page.locator('input[name="method"][value="in-person"]').check()
    page.get_by_label("What happened").fill("Came to the office and showed her identity card.")
    press(page, "Record", exact=True)
    sees(page, "Recorded.")
    look.both(page, "consents-of-a-pupil")
    page.locator(".rows > li", has_text=EMPLOYER).first.locator(".row-link").click()
    sees(page, "The school knows that it was them", "recorded by Ruth Abernathy")

    visitor.goto(link)
    sees(visitor, "Theo Lindqvist")
    assert "waiting" not in link_state(child, site, EMPLOYER).lower()
