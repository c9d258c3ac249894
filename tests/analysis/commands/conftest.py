"""`assay value` run in this process: in a folder of its own, without data and without a network."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from analysis.valuation.assaying import achievement
from assay.cli.main import main


@dataclass(frozen=True, slots=True)
class Ran:
    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def flat(self) -> str:
        return " ".join(self.out.split())


Run = Callable[..., Ran]


@pytest.fixture(name="value")
def run_value(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """`value(path, …)` in a folder of its own without data, in English, without a network."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ASSAY_DATA", str(tmp_path / "nothing"))
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)

    def ran(*words: object) -> Ran:
        capsys.readouterr()
        status = main(["value", *map(str, words), "--offline"])
        told = capsys.readouterr()
        return Ran(status, told.out, told.err)

    return ran


@pytest.fixture
def badge(tmp_path: Path) -> Path:
    path = tmp_path / "achievement.json"
    path.write_bytes(achievement())
    return path


@pytest.fixture
def key(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    path = tmp_path / "signer.key"
    assert 0 == main(["keys", "new", str(path), "--no-passphrase"])
    capsys.readouterr()
    return path
