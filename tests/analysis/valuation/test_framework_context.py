from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

import pytest
from pyld import jsonld

from analysis.valuation.assaying import achievement, load_shipped
from assay.analysis.descriptions import CONTEXT, PROFICIENCY, TERMS, Form
from assay.jsonld import SHIPPED, canonicalize, read_statements
from assay.jsonld.contexts import TABLE, read_shipped
from factories import ISSUER, but, unsigned, verifier
from nquads import canonicalize_quads, read_nquads

Json = dict[str, Any]
HELD: Json = json.loads(read_shipped(TABLE[CONTEXT]))["@context"]

VALUES: dict[Form, Any] = {
    Form.HOURS: {"low": 10, "high": 12.5},
    Form.CLOSED: "practical",
    Form.TEXT: "a text",
    Form.TEXTS: ["one", "another"],
    Form.ADDRESS: "https://school.example/x",
    Form.ADDRESSES: ["https://school.example/x", "https://school.example/y"],
    Form.COUNTRY: "NL",
    Form.LEVEL: "EQF 4",
    Form.COST: {"amount": 12.5, "currency": "EUR"},
    Form.DATE: "2027-01-31",
    Form.RETAKES: 2,
    Form.DURATION: "P2Y",
}


def scopes(context: Json) -> Iterator[Json]:
    yield context
    for value in context.values():
        if isinstance(value, dict) and "@context" in value:
            yield from scopes(value["@context"])


def test_every_scope_of_the_context_is_protected() -> None:
    assert all(scope["@protected"] is True for scope in scopes(HELD))


def test_the_context_has_each_member_that_an_issuer_may_write_as_a_word_of_ours() -> None:
    names = {term.name for term in TERMS} | {PROFICIENCY}

    assert {f"https://w3id.org/assay/framework#{name}" for name in names} == {
        HELD[name]["@id"] for name in names
    }


def test_no_member_has_the_name_of_a_term_of_open_badges() -> None:
    theirs = json.loads(read_shipped(TABLE["https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"]))

    taken = {name for scope in scopes(theirs["@context"]) for name in scope}

    assert set() == ({term.name for term in TERMS} | {PROFICIENCY}) & taken


def test_the_file_is_the_one_in_the_table_and_its_bytes_are_the_published_ones() -> None:
    row = TABLE[CONTEXT]

    assert "ours" == row.source
    assert hashlib.sha256(read_shipped(row)).hexdigest() == row.sha256 == row.official_sha256
    assert HELD == SHIPPED.local_context(CONTEXT)


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.name)
def test_an_award_with_this_member_is_signed_accepted_and_read_alike_by_others(term: Any) -> None:
    draft = unsigned()
    draft["@context"].append(CONTEXT)
    draft = but(draft, f"/credentialSubject/achievement/{term.name}", VALUES[term.form])

    document = ISSUER.issue(draft)

    assert [] == verifier().examine(document.content).codes
    unsecured = {name: value for name, value in document.json.items() if name != "proof"}
    theirs = jsonld.to_rdf(unsecured, {"documentLoader": load_shipped, "format": "application/n-quads"})
    assert canonicalize_quads(read_nquads(theirs)) == canonicalize(read_statements(unsecured))


def test_it_stands_beside_results_and_rubric_levels_of_open_badges() -> None:
    draft = unsigned()
    draft["@context"].append(CONTEXT)
    subject = draft["credentialSubject"]
    subject["result"] = [{"type": ["Result"], "value": "3", "status": "Completed"}]
    subject["achievement"]["resultDescription"] = [
        {
            "id": "urn:uuid:11111111-2222-4333-8444-555555555555",
            "type": ["ResultDescription"],
            "name": "Samplings",
            "resultType": "RubricCriterionLevel",
            "rubricCriterionLevel": [
                {
                    "id": "urn:uuid:11111111-2222-4333-8444-555555555556",
                    "type": ["RubricCriterionLevel"],
                    "name": "Good",
                    "level": "3",
                }
            ],
        }
    ]
    subject["achievement"]["qualificationLevel"] = "EQF 4"
    subject["achievement"]["offerStatus"] = "active"

    assert [] == verifier().examine(ISSUER.issue(draft).content).codes


def test_a_proficiency_stands_on_an_alignment() -> None:
    whole = json.loads(achievement())
    whole["alignment"][0][PROFICIENCY] = "advanced"
    draft = unsigned()
    draft["@context"].append(CONTEXT)
    draft["credentialSubject"]["achievement"] = {
        name: value for name, value in whole.items() if name != "@context"
    }

    assert [] == verifier().examine(ISSUER.issue(draft).content).codes
