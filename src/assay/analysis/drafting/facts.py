"""What the papers tell of the course as a whole: the framework's elements, with the words that say so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from assay.analysis.descriptions import How, Told
from assay.analysis.drafting.blocks import Block, Shape, sentences
from assay.analysis.drafting.headings import UNIT, is_section_name, plain
from assay.analysis.drafting.phrases import PHRASES
from assay.analysis.drafting.sections import Placed
from assay.analysis.drafting.values import Assessment, Outcome, Quote

_SECTIONS = (  # told by whatever stands in a part of that name
    "prerequisites", "credits", "hours", "level", "language", "participation", "further-information",
    "supervision", "quality", "stackability", "code",
)  # fmt: skip
_ELEMENT = {"hours": "workload"}
_IN_POLICIES = {"grading", "supervision", "retakes"}  # else these parts speak of other things
_CODE = re.compile(r"\b[A-Z]{2,5}[ \u00a0-]?\d{2,4}[A-Z]?\b")
_NOT_CODE = ("ISO", "EQF", "AWS", "MECES", "RM", "ROOM", "UTC", "COVID")
_TITLE_LEFT = re.compile(
    r"^(?:course\s)?(?:syllabus|s[ií]labo|programa de (?:la asignatura|asignatura|curso)|gu[ií]a docente"
    r"|plan de estudios)(?:\s(?:for|de|del)\b)?\s?[:\u2013\u2014-]?\s*",
    re.IGNORECASE,
)
_OTHER_TITLE = re.compile(
    r"\b(?:college|university|department|division of|school of|institute of|universidad|facultad|departamento"
    r"|instituto|escuela de|colegio|section \d+)\b",
    re.IGNORECASE,
)
_TITLE_RIGHT = re.compile(r"\s*[:\u2013\u2014,(-]?\s*(?:course\s)?syllabus\)?\s*$", re.IGNORECASE)
_SPANISH = frozenset("el la los las de del que y en un una para con por se al como su".split())  # noqa: SIM905 - words
_ENGLISH = frozenset("the of and to in a for with by on is are will this be students".split())  # noqa: SIM905 - words
_LONGEST_TITLE = 120
_LONGEST_VALUE = 400


def language_of(text: str) -> str:
    """The language of most of the words: `es` or, where there is no telling, `en`."""
    words = text[:40_000].lower().split()
    spanish = sum(1 for word in words if word in _SPANISH)
    return "es" if spanish > sum(1 for word in words if word in _ENGLISH) else "en"


def title_of(placed: Sequence[Placed]) -> Quote | None:
    """The course's name: where a label says so, else the highest heading of the first page."""
    for one in placed[:60]:
        if one.section == "title" and one.value_at and _says_something(one.block.text[one.value_at :]):
            return _bare(one.block.part(one.value_at, len(one.block.text)))
    named: list[tuple[bool, int, int, Quote]] = []
    for one in placed[:25]:
        block = one.block
        is_first = block.start == 0 and len(block.text) <= _LONGEST_TITLE
        if (block.shape is not Shape.HEADING and not is_first) or one.value_at:
            continue
        bare = _bare(block.quote)
        if (
            bare is None
            or UNIT.match(block.text)
            or is_section_name(block.text)
            or _OTHER_TITLE.search(bare.text)
        ):
            continue
        says_so = bare.start > block.start or bare.end < block.end  # "Syllabus", or the number, stood there
        named.append((not says_so, block.level, block.start, bare))
    return min(named)[3] if named else None


def _says_something(words: str) -> bool:
    return sum(map(str.isalpha, words)) > 3  # noqa: PLR2004 - "2026/27" is a year


