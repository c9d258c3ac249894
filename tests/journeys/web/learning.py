"""What learners do in many journeys: open a wallet, bring a badge along, share it, read a code off it."""

from __future__ import annotations

import io

import zxingcpp
from PIL import Image
from playwright.sync_api import FilePayload, Locator, Page

from assay import Verifier
from assay.baking import unbake
from assay.issuance import Recipient
from assay.web.base.documents import attached_credential, is_pdf
from factories import ACHIEVEMENT, ISSUER
from journeys.web.running import Site
from journeys.web.steps import press, sees, sign_in

TITLE = str(ACHIEVEMENT["name"])


def badge(name: str, email: str) -> bytes:
    """A badge for this person from an issuer elsewhere, whose identifier is its key."""
    return ISSUER.award(ACHIEVEMENT, Recipient(email=email, name=name)).content


def open_wallet(page: Page, site: Site, email: str) -> None:
    """Sign in with the code from the mail; the wallet is shown."""
    page.goto(f"{site.origin}/wallet/")
    sign_in(page, site, email)
    page.wait_for_url("**/wallet/**")
    sees(page, "My credentials")


def hand_in(page: Page, label: str, name: str, content: bytes, kind: str = "application/json") -> None:
    """Choose this file in the field of this label."""
    file: FilePayload = {"name": name, "mimeType": kind, "buffer": content}
    page.get_by_label(label, exact=True).set_input_files([file])


def bring(page: Page, site: Site, content: bytes, name: str = "badge.json") -> None:
    """Hand a file in to the wallet; what came of it is shown."""
    page.goto(f"{site.origin}/wallet/bring")
    hand_in(page, "A file (optional)", name, content)
    press(page, "Check it and keep it")


def share_it(page: Page, *parts: str, title: str = "") -> str:
    """From the page of a credential, make a link that shows these parts besides; the link."""
    press(page, "Make a link")
    for part in parts:
        page.get_by_label(part).check()
    if title:
        page.get_by_label("A title for the page (optional)").fill(title)
    press(page, "See it as others will")
    sees(page, "This is what they will see")
    press(page, "Make the link")
    return page.get_by_label("The link").input_value()


def code_on(part: Page | Locator) -> str:
    """What the code says that a camera sees on this screen, or this part of it."""
    [found] = zxingcpp.read_barcodes(Image.open(io.BytesIO(part.screenshot())))
    return str(found.text)


def verdict_on(content: bytes) -> str:
    """What the library says, asked without any network, about a file that holds a credential."""
    held = attached_credential(content) if is_pdf(content) else content
    assert held is not None
    signed = held if held.lstrip().startswith(b"{") else unbake(held)
    return str(Verifier(documents={}).examine(signed).verdict)
