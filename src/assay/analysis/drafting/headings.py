"""Which part of a course's papers a heading opens, in English and Spanish.

Whole words only, accents and capitals aside. The names themselves stand in `section_names`.
"""

from __future__ import annotations

import re
import unicodedata

from assay.analysis.drafting.section_names import LOOSE, SECTIONS

UNIT = re.compile(
    r"^(?P<label>(?:weeks?|units?|modules?|sessions?|lessons?|chapters?|class|parts?|topics?|blocks?|semanas?"
    r"|unidad(?:es)?(?: did[aá]cticas?)?|m[oó]dulos?|sesi[oó]n(?:es)?|lecci[oó]n(?:es)?|temas?|bloques?)"
    r"\s{1,2}(?:\d{1,2}(?:\s?[-\u2013,&y]\s?\d{1,2})?|[ivx]{1,5})\b)\s{0,2}(?:[:.)\u2013\u2014-]|\|)?\s*",
    re.IGNORECASE,
)
"""The beginning of a unit's heading or row: "Week 3:", "Unidad 2."."""

_MOST_WORDS = 7
_FEW_WORDS = 6
_AROUND = re.compile(r"^(?:course|class) | (?:del curso|de la asignatura)$")
_NOT_WORDS = re.compile(r"[^a-z0-9]+")
_ORDINAL = re.compile(r"^(?:[ivx]{1,4}|\d{1,2}|[a-h]) ")
_SECTION_OF = {phrase: section for section, phrases in reversed(SECTIONS) for phrase in phrases}


def plain(text: str) -> str:
    """The words in small letters without accents, one blank between."""
    decomposed = unicodedata.normalize("NFKD", text.lower())
    letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return _NOT_WORDS.sub(" ", letters).strip()


def section_of(heading: str) -> str:
    """The part that this heading opens; empty where it names none."""
    words = _ORDINAL.sub("", plain(heading[:200]))
    if words in _SECTION_OF:
        return _SECTION_OF[words]
    if not words or words.count(" ") >= _MOST_WORDS:
        return ""
    padded = f" {words} "
    for section, phrases in SECTIONS:
        for phrase in phrases:
            if phrase not in LOOSE and f" {phrase} " in padded:
                return section
    return ""


def is_section_name(line: str) -> bool:
    """Whether the line is nothing but the name of a part, perhaps numbered or with "course" around it."""
    words = _ORDINAL.sub("", plain(line[:120]))
    return words in _SECTION_OF or _AROUND.sub("", words) in _SECTION_OF


def names_a_section(line: str) -> bool:
    """Whether a line without any sign of a heading is one by its words alone."""
    if ":" in line.rstrip().rstrip(":"):
        return False
    if is_section_name(line):
        return True
    plain_line = plain(line[:120])
    words = _ORDINAL.sub("", plain_line)
    section = section_of(line) if words.count(" ") < _FEW_WORDS else ""
    if not section or not line.lstrip(" 0123456789.)").strip()[:1].isupper():
        return False
    if plain_line[:1].isdigit():  # "2. Competencias y resultados": its phrase begins or ends it
        phrases = next(phrases for name, phrases in SECTIONS if name == section)
        return any(words.startswith(phrase) or words.endswith(phrase) for phrase in phrases)
    return all(word[:1].isupper() for word in line.split() if len(word) > 3)  # noqa: PLR2004 - "and", "of", "de la"


def labelled(text: str) -> tuple[str, int]:
    """The part that a label before a colon names ("Prerequisites: none"), and where its value begins.

    Empty and 0 where there is no such label.
    """
    at = text.find(":", 0, 60)
    if at <= 0:
        return "", 0
    section = _SECTION_OF.get(plain(text[:at]), "")
    return (section, at + 1) if section and text[at + 1 :].strip() else ("", 0)
