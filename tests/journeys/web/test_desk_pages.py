"""The main pages of an organization: with and without JavaScript, on a phone and a desk, light and dark."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from journeys.web.conftest import OpenPage
from journeys.web.looking import DESK, PHONE, TABLET, Looker
from journeys.web.running import Site
from journeys.web.steps import enter_as, press, sees

PAGES = (
    "members",
    "rights",
    "keys",
    "domain",
    "profile",
    "journal",
    "achievements",
    "achievements/new",
    "award",
    "batches",
    "codes",
    "codes/new",
    "applications",
    "awards",
    "figures",
    "recognition",
)


def _fits(page: Page) -> None:
    """Nothing sticks out at the side."""
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert 0 == wide, page.url


@pytest.mark.parametrize(
    ("size", "scheme"), [(PHONE, "dark"), (TABLET, "light"), (DESK, "light")], ids=["phone", "tablet", "desk"]
)
def test_every_page_of_an_organization_is_accessible_and_fits(
    site: Site, open_page: OpenPage, look: Looker, size: dict[str, int], scheme: str
) -> None:
    page = open_page(viewport=size, color_scheme=scheme)
    work = enter_as(page, site, "Grace Whitfield")
    for path in ("", *PAGES):
        page.goto(f"{work}/{path}")
        _fits(page)
        look.accessible(page)
        look.picture(page, f"{path.replace('/', '-') or 'overview'}-{size['width']}-{scheme}")


def test_the_pages_of_an_organization_work_without_javascript(site: Site, open_page: OpenPage) -> None:
    page = open_page(viewport=PHONE, java_script_enabled=False)
    work = enter_as(page, site, "Grace Whitfield")
    for path in PAGES:
        answer = page.goto(f"{work}/{path}")
        assert answer is not None
        assert 200 == answer.status, path
        expect(page.get_by_role("heading", level=1)).to_be_visible()

    page.goto(f"{work}/achievements/new")
    page.get_by_label("Name").fill("Knots")
    press(page, "Save and go on")
    press(page, "Save and draw the badge")
    page.get_by_role("radio", name="Shield").check()
    press(page, "Show", exact=True)
    expect(page.locator("#shown svg")).to_be_visible()
    press(page, "Keep this badge")
    sees(page, "The badge is kept.")
    press(page, "Publish this version")
    sees(page, "Not published yet: see what is missing below.", "Needed")
    press(page, "Knots")
    press(page, "Throw the draft away")
    sees(page, "The draft is gone.")
