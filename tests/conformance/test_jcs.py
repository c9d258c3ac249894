"""The test data published beside RFC 8785: six inputs, their canonical texts, four of them in hex."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from assay.encoding import canonical_json, read_json

NAMES = ("arrays", "french", "structures", "unicode", "values", "weird")


@pytest.mark.parametrize("name", NAMES)
def test_a_published_input_has_its_published_text(material: Callable[[str], Path], name: str) -> None:
    vectors = material("data/standards/vectors/jcs-rfc8785")
    value = read_json((vectors / "input" / f"{name}.json").read_bytes())
    assert (vectors / "output" / f"{name}.json").read_bytes() == canonical_json(value)


@pytest.mark.parametrize("name", ["arrays", "structures", "unicode", "weird"])
def test_a_published_input_has_its_published_bytes(material: Callable[[str], Path], name: str) -> None:
    vectors = material("data/standards/vectors/jcs-rfc8785")
    value = read_json((vectors / "input" / f"{name}.json").read_bytes())
    assert bytes.fromhex((vectors / "outhex" / f"{name}.txt").read_text()) == canonical_json(value)


def test_the_published_document_of_eddsa_jcs_2022_has_its_published_text(
    material: Callable[[str], Path],
) -> None:
    vectors = material("data/standards/vectors/vc-di-eddsa/eddsa-jcs-2022")
    signed = json.loads((vectors / "signedJCS.json").read_bytes())
    del signed["proof"]
    assert (vectors / "canonDocJCS.txt").read_bytes().strip() == canonical_json(signed)
