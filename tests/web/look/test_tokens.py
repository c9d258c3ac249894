"""The colours: computed from the style sheet itself, on both grounds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import assay.web.look
from assay.web.look.palettes import PALETTES, contrast

STATIC = Path(assay.web.look.__file__).parent / "static" / "look"
SHEET = (STATIC / "tokens.css").read_text(encoding="utf-8")
COLOUR = re.compile(r"--([a-z-]+):\s*(#[0-9a-f]{6});")


def ground(opening: str) -> dict[str, str]:
    return dict(COLOUR.findall(SHEET[SHEET.index(opening) :].split("}", 1)[0]))


LIGHT = ground(":root,\n  .ground-light {")
DARK = ground("@media (prefers-color-scheme: dark) {")
GROUNDS = {"light": LIGHT, "dark": DARK}

# What is read on what, and how well at least.
READ = [
    *(("ink", on, 12.0) for on in ("paper", "surface", "sunk", "brand-ground", "link-ground")),
    *(("ink", on, 12.0) for on in ("ok-ground", "bad-ground", "unknown-ground")),
    *(("muted", on, 6.0) for on in ("paper", "surface")),
    ("muted", "sunk", 6.0),
    ("muted", "brand-ground", 6.0),
    *(("brand", on, 5.9) for on in ("paper", "surface", "brand-ground")),
    *(("link", on, 6.0) for on in ("paper", "surface")),
    *((tone, on, 5.5) for tone in ("ok", "bad", "unknown") for on in ("paper", "surface", f"{tone}-ground")),
    ("on-brand", "brand-fill", 5.8),
    ("on-brand", "brand-fill-strong", 5.8),
    ("surface", "ok", 5.5),
    ("paper", "ink", 12.0),
]
# What is seen, not read: borders of controls and the ring of focus.
SEEN = [(line, on) for line in ("control-line", "brand") for on in ("paper", "surface", "sunk")]


@pytest.mark.parametrize("colours", GROUNDS.values(), ids=GROUNDS)
@pytest.mark.parametrize(("ink", "on", "least"), READ)
def test_what_is_read_stands_out(colours: dict[str, str], ink: str, on: str, least: float) -> None:
    assert contrast(colours[ink], colours[on]) >= least


@pytest.mark.parametrize("colours", GROUNDS.values(), ids=GROUNDS)
@pytest.mark.parametrize(("line", "on"), SEEN)
def test_the_border_of_a_control_is_seen(colours: dict[str, str], line: str, on: str) -> None:
    assert contrast(colours[line], colours[on]) >= 3


def test_both_grounds_have_the_same_tokens() -> None:
    assert set(LIGHT) == set(DARK)


def test_the_dark_ground_asked_for_by_name_is_the_dark_ground() -> None:
    assert DARK == ground("\n  .ground-dark {")


@pytest.mark.parametrize("name", PALETTES)
def test_every_palette_of_badges_is_readable(name: str) -> None:
    assert PALETTES[name].contrast >= 6


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)


def test_every_token_that_is_used_is_defined() -> None:
    sheets = [path.read_text(encoding="utf-8") for path in sorted(STATIC.glob("*.css"))]
    defined = {name for text in sheets for name in re.findall(r"(--[\w-]+):", text)}
    used = {name for text in sheets for name in re.findall(r"var\((--[\w-]+)", text)}

    assert set() == used - defined
