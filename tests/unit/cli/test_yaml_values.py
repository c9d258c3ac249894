"""YAML without its surprises."""

from __future__ import annotations

import pytest

from assay.cli.yaml_values import LIMIT, read_yaml
from assay.errors import AssayError


def test_scalars_are_those_of_the_core_schema() -> None:
    text = "language: no\nday: 2026-03-01\nyes: on\ntruth: true\nnothing: null\n"
    text += "count: 12\nshare: 1.5\nclock: 12:30\noctal: 0o7\n"

    assert read_yaml(text.encode(), "x.yaml") == {
        "language": "no",
        "day": "2026-03-01",
        "yes": "on",
        "truth": True,
        "nothing": None,
        "count": 12,
        "share": 1.5,
        "clock": "12:30",
        "octal": "0o7",
    }


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (b"a: 1\na: 2", "“a” is given twice"),
        (b"a: &x [1]\nb: *x", "anchors and aliases"),
        (b"1: x", "a name must be text"),
        (b"- x", "no names with values"),
        (b"a: [", "line 1"),
        (b"a: \xff", "UTF-8"),
        (b"a: \x00", "cannot be read"),
        (b"[" * 30, "nested too deeply"),
        (b"a: !!python/object:os.system x", "could not determine a constructor"),
        (b"a" * (LIMIT + 1), "too large"),
        (b"", "no names with values"),
    ],
)
def test_what_cannot_be_read_says_why(text: bytes, reason: str) -> None:
    with pytest.raises(AssayError) as raised:
        read_yaml(text, "x.yaml")

    assert "usage-wrong" == raised.value.code
    assert reason in str(raised.value.facts["reason"])
