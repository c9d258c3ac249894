import hashlib

import pytest

from assay.encoding import (
    read_multibase,
    read_multicodec,
    read_multihash,
    write_multibase,
    write_multicodec,
)
from assay.errors import Malformed


@pytest.mark.parametrize(
    ("text", "data"), [("z", b""), ("z2NEpo7TZRRrLZSi2U", b"Hello World!"), ("uZm9v", b"foo")]
)
def test_the_prefix_names_the_base(text: str, data: bytes) -> None:
    assert data == read_multibase(text)
    assert text == write_multibase(data, text[0])


def test_base58_is_written_unless_asked_otherwise() -> None:
    assert write_multibase(b"Hello World!") == "z2NEpo7TZRRrLZSi2U"


@pytest.mark.parametrize("text", ["", "Zm9v", "f00", "mZm9v", "UZm9v", "é"])
def test_another_prefix_is_refused_by_its_name(text: str) -> None:
    with pytest.raises(Malformed) as caught:
        read_multibase(text)
    assert (caught.value.code, caught.value.facts) == ("multibase-unknown", {"prefix": text[:1]})


def test_a_text_that_is_not_in_its_base_is_refused() -> None:
    with pytest.raises(Malformed, match="text-not-base58"):
        read_multibase("z0")
    with pytest.raises(Malformed, match="text-not-base64url"):
        read_multibase("uZg==")


@pytest.mark.parametrize(
    ("code", "header"),
    [
        (0, "00"),
        (1, "01"),
        (0x7F, "7f"),
        (0x80, "8001"),
        (0xED, "ed01"),
        (0x1200, "8024"),
        (2**63 - 1, "ff" * 8 + "7f"),
    ],
)
def test_a_code_is_read_and_written_in_the_fewest_bytes(code: int, header: str) -> None:
    data = bytes.fromhex(header) + b"key"
    assert (code, b"key") == read_multicodec(data)
    assert data == write_multicodec(code, b"key")


@pytest.mark.parametrize(
    "header", ["", "80", "ed81", "8000", "ed8100", "ff" * 9 + "7f", "8080808080808080808001"]
)
def test_a_code_cut_short_too_long_or_not_minimal_is_refused(header: str) -> None:
    with pytest.raises(Malformed, match="multicodec-malformed"):
        read_multicodec(bytes.fromhex(header))


@pytest.mark.parametrize(("header", "name"), [("1220", "sha256"), ("2030", "sha384"), ("1340", "sha512")])
def test_a_digest_is_read_with_the_name_of_its_function(header: str, name: str) -> None:
    digest = hashlib.new(name, b"content").digest()
    assert (name, digest) == read_multihash(bytes.fromhex(header) + digest)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x12",
        b"\x12\x20" + bytes(31),
        b"\x12\x20" + bytes(33),
        b"\x12\x1f" + bytes(31),
        b"\x11\x14" + bytes(20),
    ],
)
def test_a_digest_of_another_length_or_function_is_refused(data: bytes) -> None:
    with pytest.raises(Malformed, match="multicodec-malformed"):
        read_multihash(data)
