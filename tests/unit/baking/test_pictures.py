import pytest

from assay.baking import PICTURE_LIMIT, bake, picture_kind, unbake
from assay.errors import Malformed
from pictures import END, HEADER, PIXELS, SIGNATURE, chunk, png, svg


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (png(), "png"),
        (svg(), "svg"),
        (b"\xef\xbb\xbf" + svg(), "svg"),
        (
            svg(
                before='<?xml version="1.0"?>\n<!-- drawn > by -->\n<!DOCTYPE svg PUBLIC "-//W3C" "a.dtd">\n'
            ),
            "svg",
        ),
        (svg(before='<!DOCTYPE svg [<!ENTITY a "]">\n<!ENTITY b "b"> ] >'), "svg"),
        (b"<s:svg xmlns:s='http://www.w3.org/2000/svg'/>", "svg"),
        (b"<svg>", "svg"),
        (b"", None),
        (b"{}", None),
        (b' {"svg": "<svg>"}', None),
        (b"eyJh.e30.c2ln", None),
        (b"\x89PNG", None),
        (b"\xff\xd8\xff\xe0", None),
        (b"<html><svg/></html>", None),
        (b"<svgx/>", None),
        (b"<sv", None),
        (b"<?xml", None),
        (b"<!--", None),
        (b"<!DOCTYPE svg", None),
        (b"<!DOCTYPE svg [", None),
        (b"<!DOCTYPE svg [ <!ENTITY a 'b'>", None),
        ("<svg/>".encode("utf-16"), None),
    ],
)
def test_the_kind_of_a_picture_is_told_by_its_bytes(data: bytes, kind: str | None) -> None:
    assert picture_kind(data) == kind


@pytest.mark.parametrize("image", [png(), svg(), svg(attributes="")])
@pytest.mark.parametrize("credential", [b'{"name": "Ana \xc3\x93"}', b"eyJh.e30.c2ln"])
def test_what_was_baked_in_comes_out(image: bytes, credential: bytes) -> None:
    assert unbake(bake(image, credential)) == credential


@pytest.mark.parametrize("image", [b"", b"{}", b"\xff\xd8\xff\xe0"])
def test_another_kind_of_file_holds_nothing(image: bytes) -> None:
    with pytest.raises(Malformed) as caught:
        unbake(image)
    assert caught.value.code == "image-kind-unknown"
    with pytest.raises(Malformed) as caught:
        bake(image, b"{}")
    assert caught.value.code == "image-kind-unknown"


def test_a_picture_over_the_limit_is_refused() -> None:
    with pytest.raises(Malformed) as caught:
        unbake(SIGNATURE + bytes(PICTURE_LIMIT))
    assert caught.value.code == "image-too-large"


def test_a_picture_that_baking_would_bring_over_the_limit_is_refused() -> None:
    rest = PICTURE_LIMIT - len(SIGNATURE + HEADER + PIXELS + END) - 12
    with pytest.raises(Malformed) as caught:
        bake(png(chunk(b"teSt", bytes(rest))), b"{}")
    assert caught.value.code == "image-too-large"
