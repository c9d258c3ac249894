from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from assay.models import OpenBadgeCredential, VerifiableCredential


def test_a_credential_is_read(badge: dict[str, Any]) -> None:
    credential = VerifiableCredential(badge)

    assert credential.id == badge["id"]
    assert credential.types == ("VerifiableCredential", "OpenBadgeCredential")
    assert credential.name is not None
    assert credential.name.in_language("es") == "Agua"
    assert credential.description is not None
    assert credential.description.in_language("es") == "Sabe de agua"
    assert credential.valid_from == datetime(2026, 1, 1, tzinfo=UTC)
    assert credential.valid_until == datetime(2036, 1, 30, 22, 0, 0, 500_000, tzinfo=UTC)
    assert credential.issuer_id == "did:web:school.example"
    assert str(credential.issuer.name) == "School"
    assert credential.subjects == (badge["credentialSubject"],)


def test_parts_read_elsewhere_are_handed_out_as_they_stand(badge: dict[str, Any]) -> None:
    credential = VerifiableCredential(badge)

    assert credential.status_entries == (badge["credentialStatus"],)
    assert credential.schemas == tuple(badge["credentialSchema"])
    assert credential.related_resources == (badge["relatedResource"],)
    assert credential.refresh_services == (badge["refreshService"],)
    assert credential.terms_of_use == tuple(badge["termsOfUse"])


def test_evidence_is_read(badge: dict[str, Any]) -> None:
    [evidence] = VerifiableCredential(badge).evidence

    assert (evidence.id, evidence.types) == ("https://school.example/e/1", ("Evidence",))
    said = (evidence.name, evidence.description, evidence.narrative, evidence.genre, evidence.audience)
    assert [str(text) for text in said] == ["Notebook", "Its pages", "What was written", "Notes", "Teachers"]


def test_what_is_absent_is_read_as_none() -> None:
    credential = VerifiableCredential(
        {"type": "VerifiableCredential", "issuer": "did:example:issuer", "credentialSubject": {"a": 1}}
    )

    assert (credential.id, credential.name, credential.valid_from) == (None, None, None)
    assert (credential.status_entries, credential.evidence) == ((), ())
    assert credential.issuer_id == "did:example:issuer"
    assert not credential.is_open_badge


def test_an_open_badge_is_one_by_either_name(badge: dict[str, Any]) -> None:
    for name in ("OpenBadgeCredential", "AchievementCredential"):
        assert VerifiableCredential({**badge, "type": ["VerifiableCredential", name]}).is_open_badge


def test_an_open_badge_is_read(badge: dict[str, Any]) -> None:
    open_badge = OpenBadgeCredential(badge)

    assert open_badge.subject.id == "did:example:learner"
    assert open_badge.awarded == datetime(2026, 1, 1, tzinfo=UTC)
    assert open_badge.image is not None
    assert open_badge.credential.id == badge["id"]
