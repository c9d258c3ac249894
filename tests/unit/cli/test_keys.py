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


@pytest.mark.parametrize(
    ("algorithm", "suite", "method"),
    [
        ("Ed25519", "eddsa-rdfc-2022", "did:key:z6Mk"),
        ("P-256", "ecdsa-rdfc-2019", "did:key:zDn"),
        ("P-384", "ecdsa-rdfc-2019", "did:key:z82"),
        ("RSA", None, "did:jwk:"),
    ],
)
def test_a_key_of_each_kind_signs_in_its_usual_way(
    run: Run, school: Path, algorithm: str, suite: str | None, method: str
) -> None:
    made = run("keys", "new", "mine.json", "--no-passphrase", "--algorithm", algorithm, "--json").json
    assert (algorithm, True) == (made["algorithm"], made["id"].startswith(method))
    award = ("issue", "achievement.yaml", "--key", "mine.json", "--name", "A", "--id", "urn:x:1")

    assert 0 == run(*award, "--out", "mine-award.json").status

    assert 0 == run("verify", "mine-award.json").status
    content = (school / "mine-award.json").read_text()
    assert content.count(".") == 2 if suite is None else json.loads(content)["proof"]["cryptosuite"] == suite
    document = run("keys", "show", "mine.json", "key.json", "--web", "did:web:a.example").json
    assert [method["id"] for method in document["verificationMethod"]] == document["assertionMethod"]


def test_a_suite_that_does_not_fit_the_key_is_told(run: Run, school: Path) -> None:
    award = ("issue", "achievement.yaml", "--key", "key.json", "--name", "A", "--id", "urn:x:1", "--out", "b")

    answer = run(*award, "--suite", "ecdsa-rdfc-2019")

    assert 2 == answer.status
    assert "eddsa-rdfc-2022, eddsa-jcs-2022, vc-jwt" in answer.err
    assert 0 == run(*award, "--suite", "eddsa-jcs-2022").status
    assert "eddsa-jcs-2022" in (school / "b").read_text()


def test_a_key_that_is_there_has_its_kind_already(run: Run, school: Path) -> None:
    assert (
        "--algorithm is for a new key" in run("keys", "show", school / "key.json", "--algorithm", "RSA").err
    )
