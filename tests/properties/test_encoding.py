"""What holds for every value, not only for the examples: reading undoes writing, one spelling each."""

import json
from datetime import UTC, datetime
from typing import Any

import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from assay.encoding import (
    BitString,
    JsonValue,
    canonical_json,
    follow,
    join,
    limits,
    read_base58,
    read_base64url,
    read_bitstring,
    read_json,
    read_multibase,
    read_multicodec,
    read_timestamp,
    write_base58,
    write_base64url,
    write_bitstring,
    write_multibase,
    write_multicodec,
    write_timestamp,
)
from assay.errors import Malformed

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(-limits.SAFE_INTEGER, limits.SAFE_INTEGER)
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXTS
)
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner), max_leaves=30)
PLAIN_LEAVES = st.none() | st.booleans() | st.integers(-999, 999) | TEXTS
PLAIN = st.recursive(
    PLAIN_LEAVES,
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(max_codepoint=127)), inner),
    max_leaves=30,
)


@given(VALUES, st.booleans())
def test_the_strict_reader_reads_what_the_lenient_one_reads(value: object, escaped: bool) -> None:
    text = json.dumps(value, ensure_ascii=escaped)
    assert json.loads(text) == read_json(text.encode())


@given(VALUES | PLAIN)
def test_canonical_json_is_that_of_the_reference(value: JsonValue) -> None:
    assert rfc8785.dumps(value) == canonical_json(value)


@given(VALUES)
def test_canonical_json_read_again_is_canonical(value: object) -> None:
    once = canonical_json(value)
    try:
        again = read_json(once)
    except Malformed as fault:
        # 1e20 is written as an integer that JSON readers do not all keep; nothing else may be refused.
        assert fault.code == "document-number-unsafe"  # noqa: PT017 - the exception is allowed, not expected
    else:
        assert once == canonical_json(again)


@given(st.binary() | st.text().map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_read_or_refused_with_a_code(data: bytes) -> None:
    try:
        value = read_json(data)
    except Malformed as fault:
        assert fault.code.startswith("document-")  # noqa: PT017 - the exception is allowed, not expected
        str(fault).encode()
    else:
        assert json.loads(data.removeprefix(b"\xef\xbb\xbf")) == value


@given(st.dictionaries(TEXTS, VALUES, min_size=1), st.data())
def test_a_key_written_twice_is_refused_wherever_it_stands(
    members: dict[str, Any], data: st.DataObject
) -> None:
    pairs = [(json.dumps(key), json.dumps(value)) for key, value in members.items()]
    pairs.insert(data.draw(st.integers(0, len(pairs))), data.draw(st.sampled_from(pairs)))
    try:
        read_json("[{" + ",".join(f"{key}:{value}" for key, value in pairs) + "}]")
    except Malformed as fault:
        assert fault.code == "document-key-repeated"  # noqa: PT017 - else fails below
        assert fault.pointer.startswith("/0/")  # noqa: PT017 - else fails below
    else:
        raise AssertionError("a repeated key was read")


@given(st.text(st.characters()))
def test_text_that_is_no_text_is_refused_and_all_other_read(text: str) -> None:
    escaped = json.dumps({"a": [text]})
    try:
        text.encode()
    except UnicodeEncodeError:
        try:
            read_json(escaped)
        except Malformed as fault:
            assert (fault.code, fault.pointer) == ("document-text-malformed", "/a/0")  # noqa: PT017 - else below
        else:
            raise AssertionError("half a character was read") from None
    else:
        assert read_json(escaped) == {"a": [text]}


@given(st.binary())
def test_bases_are_read_as_written(data: bytes) -> None:
    assert data == read_base58(write_base58(data))
    assert data == read_base64url(write_base64url(data))
    for base in ("z", "u"):
        assert data == read_multibase(write_multibase(data, base))


@given(st.text("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz", max_size=200))
def test_every_base58_text_is_the_only_one_of_its_value(text: str) -> None:
    assert text == write_base58(read_base58(text))


@given(st.text(max_size=20) | st.text("AZaz09-_=+/ \n", max_size=20))
def test_every_base64url_text_taken_is_the_only_one_of_its_value(text: str) -> None:
    try:
        data = read_base64url(text)
    except Malformed:
        return
    assert text == write_base64url(data)


@given(st.integers(0, 2**63 - 1), st.binary())
def test_codes_are_read_as_written(code: int, data: bytes) -> None:
    assert (code, data) == read_multicodec(write_multicodec(code, data))


@given(st.binary(max_size=12))
def test_every_code_taken_is_the_only_spelling_of_it(data: bytes) -> None:
    try:
        code, rest = read_multicodec(data)
    except Malformed:
        return
    assert data == write_multicodec(code, rest)


@given(st.datetimes(timezones=st.just(UTC)))
def test_an_instant_is_read_as_written(instant: datetime) -> None:
    whole = instant.replace(microsecond=0)
    assert whole == read_timestamp(write_timestamp(instant))
    assert instant == read_timestamp(f"{instant.replace(tzinfo=None).isoformat(timespec='microseconds')}Z")


@given(st.lists(TEXTS, max_size=6))
def test_a_pointer_leads_to_what_it_was_made_for(steps: list[str]) -> None:
    document: Any = "here"
    for step in reversed(steps):
        document = {step: document}
    assert follow(document, join("", *steps)) == "here"


@given(st.binary(min_size=1, max_size=64), st.integers(1, 9), st.data())
def test_an_entry_holds_what_was_put_there_and_its_neighbours_stay(
    data: bytes, size: int, draw: st.DataObject
) -> None:
    bits = BitString(data)
    entries = bits.length // size
    if not entries:
        return
    index = draw.draw(st.integers(0, entries - 1))
    value = draw.draw(st.integers(0, (1 << size) - 1))
    changed = bits.with_value(index, value, size)
    expected = [value if place == index else bits.value(place, size) for place in range(entries)]
    assert expected == [changed.value(place, size) for place in range(entries)]
    assert changed == read_bitstring(write_bitstring(changed))


@given(st.binary(max_size=64))
def test_any_bytes_are_unpacked_or_refused_with_a_code(data: bytes) -> None:
    try:
        read_bitstring("u" + write_base64url(data))
    except Malformed as fault:
        assert fault.code == "bitstring-malformed"  # noqa: PT017 - the exception is allowed, not expected
