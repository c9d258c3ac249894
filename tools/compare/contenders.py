"""Who is compared: how each is started, its version, and what its own documentation lets one expect."""

import importlib.metadata
import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from tools.compare import ROOT

from peers.node import HERE, node_path, why_node_is_missing

MEMORY = 1 << 30
"""Bytes a contender may use: address space in Python, heap in Node."""


@dataclass(frozen=True, slots=True)
class Contender:
    """A verifier: its name, how to start it on a batch file, and what it takes.

    ``documents_as_bytes``: it parses JSON documents itself, so how it parses can be judged.
    ``whole``: one process takes the whole batch, as `assay verify --batch` is meant to be used; otherwise
    a case with a web of its own gets a fresh process, since some peers remember what they fetched.
    """

    name: str
    version: str
    command: Callable[[Path, Path], list[str]]
    documents_as_bytes: bool
    whole: bool = False


OURS = "Assay"

_MODULES = {"openbadgeslib": "openbadgeslib", "openvc-core": "openvc"}
_SCRIPTS = ("@digitalbazaar/vc", "@digitalcredentials/verifier-core")


def find_contenders() -> tuple[list[Contender], dict[str, str]]:
    """The contenders that are here, we first, and why the others are not."""
    found, absent = [_assay()], {}
    for name, module in _MODULES.items():
        if find_spec(module) is None or find_spec("pyld") is None:
            absent[name] = f"{name} (with PyLD) is not installed."
        else:
            found.append(_in_python(name))
    for name in _SCRIPTS:
        package = HERE / "node_modules" / name / "package.json"
        if (reason := why_node_is_missing()) or not package.is_file():
            absent[name] = reason or f"{name} is not installed."
        else:
            found.append(_in_node(name, json.loads(package.read_bytes())["version"]))
    return found, absent


def environment() -> dict[str, str]:
    """The environment of every contender: ours, unbuffered, with the code of this project importable."""
    path = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    return {**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONPATH": path}


def _limited(*command: str) -> list[str]:
    return [sys.executable, "-m", "tools.compare.limited", str(MEMORY), *command]


def _assay() -> Contender:
    def command(batch: Path, _documents: Path) -> list[str]:
        program = str(Path(sys.executable).with_name("assay"))
        return _limited(program, "verify", "--batch", str(batch), "--json")

    return Contender(OURS, importlib.metadata.version("assay"), command, documents_as_bytes=True, whole=True)


def _in_python(name: str) -> Contender:
    def command(batch: Path, documents: Path) -> list[str]:
        return _limited(sys.executable, "-m", "tools.compare.worker", name, str(documents), str(batch))

    # openvc-core takes documents that the caller has parsed, and tokens as text.
    takes_bytes = name == "openbadgeslib"
    return Contender(name, importlib.metadata.version(name), command, documents_as_bytes=takes_bytes)


def _in_node(name: str, version: str) -> Contender:
    def command(batch: Path, documents: Path) -> list[str]:
        heap = f"--max-old-space-size={MEMORY >> 20}"
        return [node_path(), heap, str(HERE / "judge.mjs"), name, str(documents), str(batch)]

    return Contender(name, version, command, documents_as_bytes=False)
