from __future__ import annotations

from typing import Any

import pytest

from assay.codes import CODES
from assay.models import examine_shape


def problems_of(document: dict[str, Any]) -> list[tuple[str, str]]:
    return [(problem.code, problem.pointer) for problem in examine_shape(document).problems]


def test_a_badge_in_order_has_no_problem(badge: dict[str, Any]) -> None:
    assert problems_of(badge) == []


def test_an_endorsement_in_order_has_no_problem(endorsement: dict[str, Any]) -> None:
    assert problems_of(endorsement) == []


def test_all_problems_are_told_at_once_in_the_order_of_the_document(badge: dict[str, Any]) -> None:
    badge["validFrom"] = "2026-01-01"
    badge["credentialSubject"]["achievement"]["creditsAvailable"] = "3"
    del badge["credentialSubject"]["achievement"]["criteria"]
    del badge["issuer"]["id"]

    assert problems_of(badge) == [
        ("credential-member-missing", "/issuer"),
        ("credential-member-malformed", "/validFrom"),
        ("credential-member-malformed", "/credentialSubject/achievement/creditsAvailable"),
        ("credential-member-missing", "/credentialSubject/achievement"),
    ]


@pytest.mark.parametrize("name", ["OpenBadgeCredential", "AchievementCredential"])
def test_both_names_of_an_open_badge_bring_the_same_checks(badge: dict[str, Any], name: str) -> None:
    badge["type"] = ["VerifiableCredential", name]
    del badge["credentialSubject"]["achievement"]

    assert problems_of(badge) == [("credential-member-missing", "/credentialSubject")]


def test_both_names_together_bring_the_checks_once(badge: dict[str, Any]) -> None:
    badge["type"] = ["VerifiableCredential", "OpenBadgeCredential", "AchievementCredential"]
    del badge["credentialSubject"]["achievement"]

    assert len(problems_of(badge)) == 1


def test_a_credential_of_two_kinds_is_held_to_both_and_each_problem_is_told_once(
    badge: dict[str, Any],
) -> None:
    badge["type"].append("EndorsementCredential")
    badge["validFrom"] = 5
    shape = examine_shape(badge)

    found = [(problem.code, problem.pointer) for problem in shape.problems]
    assert found.count(("credential-member-malformed", "/validFrom")) == 1
    assert ("credential-type-missing", "/credentialSubject/type") in found
    # An endorsement says nothing of its own: what an award says of its recipient is out of place there.
    assert ("credential-member-malformed", "/credentialSubject/achievement") in found
    assert len(shape.carried) == 3
    assert len(shape.carried_tokens) == 1


@pytest.mark.parametrize("types", ["OpenBadgeCredential", ["OpenBadgeCredential"]])
def test_a_badge_that_is_no_verifiable_credential_says_so(badge: dict[str, Any], types: object) -> None:
    badge["type"] = types

    assert problems_of(badge) == [("credential-type-missing", "/type")]


@pytest.mark.parametrize("types", [5, None, {}, [["OpenBadgeCredential"]], [{}]])
def test_a_type_of_any_form_is_told_and_never_raises(badge: dict[str, Any], types: object) -> None:
    badge["type"] = types

    assert ("credential-member-malformed", "/type") in problems_of(badge)


def test_a_credential_of_no_known_kind_is_held_to_the_data_model_alone() -> None:
    document = {
        "type": ["VerifiableCredential", "Anything"],
        "issuer": "did:example:issuer",
        "credentialSubject": {"degree": {"type": 5}},
    }

    assert problems_of(document) == []


def test_an_empty_document_lacks_what_every_credential_needs() -> None:
    assert [(p.code, p.facts["member"]) for p in examine_shape({}).problems] == [
        ("credential-member-missing", "type"),
        ("credential-member-missing", "issuer"),
        ("credential-member-missing", "credentialSubject"),
    ]


def test_every_code_and_its_facts_stand_in_the_table(badge: dict[str, Any]) -> None:
    badge["id"] = ["a:b", "c:d"]
    badge["type"] = ["OpenBadgeCredential"]
    badge["validFrom"] = 5
    del badge["issuer"]["type"]
    del badge["credentialSubject"]["id"], badge["credentialSubject"]["identifier"]
    badge["credentialSubject"]["achievement"]["achievementType"] = "Program"
    problems = examine_shape(badge).problems

    assert len({problem.code for problem in problems}) == 6
    for problem in problems:
        assert tuple(problem.facts) == CODES[problem.code].facts
