"""A learner's wallet: search, collections, badges from anywhere, and why one was not taken."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from assay.baking import bake
from assay.web.look.badges import BadgeDesign, badge_png, draw_badge
from factories import ACHIEVEMENT, awarded, to_bytes
from journeys.web.conftest import OpenPage
from journeys.web.learning import TITLE, badge, bring, open_wallet
from journeys.web.looking import PHONE, Looker
from journeys.web.running import Site
from journeys.web.steps import press, sees

DRAWN = draw_badge(BadgeDesign(shape="circle", palette="moss", icon="flask", text="Watershed"))


def test_what_is_held_is_searched_collected_and_put_away(
    site: Site, open_page: OpenPage, look: Looker
) -> None:
    page = open_page()
    page.goto(site.sign_in_link("Daniel Okafor"))
    page.goto(f"{site.origin}/wallet/")
    sees(page, "Bookkeeping with Spreadsheets", "Forklift Operator", "First Aid at Work")
    look.accessible(page)

    _search(page, "transport")
    sees(page, "2 fit “transport”.", "Forklift Operator", "First Aid at Work")
    expect(page.locator("main")).not_to_contain_text("Bookkeeping")
    _search(page, "nothing like it")
    sees(page, "0 fit “nothing like it”.")

    page.goto(f"{site.origin}/wallet/collections")
    page.get_by_label("Its name").fill("Driving")
    press(page, "Make it")
    page.goto(f"{site.origin}/wallet/collections")
    press(page, "Driving")
    page.get_by_label("A credential").select_option(label="Forklift Operator · Northgate Transport Training")
    press(page, "Put it in")
    page.get_by_label("A credential").select_option(label="First Aid at Work · Northgate Transport Training")
    press(page, "Put it in")
    press(page, "Move First Aid at Work up")
    titles = page.locator("ol.rows .row-title")
    expect(titles).to_have_text(["First Aid at Work", "Forklift Operator"])
    look.accessible(page)
    look.picture(page, "collection")
    press(page, "Take the collection apart")
    expect(page.locator("main")).not_to_contain_text("Driving")

    page.goto(f"{site.origin}/wallet/")
    press(page, "First Aid at Work")
    press(page, "Put away")
    page.goto(f"{site.origin}/wallet/?archived=1")
    press(page, "First Aid at Work")
    press(page, "Back into the wallet")
    page.goto(f"{site.origin}/wallet/")
    sees(page, "First Aid at Work")


def _search(page: Page, words: str) -> None:
    page.get_by_label("Search your credentials").fill(words)
    press(page, "Search")


def test_a_badge_from_anywhere_is_brought_along_in_any_form(
    site: Site, open_page: OpenPage, look: Looker
) -> None:
    page = open_page(viewport=PHONE)
    email = "noel@mail.example"
    open_wallet(page, site, email)
    sees(page, "What you are awarded comes here")
    look.accessible(page)
    look.picture(page, "wallet-empty-phone")

    signed = badge("Noël Dubois", email)
    bring(page, site, bake(badge_png(DRAWN), signed), "badge.png")
    sees(page, "It is genuine, and it is in your wallet now.", "Noël Dubois", TITLE, "For your résumé")
    look.accessible(page)

    bring(page, site, bake(DRAWN.encode(), signed), "badge.svg")
    sees(page, "You have this one already.")

    page.goto(f"{site.origin}/wallet/bring")
    text = badge("N. Dubois", email).decode()
    page.get_by_label("Or a link, or the text of a credential (optional)").fill(text)
    press(page, "Check it and keep it")
    sees(page, "It is genuine", "N. Dubois")
    page.goto(f"{site.origin}/wallet/")
    expect(page.locator(".badge-card")).to_have_count(2)

    press(page, TITLE)
    press(page, "Remove from the wallet")
    press(page, "Remove it")
    expect(page.locator(".badge-card")).to_have_count(1)


def test_a_badge_that_does_not_hold_is_refused_with_its_reason(
    site: Site, open_page: OpenPage, look: Looker
) -> None:
    page = open_page(viewport=PHONE)
    open_wallet(page, site, "olga@mail.example")
    changed = to_bytes(awarded()).replace(str(ACHIEVEMENT["name"]).encode(), b"Doctor of Medicine")
    bring(page, site, changed)
    sees(page, "It was not kept", "Changed since it was signed")
    expect(page.locator("body")).not_to_contain_text("Doctor of Medicine")
    look.accessible(page)
    look.picture(page, "not-kept-phone")

    bring(page, site, b"Dear Sir or Madam", "letter.txt")
    sees(page, "There is no credential in it that can be read")
    page.goto(f"{site.origin}/wallet/bring")
    press(page, "Check it and keep it")
    sees(page, "Choose a file, or paste a link or a text: one is enough.")
    page.goto(f"{site.origin}/wallet/")
    sees(page, "What you are awarded comes here")
