from __future__ import annotations

import factories
from factories import codes, resigned, unsigned


def test_what_is_missing_is_told_where_it_is_missing() -> None:
    document = resigned(unsigned(), "/credentialSubject/achievement/criteria")
    report = factories.verifier().examine(factories.to_bytes(document))
    assert [("credential-member-missing", "/credentialSubject/achievement", "criteria")] == [
        (found.code, found.pointer, found.facts["member"]) for found in report.findings
    ]


def test_a_tolerated_departure_is_told_and_accepted() -> None:
    document = unsigned()
    document["credentialSubject"]["achievement"]["achievementType"] = "Program"
    document = factories.signed(document, suite="eddsa-jcs-2022")
    assert codes(document) == ["credential-value-unlisted"]
