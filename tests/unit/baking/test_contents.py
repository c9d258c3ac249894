import pytest

from assay.baking.contents import CREDENTIAL_LIMIT, is_token, read_credential_text, read_older_badge
from assay.errors import Malformed
from pictures import COMPACT_JWS


@pytest.mark.parametrize("credential", [b'{"a": 1}', COMPACT_JWS.encode()])
def test_a_json_object_and_a_token_may_be_baked(credential: bytes) -> None:
    assert credential.decode() == read_credential_text(credential)


def test_a_byte_order_mark_and_outer_white_space_are_left_out() -> None:
    assert read_credential_text(b"\xef\xbb\xbf\n {} \r\n") == "{}"


@pytest.mark.parametrize(
    ("credential", "code"),
    [
        (b"[]", "document-not-an-object"),
        (b"credential", "document-not-json"),
        (b'{"a":1,"a":2}', "document-key-repeated"),
        (b"\xff", "document-encoding-wrong"),
        (b" " * (CREDENTIAL_LIMIT + 1), "document-too-large"),
    ],
)
def test_nothing_else_may_be_baked(credential: bytes, code: str) -> None:
    with pytest.raises(Malformed) as caught:
        read_credential_text(credential)
    assert caught.value.code == code


@pytest.mark.parametrize("text", ["", "a.b", "a.b.c.d", "a.b.c=", "a..c", "ä.b.c", "a.b.c\n"])
def test_what_only_resembles_a_token_is_none(text: str) -> None:
    assert not is_token(text)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ('{"type": "Assertion"}', b'{"type": "Assertion"}'),
        (COMPACT_JWS, COMPACT_JWS.encode()),
        (" {} ", b"{}"),
        (
            "https://example.org/a/1",
            b'{"verify": {"type": "hosted", "url": "https://example.org/a/1"}}',
        ),
    ],
)
def test_an_older_badge_comes_out_as_it_stands_and_an_address_as_a_pointer(text: str, held: bytes) -> None:
    assert held == read_older_badge(text)


@pytest.mark.parametrize("text", ["", "{verify:1}", "https://", "badge"])
def test_an_older_badge_that_says_nothing_is_malformed(text: str) -> None:
    with pytest.raises(Malformed) as caught:
        read_older_badge(text)
    assert caught.value.code == "image-malformed"
