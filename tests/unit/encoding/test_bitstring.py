import gzip
import zlib

import pytest

from assay.encoding import BitString, read_bitstring, write_base64url, write_bitstring
from assay.errors import Malformed


def test_the_first_bit_is_the_most_significant() -> None:
    bits = BitString(b"\x80\x01")
    assert bits.length == 16
    assert [index for index in range(16) if bits.value(index)] == [0, 15]


def test_entries_of_several_bits_stand_side_by_side() -> None:
    bits = BitString(b"\xe4\x1b")  # 11 10 01 00  00 01 10 11
    assert [bits.value(index, 2) for index in range(8)] == [3, 2, 1, 0, 0, 1, 2, 3]
    assert [bits.value(index, 3) for index in range(5)] == [7, 1, 0, 1, 5]


def test_one_changed_entry_changes_nothing_else() -> None:
    bits = BitString(b"\xff\xff\xff").with_value(3, 0, 3)
    assert bits.data == bytes([0b11111111, 0b10001111, 0b11111111])
    assert bits.with_value(3, 7, 3).data == b"\xff\xff\xff"
    assert BitString(b"\0").with_value(7, 1).data == b"\x01"
    assert BitString(bytes(4)).with_value(1, 0x1FF, 9).data == bytes([0, 0x7F, 0xC0, 0])


@pytest.mark.parametrize(("index", "size"), [(-1, 1), (16, 1), (8, 2), (5, 3), (0, 0), (0, 17), (0, -1)])
def test_a_place_outside_is_an_index_error(index: int, size: int) -> None:
    with pytest.raises(IndexError):
        BitString(b"\0\0").value(index, size)
    with pytest.raises(IndexError):
        BitString(b"\0\0").with_value(index, 0, size)


@pytest.mark.parametrize("value", [-1, 4])
def test_a_value_too_large_for_its_entry_is_a_value_error(value: int) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        BitString(b"\0").with_value(0, value, 2)


def test_the_example_of_the_standard_is_read() -> None:
    # Bitstring Status List 1.0, example 2: an empty list of the shortest length
    text = "uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA"
    assert BitString(bytes(16384)) == read_bitstring(text)


def test_what_was_written_is_read_again() -> None:
    bits = BitString(bytes(range(256)) * 64)
    assert bits == read_bitstring(write_bitstring(bits))
    assert write_bitstring(bits) == write_bitstring(BitString(bits.data))


def packed(data: bytes) -> str:
    return "u" + write_base64url(data)


MEMBER = gzip.compress(bytes(16), mtime=0)  # a date in it would name each test anew


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "its text does not begin with u"),
        ("z" + write_bitstring(BitString(bytes(16)))[1:], "its text does not begin with u"),
        ("H4sI", "its text does not begin with u"),
        ("uH4sI====", "its text is not base64url"),
        ("u", "its compressed form is cut short"),
        (packed(b"no gzip"), "its compressed form is damaged"),
        (packed(zlib.compress(bytes(16))), "its compressed form is damaged"),
        (packed(MEMBER[:-1]), "its compressed form is cut short"),
        (packed(MEMBER[:-8] + bytes(8)), "its compressed form is damaged"),
        (packed(MEMBER + b"\0"), "something follows its compressed form"),
        (packed(MEMBER * 2), "something follows its compressed form"),
    ],
)
def test_what_is_no_one_whole_gzip_member_in_base64url_is_refused(text: str, reason: str) -> None:
    with pytest.raises(Malformed) as caught:
        read_bitstring(text)
    assert (caught.value.code, caught.value.facts) == ("bitstring-malformed", {"reason": reason})


def test_unpacking_stops_at_the_limit() -> None:
    text = write_bitstring(BitString(bytes(2000)))
    assert read_bitstring(text, limit=2000).length == 16_000
    with pytest.raises(Malformed) as caught:
        read_bitstring(text, limit=1999)
    assert (caught.value.code, caught.value.facts) == ("bitstring-too-large", {"limit": 1999})


def test_a_zip_bomb_is_refused() -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join(packer.compress(bytes(1 << 20)) for _ in range(64)) + packer.flush()
    with pytest.raises(Malformed, match="bitstring-too-large"):
        read_bitstring(packed(bomb))
