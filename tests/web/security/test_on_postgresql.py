"""DUR-006: a PostgreSQL server that is killed in the middle of awards, and started again."""

from __future__ import annotations

import json
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from web.postgres import programs
from web.security.test_durability import HARDSHIP, TESTS

ROUNDS = 3


class Server:
    """A server that waits for the disk as a real one does, and can be killed and started again."""

    def __init__(self, home: Path, folder: Path) -> None:
        self.home, self.folder = home, folder
        self.whom: dict[str, Any] = {}
        if os.geteuid() == 0:
            entry = pwd.getpwnam("postgres")
            os.chown(folder, entry.pw_uid, entry.pw_gid)
            self.whom = {"user": "postgres", "group": "postgres", "extra_groups": []}
        self.url = f"postgres://assay@/postgres?host={quote(str(folder), safe='')}"
        self.run("initdb", "-D", str(folder / "data"), "-U", "assay", "-A", "trust", "--locale=C.UTF-8")

    def run(self, program: str, *words: str) -> int:
        """One of PostgreSQL's programs; its exit code."""
        quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        command = [str(self.home / program), *words]
        with subprocess.Popen(command, cwd=self.folder, **quiet, **self.whom) as process:
            return process.wait()

    def start(self) -> None:
        """Start it and wait until it answers."""
        options = f"-k {self.folder} -c listen_addresses="
        log = str(self.folder / "log")
        assert 0 == self.run(
            "pg_ctl", "-D", str(self.folder / "data"), "-w", "-l", log, "-o", options, "start"
        )

    def kill(self) -> None:
        """End it at once: nothing is written any more, as when the power goes."""
        self.run("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "stop")


@pytest.fixture
def server() -> Iterator[Server]:
    home = programs()
    if home is None:
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    folder = Path(tempfile.mkdtemp(prefix="assay-pg-"))
    made = Server(home, folder)
    made.start()
    try:
        yield made
    finally:
        made.kill()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.postgres
def test_dur_006_what_was_acknowledged_outlives_a_killed_server(server: Server, tmp_path: Path) -> None:
    environment = {
        "PATH": os.defpath,
        "ASSAY_FOLDER": str(tmp_path),
        "DATABASE_URL": server.url,
        "PYTHONPATH": str(TESTS),
        "DJANGO_SETTINGS_MODULE": "assay.web.site.settings",
    }
    acknowledged: dict[str, list[str]] = {}
    for number in range(ROUNDS):
        with subprocess.Popen(
            [sys.executable, str(HARDSHIP), "keep_awarding"],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        ) as worker:
            assert worker.stdout is not None
            lines = [worker.stdout.readline().strip() for _ in range(5 + 4 * number)]
            server.kill()
            lines += [line.strip() for line in worker.stdout]
        acknowledged[lines[0]] = [line for line in lines[1:] if line and line != "{}"]
        server.start()

    told = subprocess.run(
        [sys.executable, str(HARDSHIP), "what_is_there"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert 0 == told.returncode, told.stderr[-3000:]
    found = json.loads(told.stdout)
    for school, keys in acknowledged.items():
        assert len(keys) > 3
        assert set(keys) <= set(found[school]["issued"])
        assert (0, 0) == (found[school]["indices_twice"], found[school]["made_twice"])
