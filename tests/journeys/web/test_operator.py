"""Whoever runs the site: its health, its organizations and their limits, reports, jobs and the journal."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from journeys.web.conftest import OpenPage
from journeys.web.looking import PHONE, Looker
from journeys.web.running import Site
from journeys.web.steps import enter_as, press, sees, sign_in, work_of


def an_operator(site: Site, page: Page) -> Page:
    """Robin at the first page of an operator."""
    page.goto(site.sign_in_link("Robin Vale"))
    sees(page, "What runs, what waits, and what needs you.")
    return page


def status_of(page: Page, address: str) -> int:
    """How this address answers."""
    answer = page.goto(address)
    assert answer is not None
    return answer.status


def test_health_jobs_mail_and_journal_are_seen_at_a_glance(
    site: Site, open_page: OpenPage, look: Looker
) -> None:
    page = an_operator(site, open_page())
    sees(page, "at work", "none has failed", "nothing is stuck", "The last 24 hours")
    look.accessible(page)
    look.picture(page, "operator-health")

    press(page, "Jobs", exact=True)
    press(page, "Done")
    sees(page, "Asked for on")
    look.accessible(page)
    press(page, "Mail", exact=True)
    press(page, "Came back")
    sees(page, "credential")
    expect(page.locator("main")).not_to_contain_text("@")
    look.accessible(page)
    look.picture(page, "operator-mail")

    press(page, "Journal", exact=True)
    page.get_by_label("What was done (optional)").select_option(label="suspend")
    press(page, "Show")
    expect(page.locator("tbody tr").filter(has_not_text="suspend")).to_have_count(0)
    sees(page, "suspend")
    expect(page.locator("main")).not_to_contain_text("Jonah")
    look.accessible(page)

    visitor = open_page()
    for path in ("/healthz", "/readyz"):
        assert 200 == status_of(visitor, f"{site.origin}{path}"), path
    assert 404 == status_of(visitor, f"{site.origin}/operator/journal")
    visitor.goto(site.sign_in_link("Tom Brandt"))
    assert 404 == status_of(visitor, f"{site.origin}/operator/")


def test_a_name_that_looks_like_anothers_is_marked_and_can_be_stopped(
    site: Site, open_page: OpenPage, look: Looker
) -> None:
    owner = open_page()
    owner.goto(f"{site.origin}/work/")
    sign_in(owner, site, "vic@mail.example")
    press(owner, "New organization")
    owner.get_by_label("Name of the organization").fill("Linco1n High School")
    owner.get_by_label("What is it?").select_option(label="School")
    press(owner, "Make it")
    sees(owner, "Your organization stands.")

    page = an_operator(site, open_page())
    page.goto(f"{site.origin}/operator/organizations")
    page.get_by_label("Name or domain (optional)").fill("Linco1n")
    press(page, "Search")
    sees(page, "Looks like another")
    look.accessible(page)
    look.picture(page, "operator-look-alike")
    press(page, "Linco1n High School")
    sees(page, "A reader could take this name for another's", "These were here before: Lincoln High School")
    look.accessible(page)

    page.get_by_label("Credentials a day").fill("-1")
    press(page, "Set the limit")
    sees(page, "greater than or equal to 0")
    page.get_by_label("Credentials a day").fill("3")
    press(page, "Set the limit")
    expect(page.get_by_label("Credentials a day")).to_have_value("3")
    press(page, "Stop it")
    sees(page, "Its members cannot award anything until you let them.")
    look.picture(page, "operator-stopped")
    press(page, "Let it work again")
    sees(page, "Its members can look but not award.")


def test_one_that_was_stopped_awards_nothing(site: Site, open_page: OpenPage) -> None:
    vendor = open_page()
    work = enter_as(vendor, site, "Kyle Vance")
    vendor.goto(f"{work}/award")
    press(vendor, "Food Safety in the Kitchen")
    vendor.get_by_label("Name", exact=True).fill("Ana Ruiz")
    vendor.get_by_label("E-mail address").fill("ana.ruiz@mail.example")
    press(vendor, "Look once more")

    page = an_operator(site, open_page())
    page.goto(f"{site.origin}/operator/organizations")
    press(page, "BrightSteps Academy")
    press(page, "Stop it")
    sees(page, "Its members cannot award anything until you let them.")
    press(vendor, "Award", exact=True)
    sees(vendor, "It cannot award anything at present.")
    press(page, "Let it work again")
    sees(page, "Its members can look but not award.")
    press(vendor, "Award", exact=True)
    sees(vendor, "Ana Ruiz", "Claim link")


def test_a_reported_page_is_taken_down_and_shown_again(site: Site, open_page: OpenPage, look: Looker) -> None:
    vendor = open_page()
    vendor.goto(site.sign_in_link("Kyle Vance"))
    house = f"{site.origin}/o/{work_of(vendor).rpartition('/')[2]}"
    visitor = open_page(viewport=PHONE, java_script_enabled=False)
    visitor.goto(house)
    press(visitor, "Food Safety in the Kitchen")
    badge_page = visitor.url
    press(visitor, "Report this page")
    expect(visitor.get_by_label("Address of the page")).to_have_value(re.compile(r"/a/"))
    press(visitor, "Send the report")
    sees(visitor, "This field is required.")
    visitor.get_by_label("It pretends to be somebody else").check()
    visitor.get_by_label("What should we know?").fill("It is drawn like the school's, and asks for nothing.")
    press(visitor, "Send the report")
    sees(visitor, "Thank you. Your report has arrived.")
    assert 200 == status_of(visitor, badge_page)

    page = an_operator(site, open_page())
    press(page, "Reports")
    look.accessible(page)
    press(page, "It pretends to be somebody else")
    sees(page, "It is drawn like the school's")
    look.accessible(page)
    look.picture(page, "operator-report")
    press(page, "Take the page down")
    sees(page, "The page is down.")
    assert status_of(visitor, badge_page) in {404, 410, 451}
    expect(visitor.locator("main")).not_to_contain_text("Enrol in the on-line course")

    page.goto(f"{site.origin}/operator/reports")
    sees(page, "Pages that are down")
    press(page, "Show it again")
    sees(page, "The page is shown again.")
    assert 200 == status_of(visitor, badge_page)
