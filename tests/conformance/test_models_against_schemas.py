"""Our shape check against what others publish: JSON Schemas, W3C's inputs, the hostile cases.

The schemas are those of 1EdTech (draft 2019-09). `DEPARTURES` lists every file of the shared
material on which we and the schema disagree; the mutations below show of what kinds our
departures are at all. What a schema asks of `@context` is for linked data to judge.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from assay.codes import CODES, Effect
from assay.models import (
    OPEN_BADGE_TYPES,
    EndorsementCredential,
    OpenBadgeCredential,
    Text,
    VerifiableCredential,
    examine_shape,
)
from assay.models.fields import Field

Material = Callable[[str], Path]

STANDARDS = "data/standards"
SCHEMAS = "data/standards/schemas/1edtech"
W3C_INPUTS = "data/standards/vectors/w3c-vcdm2-inputs"
FIXTURES = "wild/dcc-vc-test-fixtures/verifiableCredentials/v2/dataIntegrityProof/didKey"
VALIDATOR = "1edtech/public-validator/ob30"

DEPARTURES = {
    # The schema takes any single string as type; the text asks for the class's own (appendix B).
    f"{VALIDATOR}/simple-err-credential-subject-achievement-result-description-type.json": "stricter",
    f"{VALIDATOR}/simple-err-credential-subject-profile-type.json": "stricter",
    f"{VALIDATOR}/simple-err-evidence-type.json": "stricter",
    # achievementType "Program", without the mark of an extension: a warning (published_lists).
    f"{FIXTURES}/legacyRegistry-noStatus- noExpiry-credSubjName.json": "laxer",
    f"{FIXTURES}/legacyRegistry-noStatus-noExpiry-credSubjName.json": "laxer",
    f"{FIXTURES}/legacyRegistry-noStatus-noExpiry-identityHash.json": "laxer",
}


def refusals(document: dict[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    """Code and pointer of each problem that rejects, in the document and all that it carries."""
    shape = examine_shape(document)
    found = [
        (problem.code, prefix + problem.pointer)
        for problem in shape.problems
        if CODES[problem.code].effect is Effect.REJECTS
    ]
    for pointer, carried in [*shape.carried, *shape.contained]:
        if isinstance(carried, dict):
            found += refusals(carried, prefix + pointer)
    return found


def read(path: Path) -> dict[str, Any] | None:
    """The VCDM 2.0 credential in this file, if it is one and no list of credentials."""
    try:
        document = json.loads(path.read_text(encoding="utf-8-sig"))
    except ValueError:
        return None
    if not isinstance(document, dict) or "VerifiableCredential" not in str(document.get("type")):
        return None
    context = document.get("@context")
    first = context[0] if isinstance(context, list) and context else context
    return document if first == "https://www.w3.org/ns/credentials/v2" else None


def types_of(document: dict[str, Any]) -> set[str]:
    types = document["type"]
    return set(types) if isinstance(types, list) else {types}


@pytest.fixture(scope="module")
def schemas(material: Material) -> dict[str, Any]:
    """The validators of both kinds of credential, by the type they are for."""
    names = {
        "OpenBadgeCredential": "open-badges/v3_0/ob_v3p0_achievementcredential_schema.json",
        "EndorsementCredential": "open-badges/v3_0/ob_v3p0_endorsementcredential_schema.json",
        "ClrCredential": "clr/v2_0/clr_v2p0_clrcredential_schema.json",
    }
    return {
        kind: jsonschema_rs.validator_for(json.loads((material(SCHEMAS) / name).read_text()))
        for kind, name in names.items()
    }


def schema_for(document: dict[str, Any], schemas: dict[str, Any]) -> Any:
    types = types_of(document)
    if types & OPEN_BADGE_TYPES:
        return schemas["OpenBadgeCredential"]
    return next((schemas[name] for name in ("EndorsementCredential", "ClrCredential") if name in types), None)


def test_we_agree_with_the_schemas_on_every_file_but_those_listed(
    material: Material, schemas: dict[str, Any]
) -> None:
    root = material(STANDARDS)
    differences, judged = {}, 0
    for folder in ("wild", "1edtech", "vectors/ob30-spec"):
        for path in sorted((root / folder).rglob("*")):
            document = read(path) if path.is_file() else None
            schema = schema_for(document, schemas) if document else None
            if document is None or schema is None:
                continue
            judged += 1
            lawful, refused = schema.is_valid(document), refusals(document)
            if lawful is bool(refused):
                differences[str(path.relative_to(root))] = "stricter" if lawful else "laxer"

    assert differences == DEPARTURES
    assert judged > 80


def paths_of(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The path of every value in a document, contexts left out."""
    if path:
        yield path
    steps: Any = value.items() if isinstance(value, dict) else ()
    for step, content in enumerate(value) if isinstance(value, list) else steps:
        if step != "@context":
            yield from paths_of(content, (*path, step))


