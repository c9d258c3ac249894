"""A real site and a real browser for the journeys: the site in a process of its own, Debian's chromium."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from journeys.web.looking import Looker, watched
from journeys.web.running import Site, running_site
from journeys.web.steps import Neighbour
from skill_data import find_skill_data, small_part_of

HERE = Path(__file__).parent
CHROMIUM = next((path for name in ("chromium", "chromium-browser") if (path := shutil.which(name))), None)
QUIET = ("--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync")

OpenPage = Callable[..., Page]

PATIENCE = 60_000  # milliseconds; a bound for what hangs, not a measure: the machine may be busy
expect.set_options(timeout=PATIENCE)


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
def neighbour() -> Iterator[str]:
    """`host:port` of a website on this computer that checks may ask; `Neighbour.text` is what it says."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Neighbour)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, neighbour: str) -> Iterator[Site]:
    """One running site with the demonstration's people, for all journeys of this process.

    It has some skills to suggest where the starter pack is installed, and none elsewhere.
    """
    folder, pack = tmp_path_factory.mktemp("site"), find_skill_data()
    if pack is not None:
        small_part_of(pack, folder / "skill-data")
    liberal = {"ASSAY_ALLOW_LOOPBACK": neighbour, "ASSAY_RATE_FACTOR": "50"}
    with running_site(folder, "demo", **liberal) as site:
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
        context.set_default_timeout(PATIENCE)
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
