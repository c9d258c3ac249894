"""A pupil on a phone: in with the class code, back with a PIN, what was awarded, what they add and show."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from journeys.web.conftest import OpenPage
from journeys.web.learning import hand_in
from journeys.web.looking import PHONE, Looker
from journeys.web.pupils import (
    COORDINATOR,
    PIN,
    Newcomer,
    Section,
    ask_to_show,
    come_back,
    come_in,
    first_award,
    is_grown,
    is_minor_with_one_guardian,
    link_state,
    open_section,
    show,
    shows_nothing,
)
from journeys.web.running import Site, text_of
from journeys.web.steps import CODE, press, sees, sign_in

WRONG = "938271"
COURSES = ("Health Science", "Culinary Arts", "Construction", "Information Technology")


@pytest.fixture
def section(site: Site, open_page: OpenPage) -> Section:
    """The kitchen's class at its teacher's screen, with a class code on the board."""
    return open_section(open_page(), site)


@pytest.fixture
def newcomer(section: Section) -> Newcomer:
    """A minor of that class who has never come in."""
    return section.newcomer(is_minor_with_one_guardian)


@pytest.fixture
def phone(site: Site, section: Section, newcomer: Newcomer, open_page: OpenPage) -> Page:
    """The phone of that pupil, at their own page."""
    page = open_page(viewport=PHONE)
    come_in(page, site, section.code, newcomer.pupil.number)
    return page


def test_in_with_a_class_code_and_back_with_a_pin(
    site: Site, section: Section, newcomer: Newcomer, open_page: OpenPage, look: Looker
) -> None:
    page, number = open_page(viewport=PHONE), newcomer.pupil.number
    page.goto(f"{site.origin}/in")
    look.both(page, "pupil-door")
    page.get_by_label("Class code").fill(section.code)
    page.get_by_label("Your school id").fill("999999")
    press(page, "Go on")
    sees(page, "That code and that school id do not go together.")
    page.get_by_label("Your school id").fill(number)
    press(page, "Go on")
    sees(page, f"Is that you, {newcomer.pupil.given}?")
    expect(page.locator("body")).not_to_contain_text(newcomer.pupil.family)
    look.both(page, "pupil-choose-pin")
    page.get_by_label("Choose a PIN").fill("123456")
    page.get_by_label("The same PIN again").fill("123456")
    press(page, "Yes, this is my PIN")
    sees(page, "one of the first that anybody tries")
    page.get_by_label("Choose a PIN").fill(PIN)
    page.get_by_label("The same PIN again").fill(PIN)
    press(page, "Yes, this is my PIN")
    sees(page, newcomer.name, "What I was awarded", "Who can see what?")
    title = first_award(page)
    look.both(page, "pupil-home")

    press(page, title, exact=True)
    sees(page, title, "Lakeview School District")
    page.goto(f"{site.origin}/pupil")
    press(page, "Leave")
    sees(page, "You are out", "Nothing of yours is left on this device.")
    look.both(page, "pupil-left")
    page.goto(f"{site.origin}/pupil")
    sees(page, "Come in")

    come_back(page, section.school_entrance, number, WRONG)
    sees(page, "That school id and that PIN do not go together.")
    look.both(page, "pupil-wrong-pin")
    come_back(page, section.school_entrance, number)
    sees(page, newcomer.name, title)
    section.page.goto(f"{section.address}/entrances")
    told = section.page.locator(".rows > li", has_text=number)
    expect(told).to_contain_text("Comes in with a PIN")


def test_a_certificate_of_ones_own_stays_claimed(
    newcomer: Newcomer, phone: Page, section: Section, look: Looker
) -> None:
    press(phone, "Certificates")
    press(phone, "Add one")
    look.both(phone, "pupil-certificate-new")
    phone.get_by_label("Certificate", exact=True).fill("Heartbeat First Aid")
    phone.get_by_text("Number, dates and more").click()
    phone.get_by_label("Number (optional)").fill("HB-2026-7719")
    hand_in(phone, "Document (optional)", "card.png", _photo(), "image/png")
    press(phone, "Add it")
    sees(phone, "Your school sees it and can look at the document.", "claimed")
    expect(phone.locator("main")).not_to_contain_text("document seen")
    look.both(phone, "pupil-certificate")
    press(phone, "My certificates")
    row = phone.locator(".rows > li", has_text="Heartbeat First Aid")
    expect(row).to_contain_text("claimed")
    look.both(phone, "pupil-certificates")

    section.page.goto(f"{section.work}/certificates?search={newcomer.pupil.family}")
    said = section.page.locator("main .rows > li, main tbody > tr", has_text="Heartbeat First Aid")
    said = said.filter(has_text=newcomer.name)
    expect(said.last).to_contain_text("claimed")


def _photo() -> bytes:
    """A photo of a card, as a phone takes it."""
    held = io.BytesIO()
    Image.new("RGB", (320, 200), (240, 235, 220)).save(held, "PNG")
    return held.getvalue()


def test_nothing_is_shown_while_the_guardian_has_not_answered(
    site: Site, newcomer: Newcomer, phone: Page, open_page: OpenPage, look: Looker
) -> None:
    title = first_award(phone)
    link = ask_to_show(phone, title, "Café Lakeside")
    sees(phone, "Waiting for your guardian since", "it shows nothing before it is open")
    look.both(phone, "pupil-link-waits")
    assert link_state(phone, site, "Café Lakeside") == "Waiting for your guardian since today"
    look.both(phone, "pupil-home-waits")

    employer = open_page()
    employer.goto(link)
    sees(employer, "This link shows nothing at the moment")
    look.both(employer, "employer-waits")
    shows_nothing(employer, link, newcomer.name, newcomer.pupil.family, title, "Lakeview", "Waiting")
    site.mail(newcomer.guardians[0].email)

    phone.goto(f"{site.origin}/pupil/take-along")
    sees(phone, "You can do this when you are 18")
    look.both(phone, "pupil-not-yet")


def test_at_eighteen_everything_goes_to_an_address_of_ones_own(
    site: Site, open_page: OpenPage, look: Looker
) -> None:
    section, newcomer = _grown(open_page(), site)
    page, email = open_page(viewport=PHONE), f"{newcomer.pupil.number}.own@mail.example"
    come_in(page, site, section.code, newcomer.pupil.number)
    title = first_award(page)
    sees(page, "This can stay with you after school")
    look.both(page, "pupil-home-grown")
    press(page, "Read more")
    look.both(page, "pupil-take-along")
    _give_address(page, site, email, look)
    sees(page, "From now on you sign in with your own address.", title)
    look.both(page, "pupil-taken-along")
    press(page, "Leave")

    come_back(page, section.school_entrance, newcomer.pupil.number)
    sees(page, "That school id and that PIN do not go together.")
    page.goto(f"{site.origin}/in")
    page.get_by_label("Class code").fill(section.code)
    page.get_by_label("Your school id").fill(newcomer.pupil.number)
    press(page, "Go on")
    sees(page, f"{newcomer.pupil.given}, you have an account")
    look.both(page, "pupil-has-account")

    page.goto(f"{site.origin}/wallet/")
    sign_in(page, site, email)
    sees(page, "My credentials", title)
    page.goto(f"{site.origin}/pupil")
    link = show(page, title, "Harbor Lane Bakery")
    employer = open_page()
    employer.goto(link)
    sees(employer, "Genuine and still valid", newcomer.name, title)


def _grown(page: Page, site: Site) -> tuple[Section, Newcomer]:
    """Somebody of age in one of the classes where things were awarded."""
    for title in COURSES:
        for number in (1, 2):
            section = open_section(page, site, COORDINATOR, f"{title} {number}")
            try:
                return section, section.newcomer(is_grown)
            except StopIteration:
                continue
    pytest.fail("nobody of these classes is of age")


def _give_address(page: Page, site: Site, email: str, look: Looker) -> None:
    """Say the new address, then the code from its mail."""
    page.get_by_label("Your own e-mail address").fill(email)
    press(page, "Send me a code")
    found = CODE.findall(text_of(site.mail(email)))
    look.both(page, "pupil-take-along-code")
    page.get_by_label("The code from the e-mail").fill(found[-1])
    press(page, "Make this my address")
