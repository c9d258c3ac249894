"""The texts that promises are looked for in: a description's own, or a brochure's.

Apart because a brochure is a stranger's file: PDF and Word are read in a process apart, everything else is a
text as it stands, so that every span is one of the file itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from assay.analysis.descriptions import Description
from assay.analysis.drafting import LARGEST, read_papers
from assay.analysis.promises.finding import LONGEST, claims_in
from assay.analysis.promises.values import Claim
from assay.errors import AssayError

_LAID_OUT = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # PDF, Word, old Word


@dataclass(frozen=True, slots=True)
class Passage:
    """A text and its promises. `place`: description, criteria or brochure."""

    place: str
    text: str
    claims: tuple[Claim, ...]


def passages_of(description: Description) -> tuple[Passage, ...]:
    """What an achievement's description and criteria promise; a text without a promise is there too."""
    texts = {"description": description.text, "criteria": description.criteria}
    return tuple(
        Passage(place, text, claims_in(text, description.language)) for place, text in texts.items() if text
    )


def brochure(content: bytes, name: str) -> Passage:
    """What a brochure promises: text, Markdown, HTML, PDF or Word; `name` is told in errors.

    Raises `syllabus-empty` and the other `syllabus-…` for what cannot be read.
    """
    text = _text(content, name)
    return Passage("brochure", text, claims_in(text))


def _text(content: bytes, name: str) -> str:
    if len(content) > LARGEST:
        raise AssayError("syllabus-too-large", file=name, limit=LARGEST >> 20)
    if not content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_LAID_OUT):
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = "\x00"
        if "\x00" not in text:
            if not text.strip():
                raise AssayError("syllabus-empty", file=name)
            if len(text) > LONGEST:
                raise AssayError("syllabus-too-large", file=name, limit=LARGEST >> 20)
            return text
    return read_papers(content, name).text
