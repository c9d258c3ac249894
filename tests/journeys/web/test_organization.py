"""An organization from its founding: its domain, its staff and their rights, its keys."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from journeys.web.conftest import OpenPage
from journeys.web.looking import PHONE, Looker
from journeys.web.running import Site
from journeys.web.steps import (
    Neighbour,
    check_file,
    enter_as,
    found_organization,
    link_in_mail,
    press,
    saved_file,
    sees,
    sign_in,
    work_of,
)

# Of each role: what leads to a page, and what is closed to it.
ROLES = {
    "Owner": (("members", "keys", "journal", "awards"), ()),
    "Coordinator": (
        ("roster", "pupils", "certificates", "consents", "batches", "figures"),
        ("members", "keys", "domain", "journal", "privacy"),
    ),
    "Issuer": (
        ("awards", "batches", "achievements/new", "figures"),
        ("members", "keys", "domain", "journal", "roster"),
    ),
    "Teacher": (
        ("award", "codes", "applications"),
        ("members", "keys", "figures", "achievements/new", "roster"),
    ),
    "Reviewer": (("applications",), ("award", "awards", "members", "figures")),
    "Counsellor": (("awards", "figures"), ("award", "applications", "members", "keys")),
    "Analyst": (("figures",), ("award", "awards", "applications", "members")),
}


@pytest.fixture
def founded(site: Site, open_page: OpenPage) -> Page:
    """The page of somebody who has just founded an organization."""
    page = open_page()
    found_organization(page, site, "ines.marin@riverside.example", "Riverside School")
    return page


def test_an_organization_is_founded_proves_its_domain_and_takes_on_its_staff(
    site: Site, founded: Page, open_page: OpenPage, look: Looker, neighbour: str
) -> None:
    work = work_of(founded)
    _prove_domain(founded, neighbour)

    staff = {role: _join(site, founded, open_page, role) for role in ROLES}
    for role, page in staff.items():
        allowed, closed = ROLES[role]
        for path in allowed:
            assert 200 == _status(page, f"{work}/{path}"), (role, path)
        for path in closed:
            assert 403 == _status(page, f"{work}/{path}"), (role, path)
            sees(page, "You cannot do this here")

    founded.goto(f"{work}/rights")
    table = founded.get_by_role("table", name="Rights by role")
    assert [*ROLES] == table.get_by_role("columnheader").all_inner_texts()[1:]
    look.picture(founded, "rights")

    founded.goto(f"{work}/members")
    look.accessible(founded)
    press(founded, "Remove teacher@riverside.example")
    sees(founded, "Removed. Their access ended at once.")
    assert 404 == _status(staff["Teacher"], f"{work}/award")

    founded.goto(f"{work}/journal")
    sees(founded, "ines.marin@riverside.example")
    look.accessible(founded)


def _prove_domain(page: Page, neighbour: str) -> None:
    press(page, "Prove the domain")
    page.get_by_label("Domain").fill("not a domain")
    press(page, "Use this domain")
    sees(page, "This is no domain.")
    page.get_by_label("Domain").fill(neighbour)
    press(page, "Use this domain")
    line = page.get_by_text(re.compile("^assay-proof=")).inner_text()
    press(page, "Look now")
    sees(page, "The server answered, but there is no such file.")
    Neighbour.text = f"something else\n{line}\n"
    press(page, "Look now")
    sees(page, "The domain is yours", "Shown to be yours")


def _join(site: Site, owner: Page, open_page: OpenPage, role: str) -> Page:
    """Invite somebody in this role; her page, after she has accepted in a browser of her own."""
    email = f"{role.lower()}@riverside.example"
    owner.goto(f"{work_of(owner)}/members")
    owner.get_by_label("E-mail address").fill(email)
    owner.get_by_label("Role", exact=True).select_option(label=role)
    press(owner, "Send the invitation")
    sees(owner, "The invitation is on its way.", email)
    page = open_page(viewport=PHONE)
    page.goto(link_in_mail(site, email, part="/invitation/"))
    sign_in(page, site, email)
    sees(page, "Riverside School", role)
    press(page, "Accept")
    sees(page, "Welcome to Riverside School.")
    return page


def _status(page: Page, address: str) -> int:
    answer = page.goto(address)
    assert answer is not None
    return answer.status


def test_a_key_is_changed_and_what_the_former_one_signed_stays_good(
    site: Site, open_page: OpenPage, look: Looker
) -> None:
    page, checker = open_page(), open_page(viewport=PHONE)
    work = enter_as(page, site, "Kyle Vance")
    page.goto(f"{work}/awards")
    page.locator(".row-link").first.click()
    old = saved_file(page, "Save the credential")

    page.goto(f"{work}/keys")
    press(page, "Sign with a new key")
    expect(page.get_by_text("Retired", exact=True)).to_be_visible()
    sees(page, "what it signed stays good")
    look.accessible(page)

    page.goto(f"{work}/award")
    page.locator(".badge-card a").first.click()
    page.get_by_label("Name", exact=True).fill("Rosa Lind")
    press(page, "Look once more")
    press(page, "Award", exact=True)
    press(page, "See the award")
    new = saved_file(page, "Save the credential")

    for content in (old, new):
        check_file(checker, site, content)
        sees(checker, "Genuine and still valid")
