from __future__ import annotations

import pytest

from assay.verification import Policy
from factories import EMAIL, awarded, codes, signed


@pytest.mark.parametrize(
    ("email", "expected"), [(EMAIL, []), ("bea@school.example", ["recipient-different"])]
)
def test_the_recipient_is_held_against_the_hashed_address(email: str, expected: list[str]) -> None:
    assert codes(awarded(), Policy(recipient=email)) == expected


def test_a_credential_that_names_nobody_by_address_cannot_tell() -> None:
    assert codes(signed(), Policy(recipient=EMAIL)) == ["recipient-not-named"]


@pytest.mark.parametrize("policy", [Policy(challenge="n1"), Policy(require_key_binding=True)])
def test_a_bare_credential_answers_no_challenge(policy: Policy) -> None:
    assert codes(signed(), policy) == ["presentation-missing"]
