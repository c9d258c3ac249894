from __future__ import annotations

from datetime import UTC, datetime

import pytest

from assay.errors import Malformed
from assay.models import Image
from assay.models.fields import Field, Text, all_of, read_instant, read_text

SEVERAL = Text((("fr", "eau"), ("pt-BR", "água"), ("en", "water"), ("", "aqua"), ("pt", "agua")))


@pytest.mark.parametrize(
    ("language", "words"),
    [("fr", "eau"), ("fr-CA", "eau"), ("PT-br", "água"), ("pt-PT", "agua"), ("de", "water")],
)
def test_a_text_is_read_in_the_readers_language_or_the_nearest(language: str, words: str) -> None:
    assert SEVERAL.in_language(language) == words


def test_without_english_the_words_in_no_language_are_read() -> None:
    assert Text((("fr", "eau"), ("", "aqua"))).in_language("de") == "aqua"


def test_the_order_in_the_document_changes_nothing() -> None:
    said = (("fr", "eau"), ("es", "agua"), ("es", "aguas"))

    assert Text(said).in_language("de") == Text(said[::-1]).in_language("de") == "agua"


def test_a_text_as_such_is_read_in_english() -> None:
    assert str(SEVERAL) == "water"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("water", (("", "water"),)),
        ({"@value": "water"}, (("", "water"),)),
        ({"@value": "water", "@language": "en"}, (("en", "water"),)),
        ({"en": "water", "es": "agua"}, (("en", "water"), ("es", "agua"))),
        ([{"@value": "water", "@language": "en"}, {"@value": "aqua"}], (("en", "water"), ("", "aqua"))),
    ],
)
def test_every_lawful_form_of_a_text_is_read(value: object, said: tuple[tuple[str, str], ...]) -> None:
    assert read_text(value).said == said


def test_an_instant_is_read_in_utc() -> None:
    assert read_instant("2026-01-01T02:00:00+02:00") == datetime(2026, 1, 1, tzinfo=UTC)


def test_what_is_no_instant_is_refused() -> None:
    with pytest.raises(Malformed) as refused:
        read_instant(5)

    assert refused.value.code == "timestamp-malformed"


@pytest.mark.parametrize(("value", "items"), [(None, ()), ("a", ("a",)), (["a", "b"], ("a", "b"))])
def test_one_several_or_none_are_read_alike(value: object, items: tuple[str, ...]) -> None:
    assert all_of(value) == items


def test_a_field_asked_of_the_class_is_the_field() -> None:
    assert isinstance(Image.id, Field)
