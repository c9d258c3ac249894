"""A learner shows what she chose, to whom she chose, until she withdraws it; and takes it elsewhere."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils import timezone
from playwright.sync_api import Page, Route, expect

from journeys.web.conftest import OpenPage
from journeys.web.learning import TITLE, badge, bring, code_on, open_wallet, share_it, verdict_on
from journeys.web.looking import PHONE, Looker
from journeys.web.running import Site
from journeys.web.steps import press, saved_file, sees

EMAIL = "lena.fischer@mail.example"
NAME = "Lena Fischer"
RESULTS, ADDRESS, FILE = "My results and levels", "Let readers type an e-mail address", "The signed file"
EVERYTHING = ("How it was judged", RESULTS, "My evidence", ADDRESS, FILE)


@pytest.fixture(scope="module")
def held(site: Site) -> dict[str, str]:
    """What the learner of this module has done so far: the address of her credential, once she has it."""
    return {}


@pytest.fixture
def learner(site: Site, open_page: OpenPage, held: dict[str, str]) -> Page:
    """A learner at the page of a credential of hers."""
    page = open_page()
    email = f"{len(held)}.{EMAIL}"
    held[email] = ""
    open_wallet(page, site, email)
    bring(page, site, badge(NAME, email))
    sees(page, "It is genuine, and it is in your wallet now.")
    return page


def test_a_link_shows_what_was_chosen_until_it_is_withdrawn(
    learner: Page, open_page: OpenPage, look: Looker
) -> None:
    link = share_it(learner, title="For the water board")
    sees(learner, "For the water board", "Your name, what you did, when, the skills and the school; nothing else.")
    assert link == code_on(learner.locator("main .center").first)
    look.accessible(learner)
    look.picture(learner, "share")

    reader = open_page(viewport=PHONE)
    reader.goto(link)
    sees(reader, "Genuine and still valid", NAME, TITLE, "This link stops working on")
    expect(reader.locator("body")).not_to_contain_text("Was it sent to this person?")
    look.accessible(reader)
    look.picture(reader, "shared-phone")
    assert 404 == _status(reader, f"{link}.json")

    press(learner, "Another last day")
    learner.get_by_label("On a day I choose").check()
    learner.get_by_label("Last day (optional)").fill("2020-01-01")
    press(learner, "Save")
    sees(learner, "Choose a day from today on, within ten years.")
    day = timezone.localdate() + timedelta(days=20)
    learner.get_by_label("Last day (optional)").fill(day.isoformat())
    press(learner, "Save")
    sees(learner, f"This link stops working on {day.day} {day:%B %Y}.", "once")

    press(learner, "Withdraw")
    press(learner, "Withdraw")
    sees(learner, "Your credentials are as they were.")
    assert 410 == _status(reader, link)
    sees(reader, "This link has ended", "That says nothing about the credential itself")
    expect(reader.locator("body")).not_to_contain_text(NAME)
    look.accessible(reader)
    press(learner, "Make a new link to the same")
    reader.goto(learner.get_by_label("The link").input_value())
    sees(reader, "Genuine and still valid")


def _status(page: Page, address: str) -> int:
    return page.request.get(address).status if "." in address.rpartition("/")[2] else _opened(page, address)


def _opened(page: Page, address: str) -> int:
    answer = page.goto(address)
    assert answer is not None
    return answer.status


def test_every_file_of_it_holds_the_credential(learner: Page, open_page: OpenPage) -> None:
    for name in ("Page to print (PDF)", "Picture (PNG)", "Picture (SVG)", "Signed text (JSON)"):
        assert "accepted" == verdict_on(saved_file(learner, name)), name

    link = share_it(learner, *EVERYTHING)
    reader = open_page()
    reader.goto(link)
    for name in ("Signed file", "Badge picture", "Certificate (PDF)"):
        assert "accepted" == verdict_on(saved_file(reader, name)), name

    reader.get_by_label("Their e-mail address").fill("somebody@else.example")
    press(reader, "Compare")
    sees(reader, "No: it was issued to another address.", NAME)
    reader.get_by_label("Their e-mail address").fill(f"1.{EMAIL}")
    press(reader, "Compare")
    sees(reader, "Yes: it was issued to this address.")


def test_it_goes_to_a_profile_a_resume_and_a_page_of_ones_own(
    learner: Page, open_page: OpenPage, look: Looker
) -> None:
    linkedin = learner.get_by_role("link", name="Add to LinkedIn").get_attribute("href") or ""
    asked = parse_qs(urlsplit(linkedin).query)
    assert ("www.linkedin.com", [TITLE], ["2026"]) == (
        urlsplit(linkedin).hostname,
        asked["name"],
        asked["issueYear"],
    )
    link = share_it(learner)
    press(learner, "Use it elsewhere")
    sees(learner, "For your résumé", "Water sampling", "For your own page")
    look.accessible(learner)
    embed = learner.get_by_label("Copy this into the HTML of your page").input_value()

    # Somebody else's website, on another host than ours.
    page = open_page()

    def answer(route: Route) -> None:
        route.fulfill(body=f"<!doctype html><title>My page</title><h1>Me</h1>{embed}", content_type="text/html")

    page.route("http://127.0.0.1:9/", answer)
    page.goto("http://127.0.0.1:9/")
    inside = page.frame_locator("iframe")
    expect(inside.get_by_text(TITLE)).to_be_visible()
    expect(inside.get_by_text("Genuine and still valid")).to_be_visible()
    expect(inside.get_by_role("link", name="See how it was checked")).to_have_attribute("href", link)
    look.picture(page, "embed")
