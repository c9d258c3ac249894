"""A coordinator reads what the district awards beside what is asked for, prints it and takes it away."""

from __future__ import annotations

from playwright.sync_api import expect

from journeys.web.conftest import OpenPage
from journeys.web.looking import Looker
from journeys.web.running import Site
from journeys.web.steps import enter_as, saved_file


def test_a_coordinator_reads_prints_and_takes_the_gap_report_away(
    site: Site, open_page: OpenPage, look: Looker
) -> None:
    page = open_page()
    work = enter_as(page, site, "Helen Park")
    page.goto(f"{work}/gap")
    expect(page.get_by_role("heading", level=1)).to_have_text("What you award, and what is asked for")
    expect(page.get_by_text("nobody here has it on record").first).to_be_visible()
    expect(page.get_by_text("It cannot be evaluated, because").first).to_be_visible()
    look.both(page, "gap")
    look.accessible(page)

    assert saved_file(page, "Print").startswith(b"%PDF")
    assert "Aerial Lift Operator" in saved_file(page, "Take away as a table").decode()
    page.get_by_role("link", name="Change").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Which occupations does it prepare for?")
