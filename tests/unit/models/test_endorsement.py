from __future__ import annotations

from typing import Any

from assay.models import EndorsementCredential


def test_an_endorsement_is_read(endorsement: dict[str, Any]) -> None:
    credential = EndorsementCredential(endorsement)

    assert credential.subject.id == "https://school.example/a/1"
    assert str(credential.subject.comment) == "Worth having"
    assert credential.awarded is None
    assert credential.credential.issuer_id == "https://endorser.example/"
