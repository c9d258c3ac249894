"""`assay verify`, as a person and as a program see it."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

import factories

from .conftest import Run

LISTS = ("--documents", "lists/documents.json")


@pytest.mark.parametrize("form", ["json", "png", "svg"])
def test_an_award_is_accepted_in_each_of_its_forms(run: Run, school: Path, form: str) -> None:
    answer = run("verify", school / f"award.{form}", *LISTS)

    assert (0, "") == (answer.status, answer.err)
    assert answer.out.startswith("✓ Accepted: ")
    for text in ("Tide Pool Field Assistant", "Saltmarsh Field School", "Inés Prado", "Valid until"):
        assert text in answer.out


def test_nothing_of_a_rejected_credential_is_shown(run: Run, rejected: Path) -> None:
    for words in ((), ("--json",)):
        answer = run("verify", rejected, *LISTS, *words)

        assert answer.status == 1
        for text in ("Ride", "Saltmarsh", "Inés", "Prado", "did:key"):
            assert text not in answer.out + answer.err


def test_a_rejected_credential_is_told_with_what_why_and_what_to_do(run: Run, rejected: Path) -> None:
    lines = run("verify", rejected, *LISTS).out.splitlines()

    assert lines[0].startswith("✗ Not verified: ")
    assert lines[1].startswith("  proof-signature-wrong: ")
    assert lines[2].startswith("  check: signature · where: in the signature · whose turn: ")
    assert lines[3].startswith("  help: ")


def test_nothing_of_an_undetermined_credential_is_shown(run: Run, school: Path) -> None:
    (school / "none.json").write_text("{}")

    answer = run("verify", "award.json", "--documents", "none.json")

    assert answer.status == 3
    assert answer.out.startswith("? Could not tell: ")
    assert "Tide Pool" not in answer.out


def test_offline_the_verdict_says_that_the_status_was_not_checked(run: Run, school: Path) -> None:
    answer = run("verify", school / "award.json", "--offline")

    assert answer.status == 0
    assert "status not checked" in answer.out.splitlines()[0]
    assert "\n  note: " in answer.out


def test_several_sources_end_with_the_worst(run: Run, rejected: Path) -> None:
    answer = run("verify", "award.json", rejected, "--offline")
    assert answer.status == 1
    assert "✓" in answer.out
    assert "✗" in answer.out

    answer = run("verify", "award.json", rejected, "none.json", "--offline")
    assert answer.status == 2
    assert "file-missing" in answer.err


def test_json_of_one_source_is_its_report_and_of_several_a_list(run: Run, rejected: Path) -> None:
    one = run("verify", "award.json", "--offline", "--json").json
    several = run("verify", "award.json", rejected, "none.json", "--offline", "--json").json

    assert ("award.json", "accepted") == (one["source"], one["verdict"])
    assert ["accepted", "rejected", None] == [told.get("verdict") for told in several]
    assert "file-missing" == several[2]["error"]["code"]


def test_a_dash_is_standard_input(run: Run, school: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO((school / "award.png").read_bytes()))
    monkeypatch.setattr(sys, "stdin", stream)

    assert run("verify", "-", *LISTS).status == 0


def test_an_address_is_looked_up_in_the_documents_where_they_stand_for_the_network(
    run: Run, school: Path
) -> None:
    documents = json.loads((school / "lists" / "documents.json").read_text())
    documents["https://shore.example/award"] = "../award.svg"
    (school / "lists" / "more.json").write_text(json.dumps(documents))

    assert run("verify", "https://shore.example/award", "--documents", "lists/more.json").status == 0
    answer = run("verify", "https://shore.example/other", "--documents", "lists/more.json")
    assert answer.status == 2
    assert "address-unknown" in answer.err


def test_the_sentences_come_in_spanish_too(run: Run, rejected: Path) -> None:
    answer = run("verify", rejected, "--offline", "--language", "es")

    assert answer.out.startswith("✗ No verificada: ")
    assert "ayuda: " in answer.out


def test_a_broken_recommendation_is_told_with_its_own_reasons(run: Run, school: Path) -> None:
    endorsement = {
        **factories.unsigned(id="urn:uuid:e"),
        "type": ["VerifiableCredential", "EndorsementCredential"],
        "credentialSubject": {"id": factories.unsigned()["id"], "type": ["EndorsementSubject"]},
    }
    document = factories.signed(factories.unsigned(endorsement=[endorsement]))
    (school / "endorsed.json").write_text(json.dumps(document))

    answer = run("verify", "endorsed.json", "--offline")

    assert answer.status == 1
    assert "  endorsement-not-accepted: " in answer.out
    assert "    proof-missing: " in answer.out


def test_a_credential_that_is_no_badge_is_told_by_its_type(run: Run, school: Path) -> None:
    answer = run("verify", school / "lists" / "revocation.json", "--offline")

    assert answer.status == 0
    assert "BitstringStatusListCredential" in answer.out
    assert "Issued to" not in answer.out


def test_hostile_file_names_are_shown_inert(run: Run, school: Path) -> None:
    name = school / "a\x1b[31m.json"
    name.write_bytes((school / "award.json").read_bytes())

    assert "\x1b" not in run("verify", name, "--offline").out


@pytest.mark.parametrize("words", [(), ("award.json", "--batch", "lines.jsonl")])
def test_sources_or_a_batch_must_be_named(run: Run, words: tuple[str, ...]) -> None:
    answer = run("verify", *words)

    assert answer.status == 2
    assert "usage-wrong" in answer.err
