from __future__ import annotations

import pytest

from factories import codes, resigned, unsigned


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
