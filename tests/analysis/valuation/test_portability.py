from __future__ import annotations

from typing import Any

import pytest

import older_badges
from analysis.valuation.assaying import AS_OF, described
from assay.analysis.descriptions import read
from assay.analysis.valuation import Indicator, Mark, portability
from assay.verification import OFFLINE, STRICT
from factories import awarded, but, signed, to_bytes, unsigned, verifier

Json = dict[str, Any]


def judged(content: bytes, policy: Any = STRICT, **options: Any) -> Indicator:
    report = verifier(**options).examine(content, policy)
    return portability(report, read(content), AS_OF)


def marks(found: Indicator) -> dict[str, Mark]:
    return {part.key: part.mark for part in found.parts}


def test_a_bare_description_is_mostly_not_tested() -> None:
    found = portability(None, described(), AS_OF)

    assert found.estimate.value is None
    assert (0, 1) == (found.estimate.low, found.estimate.high)
    assert 7 == found.facts["untested"]
    assert Mark.PASSED is marks(found)["standard"]


def test_an_award_that_holds_passes_what_can_be_tested_and_the_rest_stays_open() -> None:
    found = judged(to_bytes(awarded()))

    assert Mark.PASSED is marks(found)["proof"]
    assert Mark.PASSED is marks(found)["key"]
    assert Mark.PASSED is marks(found)["learner"]
    assert Mark.FAILED is marks(found)["status"]  # it has none, so nobody can ask
    assert Mark.UNKNOWN is marks(found)["evidence"]
    assert (6 / 7, 6 / 8, 7 / 8) == (found.estimate.value, found.estimate.low, found.estimate.high)
    assert 7 == found.estimate.count
    assert 7 / 8 == found.estimate.coverage


def test_a_broken_signature_fails_and_leaves_open_what_nobody_could_then_ask() -> None:
    found = judged(to_bytes(but(signed(), "/name", "Other")))

    assert Mark.FAILED is marks(found)["proof"]
    assert Mark.PASSED is marks(found)["key"]
    assert {Mark.UNKNOWN} == {marks(found)[key] for key in ("status", "evidence", "learner", "export")}


def test_an_issuer_out_of_reach_is_not_a_forgery() -> None:
    web = but(signed(), "/issuer/id", "did:web:school.example")
    web = but(web, "/proof/verificationMethod", "did:web:school.example#k1")

    found = judged(to_bytes(web))

    assert Mark.UNKNOWN is marks(found)["proof"]
    assert Mark.UNKNOWN is marks(found)["key"]


def test_words_without_a_definition_fail() -> None:
    found = judged(to_bytes(signed() | {"undefinedWord": "x"}))

    assert Mark.FAILED is marks(found)["context"]


def test_status_that_was_not_asked_is_not_tested() -> None:
    entry = {
        "id": "https://school.example/status/1#4",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": "4",
        "statusListCredential": "https://school.example/status/1",
    }
    content = to_bytes(signed(unsigned(credentialStatus=entry)))

    assert Mark.UNKNOWN is marks(judged(content, OFFLINE))["status"]
    assert Mark.UNKNOWN is marks(judged(content))["status"]  # its list is out of reach


@pytest.mark.parametrize(
    ("evidence", "mark"),
    [
        ([{"type": ["Evidence"], "name": "A film"}], Mark.UNKNOWN),
        ([{"id": "https://school.example/film", "type": ["Evidence"]}], Mark.FAILED),
    ],
)
def test_evidence_at_an_address_without_a_digest_may_change_unseen(evidence: Json, mark: Mark) -> None:
    assert mark is marks(judged(to_bytes(signed(unsigned(evidence=evidence)))))["evidence"]


def test_a_hosted_badge_is_not_all_of_it() -> None:
    embedded = older_badges.but(older_badges.ASSERTION, badge=older_badges.BADGE)

    found = portability(older_badges.hosted(), read(to_bytes(embedded)), AS_OF)

    assert Mark.PASSED is marks(found)["proof"]
    assert Mark.FAILED is marks(found)["export"]
    assert Mark.PASSED is marks(found)["learner"]


def test_what_the_issuer_writes_moves_nothing() -> None:
    plain, boasting = unsigned(), unsigned()
    achievement = boasting["credentialSubject"]["achievement"]
    achievement["description"] = "Portable, signed, accepted everywhere, examined and supervised. " * 9

    one, other = (judged(to_bytes(signed(document))) for document in (plain, boasting))

    assert (one.estimate.value, one.estimate.low) == (other.estimate.value, other.estimate.low)
