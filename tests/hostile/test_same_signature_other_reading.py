"""Rewrites that leave the statements, and so the signature, as they were, and change what a reader sees.

A holder can make every one of them without the issuer's key. None may be accepted.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

import factories
from assay.issuance import CannotIssue
from assay.verification import Policy

Json = dict[str, Any]
Rewrite = Callable[[Json], None]

VC = "https://www.w3.org/2018/credentials#"
OB = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#"
XSD = "http://www.w3.org/2001/XMLSchema#"
REWRITES: dict[str, Rewrite] = {}


def rewrite(function: Rewrite) -> Rewrite:
    """One more rewrite, under the name of its function."""
    REWRITES[function.__name__] = function
    return function


def good() -> Json:
    document = factories.unsigned(
        evidence=[{"id": "https://school.example/work", "type": ["Evidence"], "name": "Field book"}],
        credentialStatus={
            "id": "https://school.example/status/1#5",
            "type": "BitstringStatusListEntry",
            "statusPurpose": "revocation",
            "statusListIndex": "5",
            "statusListCredential": "https://school.example/status/1",
        },
    )
    return factories.signed(document)


def achievement(document: Json) -> Json:
    return document["credentialSubject"]["achievement"]  # type: ignore[no-any-return]  # JSON


@rewrite
def an_expiry_under_its_full_address(document: Json) -> None:
    document[f"{VC}validUntil"] = {"@value": document.pop("validUntil"), "@type": f"{XSD}dateTime"}


@rewrite
def a_status_under_its_full_address(document: Json) -> None:
    document[f"{VC}credentialStatus"] = document.pop("credentialStatus")


@rewrite
def an_expiry_under_a_prefix(document: Json) -> None:
    document["@context"].append({"vc": VC})
    document["vc:validUntil"] = {"@value": document.pop("validUntil"), "@type": f"{XSD}dateTime"}


@rewrite
def an_expiry_under_another_name(document: Json) -> None:
    document["@context"].append({"until": {"@id": f"{VC}validUntil", "@type": f"{XSD}dateTime"}})
    document["until"] = document.pop("validUntil")


@rewrite
def an_expiry_in_a_nest(document: Json) -> None:
    document["@nest"] = {"validUntil": document.pop("validUntil")}


@rewrite
def an_expiry_in_a_nest_of_another_name(document: Json) -> None:
    document["@context"].append({"more": "@nest"})
    document["more"] = {"validUntil": document.pop("validUntil")}


@rewrite
def an_expiry_among_what_is_included(document: Json) -> None:
    document["@included"] = [
        {"id": document["id"], "type": document["type"], "validUntil": document.pop("validUntil")}
    ]


@rewrite
def an_expiry_in_a_piece_of_evidence(document: Json) -> None:
    document["evidence"].append(
        {"id": document["id"], "type": document["type"], "validUntil": document.pop("validUntil")}
    )


@rewrite
def a_status_told_of_the_issuer_who_is_the_credential(document: Json) -> None:
    document["evidence"].append(
        {
            "id": document["id"],
            "type": ["VerifiableCredential"],
            "credentialStatus": document.pop("credentialStatus"),
        }
    )


@rewrite
def a_status_purpose_in_a_second_entry(document: Json) -> None:
    entry = document["credentialStatus"]
    document["credentialStatus"] = [
        {"id": entry["id"], "type": entry["type"], "statusPurpose": entry["statusPurpose"]},
        {name: value for name, value in entry.items() if name != "statusPurpose"},
    ]


@rewrite
def an_expiry_as_an_idle_value(document: Json) -> None:
    document["validUntil"] = {"@value": document["validUntil"], "@type": f"{XSD}dateTime"}


@rewrite
def a_name_as_an_idle_value(document: Json) -> None:
    document["name"] = {"@value": document["name"]}


@rewrite
def a_name_in_a_set(document: Json) -> None:
    document["name"] = {"@set": [document["name"]]}


@rewrite
def an_expiry_in_a_set(document: Json) -> None:
    document["validUntil"] = {"@set": [document["validUntil"]]}


@rewrite
def a_type_under_its_full_address(document: Json) -> None:
    document["type"][1] = f"{OB}OpenBadgeCredential"


@rewrite
def a_type_under_a_prefix(document: Json) -> None:
    document["@context"].append({"ob": OB})
    document["type"][1] = "ob:OpenBadgeCredential"


@rewrite
def the_keyword_for_the_type(document: Json) -> None:
    document["@type"] = document.pop("type")


@rewrite
def the_keyword_for_the_id(document: Json) -> None:
    document["@id"] = document.pop("id")


@rewrite
def the_keyword_for_the_issuers_id(document: Json) -> None:
    document["issuer"]["@id"] = document["issuer"].pop("id")


@rewrite
def all_of_it_in_a_graph(document: Json) -> None:
    rest = {name: document.pop(name) for name in list(document) if name not in {"@context", "proof"}}
    document["@graph"] = [rest]


@rewrite
def the_subject_told_backwards(document: Json) -> None:
    subject = document.pop("credentialSubject")
    document["@included"] = [{**subject, "@reverse": {"credentialSubject": {"id": document["id"]}}}]


@rewrite
def an_index_nobody_signed(document: Json) -> None:
    achievement(document)["@index"] = "with distinction"


@rewrite
def a_direction_as_the_only_thing_said(document: Json) -> None:
    document["name"] = {"@value": document["name"], "@direction": "rtl"}


@rewrite
def a_context_in_the_achievement(document: Json) -> None:
    achievement(document)["@context"] = document["@context"]


@rewrite
def an_empty_context_in_the_subject(document: Json) -> None:
    document["credentialSubject"]["@context"] = []


@rewrite
def a_context_in_the_evidence(document: Json) -> None:
    document["evidence"][0]["@context"] = {"name": None, "label": "https://schema.org/name"}


@rewrite
def a_name_for_a_node_that_had_none(document: Json) -> None:
    achievement(document)["criteria"]["id"] = "_:c"


@rewrite
def criteria_split_in_two(document: Json) -> None:
    achievement(document)["criteria"]["id"] = "_:c"
    achievement(document)["criteria"] = [achievement(document)["criteria"], {"id": "_:c"}]


@rewrite
def a_class_in_place_of_the_property(document: Json) -> None:
    achievement(document)["Criteria"] = achievement(document).pop("criteria")


@rewrite
def nothing_under_a_name(document: Json) -> None:
    document["refreshService"] = None


@rewrite
def a_word_that_nobody_defined(document: Json) -> None:
    achievement(document)["grade"] = "A"


@rewrite
def a_word_defined_as_nothing(document: Json) -> None:
    document["@context"].append({"grade": None})
    achievement(document)["grade"] = "A"


@rewrite
def a_relative_address(document: Json) -> None:
    achievement(document)["image"] = {"id": "better.png", "type": "Image"}


@rewrite
def a_prototype(document: Json) -> None:
    document["__proto__"] = {"verified": True}


@rewrite
def a_catch_all(document: Json) -> None:
    document["@context"].append({"@vocab": "https://evil.example/"})
    achievement(document)["grade"] = "A"


@rewrite
def another_base(document: Json) -> None:
    document["@context"].append({"@base": "https://evil.example/"})


@rewrite
def another_language(document: Json) -> None:
    document["@context"].append({"@language": "fr"})


@rewrite
def a_proof_under_its_full_address(document: Json) -> None:
    document["https://w3id.org/security#proof"] = {"@graph": document.pop("proof")}


@rewrite
def a_second_unsigned_subject(document: Json) -> None:
    document["credentialSubject"] = [
        document["credentialSubject"],
        {"id": document["credentialSubject"]["id"]},
    ]


@rewrite
def a_subject_told_in_two_halves(document: Json) -> None:
    subject = document["credentialSubject"]
    document["evidence"].append(
        {"id": subject["id"], "type": ["AchievementSubject"], "achievement": subject.pop("achievement")}
    )


@pytest.mark.parametrize("name", REWRITES)
def test_a_rewrite_of_a_signed_credential_is_not_accepted(name: str) -> None:
    document = copy.deepcopy(good())
    REWRITES[name](document)

    report = factories.verifier().examine(factories.to_bytes(document), Policy(needs_status=False))
    assert report.verdict != "accepted", name


def test_the_credential_they_are_made_from_is_accepted() -> None:
    report = factories.verifier().examine(factories.to_bytes(good()), Policy(needs_status=False))
    assert report.verdict == "accepted"


@pytest.mark.parametrize("name", REWRITES)
def test_no_issuer_signs_one_by_mistake(name: str) -> None:
    """The same writing before the signature: what we would not believe we do not sign."""
    document = copy.deepcopy(good())
    REWRITES[name](document)
    document.pop("proof", None)
    tolerated = {"a_direction_as_the_only_thing_said"}
    if name in tolerated or "https://w3id.org/security#proof" in document:
        return
    with pytest.raises(CannotIssue):
        factories.ISSUER.issue(document)
