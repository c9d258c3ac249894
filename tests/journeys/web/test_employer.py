"""Somebody is shown a credential: by a link, as text, as a file, as a photo; and knows in one screen."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from factories import awarded, resigned, signed, to_bytes
from journeys.web.conftest import OpenPage
from journeys.web.learning import TITLE, badge, hand_in
from journeys.web.looking import DESK, PHONE, Looker
from journeys.web.running import Site
from journeys.web.steps import check_file, enter_as, press, saved_file, sees, wait_until_seen

HOLDER = "ana@school.example"
EXPIRED = to_bytes(resigned(signed(), "/validUntil", "2026-02-01T00:00:00Z"))
CHANGED = to_bytes(awarded()).replace(TITLE.encode(), b"Doctor of Medicine")
SENTENCE = ".verdict-sentence"


def shown_links(page: Page, site: Site) -> list[str]:
    """The links that applicants of the demonstration sent to an employer."""
    page.goto(site.sign_in_link("list of applicants"))
    press(page, "To print")
    return page.locator("main .code.small").all_inner_texts()


def test_a_link_and_a_photo_of_its_code_lead_to_the_answer(
    site: Site, open_page: OpenPage, look: Looker
) -> None:
    page = open_page(viewport=PHONE)
    link = shown_links(page, site)[0]
    page.goto(f"{site.origin}/verify")
    look.accessible(page)
    page.get_by_label("A link, or the text of a credential (optional)").fill(link)
    press(page, "Check it")
    expect(page.locator(SENTENCE)).to_have_text("Genuine and still valid")
    sees(
        page,
        "Maya Torres",
        "Food Safety in the Kitchen",
        "Lincoln High School",
        "Lake County register of schools",
    )
    sees(page, "What you could ask", "Who issued it")
    look.accessible(page)
    look.picture(page, "verdict-accepted-phone")
    page.get_by_text("How was this checked?").click()
    look.accessible(page)

    code = open_page(viewport=DESK)
    code.goto(site.sign_in_link("Maya Torres"))
    code.goto(f"{site.origin}/wallet/shares")
    press(code, "For Corner Bakery")
    photo = code.screenshot(type="jpeg", quality=60)
    page.goto(f"{site.origin}/verify")
    hand_in(page, "A photo of its QR code (optional)", "photo.jpg", photo, "image/jpeg")
    press(page, "Check it")
    sees(page, "Genuine and still valid", "Maya Torres")
    assert link == page.url


def test_a_text_by_an_issuer_nobody_knows_is_unrecognised_and_not_false(
    site: Site, open_page: OpenPage
) -> None:
    page = open_page(viewport=PHONE, java_script_enabled=False)
    page.goto(f"{site.origin}/verify")
    page.get_by_label("A link, or the text of a credential (optional)").fill(
        badge("Ana Ruiz", HOLDER).decode()
    )
    press(page, "Check it")
    expect(page.locator(SENTENCE)).to_have_text("Genuine and still valid")
    sees(page, "Ana Ruiz", TITLE, "Unrecognised: no list here names it, which does not make it false.")
    sees(page, "Questions you could ask", "The name is its own claim.")

    page.get_by_label("Was it sent to this e-mail address?").fill(HOLDER)
    press(page, "Check again")
    expect(page.locator(SENTENCE)).to_have_text("Genuine, still valid, and sent to this address")
    page.get_by_label("Was it sent to this e-mail address?").fill("somebody@else.example")
    press(page, "Check again")
    expect(page.locator(SENTENCE)).to_have_text("Genuine, but not sent to this address")
    expect(page.locator("body")).not_to_contain_text("Ana Ruiz")


def test_one_changed_letter_and_nothing_of_it_is_shown(site: Site, open_page: OpenPage, look: Looker) -> None:
    page = open_page()
    check_file(page, site, CHANGED)
    expect(page.locator(SENTENCE)).to_have_text("Changed since it was signed")
    for text in ("Doctor of Medicine", "Riverbend", "Watershed"):
        expect(page.locator("body")).not_to_contain_text(text)
    look.accessible(page)
    look.picture(page, "verdict-rejected")

    check_file(page, site, b"Dear Sir or Madam", "letter.txt")
    expect(page.locator(SENTENCE)).to_have_text("There is no credential in it that can be read")
    page.goto(f"{site.origin}/verify")
    press(page, "Check it")
    sees(page, "one is enough")


def test_one_whose_time_is_over_still_says_whose_it_was(
    site: Site, open_page: OpenPage, look: Looker
) -> None:
    page = open_page()
    check_file(page, site, EXPIRED)
    expect(page.locator(SENTENCE)).to_have_text("Genuine, but no longer valid")
    sees(page, "It was genuine; it is no longer valid since 1 February 2026.", TITLE)
    expect(page.locator("body")).not_to_contain_text("Three supervised samplings")
    look.accessible(page)
    look.picture(page, "verdict-expired")


def test_a_revocation_reaches_whoever_checks_within_a_minute(
    site: Site, open_page: OpenPage, look: Looker
) -> None:
    issuer = open_page()
    work = enter_as(issuer, site, "Grace Whitfield")
    issuer.goto(f"{work}/awards?search=Ines")
    press(issuer, "Ines Carvalho")
    content = saved_file(issuer, "Save the credential")
    page = open_page()
    check_file(page, site, content)
    expect(page.locator(SENTENCE)).to_have_text("Genuine and still valid")
    sees(page, "Ines Carvalho", "Laboratory Safety")

    press(issuer, "Revoke")
    issuer.locator("main textarea, main input[type=text]").first.fill("Entered for the wrong pupil.")
    press(issuer.locator("main"), "Revoke", exact=True)
    wait_until_seen(page, lambda: check_file(page, site, content), "Genuine, but revoked by its issuer")
    sees(page, "Laboratory Safety", "Lincoln High School", "Its issuer has revoked it since")
    expect(page.locator("body")).not_to_contain_text("Ines")
    look.accessible(page)
    look.picture(page, "verdict-revoked")
