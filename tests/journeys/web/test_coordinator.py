"""A coordinator in a new organization: roster, results, a certificate that is issued, the next year."""

from __future__ import annotations

import csv
import io
import re
from datetime import date

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from journeys.web import office
from journeys.web.conftest import OpenPage
from journeys.web.looking import Looker
from journeys.web.running import Site
from journeys.web.steps import check_file, found_organization, press, saved_file, sees, work_of

CHANGES = 4
EMAIL = "rosa.linden@hillside.example"


@pytest.fixture
def coordinator(site: Site, open_page: OpenPage) -> Page:
    """The page of somebody whose organization has no roster yet."""
    page = open_page()
    found_organization(page, site, EMAIL, "Hillside School District")
    return page


def heading(page: Page, text: str) -> None:
    """The page's heading is this, or becomes it."""
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


def test_a_coordinator_brings_a_school_year_in_and_the_next_one(
    site: Site, coordinator: Page, open_page: OpenPage, look: Looker
) -> None:
    page, day = coordinator, timezone.now().date()
    work = work_of(page)

    _a_spoilt_roster_changes_nothing(page, work, day, look)
    _the_right_one_is_applied(page, work, day, look)
    _a_second_one_touches_what_it_changes(page, work, day, look)
    _results_are_mapped_tried_and_imported(page, work, day, look)
    credential = _one_is_checked_and_issued(page, work, day, look)
    _its_card_says_who_has_not_signed(open_page(), site, credential, look)
    _the_report_tells_how_far_each_is_proven(page, work, day, look)
    _the_next_year_begins(page, work, day)


def _a_spoilt_roster_changes_nothing(page: Page, work: str, day: date, look: Looker) -> None:
    page.goto(f"{work}/roster")
    press(page, "Send a file")
    look.both(page, "roster-send")
    office.send(page, "roster.zip", office.spoilt(office.roster(day)))
    heading(page, "1 thing is wrong with the file")
    row = page.get_by_role("table", name="What is wrong with the file").get_by_role("row").last
    expect(row).to_contain_text(f"demographics.csv, line {office.SPOILT_LINE}, birthDate")
    expect(row).not_to_contain_text(office.SPOILT)  # a birth date, or what stands for one, is on no screen
    expect(page.get_by_role("button", name="Apply", exact=True)).to_have_count(0)
    page.goto(f"{work}/roster")
    sees(page, "0 pupils", "0 open sections")


def _the_right_one_is_applied(page: Page, work: str, day: date, look: Looker) -> None:
    page.goto(f"{work}/roster/send")
    office.send(page, "roster.zip", office.roster(day))
    heading(page, f"{office.COUNT} pupils would change")
    look.both(page, "roster-dry-run")
    press(page, "Apply", exact=True)
    heading(page, f"{office.COUNT} pupils changed")
    press(page, "See the roster")
    sees(page, f"{office.COUNT} pupils", "Lakeview Technical Center")
    look.both(page, "roster")


def _a_second_one_touches_what_it_changes(page: Page, work: str, day: date, look: Looker) -> None:
    page.goto(f"{work}/roster/send")
    office.send(page, "roster.zip", office.roster(day, CHANGES))
    heading(page, f"{CHANGES} pupils would change")
    sees(page, f"{office.COUNT - CHANGES} stay as they are.")
    told = ""
    for kind in ("Leave", "Move", "Change otherwise"):
        page.locator(".tabs").get_by_role("link", name=kind).click()
        expect(page.locator(".tabs [aria-current]")).to_contain_text(kind)
        told += page.get_by_role("table", name="What changes of pupils").inner_text()
    assert "-Reyes" in told
    assert "Northshore High School" in told
    look.both(page, "roster-diff")
    press(page, "Apply", exact=True)
    heading(page, f"{CHANGES} pupils changed")
    sees(page, "left; their records stay")


