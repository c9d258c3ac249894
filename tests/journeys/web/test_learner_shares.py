"""A learner shows what she chose, to whom she chose, until she withdraws it; and takes it elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from journeys.web.conftest import OpenPage
from journeys.web.learning import TITLE, badge, bring, code_on, open_wallet, share_it, verdict_on
from journeys.web.looking import PHONE, Looker
from journeys.web.running import Site
from journeys.web.steps import press, saved_file, sees

NAME = "Lena Fischer"
RESULTS, ADDRESS, FILE = "My results and levels", "Let readers type an e-mail address", "The signed file"
EVERYTHING = ("How it was judged", RESULTS, "My evidence", ADDRESS, FILE)


@dataclass(frozen=True, slots=True)
class Learner:
    """A learner at the page of a credential of hers."""

    page: Page
    email: str


@pytest.fixture
def learner(site: Site, open_page: OpenPage, request: pytest.FixtureRequest) -> Learner:
    """A learner at the page of a credential of hers; each test has another."""
    page = open_page()
    email = f"lena.{len(request.node.name)}@mail.example"
    open_wallet(page, site, email)
    bring(page, site, badge(NAME, email))
    sees(page, "It is genuine, and it is in your wallet now.")
    return Learner(page, email)


def test_a_link_shows_what_was_chosen_until_it_is_withdrawn(
    learner: Learner, open_page: OpenPage, look: Looker
) -> None:
    owner = learner.page
    link = share_it(owner, title="For the water board")
    sees(
        owner,
        "For the water board",
        "Your name, what you did, when, the skills and the school; nothing else.",
    )
    assert link == code_on(owner.locator("main .center").first)
    look.accessible(owner)
    look.picture(owner, "share")

    reader = open_page(viewport=PHONE)
    reader.goto(link)
    sees(reader, "Genuine and still valid", NAME, TITLE, "This link stops working on")
    expect(reader.locator("body")).not_to_contain_text("Was it sent to this person?")
    look.accessible(reader)
    look.picture(reader, "shared-phone")
    assert 404 == _status(reader, f"{link}.json")

    press(owner, "Another last day")
    owner.get_by_label("On a day I choose").check()
    owner.get_by_label("Last day (optional)").fill("2020-01-01")
    press(owner, "Save")
    sees(owner, "Choose a day from today on, within ten years.")
    day = timezone.localdate() + timedelta(days=20)
    owner.get_by_label("Last day (optional)").fill(day.isoformat())
    press(owner, "Save")
    sees(owner, f"This link stops working on {day.day} {day:%B %Y}.", "once")

    press(owner, "Withdraw")
    press(owner, "Withdraw")
    sees(owner, "Your credentials are as they were.")
    assert 410 == _status(reader, link)
    sees(reader, "This link shows nothing at the moment", "That says nothing about the credential itself")
    expect(reader.locator("body")).not_to_contain_text(NAME)
    look.accessible(reader)
    press(owner, "For the water board")
    press(owner, "Make a new link to the same")
    reader.goto(owner.get_by_label("The link").input_value())
    sees(reader, "Genuine and still valid")


def _status(page: Page, address: str) -> int:
    return page.request.get(address).status if "." in address.rpartition("/")[2] else _opened(page, address)


def _opened(page: Page, address: str) -> int:
    answer = page.goto(address)
    assert answer is not None
    return answer.status


def test_every_file_of_it_holds_the_credential(learner: Learner, open_page: OpenPage) -> None:
    for name in ("Page to print (PDF)", "Picture (PNG)", "Picture (SVG)", "Signed text (JSON)"):
        assert "accepted" == verdict_on(saved_file(learner.page, name)), name

    link = share_it(learner.page, *EVERYTHING)
    reader = open_page()
    reader.goto(link)
    shown = reader.get_by_role("link", name="Badge picture").get_attribute("href") or ""
    assert "accepted" == verdict_on(reader.request.get(urljoin(link, shown)).body())
    for name in ("Signed file", "Certificate (PDF)"):
        assert "accepted" == verdict_on(saved_file(reader, name)), name

    reader.get_by_label("Their e-mail address").fill("somebody@else.example")
    press(reader, "Compare")
    sees(reader, "No: it was issued to another address.", NAME)
    reader.get_by_label("Their e-mail address").fill(learner.email)
    press(reader, "Compare")
    sees(reader, "Yes: it was issued to this address.")


def test_it_goes_to_a_profile_a_resume_and_a_page_of_ones_own(
    learner: Learner, open_page: OpenPage, look: Looker
) -> None:
    owner = learner.page
    linkedin = owner.get_by_role("link", name="Add to LinkedIn").get_attribute("href") or ""
    asked = parse_qs(urlsplit(linkedin).query)
    assert ("www.linkedin.com", [TITLE], ["2026"]) == (
        urlsplit(linkedin).hostname,
        asked["name"],
        asked["issueYear"],
    )
    link = share_it(owner)
    press(owner, "Use it elsewhere")
    sees(owner, "For your résumé", "Water sampling", "For your own page")
    look.accessible(owner)
    embed = owner.get_by_label("Copy this into the HTML of your page").input_value()

    page = open_page(viewport=PHONE)
    with somebody_elses_page(f"<!doctype html><title>Me</title><h1>Me</h1>{embed}") as address:
        page.goto(address)
        inside = page.frame_locator("iframe")
        expect(inside.get_by_role("heading", name=TITLE)).to_be_visible()
        expect(inside.get_by_text("Genuine and still valid")).to_be_visible()
        expect(inside.get_by_role("link", name="See how it was checked")).to_have_attribute("href", link)
        look.picture(page, "embed")


@contextmanager
def somebody_elses_page(text: str) -> Iterator[str]:
    """The address of a website on another host than ours, with this page."""

    class Theirs(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - its name there
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Theirs) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