def but(document: dict[str, Any], path: tuple[str | int, ...], value: object) -> dict[str, Any]:
    """The document with this value at this path; `...` takes away what is there."""
    changed = copy.copy(document)
    holder: Any = changed
    for step in path[:-1]:
        holder[step] = copy.copy(holder[step])
        holder = holder[step]
    if value is ...:
        del holder[path[-1]]
    else:
        holder[path[-1]] = value
    return changed


OPEN_LISTS = {"achievementType", "resultType", "targetType", "identityType", "identifierType"}


def may_be_laxer(path: tuple[str | int, ...], value: object) -> bool:
    """Whether here is one of the few places where we let through what a schema refuses."""
    names = [step for step in path if isinstance(step, str)]
    if names[-1] in OPEN_LISTS and isinstance(value, str):
        return True  # a warning (published_lists)
    if "proof" in names:
        return True  # a proof's members are the proof's to judge
    if names[-1] in {"credentialStatus", "refreshService"} and value == []:
        return True  # VCDM 2.0 sections 4.10 and 5.4 allow several, so a list
    holders = {"credentialStatus", "refreshService", "credentialSchema", "termsOfUse"}
    return names[-1] == "type" and bool(holders & set(names))  # VCDM 2.0 section 4.5: one or more types


EXAMPLES = [
    f"1edtech/openbadges-specification/ob_v3p0/examples/{name}.json"
    for name in ("fullOpenBadge", "endorsement", "skillAssertionCase")
]


def spoilt(document: dict[str, Any]) -> Iterator[tuple[tuple[str | int, ...], object, dict[str, Any]]]:
    """Path, value and result of each change; the type stays, or it were another kind of credential."""
    values: tuple[Any, ...] = (..., 5, True, None, "x", [], {}, ["x", "y"], [{}], {"type": "X"})
    for path in paths_of(document):
        if path[0] != "type":
            for value in values:
                yield path, value, but(document, path, value)


@pytest.mark.parametrize("name", EXAMPLES)
def test_with_anything_changed_we_are_laxer_only_where_we_say_so(
    material: Material, schemas: dict[str, Any], name: str
) -> None:
    document = json.loads((material(STANDARDS) / name).read_text())
    schema = schema_for(document, schemas)

    for path, value, changed in spoilt(document):
        if not schema.is_valid(changed) and not may_be_laxer(path, value):
            assert refusals(changed), (path, value)


def read_everything(value: object) -> None:
    """Read each field of a view, and of the views it gives out."""
    if isinstance(value, tuple):
        for item in value:
            read_everything(item)
    for name, field in vars(type(value)).items():
        if isinstance(field, Field):
            read_everything(getattr(value, name))
    if isinstance(value, Text):
        assert isinstance(str(value), str)


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_we_let_through_can_be_read_to_the_end(material: Material, name: str) -> None:
    document = json.loads((material(STANDARDS) / name).read_text())

    for _, _, changed in spoilt(document):
        if not refusals(changed):
            is_badge = types_of(changed) & OPEN_BADGE_TYPES
            read_everything(OpenBadgeCredential(changed) if is_badge else EndorsementCredential(changed))
            read_everything(VerifiableCredential(changed))


