"""Badges and marks: well-formed, themselves, and the same each time."""

from __future__ import annotations

import io
from itertools import islice, product
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from assay.web.look.badges import (
    PALETTES,
    PICTOGRAMS,
    SHAPES,
    BadgeDesign,
    badge_png,
    design_from,
    design_json,
    draw_badge,
    fit,
)
from assay.web.look.lettering import read_font
from assay.web.look.mark import Mark, draw_mark

SVG = "{http://www.w3.org/2000/svg}"
DESIGN = BadgeDesign("shield", "petrol", "laptop", "Web pages for everybody", "Level 2")
SOME = [
    BadgeDesign(shape, palette, picture, "Food safety", "2026" if index % 2 else "")
    for index, ((shape, palette), picture) in enumerate(
        zip(islice(product(SHAPES, PALETTES), 0, 100, 7), PICTOGRAMS, strict=False)
    )
]


@pytest.mark.parametrize("design", SOME, ids=lambda d: f"{d.shape}-{d.palette}-{d.icon}")
def test_a_badge_is_a_picture_that_explains_itself(design: BadgeDesign) -> None:
    drawn = ET.fromstring(draw_badge(design))  # noqa: S314 - drawn a moment ago

    assert "img" == drawn.get("role")
    assert (drawn.findtext(f"{SVG}title") or "").startswith("Food safety")
    assert drawn.findtext(f"{SVG}desc")


@pytest.mark.parametrize("design", SOME, ids=lambda d: f"{d.shape}-{d.palette}-{d.icon}")
def test_a_badge_becomes_a_png(design: BadgeDesign) -> None:
    picture = Image.open(io.BytesIO(badge_png(draw_badge(design), 120)))

    assert ("PNG", (120, 120)) == (picture.format, picture.size)
    assert len(picture.convert("RGB").getcolors(1 << 16) or []) > 20


def test_every_shape_palette_and_picture_is_its_own() -> None:
    many = [
        *(BadgeDesign(shape=name) for name in SHAPES),
        *(BadgeDesign(palette=name) for name in list(PALETTES)[1:]),
        *(BadgeDesign(icon=name) for name in PICTOGRAMS if name != "star"),
    ]

    assert len(many) == len({draw_badge(design) for design in many})


def test_there_is_something_to_choose_from() -> None:
    assert len(SHAPES) >= 6
    assert len(PALETTES) >= 8
    assert len(PICTOGRAMS) >= 16


def test_words_are_outlines_and_show_without_any_font() -> None:
    with_words, without = (badge_png(draw_badge(BadgeDesign(text=text)), 240) for text in ("Swimming", ""))

    assert "<text" not in draw_badge(DESIGN)
    assert with_words != without


def test_words_cannot_break_out_of_a_badge() -> None:
    drawn = draw_badge(BadgeDesign(text='<script>"&', description="</desc><b>"))

    assert "<script" not in drawn
    assert '<script>"&' == ET.fromstring(drawn).findtext(f"{SVG}title")  # noqa: S314 - drawn a moment ago


@pytest.mark.parametrize(
    "text",
    [
        "Repair",
        "Web pages that everybody can read",
        "Donaudampfschifffahrtsgesellschaft",
        "a " * 90,
        "Łódź ű ñ 漢字",
    ],
)
def test_words_fit_their_place(text: str) -> None:
    lines, size = fit(text, 150, (25.0, 20.0, 14.0), 3)

    assert 1 <= len(lines) <= 3
    assert all(read_font().width(line, size) <= 150 for line in lines)


def test_an_unknown_choice_still_draws() -> None:
    assert draw_badge(BadgeDesign()) == draw_badge(BadgeDesign("trapezoid", "glitter", "unicorn"))


def test_a_design_survives_json() -> None:
    assert DESIGN == design_from(design_json(DESIGN))
    assert BadgeDesign(text="x") == design_from({"text": "x", "shape": 7, "other": "y"})


def test_a_mark_is_the_same_each_time() -> None:
    assert draw_mark(Mark("did:web:a", "Seal", DESIGN)) == draw_mark(Mark("did:web:a", "Seal", DESIGN))


def test_the_ring_belongs_to_the_issuer() -> None:
    rings = {
        ET.fromstring(draw_mark(Mark(f"did:web:{n}", "Seal", design)))[2][0].get("d")  # noqa: S314 - drawn a moment ago
        for n in range(40)
        for design in (DESIGN, None)
    }

    assert 40 == len(rings)


def test_a_mark_becomes_a_png() -> None:
    assert "PNG" == Image.open(io.BytesIO(badge_png(draw_mark(Mark("did:web:a", "Seal")), 200))).format
