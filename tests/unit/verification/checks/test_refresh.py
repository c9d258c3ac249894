from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

import factories
from assay.verification import Policy
from factories import but, codes, signed, to_bytes, unsigned, verifier
from fakes import FakeFetch

ADDRESS = "https://school.example/newer"
EXTENSIONS = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"
ASKING = Policy(refresh=True)


def badge(kind: str = "1EdTechCredentialRefresh", **members: Any) -> dict[str, Any]:
    service = {"id": ADDRESS, "type": kind}
    contexts = [*unsigned()["@context"], EXTENSIONS]
    return signed(unsigned(**{"@context": contexts}, refreshService=service, **members))


NEWER = badge(validFrom="2026-06-01T00:00:00Z")


def test_a_newer_version_is_told_with_its_report() -> None:
    report = verifier(documents={ADDRESS: to_bytes(NEWER)}).examine(to_bytes(badge()), ASKING)
    (finding,) = report.findings
    assert ("accepted", "refresh-newer", "/refreshService") == (report.verdict, finding.code, finding.pointer)
    assert {"address": ADDRESS, "when": datetime(2026, 6, 1, tzinfo=UTC)} == finding.facts
    assert finding.nested is not None
    assert "accepted" == finding.nested.verdict


def test_nobody_is_asked_unless_the_policy_says_so() -> None:
    fetch = FakeFetch({ADDRESS: to_bytes(NEWER)})
    assert [] == codes(badge(), documents=None, fetch=fetch)
    assert [] == fetch.asked


def test_it_is_asked_once_and_the_answer_is_not_asked_for_newer_ones() -> None:
    fetch = FakeFetch({ADDRESS: to_bytes(NEWER)})
    codes(badge(), ASKING, documents=None, fetch=fetch)
    assert [ADDRESS] == fetch.asked


def test_the_version_at_hand_may_be_the_newest() -> None:
    assert [] == codes(NEWER, ASKING, documents={ADDRESS: to_bytes(NEWER)})


@pytest.mark.parametrize(
    "answer",
    [
        b"sorry",
        to_bytes(but(NEWER, "/name", "Other")),
        to_bytes(badge(id="urn:uuid:00000000-0000-4000-8000-000000000000", validFrom="2026-06-01T00:00:00Z")),
        to_bytes(
            signed(
                unsigned(issuer=factories.ENDORSER.profile, validFrom="2026-06-01T00:00:00Z"),
                factories.ENDORSER,
            )
        ),
    ],
)
def test_an_answer_that_is_not_this_credential_of_this_issuer_is_none(answer: bytes) -> None:
    report = verifier(documents={ADDRESS: answer}).examine(to_bytes(badge()), ASKING)
    assert ("accepted", ["refresh-failed"]) == (report.verdict, report.codes)


def test_no_answer_changes_nothing() -> None:
    assert ["refresh-failed"] == codes(badge(), ASKING)


def test_a_service_of_another_kind_is_not_asked() -> None:
    document = signed(unsigned())
    assert [] == codes(document, ASKING)


def test_a_version_without_a_beginning_is_older_than_one_with() -> None:
    plain = {
        "@context": [unsigned()["@context"][0], EXTENSIONS],
        "id": "urn:uuid:00000000-0000-4000-8000-000000000001",
        "type": ["VerifiableCredential"],
        "issuer": factories.ISSUER.id,
        "credentialSubject": {"id": "did:web:ana.example"},
        "refreshService": {"id": ADDRESS, "type": "1EdTechCredentialRefresh"},
    }
    newer = signed({**plain, "validFrom": "2026-06-01T00:00:00Z"})
    assert ["refresh-newer"] == codes(signed(plain), ASKING, documents={ADDRESS: to_bytes(newer)})
    assert [] == codes(newer, ASKING, documents={ADDRESS: to_bytes(signed(plain))})
