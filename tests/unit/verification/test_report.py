from __future__ import annotations

from datetime import timedelta

import pytest

import factories
from assay.codes import Effect, Severity, Turn
from assay.errors import Malformed
from assay.models import Document
from assay.verification import (
    OFFLINE,
    STRICT,
    Finding,
    NotVerified,
    Outcome,
    Policy,
    Report,
    Verdict,
    VerifiedCredential,
)


def report(*codes: str, policy: Policy = STRICT, document: bool = True) -> Report:
    facts: dict[str, object] = {"when": factories.NOW, "list": "https://x.example/1", "issuer": "did:x:y"}
    found = tuple(Finding(code, "", facts) for code in codes)
    json = factories.signed()
    return Report(
        Document(factories.to_bytes(json), json) if document else None, found, factories.NOW, policy
    )


def test_nothing_found_is_accepted() -> None:
    assert report().verdict is Verdict.ACCEPTED
    assert (report().integrity, report().status, report().recognition) == (
        Outcome.PASSED,
        Outcome.PASSED,
        Outcome.NOT_APPLICABLE,
    )


def test_a_rejecting_finding_outweighs_one_that_leaves_it_open() -> None:
    assert report("status-list-unavailable", "proof-missing").verdict is Verdict.REJECTED
    assert report("status-list-unavailable").verdict is Verdict.UNDETERMINED
    assert report("document-direction-unsigned").verdict is Verdict.ACCEPTED


def test_the_three_questions_have_three_answers() -> None:
    found = report("status-list-unavailable", "proof-missing", policy=Policy(trusted_issuers=frozenset()))
    assert (found.integrity, found.status, found.recognition) == (
        Outcome.FAILED,
        Outcome.COULD_NOT_TELL,
        Outcome.PASSED,
    )
    assert (
        report("issuer-not-trusted", policy=Policy(trusted_issuers=frozenset())).recognition is Outcome.FAILED
    )
    assert report("status-not-checked", policy=OFFLINE).status is Outcome.NOT_APPLICABLE
    assert report("document-empty", document=False).integrity is Outcome.NOT_APPLICABLE


def test_a_stop_inside_an_examination_leaves_it_open() -> None:
    finding = Finding("address-unreachable", "", {"address": "https://x.example", "reason": "away"})
    assert (finding.effect, finding.severity, finding.turn) == (
        Effect.LEAVES_OPEN,
        Severity.ERROR,
        Turn.NETWORK,
    )


def test_a_finding_of_an_error_stands_where_the_erring_part_stands() -> None:
    error = Malformed("timestamp-malformed", "/created", text="x")
    assert Finding("timestamp-malformed", "/proof/created", {"text": "x"}) == Finding.of(error, "/proof")


def test_only_an_accepted_report_makes_a_verified_credential() -> None:
    verified = report().require()
    assert verified.document.json["name"] == "Watershed Field Scientist"
    assert verified.document.digest[:12] in repr(verified)
    for rejected in (report("proof-missing"), report("status-list-unavailable")):
        with pytest.raises(NotVerified) as caught:
            VerifiedCredential(rejected)
        assert caught.value.report is rejected


def test_a_report_as_json_holds_nothing_of_the_credential() -> None:
    json = report("proof-missing", "period-expired").to_json("es")
    assert json["verdict"] == "rejected"
    assert [found["code"] for found in json["findings"]] == ["proof-missing", "period-expired"]
    assert json["findings"][1]["facts"]["when"] == factories.NOW.isoformat()
    assert "Watershed" not in str(json)
    assert report(document=False).to_json()["digest"] is None


def test_facts_of_other_kinds_are_told_as_text() -> None:
    finding = Finding("document-too-deep", "", {"limit": timedelta(seconds=1)})
    assert finding.to_json()["facts"] == {"limit": "0:00:01"}


def test_codes_are_told_once_each() -> None:
    assert report("proof-missing", "proof-missing").codes == ["proof-missing"]
