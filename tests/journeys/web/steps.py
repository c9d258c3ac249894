"""What people do in many journeys: sign in, open their organization, check a file, and wait for an answer."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler

from playwright.sync_api import FilePayload, Locator, Page, expect

from journeys.web.running import Site, links_in, text_of

CODE = re.compile(r"^\s+([A-Z0-9]{3,}(?:-[A-Z0-9]{3,})*)\s*$", re.MULTILINE)
SEEN_LIMIT = 60  # seconds in which everybody must see a revocation


class Neighbour(BaseHTTPRequestHandler):
    """A website of somebody else's on this computer, with one file in a well-known place."""

    text = ""

    def do_GET(self) -> None:
        """Answer with the file, if it is there."""
        is_there = bool(self.text) and self.path == "/.well-known/assay.txt"
        content = self.text.encode() if is_there else b""
        self.send_response(200 if is_there else 404)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - its name there
        """Say nothing."""


def work_of(page: Page) -> str:
    """The address of the organization this page belongs to."""
    found = re.match(r".*?/work/[^/?]+", page.url)
    assert found is not None, page.url
    return found[0]


def enter_as(page: Page, site: Site, name: str) -> str:
    """Come in as this person of the demonstration; the address of her organization."""
    page.goto(site.sign_in_link(name))
    page.goto(f"{site.origin}/work/")
    return work_of(page)


def sign_in(page: Page, site: Site, email: str) -> None:
    """Fill in the address where the sign-in page is shown, then the code from the mail."""
    before = len(site.mails(email))
    page.get_by_label("Your e-mail address").fill(email)
    page.get_by_role("button", name="Send me a code").click()
    found = CODE.findall(text_of(site.mail(email, before)))
    page.get_by_label("The code from the e-mail").fill(found[-1])
    page.get_by_role("button", name="Continue").click()


def found_organization(page: Page, site: Site, email: str, name: str) -> None:
    """Sign in as somebody new and found a school of this name; its overview is shown."""
    page.goto(f"{site.origin}/work/")
    sign_in(page, site, email)
    press(page, "New organization")
    page.get_by_label("Name of the organization").fill(name)
    page.get_by_label("What is it?").select_option(label="School")
    press(page, "Make it")
    sees(page, "Your organization stands.")


def press(page: Page | Locator, name: str, *, exact: bool = False) -> None:
    """Press this button; follow the link of this name where there is no such button."""
    buttons = page.get_by_role("button", name=name, exact=exact)
    links = page.get_by_role("link", name=name, exact=exact)
    buttons.or_(links).first.wait_for()
    (buttons if buttons.count() else links).first.click()


def link_in_mail(site: Site, email: str, after: int = 0, part: str = "/claim/") -> str:
    """The link of this kind in the newest mail to this address, once there are more than `after` mails."""
    return next(link for link in links_in(site.mail(email, after)) if part in link)


def saved_file(page: Page, name: str) -> bytes:
    """What this button or link saves."""
    with page.expect_download() as download:
        press(page, name)
    return download.value.path().read_bytes()


def check_file(page: Page, site: Site, content: bytes, name: str = "credential.json") -> None:
    """Hand a file in at the public page that checks; its answer is shown."""
    page.goto(f"{site.origin}/verify")
    file: FilePayload = {"name": name, "mimeType": "application/json", "buffer": content}
    page.get_by_label("A file").first.set_input_files([file])
    press(page, "Check it")


def wait_until_seen(page: Page, ask: Callable[[], None], sentence: str) -> float:
    """Ask again until the answer is this sentence; after how many seconds it was. Fails after a minute."""
    begun = time.monotonic()
    while True:
        ask()
        said = page.locator(".verdict-sentence").first.inner_text()
        took = time.monotonic() - begun
        if said == sentence:
            return took
        assert took < SEEN_LIMIT, f"after {took:.0f} s it still says “{said}”"
        page.wait_for_timeout(300)


def sees(page: Page, *texts: str) -> None:
    """These texts are on the page, or appear."""
    for text in texts:
        expect(page.locator("body")).to_contain_text(text)
