"""`assay inspect`: the content laid out, under its verdict."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import factories

from .conftest import Run


def test_everything_a_person_asks_for_is_laid_out(run: Run, school: Path) -> None:
    answer = run("inspect", school / "award.png", "--documents", "lists/documents.json")

    assert answer.status == 0
    assert answer.out.startswith("✓ Accepted")
    flat = " ".join(answer.out.replace("│", " ").split())
    for text in (
        "Tide Pool Field Assistant",
        "Saltmarsh Field School",
        "Inés Prado",
        "e-mail address, not shown",
        "conduct ecological surveys (Example Skills, ES-4.2) https://skills.example/ecological-surveys",
        "field notes",
        "Species identified: 17",
        "https://shore.example/notebook",
        "Led the count.",
        "Marine biology",
        "Credits 1.5",
        "Took part in four surveys",
    ):
        assert text in flat


def test_programs_get_the_same_as_data(run: Run, school: Path) -> None:
    told = run("inspect", school / "award.json", "--offline", "--json").json

    assert "accepted" == told["verdict"]
    content = told["content"]
    assert "Tide Pool Field Assistant" == content["achievement"]["name"]
    assert [{"name": "Species identified", "value": "17"}] == content["results"]
    assert {"kind": "name", "value": "Inés Prado"} in content["recipient"]["identities"]
    assert content["valid_until"] > content["valid_from"]


def test_what_is_not_accepted_is_not_shown(run: Run, rejected: Path) -> None:
    for words in ((), ("--json",)):
        answer = run("inspect", rejected, "--offline", *words)

        assert answer.status == 1
        assert "Ride" not in answer.out
        assert "Prado" not in answer.out


def test_unverified_content_is_shown_on_demand_and_marked(run: Run, rejected: Path) -> None:
    answer = run("inspect", rejected, "--offline", "--unverified")

    assert answer.status == 1
    assert "NOT VERIFIED" in answer.out
    assert answer.out.index("NOT VERIFIED") < answer.out.index("Ride Pool")
    told = run("inspect", rejected, "--offline", "--unverified", "--json").json
    assert "content" not in told
    assert "Ride Pool Field Assistant" == told["unverified_content"]["achievement"]["name"]


def test_unverified_content_without_shape_is_printed_as_it_stands(run: Run, school: Path) -> None:
    (school / "odd.json").write_text(
        '{"@context": ["https://www.w3.org/ns/credentials/v2"], "type": ["VerifiableCredential"],'
        ' "issuer": 5, "x": "\\u001b"}'
    )

    answer = run("inspect", "odd.json", "--offline", "--unverified")
    told = run("inspect", "odd.json", "--offline", "--unverified", "--json").json

    assert "It cannot be laid out" in answer.out
    assert "\x1b" not in answer.out
    assert told["unverified_content"]["issuer"] == 5


def test_bytes_that_are_no_document_have_no_content_to_show(run: Run, school: Path) -> None:
    (school / "text.json").write_text("hello")

    answer = run("inspect", "text.json", "--offline", "--unverified")

    assert answer.status == 1
    assert "unverified_content" not in run("inspect", "text.json", "--offline", "--unverified", "--json").json


def test_a_credential_that_is_no_badge_shows_its_subjects(run: Run, school: Path) -> None:
    answer = run("inspect", school / "lists" / "revocation.json", "--offline")

    assert answer.status == 0
    assert "What it says" in answer.out


def test_content_is_shown_inert(run: Run, school: Path) -> None:
    document = json.loads((school / "award.json").read_text())
    document["credentialSubject"]["achievement"]["name"] = "\x1b[31m\u202eevil"
    (school / "evil.json").write_text(json.dumps(document))

    out = run("inspect", "evil.json", "--offline", "--unverified").out

    assert "\x1b" not in out
    assert "\u202e" not in out


@pytest.mark.parametrize(
    ("earned", "available", "shown"), [(2, 5, "2 of 5"), (2.5, None, "2.5"), (None, 5, "5")]
)
def test_credits_are_told_as_far_as_they_are_known(
    run: Run, school: Path, earned: float | None, available: float | None, shown: str
) -> None:
    document = json.loads((school / "credential.json").read_text())
    if earned is not None:
        document["credentialSubject"]["creditsEarned"] = earned
    if available is not None:
        document["credentialSubject"]["achievement"]["creditsAvailable"] = available
    (school / "credits.json").write_text(json.dumps(document))

    assert f" {shown} " in run("inspect", "credits.json", "--offline", "--unverified").out


def test_levels_dates_and_recommendations_are_laid_out(run: Run, school: Path) -> None:
    document = json.loads((school / "credential.json").read_text())
    endorsement = {**document, "type": ["VerifiableCredential", "EndorsementCredential"]}
    endorsement["credentialSubject"] = {
        "id": document["id"],
        "type": ["EndorsementSubject"],
        "endorsementComment": "Well done",
    }
    document["endorsement"] = [endorsement, {**endorsement, "credentialSubject": {"id": document["id"]}}]
    document["awardedDate"] = "2026-02-27T00:00:00Z"
    subject = document["credentialSubject"]
    subject |= {"activityStartDate": "2026-01-02T00:00:00Z", "activityEndDate": "2026-02-03T00:00:00Z"}
    described = subject["achievement"]["resultDescription"][0]
    described["rubricCriterionLevel"] = [
        {"id": "urn:x:1", "type": ["RubricCriterionLevel"], "name": "Expert"}
    ]
    subject["result"] = [
        {"type": ["Result"], "resultDescription": described["id"], "achievedLevel": "urn:x:1"},
        {"type": ["Result"], "status": "Completed"},
    ]
    subject["achievement"]["creator"] = {"id": "urn:x:2", "type": ["Profile"]}
    (school / "rich.json").write_text(json.dumps(document))

    out = run("inspect", "rich.json", "--offline", "--unverified").out

    for text in (
        "Well done",
        "27 February 2026",
        "2 January 2026 - 3 February 2026",
        "Objects found: Expert",
        "Completed",
    ):
        assert text in out


def test_a_learner_record_is_told_by_what_it_contains(run: Run, school: Path) -> None:
    contained = factories.signed()
    subject = {"id": contained["credentialSubject"]["id"], "type": ["ClrSubject"]}
    record = factories.unsigned(
        id="urn:uuid:record",
        type=["VerifiableCredential", "ClrCredential"],
        name="Record of the year",
        credentialSubject={**subject, "verifiableCredential": [contained]},
    )
    first, last = record["@context"]
    record["@context"] = [first, "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json", last]
    (school / "record.json").write_text(json.dumps(factories.signed(record)))

    told = " ".join(run("inspect", "record.json", "--offline").out.replace("│", " ").split())

    assert "✓ Accepted" in told
    assert "Contains Watershed Field Scientist · Riverbend School District" in told
