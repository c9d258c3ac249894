"""An educator publishes a promise, reads alone what came of it, shows it to everybody and takes it back."""

from __future__ import annotations

from playwright.sync_api import expect

from journeys.web.conftest import OpenPage
from journeys.web.looking import PHONE, Looker
from journeys.web.running import Site
from journeys.web.steps import enter_as, press, sees

PROMISE = "This certificate is recognised by employers worldwide."
PLAIN = "You set up a beehive and look after it for a summer."
CHECKED = "What it promises, checked"


def test_a_promise_is_checked_for_its_author_first_and_for_everybody_if_she_says_so(
    site: Site, open_page: OpenPage, look: Looker
) -> None:
    page = open_page()
    work = enter_as(page, site, "Paul Sorensen")
    page.goto(f"{work}/achievements/new")
    page.get_by_label("Name").first.fill("A Summer with Bees")
    page.get_by_label("In short").fill(PLAIN)
    page.get_by_label("Criteria").first.fill(f"Keep a diary of twelve weeks. {PROMISE}")
    press(page, "Save and go on", exact=True)
    page.goto(f"{work}/achievements")
    press(page, "A Summer with Bees")
    press(page, "Publish this version")

    sees(page, "What it promises, for your eyes", "1 promise in 1 sentence: 1 that nobody can check.")
    public_url = page.get_by_role("link", name="Public page").evaluate("link => link.href")
    stranger = open_page(viewport=PHONE)
    stranger.goto(public_url)
    sees(stranger, "A Summer with Bees")
    expect(stranger.locator("body")).not_to_contain_text(CHECKED)

    press(page, "See which sentences, and how you could write them")
    sees(page, f"“{PROMISE}”", "You could name who recognises it")
    expect(page.locator("ol.rows")).not_to_contain_text(PLAIN)
    look.both(page, "promises")

    press(page, "Show this on the public page")
    sees(
        page,
        "The public page now says what is behind its promises.",
        "Everybody: it stands on the public page",
    )
    stranger.reload()
    sees(stranger, CHECKED, f"“{PROMISE}”", "Nobody can check")
    expect(stranger.locator("body")).not_to_contain_text("You could name who recognises it")
    look.accessible(stranger)

    press(page, "Stop showing it")
    stranger.reload()
    expect(stranger.locator("body")).not_to_contain_text(CHECKED)
