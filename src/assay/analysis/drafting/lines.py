"""What the other process read, turned into blocks: lines joined again, headings and lists recognised.

PDF and plain text have nothing but lines; Word and HTML say themselves what a heading is. Every look at a
line goes over it a fixed number of times, whatever stands in it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Any

from assay.analysis.drafting.blocks import Loose, Shape
from assay.analysis.drafting.headings import UNIT, labelled, names_a_section

Piece = dict[str, Any]

_LONGEST = 2_000  # letters of a block: what follows is a block of its own
_LONGEST_HEADING = 110
_UNIT_LEVEL = 8  # of a unit that no sign makes a heading: below all that are
_WRAPPED = 140  # letters: in a text with longer lines each is a paragraph
_FAR = 1.45  # of the usual distance: a new paragraph
_SHORT = 0.62  # of the usual line: a line that ends earlier ends its paragraph
_BULLET = re.compile(
    r"^\s{0,40}(?:[•●▪■◦‣➢✓✔◆○·∙\uf0b7\uf0a7\uf0d8]|[-\u2013\u2014*+o](?=[ \t]))[ \t]*(?=\S)"
)
_NUMBER = re.compile(
    r"^\s{0,40}(?:(?:[A-Z]{2,4}|(?i:outcome|objective|objetivo|resultado))[ -]?\d{1,2}\s?[:.)\u2013-]"
    r"|\d{1,2}[.)]|[a-zA-Z][)]|\(\w{1,3}\))[ \t]+(?=\S)"
)
_MARKDOWN_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(\S.*?)[ \t#]*$")
_UNDERLINE = re.compile(r"^ {0,3}(=+|-{3,})[ \t]*$")
_RULE = re.compile(r"^[\s|:+=_*-]+$")
_LINK = re.compile(r"!?\[([^\]\[]{0,300})\]\([^()\s]{0,500}\)")
_EMPHASIS = re.compile(r"(\*\*|__|`)")
_GAP = re.compile(r" {4,}(?=\S)")  # as wide as a column
_SOFT = re.compile(r"[\u00ad\u200b\u2060\ufeff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_BROKEN = ("\x02", "\ufffe")  # a word that a PDF divides at the end of its line


def loose_blocks(kind: str, pieces: Sequence[Piece]) -> list[Loose]:
    """The blocks of a document of this kind (pdf, docx, html, text)."""
    if kind == "pdf":
        return list(_joined(_pdf_lines(pieces)))
    if kind == "text":
        return list(_joined(_text_lines([str(piece["text"]) for piece in pieces])))
    return [block for piece in pieces for block in _told(piece)]


def _told(piece: Piece) -> Iterator[Loose]:
    text = clean(str(piece["text"]))
    match piece["as"]:
        case "heading":
            yield Loose(Shape.HEADING, text[:_LONGEST], int(piece["level"]))
        case "row":
            cells = tuple(clean(str(cell))[:_LONGEST] for cell in piece["cells"])
            if len(cells) == 1:
                yield Loose(Shape.PARAGRAPH, cells[0])
            else:
                yield Loose(Shape.ROW, "", cells=cells)
        case "item":
            yield from _cut(Shape.ITEM, _unmarked(text)[1])
        case _:
            is_short = len(text) <= _LONGEST_HEADING and text[-1:] not in ".,;"
            if is_short and (piece.get("bold") or names_a_section(text)):
                yield Loose(Shape.HEADING, text, 7)
            elif is_short and UNIT.match(text):
                yield Loose(Shape.HEADING, text, _UNIT_LEVEL)
            else:
                is_item, words = _unmarked(text)
                yield from _cut(Shape.ITEM if is_item else Shape.PARAGRAPH, words)


def clean(text: str) -> str:
    """The text without letters that nobody sees; a tab still parts cells."""
    return _CONTROL.sub(" ", _SOFT.sub("", text)).replace("\u00a0", " ")


def _cut(shape: Shape, text: str) -> Iterator[Loose]:
    while len(text) > _LONGEST:
        at = text.rfind(" ", 0, _LONGEST)
        at = at if at > 0 else _LONGEST
        yield Loose(shape, text[:at])
        text = text[at:]
    yield Loose(shape, text)


def _unmarked(text: str) -> tuple[bool, str]:
    """Whether a bullet or number stands before it, and the words behind."""
    found = _BULLET.match(text) or _NUMBER.match(text)
    return (True, text[found.end() :]) if found else (False, text)


# Lines: each becomes (loose block, whether the next line may go on with it, whether it may go on itself).

_Line = tuple[Loose, bool, bool]
_PARAGRAPH: _Line = (Loose(Shape.PARAGRAPH, ""), False, False)  # an end, with nothing in it


def _pdf_lines(pieces: Sequence[Piece]) -> Iterator[_Line]:
    sizes: Counter[float] = Counter()
    seen: dict[str, set[int]] = {}
    for piece in pieces:
        sizes[float(piece["size"])] += len(piece["text"])
        seen.setdefault(re.sub(r"\d+", "#", piece["text"]), set()).add(int(piece["page"]))
    body = sizes.most_common(1)[0][0] if sizes else 0.0
    larger = sorted((size for size in sizes if size > body * 1.08), reverse=True)
    lengths = sorted(len(piece["text"]) for piece in pieces)
    usual = lengths[int(len(lengths) * 0.9)] if lengths else 0
    pages = 1 + max((int(piece["page"]) for piece in pieces), default=0)
    falls = [float(one["y"]) - float(two["y"]) for one, two in pairwise(pieces) if one["page"] == two["page"]]
    pitch = median([fall for fall in falls if fall > 1] or [0.0])
    above: Piece | None = None
    for piece in pieces:
        raw = str(piece["text"])
        if pages > 2 and len(seen[re.sub(r"\d+", "#", raw)]) * 2 > pages and len(raw) < _LONGEST_HEADING:  # noqa: PLR2004 - two pages repeat by chance
            continue  # what stands on most pages is no part of the course
        fall = float(above["y"]) - float(piece["y"]) if above is not None else 0.0
        if fall > _FAR * pitch and above is not None and above["page"] == piece["page"]:
            yield _PARAGRAPH
        above = piece
        goes_on = len(raw) >= usual * _SHORT or raw.endswith(_BROKEN)
        broken = "\x02" if raw.endswith(_BROKEN) else ""
        yield from _line(
            clean(raw.rstrip("".join(_BROKEN))) + broken,
            goes_on=goes_on,
            level=larger.index(float(piece["size"])) if float(piece["size"]) in larger else None,
            is_bold=bool(piece["bold"]),
        )


def _text_lines(lines: list[str]) -> Iterator[_Line]:
    lengths = sorted(len(line) for line in lines if line.strip())
    usual = lengths[int(len(lengths) * 0.9)] if lengths else 0
    at = 0
    while at < len(lines):
        line = _LINK.sub(r"\1", _SOFT.sub("", lines[at][:_LONGEST]))
        following = lines[at + 1] if at + 1 < len(lines) else ""
        at += 1
        heading = _MARKDOWN_HEADING.match(line)
        under = _UNDERLINE.match(following)
        if not line.strip() or _RULE.match(line):
            yield _PARAGRAPH
        elif heading:
            words = _EMPHASIS.sub("", heading[2])
            yield Loose(Shape.HEADING, clean(words), len(heading[1]) - 1), False, False
        elif under and not _UNDERLINE.match(line) and len(line) <= _LONGEST_HEADING and "|" not in line:
            level = 0 if under[1].startswith("=") else 1
            yield Loose(Shape.HEADING, clean(_EMPHASIS.sub("", line.strip())), level), False, False
            at += 1
        else:
            bare = line.strip()
            is_bold = bare.startswith(("**", "__")) and bare.rstrip(":").endswith(("**", "__"))
            plain = _EMPHASIS.sub("", line)
            if plain.count("|") >= 2 or (plain.count("|") == 1 and " | " in plain):  # noqa: PLR2004 - a | b | c
                plain = "\t".join(cell.strip() for cell in plain.strip().strip("|").split("|"))
            goes_on = usual * _SHORT <= len(line) and usual <= _WRAPPED
            plain = _GAP.sub("\t", plain.strip())
            yield from _line(clean(plain), goes_on=goes_on, level=None, is_bold=is_bold)


def _line(text: str, *, goes_on: bool, level: int | None, is_bold: bool) -> Iterator[_Line]:
    is_item, words = _unmarked(text)
    bare = text.strip()
    can_head = _can_head(bare) and not _BULLET.match(text) and "\t" not in bare
    if can_head and (names_a_section(bare) or level is not None or (is_bold and not is_item)):
        rank = level if level is not None else 6 if is_bold or _is_capitals(bare) else 7
        yield Loose(Shape.HEADING, bare, rank), False, False
        return
    if is_item:
        yield Loose(Shape.ITEM, words.replace("\t", " ")), goes_on, False
        return
    cells = tuple(cell.strip() for cell in text.strip().split("\t") if cell.strip())
    if len(cells) > 1 and all(labelled(cell)[0] for cell in cells):  # "Credits: 3    Level: 2"
        for cell in cells:
            yield Loose(Shape.PARAGRAPH, cell), False, False
        return
    if len(cells) > 1:
        yield Loose(Shape.ROW, "", cells=cells), False, False
        return
    if can_head and _is_capitals(bare):
        yield Loose(Shape.HEADING, bare, 6), False, False
        return
    if can_head and UNIT.match(bare):
        yield Loose(Shape.HEADING, bare, _UNIT_LEVEL), False, False
        return
    yield Loose(Shape.PARAGRAPH, bare), goes_on, not (UNIT.match(bare) or labelled(bare)[0])


def _can_head(words: str) -> bool:
    return 2 < len(words) <= _LONGEST_HEADING and words[-1] not in ".,;" and any(map(str.isalpha, words))  # noqa: PLR2004 - two letters are no heading


def _is_capitals(words: str) -> bool:
    letters = [letter for letter in words if letter.isalpha()]
    return len(letters) > 5 and sum(map(str.isupper, letters)) >= 0.9 * len(letters)  # noqa: PLR2004 - shorter ones are codes


def _joined(lines: Iterator[_Line]) -> Iterator[Loose]:
    held: Loose | None = None
    held_goes_on = False
    for loose, goes_on, may_continue in lines:
        can_join = held is not None and held.shape in {Shape.PARAGRAPH, Shape.ITEM} and may_continue
        starts_low = loose.text[:1].islower()
        if held is not None and can_join and held.text and loose.text and (held_goes_on or starts_low):
            is_broken = held.text.endswith("\x02")
            words = held.text.rstrip("\x02") + ("" if is_broken else " ") + loose.text
            if len(words) <= _LONGEST:
                held, held_goes_on = Loose(held.shape, words), goes_on
                continue
        if held is not None and (held.text or held.cells):
            yield _without_break(held)
        held, held_goes_on = loose, goes_on
    if held is not None and (held.text or held.cells):
        yield _without_break(held)


def _without_break(loose: Loose) -> Loose:
    if "\x02" not in loose.text:
        return loose
    return Loose(loose.shape, loose.text.replace("\x02", ""), loose.level, loose.cells)
