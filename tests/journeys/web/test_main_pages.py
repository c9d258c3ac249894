"""The main pages as everybody must be able to read them: without scripts, with axe, on a phone, on paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from journeys.web.conftest import OpenPage
from journeys.web.looking import DESK, PHONE, Looker
from journeys.web.running import Site

LAST_PUBLIC = ("/report", "/account/login/", "/claim")
PUBLIC = ("/", "/verify", "/shortlists", "/bulk", *LAST_PUBLIC)
WALLET = ("/wallet/", "/wallet/bring", "/wallet/collections", "/wallet/shares", "/wallet/shares/new")
ACCOUNT = ("/wallet/export", "/account/", "/account/email/", "/account/passkeys/")
OPERATOR = ("", "organizations", "reports", "recognition", "jobs", "mail", "journal")
PAGES = {
    "": PUBLIC,
    "Maya Torres": (*WALLET, *ACCOUNT),
    "Robin Vale": tuple(f"/operator/{path}" for path in OPERATOR),
    "list of applicants": (),
}
PEOPLE = list(PAGES)
SIZES = {"light": DESK, "dark": PHONE}


def addresses(page: Page, site: Site, who: str) -> list[str]:
    """The pages of this person, signed in; with the first thing in a list opened too."""
    found = []
    if who:
        page.goto(site.sign_in_link(who))
        found.append(page.url)
    if who == "Maya Torres":
        for path, link in (("/wallet/", ".badge-card a"), ("/wallet/shares", ".rows a")):
            page.goto(f"{site.origin}{path}")
            found.append(page.locator(link).first.evaluate("link => link.href"))
        found.append(f"{found[-1]}/use")
    if who == "list of applicants":
        found.append(f"{page.url}/print")
        found.append(page.locator("tbody a").first.evaluate("link => link.href"))
    return list(dict.fromkeys([*found, *(f"{site.origin}{path}" for path in PAGES[who])]))


def opened(page: Page, address: str) -> None:
    answer = page.goto(address)
    assert answer is not None
    assert 200 == answer.status, address
    expect(page.get_by_role("heading", level=1)).to_have_count(1)


def is_too_wide(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_accessible_and_fits(
    site: Site, open_page: OpenPage, look: Looker, who: str, scheme: str
) -> None:
    page = open_page(viewport=SIZES[scheme], color_scheme=scheme)
    for address in addresses(page, site, who):
        opened(page, address)
        look.accessible(page)
        assert not is_too_wide(page), address
        look.picture(page, picture_name(who, address, f"{SIZES[scheme]['width']}-{scheme}"))


@pytest.mark.parametrize("who", PEOPLE)
def test_every_page_reads_without_scripts_and_prints_without_the_frame(
    site: Site, open_page: OpenPage, look: Looker, who: str
) -> None:
    page = open_page(viewport=PHONE, java_script_enabled=False)
    for address in addresses(page, site, who):
        opened(page, address)
        expect(page.locator("main")).to_be_visible()
        page.emulate_media(media="print")
        expect(page.locator(".site-nav")).to_be_hidden()
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        look.picture(page, picture_name(who, address, "print"))
        page.emulate_media(media="screen")


def picture_name(who: str, address: str, kind: str) -> str:
    """A name that is the same at every run, whatever keys are in the address."""
    path = re.sub(r"[A-Za-z0-9_-]{20,}", "one", address.partition("//")[2].partition("/")[2])
    return "-".join(part for part in (who, *re.findall(r"[a-z]+", path), kind) if part).replace(" ", "-")
