"""A mentor on a phone, by a link and without an account: hours, what was seen, two signed sentences.

The placement is awarded with all of that, and whoever checks it reads how far it is known who signed.
"""

from __future__ import annotations

import re
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Page, expect

from journeys.web.conftest import OpenPage
from journeys.web.looking import PHONE, Looker
from journeys.web.pupils import (
    Newcomer,
    Section,
    come_in,
    is_minor_with_one_guardian,
    open_section,
)
from journeys.web.running import Site
from journeys.web.steps import check_file, link_in_mail, press, saved_file, sees

EMPLOYER, MENTOR, EMAIL = "Corner Kitchen", "Hanna Keller", "hanna.keller@cornerkitchen.example"
PLACEMENT = "Work Placement: Bakery and Kitchen"
EXAMPLE = "Saw that the milk was short, asked the early shift, and wrote it on the board."
WORDS = "Came ten minutes early every day.\nI would hire this cook tomorrow."
HONEST = "Signed by whoever had the link sent to h…@cornerkitchen.example; nobody has proven who that is."


def test_a_mentor_confirms_observes_and_signs_and_the_placement_is_awarded(
    site: Site, open_page: OpenPage, look: Looker
) -> None:
    section = open_section(open_page(), site)
    newcomer = section.newcomer(is_minor_with_one_guardian)
    phone, mentor = open_page(viewport=PHONE), open_page(viewport=PHONE)
    come_in(phone, site, section.code, newcomer.pupil.number)
    placement = _arrange(section, newcomer)
    _log_hours(phone, site, look)

    mentor.goto(link_in_mail(site, EMAIL, part="/mentor/"))
    sees(mentor, newcomer.pupil.given, EMPLOYER, "Confirm all 2 entries that wait")
    expect(mentor.locator("main")).not_to_contain_text(newcomer.pupil.number)
    look.both(mentor, "mentor-placement")
    _hours(mentor, phone, look)
    _observe(mentor, look)
    _sign(mentor, look)

    section.page.goto(placement)
    look.both(section.page, "school-placement")
    press(section.page, "Award from this placement")
    sees(section.page, "Came ten minutes early every day.", MENTOR, HONEST)
    look.both(section.page, "school-placement-award")
    reason = section.page.get_by_label("Why do you award it all the same?")
    reason.fill("It ended a week early, by agreement.")
    press(section.page, "Sign and award")
    sees(section.page, "Awarded.")
    mentor.reload()
    sees(mentor, "The school has awarded this placement.")
    look.both(mentor, "mentor-awarded")
    phone.goto(f"{site.origin}/pupil")
    sees(phone, PLACEMENT)

    press(section.page, "The award")
    checker = open_page()
    check_file(checker, site, saved_file(section.page, "Save the credential"))
    expect(checker.locator(".verdict-sentence")).to_have_text("Genuine and still valid")
    sees(checker, PLACEMENT, newcomer.name, "Who vouches for it", MENTOR, HONEST)
    sees(checker, "Came ten minutes early every day.")
    look.both(checker, "verify-endorsed")


def _arrange(section: Section, newcomer: Newcomer) -> str:
    """The teacher arranges a placement of two weeks for this pupil, and mails the link; its address."""
    page, today = section.page, timezone.localdate()
    page.goto(f"{section.work}/placements/new?q={newcomer.pupil.number}")
    page.get_by_role("checkbox", name=newcomer.name).check()
    page.get_by_label("Employer").fill(EMPLOYER)
    page.get_by_label("Mentor there").fill(MENTOR)
    page.get_by_label("The mentor's e-mail address (optional)").fill(EMAIL)
    page.get_by_label("Tasks").fill("Bakes with the early shift, and serves at the counter.")
    page.get_by_label("First day").fill((today - timedelta(days=7)).isoformat())
    page.get_by_label("Last day").fill((today + timedelta(days=7)).isoformat())
    page.get_by_label("What can be awarded for it? (optional)").select_option(label=PLACEMENT)
    press(page, "Arrange", exact=True)
    sees(page, "1 placement arranged.", "Nothing yet.")
    return page.url


