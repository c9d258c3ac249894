import pytest

from assay.encoding import read_base58, read_base64url, write_base58, write_base64url
from assay.errors import Malformed


# draft-msporny-base58-03, section 5, and the zero rule of every implementation
@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"Hello World!", "2NEpo7TZRRrLZSi2U"),
        (
            b"The quick brown fox jumps over the lazy dog.",
            "USm3fpXnKG5EUBx2ndxBDMPVciP5hGey2Jh4NDv6gmeo1LkMeiKrLJUUBk6Z",
        ),
        (bytes.fromhex("0000287fb4cd"), "11233QC4"),
        (b"\0", "1"),
        (b"\0\0\0", "111"),
        (bytes(32) + b"\x01", "1" * 32 + "2"),
        (bytes([57]), "z"),
        (bytes([58]), "21"),
    ],
)
def test_base58_is_read_and_written_as_published(data: bytes, text: str) -> None:
    assert data == read_base58(text)
    assert text == write_base58(data)


@pytest.mark.parametrize(
    "text", ["0", "O", "I", "l", "2N Epo", "2NEpo\n", "+", "é", "\uff12", "\udc31", "\0"]
)
def test_a_character_outside_the_base58_alphabet_is_refused(text: str) -> None:
    with pytest.raises(Malformed, match="text-not-base58"):
        read_base58(text)


def test_a_base58_text_past_the_limit_is_refused() -> None:
    assert len(read_base58("z" * 2000)) > 1000
    with pytest.raises(Malformed) as caught:
        read_base58("z" * 2001)
    assert caught.value.code == "document-too-large"


# RFC 4648, section 10, without padding
@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"f", "Zg"),
        (b"fo", "Zm8"),
        (b"foo", "Zm9v"),
        (b"foob", "Zm9vYg"),
        (b"\xfb\xff\xfe", "-__-"),
    ],
)
def test_base64url_is_read_and_written_as_published(data: bytes, text: str) -> None:
    assert data == read_base64url(text)
    assert text == write_base64url(data)


@pytest.mark.parametrize(
    "text",
    [
        "Zg==",
        "Zg=",
        "Z",
        "Zm9vY",
        "+/+/",
        "Zm 9v",
        "Zm9v\n",
        "Zh",
        "Zm9",
        "é",
        "\udc31",
        "Zm=v",
        "Zm9v!",
        "====",
    ],
    ids=[
        "padding",
        "half-padding",
        "one-character",
        "five-characters",
        "the-other-alphabet",
        "space",
        "line-end",
        "unused-bits",
        "unused-bits-of-two-bytes",
        "accent",
        "half-character",
        "padding-inside",
        "mark",
        "only-padding",
    ],
)
def test_any_other_spelling_of_base64url_is_refused(text: str) -> None:
    with pytest.raises(Malformed, match="text-not-base64url"):
        read_base64url(text)
