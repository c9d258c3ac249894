"""How learners are judged: rows, lists and sentences that name an examination, an essay, a demonstration.

The weight stays what the papers write. A table of marks ("A 90-100 %") is a scale and no assessment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assay.analysis.drafting.blocks import Block, Shape, sentences
from assay.analysis.drafting.headings import plain
from assay.analysis.drafting.sections import Placed
from assay.analysis.drafting.values import Assessed, Assessment, Quote

_MOST = 40
_KINDS: tuple[tuple[Assessed, str], ...] = (
    (Assessed.ORAL, r"oral (?:exam\w*|assessment|defen[cs]e)|viva|examen oral|prueba oral|defensa"),
    (Assessed.QUIZ, r"quiz(?:zes)?|cuestionarios?|test de repaso"),
    (
        Assessed.WORKPLACE,
        (
            r"practicum|work placement|workplace|on the job|field experience|site observation|internship"
            r"|clinicals?|practicas (?:externas|en (?:empresas?|centros?))|observacion en|centro de trabajo"
        ),
    ),
    (Assessed.PORTFOLIO, r"portfolios?|portafolios?|carpeta"),
    (
        Assessed.PRACTICAL,
        (
            r"practicals?|demonstrations?|skills? (?:check\w*|tests?|demo\w*)|labs?|laborator\w+|hands on"
            r"|weld(?:ing)? tests?|bend tests?|role plays?|simulations?|performance tests?|practicas?"
            r"|demostracion(?:es)?|taller|simulacion(?:es)?"
        ),
    ),
    (
        Assessed.PRESENTATION,
        r"speech(?:es)?|presentations?|debates?|pitch|toast|presentacion(?:es)?|exposicion(?:es)?|discursos?",
    ),
    (
        Assessed.EXAM,
        r"exam(?:ination)?s?|mid ?terms?|finals?|written tests?|tests?|examen(?:es)?|pruebas?|parcial(?:es)?",
    ),
    (Assessed.PROJECT, r"projects?|capstone|case stud(?:y|ies)|proyectos?|estudios? de caso"),
    (
        Assessed.ESSAY,
        (
            r"essays?|papers?|written reports?|reports?|reflections?|self evaluations?|outlines?|journals?"
            r"|critiques?|ensayos?|informes?|reflexion(?:es)?|diarios?|trabajos? escritos?|memorias?"
        ),
    ),
    (Assessed.DISCUSSION, r"discussions?|forums?|foros?"),
    (
        Assessed.EXERCISES,
        r"homework|exercises?|assignments?|worksheets?|problem sets?|tareas?|ejercicios?|trabajos?",
    ),
    (Assessed.ATTENDANCE, r"attendance|participation|asistencia|participacion"),
)
_COMPILED = tuple((kind, re.compile(rf"\b(?:{words})\b")) for kind, words in _KINDS)
_WEIGHT = re.compile(
    r"(?<![\d.,])(\d{1,4}(?:[.,]\d{1,2})?)\s{0,2}"
    r"(%|percent\b|per cent\b|por ciento\b|points?\b|pts?\b\.?|puntos?\b)",
    re.IGNORECASE,
)
_RANGE = re.compile(
    r"\d\s?%?\s?(?:[-\u2013\u2014]|to|a)\s?\d{1,3}(?:[.,]\d+)?\s?(?:%|points?|pts|puntos)?(?!\d)",
    re.IGNORECASE,
)
_AFTER = re.compile(r"(?:\s(?:each|cada un[oa]))?\)?")
_BETWEEN = re.compile(r"[\s,;.]*(?:(?:and|y|e)\s)?(?:an?\s|un[ao]?\s)?")
_GRADE = re.compile(r"^\W*[A-F][+-]?\W+(?:[=:|]|\d|\()")
_BARE = re.compile(r"^\d{1,4}(?:[.,]\d{1,2})?$")
_TOTALS = ("total", "suma", "sum")
_NAME_EDGES = " \t:;,.|-=()[]*•…/_\u2013\u2014"
_LONGEST_NAME = 90


def assessments_in(placed: Sequence[Placed]) -> tuple[Assessment, ...]:
    """The assessments in the order of the papers: those with a weight, and those only named."""
    weighted = list(_weighted(placed))
    named = [one for one in _named(placed) if not _is_among(one, weighted)]
    kept: dict[tuple[str, str], Assessment] = {}
    for found in sorted((*weighted, *named), key=lambda one: one.quote.start):
        kept.setdefault((plain(found.name), found.weight), found)
    return tuple(kept.values())[:_MOST]


def kind_of(name: str) -> Assessed:
    """Which kind of assessment the name says; OTHER where it says none."""
    words = plain(name[:300])
    return next((kind for kind, pattern in _COMPILED if pattern.search(words)), Assessed.OTHER)


def _is_among(named: Assessment, weighted: list[Assessment]) -> bool:
    """Whether a sentence only tells more of a kind that stands in the table already."""
    return any(one.kind is named.kind for one in weighted)


def _weighted(placed: Sequence[Placed]) -> Iterator[Assessment]:
    unit = ""  # of a column of bare numbers, from the head of the table
    for one in placed:
        block = one.block
        if one.section in {"scale", "policies", "instructor", "materials", "outcomes"} or _is_scale(
            block.text
        ):
            continue
        if block.shape is Shape.ROW:
            head = plain(block.text)
            if not any(map(str.isdigit, block.text)):
                unit = _unit(block.text, head)
            yield from _of_row(block, unit, is_graded=one.section == "assessment")
            continue
        unit = ""
        parts = [block.quote] if block.shape is not Shape.PARAGRAPH else _parts(block)
        for part in parts:
            yield from _of_words(part, is_graded=one.section == "assessment")


def _unit(text: str, head: str) -> str:
    if "%" in text or any(
        word in head.split() for word in ("percent", "percentage", "porcentaje", "weight", "peso")
    ):
        return "%"
    return " points" if {"points", "pts", "puntos"} & set(head.split()) else ""


def _parts(block: Block) -> Iterator[Quote]:
    for said in sentences(block):
        found = list(_WEIGHT.finditer(said.text))
        if len(found) < 2:  # noqa: PLR2004 - one weight: the whole sentence is about it
            yield said
            continue
        start = 0
        for weight in found:  # "Speeches (20 % each), quizzes 20 % and a final 40 %"
            end = weight.end() + len(_AFTER.match(said.text, weight.end())[0])  # type: ignore[index]  # it may match nothing
            yield Quote(said.text[start:end], said.start + start, said.start + end)
            between = _BETWEEN.match(said.text, end)
            start = between.end() if between else end


def _of_row(block: Block, unit: str, *, is_graded: bool) -> Iterator[Assessment]:
    weights = [(at, _WEIGHT.search(cell)) for at, cell in enumerate(block.cells)]
    at, match = next(((at, match) for at, match in weights if match), (0, None))
    weight = match[0].strip() if match else ""
    if not weight and unit and is_graded:
        bare = [(at, cell.strip()) for at, cell in enumerate(block.cells) if _BARE.match(cell.strip())]
        if bare:
            at, number = bare[-1]
            weight = f"{number}{unit}"
    if not weight:
        return
    names = [cell for number, cell in enumerate(block.cells) if number != at and any(map(str.isalpha, cell))]
    name = names[0] if names else block.cells[at]
    yield from _assessment(name, weight, block.quote, is_graded=is_graded)


def _of_words(part: Quote, *, is_graded: bool) -> Iterator[Assessment]:
    match = _WEIGHT.search(part.text)
    if match is None:
        return
    before, after = part.text[: match.start()], part.text[match.end() :]
    name = before if any(map(str.isalpha, before)) else after
    yield from _assessment(name, match[0].strip(), part, is_graded=is_graded)


def _assessment(name: str, weight: str, quote: Quote, *, is_graded: bool) -> Iterator[Assessment]:
    words = _trimmed(name)
    kind = kind_of(words)
    if plain(words).startswith(_TOTALS) or not words or len(words) > 3 * _LONGEST_NAME:
        return
    if kind is Assessed.OTHER and not is_graded:
        return
    yield Assessment(kind, _short(words), " ".join(weight.split()), quote)


def _named(placed: Sequence[Placed]) -> Iterator[Assessment]:
    for one in placed:
        block = one.block
        is_line = block.shape in {Shape.ITEM, Shape.PARAGRAPH}
        if one.section != "assessment" or not is_line or _is_scale(block.text):
            continue
        for said in sentences(block) if block.shape is Shape.PARAGRAPH else [block.quote]:
            kind = kind_of(said.text)
            if kind is not Assessed.OTHER and not _WEIGHT.search(said.text):
                name = said.text.split(":")[0] if ":" in said.text[:_LONGEST_NAME] else said.text
                yield Assessment(kind, _short(_trimmed(name)), "", said)


def _trimmed(name: str) -> str:
    words = " ".join(name.split()).strip(_NAME_EDGES)
    return f"{words})" if words.count("(") > words.count(")") else words


def _short(words: str) -> str:
    if len(words) <= _LONGEST_NAME:
        return words
    return words[: words.rfind(" ", 0, _LONGEST_NAME)].rstrip(_NAME_EDGES) + "…"


def _is_scale(text: str) -> bool:
    return bool(_GRADE.match(text) and _RANGE.search(text)) or len(_RANGE.findall(text)) > 1
