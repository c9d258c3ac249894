"""A course's papers, read in a process apart and laid out as blocks and one text.

Our side of `document_reader`: what it says is a stranger's word, so only texts are taken from it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assay.analysis.drafting.blocks import Block, placed
from assay.analysis.drafting.lines import loose_blocks
from assay.apart import Fell, run_apart
from assay.errors import AssayError

LARGEST = 20 << 20
"""The longest file that is read, in bytes."""

_READER = Path(__file__).with_name("document_reader.py")
_SECONDS, _MEGABYTES = 15, 768
_FEWEST_LETTERS = 40  # of a document: fewer are a page number or a watermark
_FACTS = {"too-long", "too-large"}
_PROBLEMS = {
    "empty": "syllabus-empty",
    "encrypted": "syllabus-encrypted",
    "kind-unknown": "syllabus-kind-unknown",
    "too-large": "syllabus-too-large",
    "too-long": "syllabus-too-long",
    "unreadable": "syllabus-unreadable",
    "with-macros": "syllabus-with-macros",
    "without-text": "syllabus-without-text",
}


@dataclass(frozen=True, slots=True)
class Papers:
    """What was read: pdf, docx, html or text; the blocks, and the text that they stand in."""

    kind: str
    blocks: tuple[Block, ...]
    text: str


def read_papers(content: bytes, name: str) -> Papers:
    """The document in these bytes; `name` is told in errors and decides nothing.

    Raises `syllabus-empty`, `syllabus-kind-unknown`, `syllabus-encrypted`, `syllabus-with-macros`,
    `syllabus-too-large`, `syllabus-too-long`, `syllabus-without-text`, `syllabus-unreadable`.
    """
    if len(content) > LARGEST:
        raise AssayError("syllabus-too-large", file=name, limit=LARGEST >> 20)
    try:
        told = json.loads(run_apart(_READER, content, seconds=_SECONDS, megabytes=_MEGABYTES, sealed=True))
        kind, blocks, text = _laid_out(told, name)
    except (Fell, ValueError, KeyError, TypeError, AttributeError) as error:
        raise AssayError("syllabus-unreadable", file=name) from error
    if sum(map(str.isalpha, text[:1000])) < _FEWEST_LETTERS:
        raise AssayError("syllabus-without-text", file=name)
    return Papers(kind, blocks, text)


def _laid_out(told: dict[str, Any], name: str) -> tuple[str, tuple[Block, ...], str]:
    problem = told.get("problem")
    if problem is not None:
        facts: dict[str, Any] = {"limit": int(told["facts"]["limit"])} if problem in _FACTS else {}
        raise AssayError(_PROBLEMS[problem], file=name, **facts)
    kind = str(told["kind"])
    blocks, text = placed(loose_blocks(kind, told["pieces"]))
    return kind, blocks, text
