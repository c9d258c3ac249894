"""A PostgreSQL server that a test starts by itself and stops again: a new folder, a socket file, no port.

`serving()` needs Debian's programs (`apt-get install postgresql`) and nothing else; as root it runs them as
the user postgres, as PostgreSQL insists.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from material import REPOSITORY

START_LIMIT = 60
OWNER = "assay"


def programs() -> Path | None:
    """The folder with PostgreSQL's programs; None where it is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    elsewhere = shutil.which("initdb")
    return Path(elsewhere).resolve().parent if elsewhere else None


def _as_whom() -> dict[str, Any]:
    return {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}


@contextmanager
def serving(*, is_durable: bool = False) -> Iterator[str]:
    """The DATABASE_URL of a fresh server with one empty database; it is stopped and removed at the end.

    `is_durable`: it waits for the disk as a real one does, which tests need not.
    """
    home = programs()
    assert home is not None
    folder = Path(tempfile.mkdtemp(prefix="assay-pg-"))
    try:
        if os.geteuid() == 0:
            entry = pwd.getpwnam("postgres")
            os.chown(folder, entry.pw_uid, entry.pw_gid)
        data = folder / "data"
        quiet: dict[str, Any] = {"cwd": folder, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        making = [
            str(home / "initdb"),
            "-D",
            str(data),
            "-U",
            OWNER,
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--no-sync",
        ]
        subprocess.run([*making, "--locale=C.UTF-8"], check=True, **quiet, **_as_whom())
        command = [str(home / "postgres"), "-D", str(data), "-k", str(folder), "-c", "listen_addresses="]
        durability = [] if is_durable else ["-c", "fsync=off"]
        process = subprocess.Popen([*command, *durability], **quiet, **_as_whom())
        try:
            _wait(home, folder)
            yield f"postgres://{OWNER}@/postgres?host={quote(str(folder), safe='')}"
        finally:
            process.send_signal(signal.SIGINT)  # PostgreSQL's "fast": what is open is rolled back
            process.wait(30)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _wait(home: Path, folder: Path) -> None:
    end = time.monotonic() + START_LIMIT
    while time.monotonic() < end:
        asked = subprocess.run([str(home / "pg_isready"), "-q", "-h", str(folder)], check=False)
        if asked.returncode == 0:
            return
        time.sleep(0.1)
    raise AssertionError("PostgreSQL did not start")


def run_tests(database_url: str, *paths: str) -> subprocess.CompletedProcess[str]:
    """These test files, run in a process of its own against that database."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTEST_", "COV_")) and name != "ASSAY_FOLDER"
    }
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-m", "not postgres", "--no-header", *paths],
        cwd=REPOSITORY,
        env=environment | {"DATABASE_URL": database_url},
        capture_output=True,
        text=True,
        check=False,
    )
