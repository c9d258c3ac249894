from __future__ import annotations

import base64
import hashlib

import pytest

from assay.encoding import write_multibase
from factories import codes, signed, unsigned

RUBRIC = b'{"levels": 4}'
ADDRESS = "https://school.example/rubric.json"
SRI = "sha256-" + base64.b64encode(hashlib.sha256(RUBRIC).digest()).decode()


def found(*resources: dict[str, object], content: bytes = RUBRIC) -> list[str]:
    return codes(signed(unsigned(relatedResource=list(resources))), documents={ADDRESS: content})


def test_a_resource_that_is_what_it_was_is_fine() -> None:
    assert found({"id": ADDRESS, "digestSRI": SRI}) == []
    sha384 = "sha384-" + base64.b64encode(hashlib.sha384(RUBRIC).digest()).decode()
    assert found({"id": ADDRESS, "digestSRI": f"{SRI} {sha384}"}) == []


def test_a_resource_that_changed_is_rejected() -> None:
    assert found({"id": ADDRESS, "digestSRI": SRI}, content=b"{}") == ["resource-changed"]


def test_a_resource_named_twice_is_rejected() -> None:
    assert found({"id": ADDRESS, "digestSRI": SRI}, {"id": ADDRESS, "digestSRI": SRI}) == [
        "resource-named-twice"
    ]


def test_a_resource_that_is_away_is_only_noted() -> None:
    assert found({"id": "https://school.example/away", "digestSRI": SRI}) == ["resource-unavailable"]


@pytest.mark.parametrize("digest", ["md5-AAAA", "sha256-!!!", "AAAA"])
def test_a_digest_nobody_can_read_is_rejected(digest: str) -> None:
    assert "resource-digest-malformed" in found({"id": ADDRESS, "digestSRI": digest})


def test_a_shipped_context_is_held_against_its_published_digest() -> None:
    v2 = "https://www.w3.org/ns/credentials/v2"
    published = base64.b64encode(
        bytes.fromhex("59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734")
    ).decode()
    assert found({"id": v2, "digestSRI": f"sha256-{published}"}) == []
    assert found({"id": v2, "digestSRI": SRI}) == ["resource-changed"]


def test_nobody_is_sent_to_more_than_a_few_addresses() -> None:
    many: list[dict[str, object]] = [{"id": f"{ADDRESS}?{number}", "digestSRI": SRI} for number in range(20)]
    assert set(found(*many)) == {"resource-unavailable"}


def test_a_digest_as_a_multihash_counts_like_one_of_the_other_kind() -> None:
    for base in ("z", "u"):
        multihash = write_multibase(b"\x12\x20" + hashlib.sha256(RUBRIC).digest(), base)
        assert found({"id": ADDRESS, "digestMultibase": multihash}) == []
        assert found({"id": ADDRESS, "digestMultibase": multihash}, content=b"{}") == ["resource-changed"]


@pytest.mark.parametrize("multihash", ["uAAAA", "z0OIl", "uEiAA"])
def test_a_multihash_nobody_can_read_is_rejected(multihash: str) -> None:
    assert found({"id": ADDRESS, "digestMultibase": multihash, "digestSRI": SRI}) == [
        "resource-digest-malformed"
    ]
