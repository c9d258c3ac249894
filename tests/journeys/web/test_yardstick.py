"""By what common yardstick: an educator improves, an employer weighs, a parent reads, a visitor hands in."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from journeys.web.conftest import OpenPage
from journeys.web.learning import TITLE, badge, hand_in
from journeys.web.looking import DESK, PHONE, Looker
from journeys.web.running import Site
from journeys.web.steps import enter_as, press, sees

ALIKE = "Food Safety in the Kitchen"
SCHOOL, SELLER = "Lincoln High School", "BrightSteps Academy"
DELIVERY = "Bicycle Repair Workshop"


def opened(page: Page, site: Site, issuer: str) -> str:
    """The assay of this issuer's certificate, by the way of the tour; its address."""
    page.goto(f"{site.origin}/tour/yardstick")
    press(page, f"The whole assay of the certificate of {issuer}")
    sees(page, ALIKE, "This is about the credential and never about anybody who holds it.")
    return page.url


def fits(page: Page) -> None:
    """Nothing sticks out of the window."""
    width = (page.viewport_size or DESK)["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url


def test_an_educator_sees_how_it_reads_and_says_what_was_missing(
    site: Site, open_page: OpenPage, look: Looker
) -> None:
    page = open_page()
    work = enter_as(page, site, "Grace Whitfield")
    page.goto(f"{work}/achievements")
    press(page, "Design an achievement")
    page.get_by_label("Name").first.fill("Bread for a Hundred")
    page.get_by_label("In short").fill("Plans, bakes and sells bread for a day, and keeps the oven's log.")
    page.get_by_label("Criteria").fill("- Prepare dough and bake a hundred loaves in one morning.")
    _suggestions(page)
    press(page, "Save", exact=True)

    press(page, "How it reads to others")
    sees(page, "Improve this", "As you state it", "No assessment is stated", "Nothing here is a duty.")
    before = _told(page)
    page.locator("#improve").get_by_role("link", name="Say it").first.click()
    page.get_by_label("How is it assessed?").select_option(label="A practical demonstration")
    page.get_by_label("Workload in hours").fill("16")
    page.get_by_label("Who assesses?").select_option(label="Somebody who does not teach it")
    press(page, "Save", exact=True)
    press(page, "Publish this version")
    press(page, "How it reads to others")
    sees(page, "Judged by someone independent", "Nobody else has confirmed it.", "Fewer than ten were judged")
    assert before < _told(page)
    look.both(page, "yardstick")

    press(page, "As everybody sees it")
    sees(page, "Bread for a Hundred", "16 hours", "Short is not slight")


def _suggestions(page: Page) -> None:
    """Skills suggested by a button, where skill data are installed; elsewhere it is said that none are."""
    button = page.get_by_role("button", name="Suggest skills from the text")
    if not button.count():
        sees(page, "Skills cannot be suggested here yet")
        return
    button.click()
    found = page.locator("#suggestions button[name=add]")
    nothing = page.locator("#suggestions p.muted")
    found.or_(nothing).first.wait_for()
    if found.count():
        name = page.locator("#suggestions .row-title").first.inner_text()
        found.first.click()
        expect(page.locator(f'[name^=skills][value="{name}"]').first).to_be_attached()


def _told(page: Page) -> int:
    """How many elements the page says are told so that machines can read them."""
    return page.locator("#told .pill.is-ok").count()


def test_an_employer_weighs_two_that_look_alike_and_says_what_counts(
    site: Site, open_page: OpenPage, look: Looker
) -> None:
    page = open_page()
    work = enter_as(page, site, "Nora Feld")
    opened(page, site, SCHOOL)
    press(page, "For employers")
    sees(
        page,
        "Independent, supervised, identity checked",
        "organizations: 3 or more",
        "All answers as a table",
    )
    opened(page, site, SELLER)
    press(page, "For employers")
    sees(page, "No assessment is stated", "no price told")

    page.goto(f"{site.origin}/tour/yardstick")
    press(page, "Set the two side by side")
    page.get_by_label("How it is judged").fill("8")
    page.get_by_label("Who recognises it").fill("3")
    press(page, "Set them side by side")
    sees(page, "What can be said", "By your weights", "Place 1", SCHOOL, SELLER)
    look.accessible(page)
    fits(page)

    page.goto(f"{work}/statements")
    sees(page, ALIKE)
    page.goto(f"{site.origin}/tour/yardstick")
    school = open_page()
    office = enter_as(school, site, "Grace Whitfield")
    school.goto(f"{office}/achievements")
    school.locator(".badge-card", has_text=DELIVERY).get_by_role("link").click()
    achievement = str(school.get_by_role("link", name="Public page").evaluate("link => link.href"))
    page.goto(achievement)
    press(page, "Who recognises this")
    sees(page, "Nobody has stated this in a way that counts yet.")
    recognised = page.url

    page.goto(f"{work}/statements/new")
    page.get_by_label("Address of the achievement").fill(achievement)
    page.get_by_text("Prefers people who hold it").click()
    page.get_by_label("For which occupation").fill("Delivery by bicycle")
    press(page, "Read the achievement, and look")
    sees(page, "Look before you sign", DELIVERY, "Delivery by bicycle")
    press(page, "Sign and publish")
    sees(page, "Signed. Everybody can read it now")
    page.goto(recognised)
    sees(page, "1 organization has stated", "Corner Bakery", "cornerbakery.example")
    look.accessible(page)
    press(page, DELIVERY)
    press(page, "See the assay")
    sees(page, "organizations: 1 or more")


def test_a_parent_reads_it_on_a_phone(site: Site, open_page: OpenPage, look: Looker) -> None:
    page = open_page(viewport=PHONE)
    opened(page, site, SCHOOL)
    sees(
        page, "What must somebody do to get it, and who looks at it?", "bear out: “Judged by a public rubric”"
    )
    sees(page, "Who says nothing has not said no.", "60 hours", "Short is not slight")
    look.accessible(page)
    fits(page)
    opened(page, site, SELLER)
    sees(page, "No assessment is stated", "What would change this")
    look.accessible(page)
    fits(page)


def test_the_same_without_javascript_and_what_the_issuer_answered(site: Site, open_page: OpenPage) -> None:
    page = open_page(viewport=PHONE, java_script_enabled=False)
    opened(page, site, SELLER)
    press(page, "With every input")
    sees(page, "Inputs", "transparency/1")
    fits(page)
    press(page, "In plain words")
    sees(page, "What others published about it")
    page.locator("main section", has_text="What others published about it").get_by_role(
        "link", name=ALIKE
    ).click()
    sees(page, "Northside Community College", "Paul Sorensen", "From next year on it ends with a test")
    press(page, "Compute it again")
    sees(page, "It matches")


def test_a_badge_from_elsewhere_is_handed_in(site: Site, open_page: OpenPage, look: Looker) -> None:
    page = open_page(viewport=PHONE)
    page.goto(f"{site.origin}/value")
    look.accessible(page)
    press(page, "Look at it")
    sees(page, "one is enough")
    hand_in(page, "A file (optional)", "letter.txt", b"Dear Sir or Madam", "text/plain")
    press(page, "Look at it")
    sees(page, "The file is not a credential.", "ask for it again")
    hand_in(page, "A file (optional)", "badge.json", badge("Ana Ruiz", "ana@school.example"))
    press(page, "Look at it")
    sees(page, TITLE, "You handed in somebody", "nothing is kept")
    expect(page.locator("body")).not_to_contain_text("Ana Ruiz")
    look.accessible(page)
    fits(page)


def test_pictures_of_the_yardstick(site: Site, open_page: OpenPage, look: Looker) -> None:
    page = open_page(viewport=PHONE)
    address = opened(page, site, SCHOOL)
    look.picture(page, "assay-plain-phone-light")
    page = open_page(viewport=DESK)
    page.goto(f"{address}?for=employers")
    look.picture(page, "assay-employers-desk-light")
    page.goto(f"{site.origin}/tour/yardstick")
    press(page, "Set the two side by side")
    page.get_by_label("How it is judged").fill("8")
    press(page, "Set them side by side")
    sees(page, "By your weights")
    look.picture(page, "assay-compared-desk-light")
    work = enter_as(page, site, "Grace Whitfield")
    page.goto(f"{work}/achievements")
    page.locator(".badge-card", has_text=ALIKE).get_by_role("link").click()
    press(page, "How it reads to others")
    sees(page, "Improve this", "As it was observed here")
    look.picture(page, "assay-yardstick-desk-light")