def _bare(quote: Quote) -> Quote | None:
    """The title without "Syllabus" and the course's number before it; None where nothing is left."""
    text, start = quote.text, quote.start
    left = _TITLE_LEFT.match(text)
    if left:
        text, start = text[left.end() :], start + left.end()
    code = _CODE.match(text)
    if code and code[0].split()[0].rstrip("0123456789-") not in _NOT_CODE:
        rest = text[code.end() :].lstrip(" :.,|-\u2013\u2014")
        if len(rest) > 3:  # noqa: PLR2004 - a code alone is all the title there is
            text, start = rest, start + len(text) - len(rest)
    text = _TITLE_RIGHT.sub("", text).rstrip(" :.,|-\u2013\u2014")
    if len(text) < 3 or len(text) > _LONGEST_TITLE:  # noqa: PLR2004 - no word
        return None
    return Quote(text, start, start + len(text))


def description_of(placed: Sequence[Placed]) -> str:
    """What the papers say under "Course description" and the like, at most a screenful."""
    said: list[str] = []
    for one in placed:
        if one.section != "description" or one.block.shape is Shape.HEADING or one.unit:
            continue
        words = one.block.text[one.value_at :].strip()
        if sum(map(len, said)) + len(words) > 1200:  # noqa: PLR2004 - letters
            break
        said.append(words)
    return " ".join(said)


def told_in(
    placed: Sequence[Placed],
    title: Quote | None,
    outcomes: Sequence[Outcome],
    assessments: Sequence[Assessment],
) -> Mapping[str, Told]:
    """The elements that are told, by key; of several places the first that is a label, else the first."""
    told: dict[str, Told] = {}
    if title:
        told["title"] = _told(title)
    if outcomes:
        told["outcomes"] = _told(outcomes[0].quote)
    if assessments:
        told["assessment"] = _told(assessments[0].quote)
    for key, quote in (*_by_section(placed), *_by_words(placed)):
        told.setdefault(key, _told(quote))
    if "code" not in told and (code := _code_near_the_top(placed)):
        told["code"] = _told(code)
    if "grade" not in told and (scale := _scale(placed)):
        told["grade"] = _told(scale)
    if "grading" in told:
        told.setdefault("grade", told["grading"])
    return told


def _told(quote: Quote) -> Told:
    value = quote.text[:_LONGEST_VALUE]
    return Told(value, How.TEXT, "", (quote.start, quote.start + len(value)))


def _by_section(placed: Sequence[Placed]) -> Iterator[tuple[str, Quote]]:
    for one in placed:
        if one.section not in _SECTIONS or (one.block.shape is Shape.HEADING and not one.value_at):
            continue
        quote = one.block.part(one.value_at, len(one.block.text))
        if one.section in {"credits", "hours", "level"} and not any(map(str.isalnum, quote.text)):
            continue
        if quote.text and len(quote.text) <= _LONGEST_VALUE:
            yield _ELEMENT.get(one.section, one.section), quote


def _by_words(placed: Sequence[Placed]) -> Iterator[tuple[str, Quote]]:
    for key, pattern in PHRASES:
        for one in placed:
            is_elsewhere = one.section in {"instructor", "policies"} and key not in _IN_POLICIES
            if is_elsewhere or (key == "workload" and "office hours" in plain(one.block.text)):
                continue
            found = pattern.search(one.block.text)
            if found:
                yield (
                    key,
                    _around(one.block, found, whole=key in {"supervision", "rubric", "retakes", "grading"}),
                )
                break


def _around(block: Block, found: re.Match[str], *, whole: bool) -> Quote:
    if whole:
        for said in sentences(block):
            if said.start - block.start <= found.start() < said.end - block.start:
                return said
    return block.part(found.start(), found.end())


def _code_near_the_top(placed: Sequence[Placed]) -> Quote | None:
    for one in placed[:12]:
        found = _CODE.search(one.block.text)
        if found and re.split(r"[\s\d-]", found[0])[0] not in _NOT_CODE:
            return one.block.part(found.start(), found.end())
    return None


def _scale(placed: Sequence[Placed]) -> Quote | None:
    return next(
        (
            one.block.quote
            for one in placed
            if one.section == "scale" and one.block.shape is not Shape.HEADING
        ),
        None,
    )
