"""Hard times, one by one: DUR-004, 007, 008, 010, 016; the others stand with what they are about."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client

from assay.web.records.credentials.models import Credential
from assay.web.records.drafts import actions as drafts
from assay.web.records.drafts.values import Prepared
from web.factories import a_school
from web.security.world import signed_in

HARDSHIP = Path(__file__).with_name("hardship.py")
TESTS = Path(__file__).parents[2]
MIGRATE = [sys.executable, "-m", "assay.web.commands.django", "migrate", "--verbosity=0"]


def environment(folder: Path) -> dict[str, str]:
    return {
        "PATH": os.defpath,
        "ASSAY_FOLDER": str(folder),
        "PYTHONPATH": str(TESTS),
        "DJANGO_SETTINGS_MODULE": "assay.web.site.settings",
    }


def run(name: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(HARDSHIP), name],
        env=environment(folder),
        capture_output=True,
        text=True,
        check=False,
    )


def came_of(name: str, folder: Path) -> dict[str, Any]:
    done = run(name, folder)
    assert 0 == done.returncode, done.stderr[-3000:]
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def test_dur_004_what_the_disk_did_not_take_is_not_acknowledged(tmp_path: Path) -> None:
    told = came_of("full_disk", tmp_path)

    assert "OperationalError" == told["refused"]
    assert (0, True, "ok") == (told["lost"], told["works_again"], told["integrity"])
    assert told["acknowledged"] < 1000


def test_dur_004_an_erasure_that_cannot_be_promised_is_not_done(tmp_path: Path) -> None:
    told = came_of("broken_fsync", tmp_path)

    assert {"refused": "5", "is_there": True, "is_gone_later": True} == {
        name: told[name] for name in ("refused", "is_there", "is_gone_later")
    }
    assert told["entries"] in {1, 2}  # once too often does no harm


@pytest.mark.django_db
def test_dur_007_asked_again_because_the_answer_was_lost_it_is_the_same_award() -> None:
    school = a_school()
    client = signed_in(school.owner)
    draft = drafts.prepare(school.owner, school.key, Prepared(school.version, "Ada", "ada@mail.example"))
    where = f"/work/{school.key}/award/{draft}"

    client.post(f"{where}/make")  # the answer of this one never arrives
    first = Credential.objects.of(school.key).get().key
    client.post(f"{where}/make")
    shown = client.get(f"{where}/done")

    assert first == Credential.objects.of(school.key).get().key
    assert first == shown.context["award"].key


def test_dur_008_a_torn_write_costs_nothing_that_was_there_before_it(tmp_path: Path) -> None:
    source = tmp_path / "source"
    done = run("seed", source)
    assert -signal.SIGKILL == done.returncode, done.stderr[-3000:]
    told = json.loads(done.stdout)
    assert 2 == told["synchronous"]  # FULL: a commit is on the disk before it is acknowledged
    journal = (source / "assay.sqlite3-wal").stat().st_size
    found = []
    for part in (1.0, 0.83, 0.5, 0.21, 0.0):
        torn = tmp_path / f"torn-{part}"
        shutil.copytree(source, torn)
        (torn / "assay.sqlite3-shm").unlink(missing_ok=True)
        os.truncate(torn / "assay.sqlite3-wal", int(journal * part))
        with contextlib.closing(sqlite3.connect(torn / "assay.sqlite3")) as database:
            assert "ok" == database.execute("PRAGMA integrity_check").fetchone()[0]
            rows = _issued(database)
        assert rows == set(told["keys"][: len(rows)])  # the oldest, without a gap
        found.append(len(rows))

    assert 12 == found[0]
    assert found == sorted(found, reverse=True)


def _issued(database: sqlite3.Connection) -> set[str]:
    try:
        rows = database.execute("SELECT key FROM credentials_credential WHERE state = 'issued'").fetchall()
    except sqlite3.OperationalError:  # torn before the tables were made
        return set()
    return {row[0] for row in rows}


def test_dur_010_killed_while_tables_change_they_are_old_or_new_and_never_between(tmp_path: Path) -> None:
    database = tmp_path / "assay.sqlite3"
    for _round in range(3):
        process = subprocess.Popen(MIGRATE, env=environment(tmp_path))
        before = _applied(database)
        end = time.monotonic() + 60
        while _applied(database) < before + 4 and process.poll() is None and time.monotonic() < end:
            time.sleep(0.005)
        process.kill()
        process.wait()
        with contextlib.closing(sqlite3.connect(database)) as held:
            assert "ok" == held.execute("PRAGMA integrity_check").fetchone()[0]

    assert 0 == subprocess.run(MIGRATE, env=environment(tmp_path), check=False).returncode
    check = [*MIGRATE[:-2], "migrate", "--check"]
    assert 0 == subprocess.run(check, env=environment(tmp_path), capture_output=True, check=False).returncode
    assert came_of("broken_fsync", tmp_path)["is_gone_later"]  # and the tables work


def _applied(database: Path) -> int:
    if not database.exists():
        return 0
    try:
        with contextlib.closing(sqlite3.connect(database, timeout=5)) as held:
            return int(held.execute("SELECT count(*) FROM django_migrations").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def test_dur_016_ten_thousand_rows_fit_into_little_memory(tmp_path: Path) -> None:
    told = came_of("little_memory", tmp_path)

    assert {"ready": 10_000} == told["states"]
    assert told["most_megabytes"] < 300


@pytest.mark.django_db
@pytest.mark.parametrize("why", ["attempt to write a readonly database", "database or disk is full"])
def test_a_database_that_takes_nothing_is_a_page_that_says_so(why: str) -> None:
    school = a_school()
    client = signed_in(school.owner)

    def refuse(execute: Any, sql: str, *others: Any) -> Any:
        if not sql.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")):
            return execute(sql, *others)
        raise OperationalError(why)

    with connection.execute_wrapper(refuse):
        page = client.post(f"/work/{school.key}/keys/rotate")
        machine = client.post(f"/work/{school.key}/keys/rotate", headers={"accept": "application/json"})

    assert (503, 503) == (page.status_code, machine.status_code)
    assert "Nothing you entered was half done" in page.content.decode()
    assert "60" == page["Retry-After"]
    assert "application/problem+json" == machine["Content-Type"]
    assert why not in page.content.decode() + machine.content.decode()


@pytest.mark.django_db
def test_a_database_that_does_not_answer_is_a_page_too() -> None:
    client = signed_in(a_school().owner)

    def refuse(*_asked: Any) -> Any:
        raise OperationalError("connection refused")

    with connection.execute_wrapper(refuse):
        answers = [client.get("/wallet/"), client.get("/account/"), Client().get("/claim/code/ABCDEFGH")]

    assert {503} == {answer.status_code for answer in answers}
