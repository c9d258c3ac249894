"""1EdTech's own Open Badges 2.0 samples and schemas against us; each departure with its reason.

`EXPECTATIONS.csv` says what 1EdTech's validator asserts of each sample. It never fetches the hosted
copy, so most of its "valid" are "cannot be told" here: `world.json` has no such copy.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

import factories
from assay.models import (
    Assertion,
    BadgeClass,
    Edition,
    IssuerProfile,
    examine_assertion,
    examine_badge_class,
    examine_issuer,
    examine_shape,
    see_as_open_badges_3,
)
from material import find_material
from older_badges import ASSERTION, BADGE, ISSUER

Material = Callable[[str], Path]
Json = dict[str, Any]

STANDARDS = "data/standards"
SCHEMAS = f"{STANDARDS}/schemas/1edtech-ob2/ob_v2p0"
UNKNOWN = "undetermined"

NO_COPY = "the hosted copy is not at its address"
NO_AWARD = "a page of Open Badges 2.0 that is no award"
VERDICTS = {"valid": "accepted", "invalid": "rejected", "warning": "accepted"}
REASONS = {  # 1EdTech's word → why ours is "undetermined"
    "ob20/basic-assertion.json": NO_COPY,
    "ob20/simple-badge.png": NO_COPY,
    "ob20/basic-assertion-invalid-context.json": "a context that nobody knows makes it of no known kind",
    "ob20/assertion-with-endorsements.json": NO_COPY,
    "ob20/assertion-with-extension-node-basic.json": NO_COPY,
    "ob20/assertion-with-multiple-extensions.json": NO_COPY,
    "ob20/basic-assertion-no-public-key.json": NO_COPY,
    "ob20/basic-assertion-with-allowed-origins.json": NO_COPY,
    "ob20/basic-assertion-with-allowed-origins-valid-starts-with.json": NO_COPY,
    "ob20/basic-assertion-with-allowed-origins-valid-multiple-starts-with.json": NO_COPY,
    "ob20/basic-assertion-with-language.json": NO_COPY,
    "ob20/warning-with-redirection.json": NO_COPY,
    "ob20/warning-issuer-non-http.json": NO_COPY,
    "ob20/assets/badgeclass1.json": NO_AWARD,
    "ob20/assets/badge-with-data-image.json": NO_AWARD,
    "ob20/assets/badgeclass-with-complex-image.json": NO_AWARD,
    "ob20/issuer-compact-iri-validation.json": NO_AWARD,
}


def expectations() -> Iterator[Any]:
    path = find_material(f"{STANDARDS}/1edtech/EXPECTATIONS.csv")
    if path is None:
        return
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["file"].startswith("ob20/"):
                yield pytest.param(row["file"], row["verdict_asserted"], id=row["file"])


@pytest.mark.parametrize(("name", "asserted"), list(expectations()))
def test_1edtechs_sample_is_judged_as_expected_or_with_its_reason(
    material: Material, name: str, asserted: str
) -> None:
    root = material(STANDARDS)
    urls = json.loads((root / "wild/world.json").read_text(encoding="utf-8"))["urls"]
    verifier = factories.verifier(documents={url: root / held for url, held in urls.items()})
    report = verifier.examine(root / "1edtech/public-validator" / name)
    left_open = name in REASONS or name.startswith("ob20/rdf-validation/")  # those are single pages
    assert report.verdict.value == (UNKNOWN if left_open else VERDICTS[asserted]), report.codes
    if REASONS.get(name) == NO_COPY:
        assert "hosted-copy-unavailable" in report.codes


def test_each_reason_is_of_a_sample(material: Material) -> None:
    with material(f"{STANDARDS}/1edtech/EXPECTATIONS.csv").open(encoding="utf-8", newline="") as file:
        assert set(REASONS) <= {row["file"] for row in csv.DictReader(file)}


ONE_ONE: Json = {
    "@context": "https://w3id.org/openbadges/v1",
    "type": "Assertion",
    "id": "https://a.example/1",
    "uid": "1",
    "recipient": {"type": "email", "hashed": True, "identity": "sha256$" + "0" * 64, "salt": "s"},
    "badge": "https://a.example/b",
    "verify": {"type": "hosted", "url": "https://a.example/1"},
    "issuedOn": "2026-01-01",
    "expires": "2027-01-01T00:00:00Z",
    "evidence": "https://a.example/e",
    "image": "https://a.example/i.png",
}
ONE_BADGE: Json = {
    "@context": "https://w3id.org/openbadges/v1",
    "type": "BadgeClass",
    "id": "https://a.example/b",
    "name": "Basic",
    "description": "A badge.",
    "image": "https://a.example/i.png",
    "criteria": "https://a.example/c",
    "issuer": "https://a.example/issuer",
    "tags": ["a"],
    "alignment": [{"name": "A", "url": "https://a.example/t", "description": "B"}],
}
ONE_ISSUER: Json = {
    "@context": "https://w3id.org/openbadges/v1",
    "type": "Issuer",
    "id": "https://a.example/issuer",
    "name": "A",
    "url": "https://a.example",
    "description": "B",
    "email": "a@a.example",
    "revocationList": "https://a.example/r",
}
FIRST: Json = {
    "recipient": "a@a.example",
    "issued_on": "2026-01-01",
    "badge": {
        "version": "0.5.0",
        "name": "Basic",
        "image": "https://a.example/i.png",
        "description": "A badge.",
        "criteria": "https://a.example/c",
        "issuer": {"origin": "https://a.example", "name": "A"},
    },
}
# Missing members that 1.1's schema asks for and 1.0, read by the same table, did not have; and
# contexts and types, which say of what kind a document is before its shape is looked at.
LAXER = {"@context", "type", "id", "uid"}


def spoilt(document: Json) -> Iterator[tuple[str, Json]]:
    for name in document:
        yield name, {key: value for key, value in document.items() if key != name}
        wrongs: tuple[Any, ...] = (5, [], {}, True)
        for wrong in wrongs:
            yield name, {**document, name: wrong}


@pytest.mark.parametrize(
    ("schema", "document", "examine"),
    [
        ("v1/schema/assertion.json", ONE_ONE, examine_assertion),
        ("v1/schema/badgeclass.json", ONE_BADGE, lambda json: examine_badge_class(json, Edition.ONE)),
        ("v1/schema/issuer.json", ONE_ISSUER, lambda json: examine_issuer(json, Edition.ONE)),
        ("v0/schema/assertion.json", FIRST, examine_assertion),
    ],
    ids=["assertion-1.1", "badge-class-1.1", "issuer-1.1", "assertion-0.5"],
)
def test_what_1edtechs_schema_refuses_we_refuse(
    material: Material, schema: str, document: Json, examine: Callable[[Json], list[Any]]
) -> None:
    validator = jsonschema_rs.validator_for(
        json.loads(material(f"{SCHEMAS}/{schema}").read_text(encoding="utf-8"))
    )
    assert validator.is_valid(document)
    assert [] == examine(document)
    accepted = {
        name
        for name, changed in spoilt(document)
        if not validator.is_valid(changed) and not examine(changed) and name not in LAXER
    }
    assert accepted <= {"tags", "alignment", "evidence", "version"}  # an empty list says nothing


def test_every_award_at_hand_reads_as_open_badges_3(material: Material) -> None:
    seen = 0
    for path in sorted(material(f"{STANDARDS}/1edtech/public-validator/ob20").glob("basic-assertion*.json")):
        award = json.loads(path.read_text(encoding="utf-8"))
        if examine_assertion(award):
            continue
        view = see_as_open_badges_3(Assertion(award), BadgeClass(BADGE), IssuerProfile(ISSUER))
        assert [] == examine_shape(view).problems
        seen += 1
    assert seen > 0
    assert [] == examine_assertion(ASSERTION)
