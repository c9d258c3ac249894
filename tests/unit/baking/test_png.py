import pytest

from assay.baking import bake, unbake
from assay.baking.contents import CREDENTIAL_LIMIT
from assay.errors import Malformed
from pictures import END, HEADER, PIXELS, SIGNATURE, chunk, international_text, png


def refusal(image: bytes) -> str:
    with pytest.raises(Malformed) as caught:
        unbake(image)
    return caught.value.code


def test_the_credential_stands_directly_behind_the_header() -> None:
    image = png(chunk(b"tEXt", b"Software\0drawn"))
    assert (
        bake(image, b"{}")
        == SIGNATURE + HEADER + international_text(b"{}") + image[len(SIGNATURE + HEADER) :]
    )


@pytest.mark.parametrize(
    "held",
    [
        international_text(b'{"old":1}'),
        chunk(b"tEXt", b"openbadgecredential\0{}"),
        international_text(b"1") * 2,
    ],
)
def test_baking_replaces_what_the_picture_held(held: bytes) -> None:
    assert bake(png(held), b"{}") == bake(png(), b"{}")


def test_an_older_badge_stays_beside_the_new_one() -> None:
    older = international_text(b'{"type":"Assertion"}', b"openbadges")
    baked = bake(png(older), b"{}")
    assert older in baked
    assert unbake(baked) == b"{}"


def test_language_and_translated_keyword_are_passed_over() -> None:
    assert unbake(png(international_text(b"{}", rest=b"es\0insignia\0"))) == b"{}"


def test_the_credential_may_stand_behind_the_pixels() -> None:
    assert unbake(SIGNATURE + HEADER + PIXELS + international_text(b"{}") + END) == b"{}"


def test_a_picture_without_a_credential_holds_none() -> None:
    assert refusal(png()) == "image-holds-no-credential"
    assert refusal(png(chunk(b"tEXt", b"no zero byte"))) == "image-holds-no-credential"
    assert refusal(png(chunk(b"iTXt", b"openbadgecredential"))) == "image-holds-no-credential"
    assert refusal(png(chunk(b"iTXt", b"openbadgecredentials\0\0\0\0\0{}"))) == "image-holds-no-credential"


def test_two_credentials_are_ambiguous() -> None:
    assert refusal(png(international_text(b"{}"), international_text(b"{}"))) == "image-credential-ambiguous"
    assert refusal(png(international_text(b"{}"), chunk(b"tEXt", b"openbadgecredential\0{}"))) == (
        "image-credential-ambiguous"
    )


@pytest.mark.parametrize(
    "image",
    [
        SIGNATURE,
        SIGNATURE + HEADER,
        SIGNATURE + HEADER + PIXELS,
        SIGNATURE + HEADER + PIXELS + END[:-1],
        SIGNATURE + PIXELS + HEADER + END,
        SIGNATURE + chunk(b"IHDR", b"\0") + END,
        SIGNATURE + HEADER + HEADER + END,
        SIGNATURE + HEADER + chunk(b"IEND", b"more"),
        png() + b"\0",
        png() + international_text(b"{}"),
        png(b"\x7f\xff\xff\xffiTXtopenbadgecredential\0"),
        png(chunk(b"iT t", b"")),
        png(chunk(b"iT\xe9t", b"")),
        SIGNATURE + HEADER[:-1] + b"\0" + PIXELS + END,
        png(international_text(b"{}")[:-1] + b"\0"),
        png(international_text(b"{}", flags=b"\1\0")),
        png(international_text(b"{}", flags=b"\0\1")),
        png(chunk(b"iTXt", b"openbadgecredential\0\0\0{}")),
        png(chunk(b"iTXt", b"openbadgecredential\0\0\0\0{}")),
        png(chunk(b"tEXt", b"openbadgecredential\0{}")),
        png(chunk(b"zTXt", b"openbadgecredential\0\0{}")),
        png(*[chunk(b"teSt")] * 10_000),
    ],
)
def test_a_file_that_is_not_exactly_a_png_is_refused(image: bytes) -> None:
    assert refusal(image) == "image-malformed"


def test_a_credential_over_the_limit_is_refused() -> None:
    assert refusal(png(international_text(b" " * (CREDENTIAL_LIMIT + 1)))) == "document-too-large"


@pytest.mark.parametrize(
    ("older", "held"),
    [
        (international_text(b'{"type":"Assertion"}', b"openbadges"), b'{"type":"Assertion"}'),
        (
            chunk(b"tEXt", b"openbadges\0https://example.org/a"),
            b'{"verify": {"type": "hosted", "url": "https://example.org/a"}}',
        ),
    ],
)
def test_an_older_badge_comes_out(older: bytes, held: bytes) -> None:
    assert held == unbake(png(older))


def test_two_older_badges_are_ambiguous() -> None:
    older = international_text(b'{"type":"Assertion"}', b"openbadges")
    assert refusal(png(older, older)) == "image-credential-ambiguous"


def test_a_damaged_older_badge_is_refused() -> None:
    older = chunk(b"tEXt", b"openbadges\0https://example.org/a")
    assert refusal(png(older[:-1] + bytes([older[-1] ^ 1]))) == "image-malformed"


def test_a_credential_counts_before_an_older_badge() -> None:
    older = international_text(b'{"type":"Assertion"}', b"openbadges")
    assert unbake(png(older, international_text(b"{}"))) == b"{}"
