import json
from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from assay.baking import bake, picture_kind, unbake
from assay.errors import AssayError
from pictures import END, HEADER, PIXELS, SIGNATURE, chunk, element, international_text, png, svg

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
JSON = st.dictionaries(TEXTS, st.one_of(TEXTS, st.integers(0, 9), st.lists(TEXTS, max_size=3)), max_size=5)
KINDS = st.sampled_from([b"tEXt", b"iTXt", b"zTXt", b"teSt", b"eXIf", b"gAMA"])
CHUNKS = st.lists(st.builds(chunk, KINDS, st.binary(max_size=40)), max_size=4)


@given(JSON, CHUNKS, st.booleans())
def test_what_is_baked_into_a_png_comes_out_and_the_rest_stays(
    document: dict[str, object], chunks: list[bytes], ascii_only: bool
) -> None:
    credential = json.dumps(document, ensure_ascii=ascii_only).encode()
    image = png(*chunks)

    baked = bake(image, credential)

    assert credential == unbake(baked)
    assert image == baked.replace(international_text(credential), b"", 1)
    assert bake(baked, credential) == baked


@given(JSON, st.booleans(), st.sampled_from([svg(), svg(attributes=""), b"<svg/>", svg(element("{}"))]))
def test_what_is_baked_into_an_svg_says_the_same(
    document: dict[str, object], ascii_only: bool, image: bytes
) -> None:
    credential = json.dumps(document, ensure_ascii=ascii_only, indent=1).encode()

    baked = bake(image, credential)

    assert document == json.loads(unbake(baked))
    assert bake(baked, credential) == baked


@given(st.binary(max_size=300))
def test_any_bytes_end_in_a_credential_or_a_code(data: bytes) -> None:
    for image in (
        data,
        SIGNATURE + HEADER + data + PIXELS + END,
        SIGNATURE + data,
        b"<svg>" + data + b"</svg>",
    ):
        with suppress(AssayError):
            unbake(image)


@given(st.data())
def test_one_changed_byte_of_a_picture_never_breaks_the_reader(data: st.DataObject) -> None:
    image = data.draw(st.sampled_from([png(international_text(b'{"a":1}')), svg(element('{"a":1}'))]))
    place = data.draw(st.integers(0, len(image) - 1))
    changed = image[:place] + bytes([data.draw(st.integers(0, 255))]) + image[place + 1 :]
    with suppress(AssayError):
        unbake(changed)


@given(JSON, st.sampled_from(["", " ", "\ufeff", "\n\t"]))
def test_json_is_never_taken_for_a_picture(document: dict[str, object], before: str) -> None:
    assert picture_kind((before + json.dumps(document, ensure_ascii=False)).encode()) is None
