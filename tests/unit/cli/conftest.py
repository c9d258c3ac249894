"""The command line run in this process, and a school's folder with a key, an issuer and an award."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from assay.cli.main import main
from material import REPOSITORY

EXAMPLES = REPOSITORY / "examples"


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of a command."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """`run("verify", path)` in a folder of its own, in English."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")

    def call(*words: str | Path) -> Ran:
        capsys.readouterr()
        status = main([str(word) for word in words])
        captured = capsys.readouterr()
        return Ran(status, captured.out, captured.err)

    return call


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an open key, the example files, a register and one award in three forms."""
    folder = tmp_path_factory.mktemp("school")
    for example in EXAMPLES.iterdir():
        shutil.copy(example, folder / example.name)
    before = Path.cwd()
    os.chdir(folder)
    try:
        issuer = ["--key", "key.json", "--issuer", "issuer.yaml"]
        learner = ["--email", "ines@shore.example", "--name-of-recipient", "Inés Prado"]
        evidence = ["--evidence", "https://shore.example/notebook", "--narrative", "Led the count."]
        more = ["--result", "Species identified=17", "--register", "register.json"]
        for words in (
            ["keys", "new", "key.json", "--no-passphrase"],
            ["status", "new", "register.json", "--address", "https://shore.example/status"],
            ["issue", "achievement.yaml", *issuer, *learner, *evidence, *more, "--out", "award.json"],
            ["bake", "badge.png", "award.json", "--out", "award.png"],
            ["bake", "badge.svg", "award.json", "--out", "award.svg"],
            ["status", "publish", "register.json", *issuer, "--out", "lists"],
        ):
            assert main(words) == 0
    finally:
        os.chdir(before)
    return folder


@pytest.fixture
def school(prepared: Path, tmp_path: Path, run: Run) -> Path:  # noqa: ARG001 - run moves into the folder
    """A copy of that folder, with the test inside it."""
    shutil.copytree(prepared, tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.fixture
def rejected(school: Path) -> Path:
    """The award with one letter of its achievement's name changed."""
    content = (school / "award.json").read_text(encoding="utf-8")
    path = school / "changed.json"
    path.write_text(content.replace("Tide Pool Field", "Ride Pool Field"), encoding="utf-8")
    return path
