"""What a course treats, week by week or unit by unit: from headings, lists and the rows of a schedule."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assay.analysis.drafting.blocks import Block, Shape
from assay.analysis.drafting.headings import UNIT, plain
from assay.analysis.drafting.sections import Placed
from assay.analysis.drafting.values import Quote, Unit

_MOST = 80
_HEAD = frozenset(
    """
    week weeks date dates day topic topics unit module session reading readings due assignment assignments
    activities activity hours no n semana semanas fecha tema temas unidad modulo sesion contenido contenidos
    actividad actividades horas lectura lecturas
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
_TOPIC = (
    "topic",
    "topics",
    "content",
    "tema",
    "temas",
    "contenido",
    "contenidos",
    "unit",
    "unidad",
    "module",
    "modulo",
)
_COUNTED = re.compile(r"^(?:\d{1,2}(?:\s?[-\u2013]\s?\d{1,2})?|[ivx]{1,4})\.?$", re.IGNORECASE)
_DATED = re.compile(
    r"^(?:\d{1,2}[/.-]\d{1,2}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic)[a-z]{0,7}\.?\s\d{1,2})",
    re.IGNORECASE,
)
_NO_TOPIC = re.compile(
    r"\b(?:no class|holiday|break|final exam|midterm|exam week|review|recess|festivo|vacaciones|examen"
    r"|repaso)\b",
    re.IGNORECASE,
)


def units_in(placed: Sequence[Placed]) -> tuple[Unit, ...]:
    """The units in the order of the papers, each once; breaks and examinations are none."""
    kept: dict[str, Unit] = {}
    for unit in _found(placed):
        key = plain(unit.quote.text)
        if len(key) > 2 and not _NO_TOPIC.search(unit.quote.text):  # noqa: PLR2004 - no word
            kept.setdefault(key, unit)
    return tuple(kept.values())[:_MOST]


def _found(placed: Sequence[Placed]) -> Iterator[Unit]:
    topic_at: int | None = None
    for one in placed:
        block = one.block
        if one.section in {"policies", "instructor", "materials", "scale", "assessment"}:
            continue
        if block.shape is Shape.ROW:
            names = [plain(cell) for cell in block.cells]
            if all(set(name.split()) <= _HEAD for name in names if name):
                topic_at = next((at for at, name in enumerate(names) if name in _TOPIC), None)
            elif (found := _of_row(block, topic_at)) and (found.label or one.section == "schedule"):
                yield found
            continue
        topic_at = None
        match = UNIT.match(block.text)
        if match and block.text[match.end() :].strip():
            yield Unit(match["label"], _title(block, match.end()))
        elif one.section == "schedule" and block.shape is Shape.ITEM and not one.unit:
            yield Unit("", _title(block, 0))


def _of_row(block: Block, topic_at: int | None) -> Unit | None:
    first = block.cells[0]
    match = UNIT.match(first)
    is_counted = bool(_COUNTED.match(first.strip()) or _DATED.match(first.strip()))
    if match and first[match.end() :].strip():
        return Unit(match["label"], block.part(match.end(), len(first)))
    if topic_at is not None and topic_at < len(block.cells) and block.cells[topic_at].strip():
        label = match["label"] if match else first.strip() if topic_at and is_counted else ""
        return Unit(label, block.cell(topic_at))
    if (match or is_counted) and len(block.cells) > 1 and block.cells[1].strip():
        return Unit(match["label"] if match else first.strip(), block.cell(1))
    return None


def _title(block: Block, start: int) -> Quote:
    """The words up to the first full stop or bracket, where that leaves a title."""
    end = len(block.text)
    for sign in (". ", " (", "; "):
        at = block.text.find(sign, start + 8, end)
        end = at if at > 0 else end
    return block.part(start, min(end, start + 160))
