from __future__ import annotations

import pytest

from assay.models import data_types, urls


@pytest.mark.parametrize(
    "url",
    [
        "https://school.example/a?b#c",
        "did:web:school.example",
        "urn:uuid:0f2a0dc5",
        "data:image/png;base64,AAAA",
        "https://escuela.example/señal",
        "mailto:a@b.example",
    ],
)
def test_an_absolute_url_is_one(url: str) -> None:
    assert urls.is_url(url)


@pytest.mark.parametrize(
    "text",
    [
        "not a uri",
        "/relative",
        "https ://not-a-url/x",
        "fake-issuer",
        "https:",
        "1a:b",
        "https://a b",
        "https://a\n",
        "https://<b>",
        "https://a/\x85",
        "",
        None,
        5,
        ["https://a.example"],
        {"id": "https://a.example"},
    ],
)
def test_what_is_no_absolute_url_is_refused(text: object) -> None:
    assert not urls.is_url(text)


@pytest.mark.parametrize(
    "text",
    [
        "2026-01-01T00:00:00Z",
        "2024-02-29T23:59:59Z",
        "2026-01-31T00:00:00.123456789+14:00",
        "0001-01-01T00:00:00Z",
    ],
)
def test_a_timestamp_with_its_zone_is_one(text: str) -> None:
    assert data_types.is_timestamp(text)


@pytest.mark.parametrize(
    "value",
    [
        "2026-01-01",
        "2026-01-01T00:00:00",
        "2026-01-01t00:00:00Z",
        "2026-01-01T00:00:00z",
        "12026-01-01T00:00:00Z",
        "0000-01-01T00:00:00Z",
        "2026-02-29T00:00:00Z",
        "2026-01-01T24:00:00Z",
        "2026-01-01T00:00:60Z",
        "2026-01-01T00:00:00Z\n",
        "\u0662026-01-01T00:00:00Z",
        1767225600,
        ["2026-01-01T00:00:00Z"],
        None,
    ],
)
def test_what_is_no_timestamp_is_refused(value: object) -> None:
    assert not data_types.is_timestamp(value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [("1990-02-28", True), ("1990-02-30", False), ("19900228", False), ("1990-W01-1", False), (1990, False)],
)
def test_a_date_is_a_day_of_the_calendar(value: object, expected: bool) -> None:
    assert data_types.is_date(value) is expected


@pytest.mark.parametrize(
    ("value", "expected"), [(3, True), (2.5, True), ("3", False), (True, False), (None, False)]
)
def test_a_number_is_not_a_text_and_not_a_truth_value(value: object, expected: bool) -> None:
    assert data_types.is_number(value) is expected


@pytest.mark.parametrize(("value", "expected"), [(True, True), (False, True), (1, False), ("true", False)])
def test_a_truth_value_is_true_or_false(value: object, expected: bool) -> None:
    assert data_types.is_boolean(value) is expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [("en", True), ("en-US", True), ("zh-Hans-CN", True), ("es-419", True), ("English", False), (1, False)],
)
def test_a_language_is_written_as_the_schemas_do(value: object, expected: bool) -> None:
    assert data_types.is_language(value) is expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [("a.b.c", True), ("a..c", True), ("a.b", False), ("a.b.c.d", False), ("a.b.c\n", False), (1, False)],
)
def test_a_compact_jws_has_three_parts(value: object, expected: bool) -> None:
    assert data_types.is_compact_jws(value) is expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [("A", True), (["A", "B"], True), ("", False), ([], False), (["A", ""], False), ([1], False), (2, False)],
)
def test_a_type_is_a_name_or_a_list_of_names(value: object, expected: bool) -> None:
    assert data_types.is_type(value) is expected


@pytest.mark.parametrize(("value", "expected"), [("a", True), (5, False), ({}, False)])
def test_a_string_is_a_string(value: object, expected: bool) -> None:
    assert data_types.is_string(value) is expected
