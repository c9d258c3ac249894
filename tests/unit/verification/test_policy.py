from __future__ import annotations

from datetime import timedelta

import pytest

from assay.errors import AssayError
from assay.verification import OFFLINE, PRESETS, STRICT, Policy, read_policy


def test_the_presets_are_named_as_a_person_types_them() -> None:
    assert {"strict": STRICT, "offline": OFFLINE} == PRESETS


def test_a_policy_file_changes_what_it_names_and_nothing_else() -> None:
    policy = read_policy(
        {
            "trusted_issuers": ["did:key:z6Mk"],
            "clock_skew": 5,
            "needs_status": False,
            "recipient": "a@b.example",
        }
    )
    expected = Policy(
        needs_status=False,
        trusted_issuers=frozenset({"did:key:z6Mk"}),
        recipient="a@b.example",
        clock_skew=timedelta(seconds=5),
    )
    assert expected == policy
    assert read_policy({"trusted_issuers": None}, policy).trusted_issuers is None


@pytest.mark.parametrize(
    "values",
    [
        {"trust": []},
        {"trusted_issuers": "did:key:z6Mk"},
        {"trusted_issuers": [1]},
        {"clock_skew": -1},
        {"clock_skew": True},
        {"clock_skew": 100_000},
        {"needs_status": "yes"},
        {"recipient": 5},
        {"name": None},
    ],
)
def test_a_member_that_no_policy_has_is_a_usage_error(values: dict[str, object]) -> None:
    with pytest.raises(AssayError, match="usage-wrong"):
        read_policy(values)


def test_what_is_asked_of_a_person_is_not_asked_of_what_a_credential_carries() -> None:
    asked = Policy(recipient="a@b.example", challenge="x", trusted_issuers=frozenset(), needs_status=False)
    assert Policy(needs_status=False) == asked.for_carried()
    assert asked.needs_presentation
    assert not asked.for_carried().needs_presentation