def _log_hours(phone: Page, site: Site, look: Looker) -> None:
    """The pupil writes down two days."""
    phone.goto(f"{site.origin}/pupil")
    press(phone, "Placements")
    look.both(phone, "pupil-placements")
    press(phone, EMPLOYER)
    phone.get_by_label("Hours", exact=True).fill("30")
    phone.get_by_label("What did you do?").fill("Rolls and counter")
    press(phone, "Write down")
    sees(phone, "A day has 24 hours.")
    for hours, what in (("4", "Rolls and counter"), ("7.5", "Counter alone")):
        phone.get_by_label("Hours", exact=True).first.fill(hours)
        phone.get_by_label("What did you do?").first.fill(what)
        press(phone, "Write down")
        sees(phone, "Written down. Your mentor can confirm it.", what)
    look.both(phone, "pupil-placement")


def _hours(mentor: Page, phone: Page, look: Looker) -> None:
    """The mentor questions one entry; the pupil corrects it; then all are confirmed."""
    asked = mentor.locator(".rows > li", has_text="Counter alone")
    asked.get_by_text("Something is not right").click()
    asked.get_by_label("What is not right?").fill("You went home at two, so it was six hours.")
    press(asked, "Send back")
    sees(mentor, "Sent back", "You wrote: You went home at two")
    rest = mentor.locator(".rows > li", has_text="Rolls and counter")
    press(rest, "Confirm")
    expect(rest).to_contain_text("Confirmed")
    look.both(mentor, "mentor-hours")

    phone.reload()
    sees(phone, "Your mentor asks", "You went home at two")
    phone.get_by_text("Correct it").click()
    again = phone.locator("details", has_text="Correct it")
    again.get_by_label("Hours").fill("6")
    look.both(phone, "pupil-correct")
    press(again, "Send it to the mentor again")
    sees(phone, "6 h", "Waits for the mentor")
    mentor.reload()
    press(mentor, "Confirm the one entry that waits")
    sees(mentor, "6 h")
    expect(mentor.get_by_text("Confirmed", exact=True)).to_have_count(2)


def _observe(mentor: Page, look: Looker) -> None:
    """A level and an example for each skill but one, which could not be seen."""
    press(mentor, "Say what you saw")
    look.both(mentor, "mentor-observe")
    skills = mentor.locator("section.card")
    expect(skills).to_have_count(5)
    for place in range(4):
        skill = skills.nth(place)
        skill.get_by_role("radio").nth(3).check()
        if place:
            skill.get_by_role("textbox").fill(EXAMPLE)
    press(mentor, "Send", exact=True)
    expect(mentor.locator("section.card").first).to_contain_text(re.compile("example", re.IGNORECASE))
    look.both(mentor, "mentor-observe-missing")
    mentor.locator("section.card").first.get_by_role("textbox").fill(EXAMPLE)
    press(mentor, "Send", exact=True)
    sees(mentor, EXAMPLE, "Could not see this")
    look.both(mentor, "mentor-observed")


def _sign(mentor: Page, look: Looker) -> None:
    """Two sentences; exactly what will be signed; the signature."""
    press(mentor, "Write two sentences")
    mentor.get_by_label("Two sentences in your own words").fill(WORDS)
    mentor.get_by_label("Your own name, as your signature").fill(MENTOR)
    look.both(mentor, "mentor-endorse")
    press(mentor, "See what will be signed")
    sees(mentor, "This will be signed", "Came ten minutes early every day.", MENTOR, HONEST)
    mentor.get_by_text("Every word of it, as it will be signed").click()
    sees(mentor, "EndorsementCredential")
    look.both(mentor, "mentor-sign")
    press(mentor, "Sign", exact=True)
    sees(mentor, "Signed. Thank you.", "I would hire this cook tomorrow.")
    expect(mentor.get_by_role("link", name="Write two sentences")).to_have_count(0)
