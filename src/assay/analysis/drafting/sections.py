"""Every block with the part of the papers that it belongs to, and the unit that it stands under."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assay.analysis.drafting.blocks import Block, Shape
from assay.analysis.drafting.headings import UNIT, is_section_name, labelled, section_of

_OUT_OF_UNIT = {"policies", "instructor", "materials", "scale"}


@dataclass(frozen=True, slots=True)
class Placed:
    """A block in its part. `value_at`: where the value begins, of a line such as "Credits: 3"; else 0."""

    block: Block
    section: str
    unit: str = ""
    value_at: int = 0


def sectioned(blocks: Sequence[Block]) -> Iterator[Placed]:
    """The blocks with their parts; a heading that names no part stays in that of a higher one."""
    section, level = "", 99
    unit, unit_level = "", 99
    for block in blocks:
        if block.shape is not Shape.HEADING:
            label, value_at = labelled(block.text)
            if not label and block.shape is Shape.ROW and len(block.cells) == 2:  # noqa: PLR2004 - a name and its value
                label = _label_of_row(block)
                value_at = block.cell(1).start - block.start if label else 0
            yield Placed(block, label or section, unit, value_at)
            continue
        found = UNIT.match(block.text)
        label, value_at = labelled(block.text)
        if found:
            unit, unit_level = block.text[found.end() :].strip() or found["label"], block.level
            if section in _OUT_OF_UNIT or not section or block.level <= level:
                section, level = "schedule", block.level
        elif label:
            yield Placed(block, label, unit, value_at)
            continue
        else:
            named = section_of(block.text) if block.start or is_section_name(block.text) else ""
            if unit and block.level <= unit_level and not (named and block.level > unit_level):
                unit, unit_level = "", 99
            if named:
                section, level = named, block.level
            elif block.level <= level:
                section, level = "", block.level
        yield Placed(block, section, unit)


def _label_of_row(block: Block) -> str:
    name, value = block.cells
    return section_of(name) if value and len(name) <= 60 and section_of(name) in _FACTS else ""  # noqa: PLR2004 - a label is short


_FACTS = {
    "prerequisites", "credits", "hours", "level", "language", "participation", "title", "code", "description",
    "further-information", "supervision", "quality", "stackability",
}  # fmt: skip
