"""A report told to a person: the parts that no ordinary badge reaches."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from assay.cli.telling import print_findings, print_verdict, recipient, what, who
from assay.verification import STRICT, Finding, Report
from older_badges import examine, hosted, token


def test_a_credential_without_name_is_told_by_its_types() -> None:
    assert "A, B" == what({"types": ["A", "B"]})
    assert "N" == what({"types": ["A"], "name": "N"})
    assert "" == what({})


def test_an_issuer_without_name_is_told_by_its_identifier() -> None:
    assert "did:key:z" == who({"id": "did:key:z"})
    assert "" == who(None)


def test_a_recipient_is_told_as_far_as_it_is_named() -> None:
    assert "nobody is named" == recipient({"achievement": {}}, "en")
    assert "" == recipient({}, "en")
    identities = [{"kind": "sourcedId"}, {}]
    told = recipient({"recipient": {"id": "urn:x:1", "identities": identities}}, "en")
    assert "a person known by sourcedId, not shown · a person known by , not shown · urn:x:1" == told


def test_of_a_recommendation_only_its_faults_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    report = Report(
        None, (Finding("proof-missing"), Finding("status-not-checked")), datetime.now(UTC), STRICT
    )
    outer = replace(Finding("endorsement-not-accepted", facts={"codes": "x"}), nested=report)

    print_findings(Report(None, (outer,), datetime.now(UTC), STRICT), "en")
    out = capsys.readouterr().out

    assert "    proof-missing: " in out
    assert "note" not in out


def test_a_badge_without_a_signature_is_not_called_signed(capsys: pytest.CaptureFixture[str]) -> None:
    print_verdict("badge.json", hosted(), "en")
    assert "as its issuer publishes it today" in capsys.readouterr().out
    print_verdict("badge.jws", examine(token()), "en")
    assert "signed by its issuer" in capsys.readouterr().out