def _results_are_mapped_tried_and_imported(page: Page, work: str, day: date, look: Looker) -> None:
    page.goto(f"{work}/certificates/results")
    page.get_by_label("Who sent it?").fill("Lake County Testing Service")
    office.send(page, "results.csv", office.results(day))
    heading(page, "What are the columns?")
    meanings = ("School id", "Last name", "First name", "Certificate", "Date of the examination")
    for place, label in enumerate((*meanings, "Passed or not", "Score", "Certificate number")):
        page.get_by_label(re.compile(rf"^{label}( \(optional\))?$")).select_option(str(place))
    press(page, "Check every line")

    sees(page, "Nothing is imported while something is asked or wrong", office.UNKNOWN_NAME)
    wrong = page.get_by_role("table", name="What is wrong").get_by_role("row").last
    expect(wrong).to_contain_text(f"Line {office.UNKNOWN_LINE}")
    expect(wrong).to_contain_text("School id")
    look.both(page, "results-check")
    page.get_by_label(f"“{office.UNKNOWN_NAME}”").select_option(label="Certified Fundamentals Cook")
    press(page, "Keep these answers")
    press(page, "Leave out every line that needs something")
    heading(page, "5 attempts are ready")
    press(page, "Import all of it")
    heading(page, "The results are in")
    receipt = page.locator(".receipt")
    expect(receipt.get_by_role("listitem")).to_have_text([re.compile(f"^{one}") for one in (5, 4, 4, 1)])
    for told in ("attempts kept", "of them passed", "new certificates", "line left out by you"):
        expect(receipt).to_contain_text(told)


def _one_is_checked_and_issued(page: Page, work: str, day: date, look: Looker) -> bytes:
    first = office.candidates(day)[0]
    page.goto(f"{work}/certificates?search={first.number}")
    page.get_by_role("link", name=f"{first.given} {first.family}").click()
    sees(page, "document seen", "the body has not signed this", "58", "81")
    page.get_by_text("Check with the body", exact=True).click()
    page.get_by_label("The page you looked at").fill("https://www.servsafe.com/check")
    expect(page.get_by_label("The number you compared")).to_have_value("FH100200")
    page.get_by_label("I looked at it myself").check()
    press(page, "Keep this look")
    sees(page, "Your look at the body's page is kept", "checked with the body")
    look.both(page, "certificate")
    press(page, "Issue as your own statement")
    sees(page, "The credential is issued. It says who has not signed it.")
    press(page, "See the credential")
    return saved_file(page, "Save the credential")


def _its_card_says_who_has_not_signed(page: Page, site: Site, credential: bytes, look: Looker) -> None:
    check_file(page, site, credential)
    expect(page.locator(".verdict-sentence").first).to_have_text("Genuine and still valid")
    said = page.locator(".verdict").first.inner_text()
    assert "Hillside School District states that" in said
    assert "has not signed this" in said
    assert "signed by the body" not in said
    look.both(page, "certificate-verified")


def _the_report_tells_how_far_each_is_proven(page: Page, work: str, day: date, look: Looker) -> None:
    page.goto(f"{work}/certificates/exports")
    look.both(page, "certificates-take-away")
    text = saved_file(page, "Table Recognised credentials attained, for state and federal reporting")
    rows = list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"))))
    proofs = {row["LOCAL_STUDENT_ID"]: row["EVIDENCE_CODE"] for row in rows}
    first, *others = (one.number for one in office.candidates(day))
    assert {first: "C"} | dict.fromkeys(others, "D") == proofs
    assert "2" == next(row["ATTEMPTS"] for row in rows if row["LOCAL_STUDENT_ID"] == first)


def _the_next_year_begins(page: Page, work: str, day: date) -> None:
    page.goto(f"{work}/roster/year")
    page.get_by_role("checkbox").first.check()
    press(page, "Close their sections")
    sees(page, "Now send the new year's file.")
    office.send(page, "roster.zip", office.next_year(day))
    sees(page, "pupils would change")
    page.get_by_label(f"That is right: {office.leavers(day)} leave").check()
    press(page, "Apply", exact=True)
    sees(page, "sections opened", "left; their records stay")

    first = office.candidates(day)[0]
    page.goto(f"{work}/pupils?search={first.number}")
    sees(page, f"Grade {first.grade + 1:02}")
    page.get_by_role("link", name=f"{first.given} {first.family}").click()
    sees(page, "ServSafe Food Handler", "checked with the body")
