"""An instance as whoever runs it meets it: started, killed, saved, brought back."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from assay.errors import AssayError
from assay.web.commands import archive
from journeys.web.running import Site, running_site

pytestmark = pytest.mark.enable_socket

ASSAY = str(Path(sys.executable).with_name("assay"))


def ask(site: Site, path: str) -> tuple[int, str, str]:
    """Status, Location and body."""
    connection = http.client.HTTPConnection("127.0.0.1", urlsplit(site.origin).port or 80, timeout=30)
    with contextlib.closing(connection):
        connection.request("GET", path, headers={"Host": urlsplit(site.origin).netloc})
        answer = connection.getresponse()
        return answer.status, answer.getheader("Location", ""), answer.read().decode()


def until(holds: Callable[[], bool], seconds: float = 40) -> bool:
    """Whether it came to hold; nothing is timed, so the limit is generous."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.2)
    return False


def admin(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [ASSAY, "admin", *words],
        env={**os.environ, "ASSAY_FOLDER": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


def children(pid: int) -> dict[int, str]:
    """The processes whose parent this is, with their command lines."""
    found = {}
    for path in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if f"\nPPid:\t{pid}\n" in (path / "status").read_text():
                found[int(path.name)] = (path / "cmdline").read_text().replace("\0", " ")
    return found


def has_worker(site: Site) -> bool:
    return bool(json.loads(ask(site, "/readyz")[2])["checks"]["worker"] == "ok")


def people(folder: Path) -> int:
    with contextlib.closing(sqlite3.connect(folder / "assay.sqlite3")) as database:
        return int(database.execute("SELECT count(*) FROM people_person").fetchone()[0])


def test_a_demonstration_starts_with_links_that_sign_in_is_saved_whole_and_brought_back_elsewhere(
    tmp_path: Path,
) -> None:
    old, new, file = tmp_path / "old", tmp_path / "new", tmp_path / "saved.tar.gz"
    old.mkdir()
    with running_site(old, "demo") as site:
        assert any(line.endswith("/tour") for line in site.printed)
        status, location, _ = ask(site, urlsplit(site.sign_in_link("operator")).path)
        assert (302, "/operator/") == (status, location)
        assert 404 == ask(site, "/demo/enter/forged")[0]
        secrets = list((old / "secrets").iterdir())
        assert {0o600} == {stat.S_IMODE(path.stat().st_mode) for path in secrets}
        assert 0o700 == stat.S_IMODE((old / "secrets").stat().st_mode)
        saved = admin(old, "backup", str(file))
        assert (0, "") == (saved.returncode, saved.stderr)
        assert "The instance is running" in admin(old, "restore", str(file), "--replace").stderr
    assert 0o600 == stat.S_IMODE(file.stat().st_mode)
    assert "exists" in admin(old, "backup", str(file)).stderr
    assert "not empty" in admin(old, "restore", str(file)).stderr

    new.mkdir()
    restored = admin(new, "restore", str(file))

    assert (0, "") == (restored.returncode, restored.stderr)
    assert people(old) == people(new) > 0
    keys = [(folder / "secrets" / "instance.key").read_text() for folder in (old, new)]
    assert keys[0] == keys[1]
    with running_site(new, "demo"):  # a second start adds nobody
        assert people(old) == people(new)


def test_a_killed_worker_is_started_again_and_everything_ends_together(
    tmp_path: Path, empty_tables: Path
) -> None:
    shutil.copy(empty_tables, tmp_path)
    with running_site(tmp_path, "serve", ASSAY_DEMO="1") as site:
        assert not any("demo/enter" in line for line in site.printed)  # only `assay demo` has them
        assert until(lambda: has_worker(site))
        (old,) = [pid for pid, words in children(site.process.pid).items() if words.rstrip().endswith("work")]
        os.kill(old, signal.SIGKILL)
        assert until(
            lambda: any(
                words.rstrip().endswith("work")
                for pid, words in children(site.process.pid).items()
                if pid != old
            )
        )
        members = list(children(site.process.pid))
        site.process.send_signal(signal.SIGTERM)

        assert 0 == site.process.wait(40)
        assert until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in members))


def test_what_is_no_backup_changes_nothing(tmp_path: Path, empty_tables: Path) -> None:
    shutil.copy(empty_tables, tmp_path)
    assert 0 == admin(tmp_path, "operator", "robin@assay.example").returncode
    before = {path.name: path.read_bytes() for path in (tmp_path / "secrets").iterdir()}
    wrong = tmp_path / "wrong"
    database = {"ENGINE": "django.db.backends.sqlite3", "NAME": tmp_path / "assay.sqlite3"}
    for content in (b"", b"hello", b"\x1f\x8b" + bytes(100)):
        wrong.write_bytes(content)
        with pytest.raises(AssayError, match="is no backup"):
            archive.read(wrong, tmp_path, database)
    answer = admin(tmp_path, "restore", str(wrong), "--replace")
    assert (2, True) == (answer.returncode, "is no backup" in answer.stderr)

    assert before == {path.name: path.read_bytes() for path in (tmp_path / "secrets").iterdir()}
    assert 1 == people(tmp_path)


def test_wrong_words_and_settings_are_sentences(tmp_path: Path) -> None:
    answers = [
        admin(tmp_path, "operator", "nobody"),
        admin(tmp_path, "bounces", str(tmp_path / "absent")),
        subprocess.run([ASSAY, "serve", "--port", "0"], capture_output=True, text=True, check=False),
        subprocess.run(
            [ASSAY, "serve"],
            env={**os.environ, "DATABASE_URL": "mysql://x"},
            capture_output=True,
            text=True,
            check=False,
        ),
    ]

    assert [2] * 4 == [answer.returncode for answer in answers]
    assert [] == [answer.stderr for answer in answers if "Traceback" in answer.stderr or not answer.stderr]
