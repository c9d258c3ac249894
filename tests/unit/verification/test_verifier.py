from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

import assay
import factories
from assay.fetching import Fetched
from assay.models import Document
from assay.verification import Examination, Finding, Verifier, utc_now


def test_a_good_credential_is_accepted_with_nothing_to_say() -> None:
    for suite in ("eddsa-rdfc-2022", "eddsa-jcs-2022"):
        report = factories.verifier().examine(factories.to_bytes(factories.signed(suite=suite)))
        assert (report.verdict, report.findings) == ("accepted", ())


def test_verify_gives_the_credential_or_raises_with_the_report() -> None:
    content = factories.to_bytes(factories.signed())
    assert factories.verifier().verify(content).document.content == content
    with pytest.raises(assay.NotVerified) as caught:
        factories.verifier().verify(factories.to_bytes(factories.unsigned()))
    assert caught.value.report.codes == ["proof-missing"]


def test_a_verifier_without_anything_knows_only_keys_that_are_their_own_name() -> None:
    verifier = Verifier(now=lambda: factories.NOW)
    assert verifier.examine(factories.to_bytes(factories.signed())).verdict == "accepted"
    status = {
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": "5",
        "statusListCredential": "https://school.example/status/1",
    }
    report = verifier.examine(
        factories.to_bytes(factories.signed(factories.unsigned(credentialStatus=status)))
    )
    assert (report.verdict, report.codes) == ("undetermined", ["status-list-unavailable"])


def test_a_fetch_is_asked_where_no_documents_are_given() -> None:
    asked = []

    def fetch(address: str) -> Fetched:
        asked.append(address)
        return Fetched(b"no list at all")

    status = {
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": "5",
        "statusListCredential": "https://school.example/status/1",
    }
    document = factories.signed(factories.unsigned(credentialStatus=status))
    report = Verifier(fetch=fetch, now=lambda: factories.NOW).examine(factories.to_bytes(document))
    assert asked == ["https://school.example/status/1"]
    assert report.verdict == "rejected"


def test_a_house_check_runs_after_the_law_and_counts() -> None:
    def no_badges_of_this_name(examination: Examination) -> Iterator[Finding]:
        if examination.document.json["name"] == "Watershed Field Scientist":
            yield Finding("issuer-not-trusted", "/name", {"issuer": "any"})

    verifier = factories.verifier(house_checks=(no_badges_of_this_name,))
    assert verifier.examine(factories.to_bytes(factories.signed())).codes == ["issuer-not-trusted"]


def test_errors_come_before_warnings_and_notes() -> None:
    document = factories.unsigned()
    document["credentialSubject"]["achievement"]["achievementType"] = "Program"
    report = factories.verifier().examine(factories.to_bytes(document))
    assert report.codes == ["proof-missing", "credential-value-unlisted"]


def test_a_draft_is_held_against_shape_and_terms_alone() -> None:
    verifier = factories.verifier()
    assert verifier.examine_draft(Document(b"", factories.unsigned())).findings == ()
    spoiled = verifier.examine_draft(Document(b"", factories.unsigned(mood="good")))
    assert [finding.code for finding in spoiled.findings] == ["document-term-undefined"]
    unknown = verifier.examine_draft(Document(b"", {"@context": "https://w3id.org/openbadges/v2"}))
    assert [finding.code for finding in unknown.findings] == ["document-kind-unknown"]


def test_the_clock_is_the_present_unless_one_is_handed_in() -> None:
    assert abs((datetime.now(UTC) - utc_now()).total_seconds()) < 60
