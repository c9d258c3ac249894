"""A real site and a real browser for the journeys: the site in a process of its own, Debian's chromium."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from journeys.web.looking import Looker, watched
from journeys.web.running import Site, running_site

HERE = Path(__file__).parent
CHROMIUM = next((path for name in ("chromium", "chromium-browser") if (path := shutil.which(name))), None)
QUIET = ("--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync")

OpenPage = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here talks to a site on loopback, through sockets."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.enable_socket)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all journeys of this process."""
    if CHROMIUM is None:
        pytest.fail("chromium is not installed; `make test` installs it, or says how")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One running site with the demonstration's people, for all journeys of this process."""
    with running_site(tmp_path_factory.mktemp("site"), "demo") as site:
        yield site


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Make pages: each call is another person with a browser of their own.

    Options are those of a browser context (`viewport`, `color_scheme`, `java_script_enabled`, `locale`).
    A page that logs an error, breaks its content policy or asks another host fails the test at its end.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_one(**options: object) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1440, "height": 900}, **options})  # type: ignore[arg-type]  # passed through
        context.set_default_timeout(15_000)
        contexts.append(context)
        return watched(context.new_page(), complaints)

    yield open_one
    for context in contexts:
        context.close()
    assert [] == complaints


@pytest.fixture
def look(request: pytest.FixtureRequest) -> Looker:
    """Looks at pages: axe, and screenshots where $ASSAY_SCREENSHOTS names a folder."""
    folder = os.environ.get("ASSAY_SCREENSHOTS")
    return Looker(Path(folder) if folder else None, request.node.name)
