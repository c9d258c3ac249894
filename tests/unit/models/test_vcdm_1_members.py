from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from assay.models import VCDM_1, OpenBadgeCredential, VerifiableCredential, examine_shape

OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"


@pytest.fixture
def older(badge: dict[str, Any]) -> dict[str, Any]:
    """The badge in order, as version 1.1 has it."""
    badge["@context"] = [VCDM_1, OPEN_BADGES]
    badge["issuanceDate"] = badge.pop("validFrom")
    badge["expirationDate"] = badge.pop("validUntil", "2030-01-01T00:00:00Z")
    return badge


def problems_of(document: dict[str, Any]) -> list[tuple[str, str]]:
    return [(problem.code, problem.pointer) for problem in examine_shape(document).problems]


def test_a_badge_of_version_1_has_no_problem(older: dict[str, Any]) -> None:
    assert [] == problems_of(older)


def test_its_date_of_issue_is_required(older: dict[str, Any]) -> None:
    del older["issuanceDate"]
    assert [("credential-member-missing", "")] == problems_of(older)


def test_so_it_is_of_any_other_credential_of_version_1() -> None:
    document = {"@context": VCDM_1, "type": "VerifiableCredential", "issuer": "did:web:a.example"}
    subject = {"credentialSubject": {"id": "did:web:b.example"}}
    assert [("credential-member-missing", "")] == problems_of({**document, **subject})


@pytest.mark.parametrize("member", ["issuanceDate", "expirationDate", "validFrom", "validUntil"])
def test_each_date_needs_its_time_zone(older: dict[str, Any], member: str) -> None:
    older[member] = "2026-01-01T00:00:00"
    assert [("credential-member-malformed", f"/{member}")] == problems_of(older)


def test_a_picture_may_be_given_by_its_address(older: dict[str, Any]) -> None:
    older["issuer"]["image"] = "https://school.example/logo.png"
    assert [] == problems_of(older)
    logo = VerifiableCredential(older).issuer.image
    assert logo is not None
    assert "https://school.example/logo.png" == logo.id


def test_version_2_knows_no_such_picture(badge: dict[str, Any]) -> None:
    badge["issuer"]["image"] = "https://school.example/logo.png"
    assert [("credential-member-malformed", "/issuer/image")] == problems_of(badge)


def test_the_dates_are_read_by_the_names_of_version_2(older: dict[str, Any]) -> None:
    older |= {"issuanceDate": "2026-01-01T00:00:00Z", "expirationDate": "2030-01-01T00:00:00Z"}
    credential = OpenBadgeCredential(older).credential
    assert credential.is_open_badge
    assert datetime(2026, 1, 1, tzinfo=UTC) == credential.valid_from
    assert datetime(2030, 1, 1, tzinfo=UTC) == credential.valid_until


def test_of_two_names_for_a_date_both_hold(older: dict[str, Any]) -> None:
    older |= {"validFrom": "2027-01-01T00:00:00Z", "validUntil": "2028-01-01T00:00:00Z"}
    credential = VerifiableCredential(older)
    assert datetime(2027, 1, 1, tzinfo=UTC) == credential.valid_from
    assert datetime(2028, 1, 1, tzinfo=UTC) == credential.valid_until


@pytest.mark.parametrize("contexts", [VCDM_1, [VCDM_1, "https://drafts.example/ob"]])
def test_of_a_draft_of_open_badges_the_tables_know_nothing(older: dict[str, Any], contexts: object) -> None:
    older["@context"] = contexts
    del older["credentialSubject"]["achievement"]
    assert [] == problems_of(older)
    assert not VerifiableCredential(older).is_open_badge
