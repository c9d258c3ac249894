"""Keeping it current: a learner reads what carries over; a designer takes a day of review with one click."""

from __future__ import annotations

from playwright.sync_api import expect

from journeys.web.conftest import OpenPage
from journeys.web.looking import PHONE, Looker
from journeys.web.running import Site
from journeys.web.steps import enter_as, press, sees


def test_a_learner_reads_what_carries_over_of_each_credential(
    site: Site, open_page: OpenPage, look: Looker
) -> None:
    page = open_page(viewport=PHONE)
    page.goto(site.sign_in_link("Daniel Okafor"))
    page.goto(f"{site.origin}/wallet/")
    press(page, "Keeping it current")
    sees(page, "What you learned is yours for good.", "Nobody has published how long these stay in use")
    look.both(page, "keeping-current")

    press(page, "Bookkeeping with Spreadsheets")
    sees(page, "Keeping it current", "The shortest way to renew it")
    look.accessible(page)


def test_a_day_of_review_is_taken_with_one_click(site: Site, open_page: OpenPage, look: Looker) -> None:
    page = open_page()
    work = enter_as(page, site, "Grace Whitfield")
    page.goto(f"{work}/achievements")
    press(page, "Design an achievement")
    sees(page, "When to look at it again?", "No day is suggested")
    page.get_by_label("Name").first.fill("Knives and Boards")
    page.locator("[name=valid_number]").fill("2")
    page.locator("[name=valid_unit]").select_option("year")
    press(page, "Save and go on", exact=True)
    sees(page, "An award holds for 2 years")

    page.get_by_role("button", name="Review it by").click()
    sees(page, "This day is in the form.")
    expect(page.get_by_label("To be reviewed by")).not_to_have_value("")
    look.accessible(page)
