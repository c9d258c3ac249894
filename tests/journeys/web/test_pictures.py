"""What the people of the demonstration see when they come in: pictures for the documentation."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from journeys.web.conftest import OpenPage
from journeys.web.looking import DESK, PHONE, Looker
from journeys.web.running import Site

SIZES = {"desk": DESK, "phone": PHONE}
KINDS = (("desk", "light"), ("phone", "dark"))


def take(page: Page, look: Looker, name: str) -> None:
    look.accessible(page)
    look.picture(page, name)


@pytest.mark.parametrize("kind", KINDS, ids="-".join)
def test_pictures_of_what_people_see(
    site: Site, open_page: OpenPage, look: Looker, kind: tuple[str, str]
) -> None:
    device, scheme = kind
    size = SIZES[device]
    who = (("Grace Whitfield", "school"), ("Maya Torres", "wallet"), ("Robin Vale", "operator"))
    for name, screen in who:
        page = open_page(viewport=size, color_scheme=scheme)
        page.goto(site.sign_in_link(name))
        take(page, look, f"{screen}-{device}-{scheme}")
    page = open_page(viewport=size, color_scheme=scheme)
    page.goto(site.origin)
    take(page, look, f"front-{device}-{scheme}")
    page.goto(site.sign_in_link("list of applicants"))
    take(page, look, f"applicants-{device}-{scheme}")


def test_pictures_of_the_award_desk(site: Site, open_page: OpenPage, look: Looker) -> None:
    page = open_page(viewport=DESK)
    page.goto(site.sign_in_link("Grace Whitfield"))
    work = re.sub(r"/work/([^/]+)/.*", r"/work/\1", page.url)
    for path, name in (
        ("awards", "awards"),
        ("applications", "applications"),
        ("achievements", "achievements"),
    ):
        page.goto(f"{work}/{path}")
        take(page, look, f"{name}-desk-light")
