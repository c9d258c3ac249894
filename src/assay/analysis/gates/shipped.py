"""The gates that come with the program, by name."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final

from assay.analysis.gates.reading import read_gate
from assay.analysis.gates.values import Gate
from assay.errors import AssayError

SHIPPED: Final = ("eu-annex-1", "workforce-pell", "tiered-example")


def shipped_bytes(name: str) -> bytes:
    """The YAML of this gate. Raises `gate-unknown`."""
    if name not in SHIPPED:
        raise AssayError("gate-unknown", name=name, known=", ".join(SHIPPED))
    return files("assay.analysis.gates").joinpath("shipped", f"{name}.yaml").read_bytes()


@cache
def shipped(name: str) -> Gate:
    """This gate. Raises `gate-unknown`."""
    return read_gate(shipped_bytes(name), f"{name}.yaml")
