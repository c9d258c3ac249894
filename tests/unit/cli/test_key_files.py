"""Keys opened, passphrases asked for, issuers chosen."""

from __future__ import annotations

import getpass
import json
import sys
from pathlib import Path

import pytest

from assay.cli.key_files import open_key, read_passphrase
from assay.errors import AssayError

from .conftest import Run

AWARD = ("issue", "achievement.yaml", "--email", "a@b.example", "--out", "new.json", "--key", "key.json")


class Terminal:
    def isatty(self) -> bool:
        return True


def test_a_passphrase_is_asked_for_at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal())
    typed = iter(["one", "two", "two", "three", "other"])
    monkeypatch.setattr(getpass, "getpass", lambda _: next(typed))

    assert "one" == read_passphrase(None, "?")
    assert "two" == read_passphrase(None, "?", twice=True)
    with pytest.raises(AssayError, match="usage-wrong"):
        read_passphrase(None, "?", twice=True)


def test_an_empty_passphrase_is_declined(run: Run, tmp_path: Path) -> None:
    (tmp_path / "pass").write_text("")

    answer = run("keys", "new", "key.json", "--passphrase-file", "pass")

    assert answer.status == 2
    assert answer.err.startswith("key-passphrase-empty: ")
    assert not (tmp_path / "key.json").exists()


def test_a_wrong_passphrase_is_told(run: Run, school: Path) -> None:
    (school / "right").write_text("right")
    (school / "wrong").write_text("wrong")
    run("keys", "new", "sealed.json", "--passphrase-file", "right")

    answer = run(*AWARD[:-1], "sealed.json", "--name", "School", "--passphrase-file", "wrong")

    assert answer.status == 2
    assert answer.err.startswith("key-passphrase-wrong: ")


@pytest.mark.parametrize(
    "change",
    [
        {"secretKeyMultibase": "z1"},
        {"secretKeyMultibase": 5},
        {"secretKeyMultibase": None},
        {"type": "Other"},
        {"publicKeyMultibase": "z6MkhPijo3shp99Ljr26XHeUskMwzovsCjUFPDmubFWWrP25"},
    ],
)
def test_an_open_key_file_that_was_changed_is_refused(school: Path, change: dict[str, object]) -> None:
    path = school / "key.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **change}))

    with pytest.raises(AssayError, match="key-file-malformed"):
        open_key(str(path), None)


def test_an_issuer_on_the_web_signs_with_the_key_its_document_lists(run: Run, school: Path) -> None:
    (school / "web.yaml").write_text(
        "id: did:web:shore.example\nname: School\nimage: https://shore.example/logo.png\n"
    )

    assert 0 == run(*AWARD, "--issuer", "web.yaml").status
    run("status", "publish", "register.json", "--key", "key.json", "--issuer", "web.yaml", "--out", "web")
    documents = json.loads((school / "web" / "documents.json").read_text())

    assert "controller.json" == documents["https://shore.example/.well-known/did.json"]
    assert 0 == run("verify", "new.json", "--documents", "web/documents.json").status


@pytest.mark.parametrize(
    ("profile", "code"),
    [
        ("url: https://a.example", "draft-member-missing"),
        ("name: ''", "draft-member-missing"),
        ("name: x\nid: 5", "draft-member-malformed"),
        ("name: x\nid: did:key:z6MkhPijo3shp99Ljr26XHeUskMwzovsCjUFPDmubFWWrP25", "usage-wrong"),
        ("name: x\nfavourite: y", "credential-not-issued"),
    ],
)
def test_a_profile_that_cannot_issue_is_told(run: Run, school: Path, profile: str, code: str) -> None:
    (school / "profile.yaml").write_text(profile)

    answer = run(*AWARD, "--issuer", "profile.yaml")

    assert answer.status == 2
    assert answer.err.startswith(f"{code}: ")
