"""What `import assay` gives and costs."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

import assay

NAMES = (
    "Verifier",
    "Policy",
    "STRICT",
    "OFFLINE",
    "Report",
    "NotVerified",
    "VerifiedCredential",
    "Issuer",
    "bake",
    "unbake",
    "AssayError",
)
HEAVY = ("httpx2", "httpcore2", "ssl", "django", "numpy", "rich", "argparse")


def modules_after(statement: str) -> set[str]:
    """The modules a fresh interpreter holds after this statement."""
    script = f"import json, sys; {statement}; print(json.dumps(sorted(sys.modules)))"
    answer = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(json.loads(answer.stdout))


def test_the_front_door_has_exactly_these_names() -> None:
    assert sorted(NAMES) == sorted(assay.__all__)
    assert all(hasattr(assay, name) for name in NAMES)


@pytest.mark.parametrize("heavy", HEAVY)
def test_importing_assay_does_not_load_what_only_some_need(heavy: str) -> None:
    assert heavy not in modules_after("import assay")