# W3C's inputs are judged by what an issuer makes of them, so each is given an issuer and dates.
ABOUT_LINKED_DATA = {
    "credential-context-combo3-fail.json": "an address in @context",
    "credential-context-combo4-fail.json": "a number in @context",
    "credential-missing-base-context-fail-or-inject.json": "@context without VCDM's",
    "credential-no-context-fail-or-inject.json": "no @context",
    "credential-redef-type-fail.json": "a protected term redefined",
    "credential-redef-type2-fail.json": "a protected term redefined",
    "credential-type-mapped-nonurl-fail.json": "a type that a context maps to no URL",
    "credential-type-unmapped-fail.json": "a type that no context defines",
}


def completed(document: dict[str, Any]) -> dict[str, Any]:
    """The input as W3C's suite sends it: issuer added where there is none, placeholders replaced."""
    issuer = document.get("issuer", "did:example:issuer")
    if isinstance(issuer, dict) and "id" not in issuer:
        issuer = {**issuer, "id": "did:example:issuer"}
    dates = {"FUTURE DATE": "2099-01-01T00:00:00Z", "PAST DATE": "2020-01-01T00:00:00Z"}
    return {
        **{
            name: dates.get(value, value) if isinstance(value, str) else value
            for name, value in document.items()
        },
        "issuer": issuer,
    }


def test_w3cs_inputs_are_judged_as_their_names_say(material: Material) -> None:
    wrong, judged = [], 0
    for path in sorted(material(W3C_INPUTS).rglob("*.json")):
        if path.name.startswith("presentation-") or path.name in ABOUT_LINKED_DATA:
            continue
        if path.name == "credential-validUntil-validFrom-fail.json":
            continue  # the order of two dates is for the check of the period
        judged += 1
        refused = refusals(completed(json.loads(path.read_text())))
        if path.name.endswith("-fail.json") is not bool(refused):
            wrong.append((path.name, refused))

    assert wrong == []
    assert judged > 75


# What is wrong there is no matter of shape: whose judgement it is instead.
JUDGED_ELSEWHERE = {
    "SCH-001": "not an Open Badge: any verdict",
    "SCH-007": "linked data: the achievement's terms are undefined",
    "SCH-014": "related resources: a digest of other bytes",
    "SCH-016": "related resources: one named twice",
    "TIM-001": "the period: expired",
    "TIM-002": "the period: not begun",
    "TIM-003": "the period: upside down",
    "TIM-009": "the period: expired by the offset",
    "TIM-012": "the period: clock skew",
    "STA-032": "status: an entry without purpose is the status entry's to refuse",
}


def hostile_cases(material: Material) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Each case whose file is a VCDM 2.0 credential, with the document."""
    files = material("attacks/files")
    for case in json.loads((files / "manifest.json").read_text())["cases"]:
        document = read(files / case["file"]) if case["file"].endswith(".json") else None
        if document is not None and "VerifiableCredential" in types_of(document):
            yield case, document


def test_hostile_shapes_are_refused(material: Material) -> None:
    missed, judged = [], 0
    for case, document in hostile_cases(material):
        name = case["id"].split(".")[0]
        if name in JUDGED_ELSEWHERE or not name.startswith(("SCH-", "TIM-", "BND-005", "BND-007", "STA-032")):
            continue
        judged += 1
        if not refusals(document):
            missed.append(case["id"])

    assert missed == []
    assert judged >= 13


def test_honest_credentials_are_not_refused(material: Material) -> None:
    refused, judged = {}, 0
    for case, document in hostile_cases(material):
        if case["layer"] == "control" and "ClrCredential" not in types_of(document):
            judged += 1
            if found := refusals(document):
                refused[case["id"]] = found

    assert refused == {}
    assert judged > 35


@pytest.mark.parametrize("name", ["jcs", "rdfc-one-issuer", "rdfc-many-issuers"])
def test_the_credentials_for_timing_have_no_problem_at_all(material: Material, name: str) -> None:
    for line in (material("data/bench") / f"{name}.jsonl").read_text().splitlines():
        assert examine_shape(json.loads(line)).problems == []
