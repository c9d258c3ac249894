"""The exit statuses."""

from __future__ import annotations

import pytest

from assay.cli import exits
from assay.errors import AssayError, Malformed, Unsupported
from assay.verification import Verdict


@pytest.mark.parametrize(
    ("statuses", "worst"),
    [([0, 0], 0), ([0, 3], 3), ([3, 1, 0], 1), ([1, 2, 3, 0], 2), ([], 0)],
)
def test_the_worst_of_several_is_the_answer(statuses: list[int], worst: int) -> None:
    assert worst == exits.worst(statuses)


def test_each_verdict_has_its_status() -> None:
    assert [0, 1, 3] == [exits.of_verdict(verdict) for verdict in Verdict]


def test_errors_are_told_apart_by_what_they_do_to_a_verdict() -> None:
    assert exits.of_error(Malformed("image-holds-no-credential")) == 1
    assert exits.of_error(Unsupported("document-kind-unknown", kind="token")) == 3
    assert exits.of_error(AssayError("usage-wrong", reason="x")) == 2
    assert exits.of_error(AssayError("internal")) == 70
