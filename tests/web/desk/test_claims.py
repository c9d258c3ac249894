from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from assay.web.base.clock import now
from assay.web.base.permission import NotFound
from assay.web.records.claims import actions, queries
from assay.web.records.claims.models import ClaimSet
from assay.web.records.claims.refusals import ClaimRefused
from assay.web.records.credentials import queries as credentials
from web.desk.working import signed_in
from web.factories import School, a_school

ROOT = Path(__file__).resolve().parents[3]
HERE = Path(__file__).resolve().parent


def codes(school: School, **more: object) -> queries.SetRow:
    wanted = {"version": school.version, "count": 2, "ends_at": now() + timedelta(hours=2), **more}
    key = actions.make_codes(school.owner, school.key, actions.NewCodes(**wanted))  # type: ignore[arg-type]  # a test's
    return queries.claim_set(school.key, key)


def refusal(code: str, name: str = "Ada", email: str = "ada@example.org") -> str:
    with pytest.raises(ClaimRefused) as raised:
        actions.claim_by_code(code, name, email)
    assert raised.value.words
    return raised.value.reason


@pytest.mark.django_db
def test_a_code_gives_a_credential_until_its_limit() -> None:
    school = a_school()
    code = codes(school).codes[0]
    row = queries.by_code(code.shown.lower())
    assert ("Maps from open data", "Lyceum of the Lake", "open") == (row.achievement, row.issuer, row.state)
    key = actions.claim_by_code(code.shown, "Ada Alba", "ada@example.org")
    assert ("issued", "code") == (
        credentials.award(school.key, key).state,
        credentials.award(school.key, key).source,
    )
    assert "already" == refusal(code.code)
    actions.claim_by_code(code.code, "Ben", "ben@example.org")
    assert "full" == refusal(code.code, "Cid", "cid@example.org")
    assert "full" == queries.by_code(code.code).state


@pytest.mark.django_db
def test_a_code_that_ended_or_was_stopped_gives_nothing() -> None:
    school = a_school()
    held = codes(school)
    ClaimSet.objects.of(school.key).update(ends_at=now() - timedelta(seconds=1))
    assert "ended" == refusal(held.codes[0].code)
    actions.stop(school.owner, school.key, held.key)
    assert "stopped" == refusal(held.codes[0].code)
    with pytest.raises(NotFound):
        actions.claim_by_code("AAAA-AAAA", "Ada")


@pytest.mark.django_db
def test_what_is_typed_wrong_uses_nothing_up() -> None:
    school = a_school()
    held = codes(school, asks_email=True)
    assert "name" == refusal(held.codes[0].code, "  ")
    assert "email" == refusal(held.codes[0].code, "Ada", "ada@")
    assert "email" == refusal(held.codes[0].code, "Ada", "")
    assert 0 == queries.claim_set(school.key, held.key).used


@pytest.mark.django_db
def test_without_addresses_two_of_the_same_name_may_claim() -> None:
    school = a_school()
    code = codes(school, asks_email=False).codes[0].code
    assert actions.claim_by_code(code, "Ada") != actions.claim_by_code(code, "Ada")


@pytest.mark.django_db
def test_a_code_is_made_shown_printed_and_stopped() -> None:
    school = a_school()
    client = signed_in(school.owner)
    typed = {"version": school.version, "form": "room", "count": "30", "lasts": "2", "asks_email": "on"}
    assert 422 == client.post(f"/work/{school.key}/codes/new", {**typed, "count": "0"}).status_code
    made = client.post(f"/work/{school.key}/codes/new", typed)
    at = made["Location"]
    shown = queries.claim_set(school.key, at.split("/")[-1]).codes[0].shown
    for page in ("", "/screen", "/sheet"):
        assert shown in client.get(f"{at}{page}").content.decode()
    assert "0 of 30 claimed" in client.get(f"{at}/count").content.decode()
    assert 303 == client.post(f"{at}/stop").status_code
    assert "This code is stopped." in client.get(at).content.decode()

    sheet = client.post(f"/work/{school.key}/codes/new", {**typed, "form": "sheet", "count": "3"})
    page = client.get(f"{sheet['Location']}/sheet").content.decode()
    assert 3 == page.count("slip")


@pytest.mark.django_db
def test_another_schools_codes_are_not_there() -> None:  # WEB-001
    ours, theirs = a_school(), a_school("Another School", "other@hill.example")
    held = codes(theirs)
    client = signed_in(ours.owner)
    for page in ("", "/screen", "/sheet", "/count"):
        assert 404 == client.get(f"/work/{ours.key}/codes/{held.key}{page}").status_code
    assert 404 == client.post(f"/work/{ours.key}/codes/{held.key}/stop").status_code
    assert "open" == queries.claim_set(theirs.key, held.key).state
    with pytest.raises(NotFound):
        actions.make_codes(
            ours.owner, ours.key, actions.NewCodes(theirs.version, 1, now() + timedelta(hours=1))
        )


def test_web_025_of_fifty_who_claim_at_once_one_wins(tmp_path: Path, empty_tables: Path) -> None:  # WEB-025
    shutil.copy(empty_tables, tmp_path)
    environment = {
        **os.environ,
        "ASSAY_FOLDER": str(tmp_path),
        "PYTHONPATH": f"{ROOT / 'tests'}{os.pathsep}{ROOT}",
    }
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    program = [sys.executable, str(HERE / "claiming.py")]
    done = subprocess.run(program, env=environment, capture_output=True, text=True, timeout=300, check=False)
    assert 0 == done.returncode, done.stderr
    told = json.loads(done.stdout)
    assert {"personal": 1, "room": 10, "credentials": 11, "others": ["full"]} == told
