from __future__ import annotations

import pytest

from factories import codes, resigned, to_bytes, unsigned, verifier


@pytest.mark.parametrize(
    ("member", "text", "expected"),
    [
        ("validUntil", "2026-11-20T23:59:30Z", []),  # half a minute of clock skew
        ("validUntil", "2026-11-20T23:00:00Z", ["period-expired"]),
        ("validUntil", "2026-11-21T12:00:00+14:00", ["period-expired"]),
        ("validFrom", "2026-11-21T00:00:30Z", []),
        ("validFrom", "2026-11-21T00:05:00Z", ["period-not-begun"]),
        ("validUntil", "2025-01-01T00:00:00Z", ["period-expired", "period-upside-down"]),
    ],
)
def test_the_instant_is_held_against_the_period(member: str, text: str, expected: list[str]) -> None:
    assert codes(resigned(unsigned(), f"/{member}", text)) == expected


def test_a_credential_without_an_end_has_none() -> None:
    assert codes(resigned(unsigned(), "/validUntil")) == []


@pytest.mark.parametrize(
    ("member", "text", "expected"),
    [
        ("expirationDate", "2026-11-20T23:59:30Z", []),
        ("expirationDate", "2026-11-20T23:00:00Z", [("period-expired", "/expirationDate")]),
        ("issuanceDate", "2026-11-21T00:05:00Z", [("period-not-begun", "/issuanceDate")]),
        ("validUntil", "2026-11-20T23:00:00Z", [("period-expired", "/validUntil")]),  # reserved, and meant
        (
            "expirationDate",
            "2025-01-01T00:00:00Z",
            [("period-expired", "/expirationDate"), ("period-upside-down", "/expirationDate")],
        ),
    ],
)
def test_version_1_has_other_names_for_the_dates(
    member: str, text: str, expected: list[tuple[str, str]]
) -> None:
    document = unsigned(issuanceDate="2026-01-01T00:00:00Z", expirationDate="2036-01-01T00:00:00Z")
    document["@context"][0] = "https://www.w3.org/2018/credentials/v1"
    document["@context"].append("https://w3id.org/security/data-integrity/v2")
    del document["validFrom"], document["validUntil"]
    report = verifier().examine(to_bytes(resigned(document, f"/{member}", text)))
    assert [(finding.code, finding.pointer) for finding in report.findings] == expected
