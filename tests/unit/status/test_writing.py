from datetime import UTC, datetime

import pytest

from assay.encoding import BitString
from assay.status import (
    new_status_list,
    read_status_entry,
    read_status_list,
    set_values,
    status_entry_json,
    status_list_credential_json,
)

ADDRESS = "https://issuer.example/status/1"


def test_a_new_list_has_the_smallest_private_length() -> None:
    assert new_status_list() == BitString(bytes(16_384))
    assert new_status_list(131_072, size=2).length == 262_144
    for length in (131_064, 131_073):
        with pytest.raises(ValueError, match="at least 131072"):
            new_status_list(length)


def test_many_values_are_set_at_once_and_nothing_else_changes() -> None:
    values = dict.fromkeys(range(0, 131_072, 7), 1)
    bits = set_values(new_status_list(), values)
    assert {index for index in range(131_072) if bits.value(index)} == set(values)
    assert set_values(bits, dict.fromkeys(values, 0)) == new_status_list()


def test_values_of_several_bits_are_set_as_one_by_one() -> None:
    bits = BitString(bytes(range(12)))
    one_by_one = bits.with_value(0, 5, 3).with_value(2, 6, 3).with_value(31, 7, 3)
    assert set_values(bits, {0: 5, 2: 6, 31: 7}, size=3) == one_by_one


def test_a_place_or_a_value_outside_is_refused() -> None:
    with pytest.raises(IndexError):
        set_values(BitString(b"\0"), {8: 1})
    with pytest.raises(IndexError):
        set_values(BitString(b"\0"), {-1: 1})
    with pytest.raises(ValueError, match="does not fit"):
        set_values(BitString(b"\0"), {0: 2})


def test_the_entry_that_is_written_is_read() -> None:
    entry = read_status_entry(status_entry_json(ADDRESS, 94_567, "suspension"))
    assert (entry.purpose, entry.index, entry.list_address) == ("suspension", 94_567, ADDRESS)


@pytest.mark.parametrize("purpose", ["revocation", ["revocation", "suspension"]])
def test_the_list_that_is_written_is_read(purpose: str | list[str]) -> None:
    bits = new_status_list().with_value(94_567, 1)
    credential = status_list_credential_json(
        ADDRESS,
        "did:web:issuer.example",
        purpose,
        bits,
        valid_from=datetime(2026, 9, 1, tzinfo=UTC),
        valid_until=datetime(2026, 10, 1, tzinfo=UTC),
    )

    status_list = read_status_list(credential, ADDRESS)

    assert status_list.value(read_status_entry(status_entry_json(ADDRESS, 94_567))) == 1
    assert credential["validUntil"] == "2026-10-01T00:00:00Z"
    assert credential["issuer"] == "did:web:issuer.example"
    assert status_list.purposes == ((purpose,) if isinstance(purpose, str) else tuple(purpose))
