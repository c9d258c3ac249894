"""Windows of plain words, as linking makes them: the lessons and the product must cut text alike."""

from __future__ import annotations

from assay.analysis.skills import Word, windows_of


def windows_in(words: list[str]) -> list[tuple[int, int]]:
    """The windows of a sentence given by its words."""
    return windows_of([Word(word.lower(), place, place + 1) for place, word in enumerate(words)])
