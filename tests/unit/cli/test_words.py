"""The command line's own words."""

from __future__ import annotations

import string
from datetime import UTC, datetime, timedelta, timezone

from assay.cli.words import WORDS, day, word
from assay.sentences import LANGUAGES


def test_every_language_of_the_sentences_has_the_same_labels() -> None:
    assert set(LANGUAGES) == set(WORDS)
    assert len({frozenset(labels) for labels in WORDS.values()}) == 1


def test_a_label_has_the_same_places_in_every_language() -> None:
    for name in WORDS["en"]:
        places = [
            {field for _, field, _, _ in string.Formatter().parse(word(name, language))} for language in WORDS
        ]
        assert places[0] == places[1], name


def test_a_day_is_written_as_people_write_it() -> None:
    instant = datetime(2026, 5, 3, tzinfo=UTC)

    assert "3 May 2026" == day(instant, "en")
    assert "3 de mayo de 2026" == day(instant, "es")
    assert "2 May 2026, 22:00 UTC" == day(instant.replace(tzinfo=timezone(timedelta(hours=2))), "en")
