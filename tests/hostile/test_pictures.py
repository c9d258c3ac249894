import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from assay.baking import bake, picture_kind, unbake
from assay.encoding import read_json_object
from assay.errors import AssayError, Malformed
from pictures import chunk, element, international_text, png, svg

ATTACKS = "attacks/files"
SAMPLES = "data/standards/1edtech/public-validator"
BAKERY = "data/standards/wild/mozilla-bakery"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("CON-001.png", "image-credential-ambiguous"),
        ("CON-002.png", "image-malformed"),
        ("CON-004.png", "image-malformed"),
        ("CON-005.png", "image-malformed"),
        ("CON-006.png", "image-malformed"),
        ("CON-008.svg", "image-malformed"),
        ("CON-011.svg", "image-credential-ambiguous"),
        ("CON-012.svg", "image-credential-ambiguous"),
        ("CON-015.png", "image-malformed"),
        ("CON-017.png", "image-holds-no-credential"),
        ("CON-040.png", "image-malformed"),
        ("CON-041.png", "image-malformed"),
    ],
)
def test_a_hostile_picture_is_refused(material: Callable[[str], Path], name: str, code: str) -> None:
    with pytest.raises(Malformed) as caught:
        unbake((material(ATTACKS) / name).read_bytes())
    assert caught.value.code == code


@pytest.mark.parametrize(
    "name",
    [
        f"{ATTACKS}/V-png.png",
        f"{ATTACKS}/V-svg.svg",
        f"{ATTACKS}/CON-007.png",
        f"{ATTACKS}/CON-016.png",
        f"{ATTACKS}/CON-019.png",
        f"{ATTACKS}/CON-021.svg",
        f"{SAMPLES}/ob30/simple-json.png",
        f"{SAMPLES}/ob30/simple-json.svg",
    ],
)
def test_the_credential_of_a_real_picture_comes_out(material: Callable[[str], Path], name: str) -> None:
    document = read_json_object(unbake(material(name).read_bytes()))
    assert "OpenBadgeCredential" in document["type"] or "AchievementCredential" in document["type"]


@pytest.mark.parametrize(
    "name", [f"{ATTACKS}/V-png-jwt.png", f"{ATTACKS}/V-svg-jwt.svg", f"{SAMPLES}/ob30/simple-jwt.svg"]
)
def test_the_token_of_a_real_picture_comes_out(material: Callable[[str], Path], name: str) -> None:
    assert unbake(material(name).read_bytes()).startswith(b"eyJ")


@pytest.mark.parametrize(
    ("name", "start"),
    [
        (f"{BAKERY}/baked.svg", b'{"verify":{"url":"http://example.org"}}'),
        (
            f"{SAMPLES}/ob20/simple-badge.png",
            b'{"@context":"https://w3id.org/openbadges/v2","type":"Assertion"',
        ),
    ],
)
def test_the_badge_of_an_older_picture_comes_out(
    material: Callable[[str], Path], name: str, start: bytes
) -> None:
    assert unbake(material(name).read_bytes()).startswith(start)


@pytest.mark.parametrize("name", ["bad-json.svg", "no-json.svg", "unbaked.svg", "unbaked.png"])
def test_an_older_picture_that_says_nothing_is_refused(material: Callable[[str], Path], name: str) -> None:
    with pytest.raises(Malformed):
        unbake(material(f"{BAKERY}/{name}").read_bytes())


@pytest.mark.parametrize(
    "name", [f"{BAKERY}/unbaked.svg", f"{BAKERY}/unbaked.png", f"{SAMPLES}/ob30/simple-json.svg"]
)
def test_a_real_picture_can_be_baked(material: Callable[[str], Path], name: str) -> None:
    image = material(name).read_bytes()
    baked = bake(image, b'{"a":1}')
    assert unbake(baked) == b'{"a":1}'
    assert picture_kind(baked) == picture_kind(image)


@pytest.mark.parametrize(
    "image",
    [
        png(international_text(zlib.compress(bytes(8 << 20)), flags=b"\1\0")),
        png(*[chunk(b"teSt")] * 800_000),
        svg("<g>" * 3_000_000),
        svg("<g/>" * 2_000_000),
        svg("<g " + "a='" * 3_000_000),
        svg(attributes="".join(f' a{number}=""' for number in range(600_000))),
        svg("<!--" + "-" * 9_000_000),
        svg(element("{}") * 100_000),
        svg(element("]]&gt;" * 1_000_000)),
        svg(before="<!--" + "<!-- " * 2_000_000),
        svg(before="<!DOCTYPE svg [" + "] " * 5_000_000),
        svg(
            before='<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">'
            + "".join(f'<!ENTITY {chr(98 + level)} "{f"&{chr(97 + level)};" * 10}">' for level in range(9))
            + "]>"
        ),
    ],
    ids=[
        "compressed",
        "chunks",
        "depth",
        "elements",
        "attribute",
        "attributes",
        "comment",
        "credentials",
        "text",
        "comments before",
        "document type",
        "laughs",
    ],
)
def test_a_picture_made_to_cost_time_or_memory_is_refused(image: bytes) -> None:
    with pytest.raises(AssayError):
        unbake(image)
