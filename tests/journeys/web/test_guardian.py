"""A guardian on a phone: reads who would see what until when, says yes, says no, and takes a yes back.

Under thirteen no link opens anything: what a guardian told the school, the school writes down.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from journeys.web.conftest import OpenPage
from journeys.web.looking import PHONE, Looker
from journeys.web.pupils import (
    COORDINATOR,
    Section,
    ask_to_show,
    come_back,
    come_in,
    first_award,
    is_minor_of_a_spanish_reader,
    link_state,
    open_section,
    shows_nothing,
)
from journeys.web.running import Site
from journeys.web.steps import enter_as, link_in_mail, press, sees

GENUINE = "Genuine and still valid"
GARDEN, THEO, THEOS_GUARDIAN = "Lakeside Robotics Club", "100002", "karin.lindqvist@home.example"
YES, NO = "yes", "no"
WITHDRAW = "form[action$='/withdraw'] button"


@pytest.fixture
def section(site: Site, open_page: OpenPage) -> Section:
    """The kitchen's class at its teacher's screen, with a class code on the board."""
    return open_section(open_page(), site)


def _answer(page: Page, answer: str) -> None:
    """Press the button of this answer, in whichever language it is."""
    page.locator(f"button[name=answer][value={answer}]").click()


def test_a_guardian_says_yes_to_one_no_to_another_and_takes_it_back(
    site: Site, section: Section, open_page: OpenPage, look: Looker
) -> None:
    newcomer = section.newcomer(is_minor_of_a_spanish_reader)
    email = newcomer.guardians[0].email
    phone, guardian, employer = open_page(viewport=PHONE), open_page(viewport=PHONE), open_page()
    come_in(phone, site, section.code, newcomer.pupil.number)
    title, before = first_award(phone), len(site.mails(email))
    link = ask_to_show(phone, title, "Café Lakeside")
    employer.goto(link)
    sees(employer, "This link shows nothing at the moment")

    guardian.goto(link_in_mail(site, email, before, "/guardian/"))
    assert guardian.locator("html").get_attribute("lang") == "es"
    sees(guardian, newcomer.name, "Café Lakeside", title)
    expect(guardian.locator("button[name=answer]")).to_have_count(3)
    look.both(guardian, "guardian-asked")
    _answer(guardian, YES)
    expect(guardian.locator(WITHDRAW)).to_have_count(1)
    expect(guardian.locator("button[name=answer]")).to_have_count(1)
    look.both(guardian, "guardian-said-yes")

    employer.goto(link)
    sees(employer, newcomer.name, title)
    expect(employer.locator(".verdict-sentence")).to_have_text(GENUINE)
    employer.goto(f"{site.origin}/verify")
    employer.get_by_label("A link, or the text of a credential").fill(link)
    press(employer, "Check it")
    expect(employer.locator(".verdict-sentence")).to_have_text(GENUINE)
    assert link_state(phone, site, "Café Lakeside").startswith("Works until")

    before = len(site.mails(email))
    phone.goto(f"{site.origin}/pupil")
    second = ask_to_show(phone, title, "Harbor Lane Bakery")
    other = open_page(viewport=PHONE)
    other.goto(link_in_mail(site, email, before, "/guardian/"))
    look.both(other, "guardian-all")
    other.get_by_role("link", name="Harbor Lane Bakery").click()
    _answer(other, NO)
    expect(other.locator("button[name=answer]")).to_have_count(0)
    look.both(other, "guardian-said-no")
    shows_nothing(employer, second, newcomer.name, title)
    assert link_state(phone, site, "Harbor Lane Bakery") == "Your guardian said no"
    press(phone, "For Harbor Lane Bakery")
    sees(phone, "Talk about it at home. You can ask again when something has changed.")
    look.both(phone, "pupil-link-refused")

    guardian.reload()
    guardian.locator(WITHDRAW).click()
    expect(guardian.locator(WITHDRAW)).to_have_count(0)
    look.both(guardian, "guardian-withdrawn")
    shows_nothing(employer, link, newcomer.name, title)
    employer.goto(f"{site.origin}/verify")
    employer.get_by_label("A link, or the text of a credential").fill(link)
    press(employer, "Check it")
    expect(employer.locator("body")).not_to_contain_text(newcomer.name)
    assert link_state(phone, site, "Café Lakeside") == "Your guardian said yes and took it back"


def test_under_thirteen_only_what_the_school_recorded_opens_one_link(
    site: Site, open_page: OpenPage, look: Looker
) -> None:
    phone, school, employer = open_page(viewport=PHONE), open_page(), open_page()
    work = enter_as(school, site, COORDINATOR)
    come_back(phone, work.replace("/work/", "/in/school/"), THEO)
    title, before = first_award(phone), len(site.mails(THEOS_GUARDIAN))
    look.both(phone, "young-home")
    link = ask_to_show(phone, title, GARDEN)
    sees(phone, "Waiting for your school since")
    look.both(phone, "young-link-waits")
    other = link_state(phone, site, GARDEN)
    assert other == "Waiting for your school since today"
    shows_nothing(employer, link, "Theo", title)

    school.goto(f"{work}/consents")
    row = school.locator(".rows > li", has_text=GARDEN)
    look.both(school, "school-consents")
    row.get_by_role("link", name="Theo Lindqvist").first.click()
    expect(school.get_by_label("a personal link in a message to the guardian")).to_have_count(0)
    expect(school.get_by_label("a class code")).to_have_count(0)
    school.get_by_label("Karin Lindqvist").check()
    school.get_by_label("in person at the school, with an identity document").check()
    school.get_by_label("What happened").fill("Came to the office and showed her identity card.")
    look.both(school, "school-record")
    press(school, "Record", exact=True)
    sees(school, "Recorded.")

    employer.goto(link)
    expect(employer.locator(".verdict-sentence")).to_have_text(GENUINE)
    sees(employer, "Theo Lindqvist", title)
    phone.goto(f"{site.origin}/pupil")
    again = ask_to_show(phone, title, "Northshore Library")
    shows_nothing(employer, again, "Theo", title)
    assert len(site.mails(THEOS_GUARDIAN)) == before
