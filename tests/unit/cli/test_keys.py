"""`assay keys`: made sealed, closed to others, and only the public part shown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assay.cli.key_files import open_key
from assay.keys import write_multikey

from .conftest import Run


def test_a_new_key_is_sealed_and_closed_to_others(run: Run, tmp_path: Path) -> None:
    (tmp_path / "pass").write_text("open sesame\n")

    answer = run("keys", "new", "key.json", "--passphrase-file", "pass", "--json")

    assert answer.status == 0
    assert (tmp_path / "key.json").stat().st_mode & 0o777 == 0o600
    held = json.loads((tmp_path / "key.json").read_text())
    assert "AssaySealedKey" == held["type"]
    assert answer.json["id"] == f"did:key:{held['publicKeyMultibase']}"
    assert write_multikey(open_key("key.json", "pass").public_key) == held["publicKeyMultibase"]


def test_an_open_key_opens_without_a_passphrase(run: Run) -> None:
    run("keys", "new", "key.json", "--no-passphrase")
    shown = run("keys", "show", "key.json", "--json").json

    assert write_multikey(open_key("key.json", None).public_key) == shown["publicKeyMultibase"]


def test_showing_a_key_never_shows_its_secret(run: Run, tmp_path: Path) -> None:
    run("keys", "new", "key.json", "--no-passphrase")
    secret = json.loads((tmp_path / "key.json").read_text())["secretKeyMultibase"]

    shown = (
        run("keys", "show", "key.json").out
        + run("keys", "show", "key.json", "--web", "did:web:a.example").out
    )

    assert "did:key:" in shown
    assert secret not in shown


def test_the_document_to_publish_lists_each_key_for_assertions(run: Run) -> None:
    run("keys", "new", "new.json", "--no-passphrase")
    run("keys", "new", "old.json", "--no-passphrase")

    document = run("keys", "show", "new.json", "old.json", "--web", "https://a.example/issuer").json

    assert "https://a.example/issuer" == document["id"]
    assert [method["id"] for method in document["verificationMethod"]] == document["assertionMethod"]
    assert 2 == len(document["assertionMethod"])


@pytest.mark.parametrize(
    ("words", "code", "status"),
    [
        (("new", "key.json", "--no-passphrase"), "file-exists", 2),
        (("new", "a.json"), "usage-wrong", 2),
        (("new", "a.json", "b.json"), "usage-wrong", 2),
        (("show", "key.json", "key.json"), "usage-wrong", 2),
        (("show", "none.json"), "file-missing", 2),
        (("show", "text.json"), "key-file-malformed", 2),
        (("show", "empty.json"), "key-file-malformed", 2),
        (("show", "open.json"), "key-file-open-to-others", 2),
        (("show", "key.json", "--web", "did:web:127.0.0.1"), "issuer-identifier-malformed", 1),
    ],
)
def test_what_cannot_be_done_with_a_key_is_told(
    run: Run, tmp_path: Path, words: tuple[str, ...], code: str, status: int
) -> None:
    run("keys", "new", "key.json", "--no-passphrase")
    for name, content, mode in (("text", "x", 0o600), ("empty", "{}", 0o600), ("open", "{}", 0o644)):
        (tmp_path / f"{name}.json").write_text(content)
        (tmp_path / f"{name}.json").chmod(mode)

    answer = run("keys", *words)

    assert answer.status == status
    assert answer.err.startswith(f"{code}: ")
