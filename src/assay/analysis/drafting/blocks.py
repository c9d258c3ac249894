"""A document as blocks in reading order, and as the one text that every quote points into."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from assay.analysis.drafting.values import Quote

_CELLS = " | "


class Shape(StrEnum):
    """What a block is on the page."""

    HEADING = "heading"
    ITEM = "item"
    ROW = "row"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Loose:
    """A block before it has its place in the text. `level`: of a heading, 0 the highest."""

    shape: Shape
    text: str
    level: int = 0
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A block in its place."""

    shape: Shape
    text: str
    start: int
    level: int = 0
    cells: tuple[str, ...] = ()

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.start + len(self.text)

    @property
    def quote(self) -> Quote:
        """All its words."""
        return Quote(self.text, self.start, self.end)

    def part(self, start: int, end: int) -> Quote:
        """The words between these places of the block, without blanks around them."""
        words = self.text[start:end]
        start += len(words) - len(words.lstrip())
        words = words.strip()
        return Quote(words, self.start + start, self.start + start + len(words))

    def cell(self, number: int) -> Quote:
        """One cell of a row."""
        start = sum(len(cell) + len(_CELLS) for cell in self.cells[:number])
        return self.part(start, start + len(self.cells[number]))


def placed(loose: Iterable[Loose]) -> tuple[tuple[Block, ...], str]:
    """The blocks in their places, and the text: one block a line."""
    blocks: list[Block] = []
    lines: list[str] = []
    at = 0
    for block in loose:
        cells = tuple(" ".join(cell.replace("|", "/").split()) for cell in block.cells)
        text = _CELLS.join(cells) if block.shape is Shape.ROW else " ".join(block.text.split())
        if not text.strip(" |"):
            continue
        blocks.append(Block(block.shape, text, at, block.level, cells))
        lines.append(text)
        at += len(text) + 1
    return tuple(blocks), "\n".join(lines)


def sentences(block: Block, ends: str = ".!?;") -> Iterator[Quote]:
    """The sentences of a block; a full stop between figures or in an abbreviation of one letter is none."""
    text, start = block.text, 0
    for at, letter in enumerate(text):
        if letter not in ends or (at + 1 < len(text) and text[at + 1] != " "):
            continue
        if letter == "." and at > 1 and text[at - 2 : at].strip(" .").isalpha() and text[at - 2] in " .":
            continue  # "e.g.", "J. Smith"
        if at + 1 > start:
            yield block.part(start, at + 1)
        start = at + 1
    if text[start:].strip():
        yield block.part(start, len(text))
