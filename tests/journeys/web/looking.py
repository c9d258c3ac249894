"""What a person would see: complaints of the browser, accessibility by axe, pictures of the pages."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import ConsoleMessage, Page, Request

PHONE = {"width": 390, "height": 844}
TABLET = {"width": 820, "height": 1180}
DESK = {"width": 1440, "height": 900}
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_COLOURS = 96  # of a picture
_SETTLED = """Promise.race([
    Promise.allSettled(document.getAnimations().map((each) => each.finished)),
    new Promise((done) => setTimeout(done, 2000)),
])"""
"""What moves has come to rest, or two seconds have passed: a page behind another moves no further."""
_LEFT = ("htmx:afterRequest", "htmx:sendAbort", "htmx:sendError")
"""What htmx says when somebody goes on to the next page before an answer is there; nothing is lost then."""
LOCAL = {"localhost", "127.0.0.1", ""}


def watched(page: Page, complaints: list[str]) -> Page:
    """The page, with whatever the browser holds against it written down."""

    def on_console(message: ConsoleMessage) -> None:
        # A page that answers 403, 404, 410, 422 or 429 is meant to; the browser logs those as well.
        if message.type == "error" and not (
            "the server responded with a status of 4" in message.text or message.text.startswith(_LEFT)
        ):
            complaints.append(f"{page.url}: {message.text}")

    def on_request(request: Request) -> None:
        if urlsplit(request.url).scheme in {"http", "https"} and urlsplit(request.url).hostname not in LOCAL:
            complaints.append(f"{page.url} asks {request.url}")

    page.on("console", on_console)
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    page.on("request", on_request)
    return page


@dataclass(frozen=True, slots=True)
class Looker:
    """Looks at a page as it is now."""

    folder: Path | None
    test: str

    def picture(self, page: Page, name: str, most: int = 0) -> None:
        """A screenshot of the whole page, or of its first `most` pixels, where somebody wants pictures."""
        if self.folder is not None:
            self.folder.mkdir(parents=True, exist_ok=True)
            taken = Image.open(io.BytesIO(page.screenshot(full_page=True))).convert("RGB")
            if 0 < most < taken.height:
                taken = taken.crop((0, 0, taken.width, most))
            _small(taken).save(self.folder / f"{name}.png", optimize=True)

    def accessible(self, page: Page) -> None:
        """No violation of WCAG 2.2 AA that axe can find, at this size and in this colour scheme.

        Only for pages with JavaScript: without it axe's own timers never fire, and this waits for ever.
        """
        wanted = {"runOnly": {"type": "tag", "values": WCAG}, "resultTypes": ["violations"]}
        found = Axe().run(page, options=wanted).response["violations"]
        told = [
            f"{violation['id']}: {violation['help']} — {node['target']} {node.get('failureSummary', '')}"
            for violation in found
            for node in violation["nodes"][:3]
        ]
        assert not told, f"{page.url}\n" + "\n".join(told)

    def both(self, page: Page, name: str) -> None:
        """The page at its own size by day, at the other in the dark: accessible, in its width, pictured."""
        own = page.viewport_size or DESK
        other = ("desk", DESK) if own["width"] <= PHONE["width"] else ("phone", PHONE)
        here = "phone" if other[0] == "desk" else "desk"
        self.accessible(page)
        self.picture(page, f"{name}-{here}-light")
        page.set_viewport_size({"width": other[1]["width"], "height": other[1]["height"]})
        page.emulate_media(color_scheme="dark")
        page.evaluate(_SETTLED)
        self.accessible(page)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= other[1]["width"], f"{page.url} is {wide} wide"
        self.picture(page, f"{name}-{other[0]}-dark")
        page.emulate_media(color_scheme="light")
        page.set_viewport_size({"width": own["width"], "height": own["height"]})
        page.evaluate(_SETTLED)


def _small(taken: Image.Image) -> Image.Image:
    """The picture in the colours that are most of it, exactly, a fifth of the size; pages have few."""
    counted = taken.getcolors(1 << 24) or []
    colours = sorted(
        ((count, colour) for count, colour in counted if isinstance(colour, tuple)), reverse=True
    )
    palette = Image.new("P", (1, 1))
    palette.putpalette([value for _, colour in colours[:_COLOURS] for value in colour])
    return taken.quantize(palette=palette, dither=Image.Dither.NONE)
