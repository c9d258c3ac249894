"""`assay status`: a register, its changes and the lists made of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Run

ISSUER = ("--key", "key.json", "--issuer", "issuer.yaml")
LISTS = ("--documents", "lists/documents.json")


def publish(run: Run) -> None:
    assert 0 == run("status", "publish", "register.json", *ISSUER, "--out", "lists").status


def test_what_is_revoked_is_found_revoked_once_published(run: Run, school: Path) -> None:
    del school
    assert "revoked" in run("status", "set", "register.json", "award.svg", "--revoke").out
    assert 0 == run("verify", "award.svg", *LISTS).status
    publish(run)

    answer = run("verify", "award.svg", *LISTS)
    assert answer.status == 1
    assert "status-revoked" in answer.out


def test_a_suspension_can_be_lifted_and_a_revocation_not(run: Run, school: Path) -> None:
    identifier = json.loads((school / "award.json").read_text())["id"]

    assert 0 == run("status", "set", "register.json", identifier, "--suspend").status
    publish(run)
    assert "status-suspended" in run("verify", "award.json", *LISTS).out
    told = run("status", "set", "register.json", identifier, "--reinstate", "--json").json
    assert {"credential": identifier, "purpose": "suspension", "set": False} == told
    publish(run)
    assert 0 == run("verify", "award.json", *LISTS).status


def test_publishing_tells_which_file_belongs_where(run: Run, school: Path) -> None:
    told = run("status", "publish", "register.json", *ISSUER, "--out", "other", "--json").json

    assert {
        "https://shore.example/status/revocation": "other/revocation.json",
        "https://shore.example/status/suspension": "other/suspension.json",
    } == told
    documents = json.loads((school / "other" / "documents.json").read_text())
    assert {address: Path(name).name for address, name in told.items()} == documents


def test_a_register_is_closed_to_others_for_it_says_who_holds_what(run: Run, school: Path) -> None:
    told = run("status", "new", "other.json", "--address", "https://shore.example/b/", "--json").json

    assert {"file": "other.json", "address": "https://shore.example/b"} == told
    for name in ("other.json", "register.json"):
        assert (school / name).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("new", "register.json", "--address", "https://a.example/s"), "file-exists"),
        (("new", "x.json", "--address", "http://a.example/s"), "usage-wrong"),
        (("new", "x.json", "--address", "https://a.example/s?x"), "usage-wrong"),
        (("set", "register.json", "urn:uuid:none", "--revoke"), "status-entry-not-ours"),
        (("set", "register.json", "nothing", "--revoke"), "file-missing"),
        (("set", "register.json", f"urn:{'x' * 5000}", "--revoke"), "status-entry-not-ours"),
        (("set", "register.json", "nul\0", "--revoke"), "file-missing"),
        (("set", "register.json", "no-id.json", "--revoke"), "usage-wrong"),
        (("set", "register.json", "award.json"), "usage-wrong"),
        (("set", "none.json", "award.json", "--revoke"), "file-missing"),
        (("set", "issuer.yaml", "award.json", "--revoke"), "usage-wrong"),
        (("set", "no-id.json", "award.json", "--revoke"), "usage-wrong"),
        (("publish", "register.json", *ISSUER, "--out", "issuer.yaml"), "file-not-written"),
        ((), "usage-wrong"),
    ],
)
def test_what_cannot_be_done_is_told(run: Run, school: Path, words: tuple[str, ...], code: str) -> None:
    (school / "no-id.json").write_text("{}")

    answer = run("status", *words)

    assert answer.status == 2
    assert answer.err.startswith(f"{code}: ")
