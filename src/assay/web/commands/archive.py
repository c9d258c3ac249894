"""One file that holds a whole instance: its database, its secrets and its files; written whole or not at all.

SQLite is copied by its own backup call, while the site runs; PostgreSQL by pg_dump, which must be of the
server's version or newer. Erasures that came after a backup are not in it: the list of them stays with the
instance and is gone through again after a restore.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from assay.errors import AssayError

FORMAT = 1
FOLDERS = ("secrets", "files", "market")
ERASURES = "erasures.jsonl"
_HALF_MADE = (".part-", ".reading-")  # of a release that is being written
_MANIFEST = "manifest.json"
_DATABASES = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}


def write(target: Path, folder: Path, database: dict[str, Any]) -> int:
    """Write the instance to this file, readable by its owner alone; its bytes. Raises `usage-wrong`."""
    if target.exists():
        raise AssayError("usage-wrong", reason=f"“{target}” exists; name a new file.")
    vendor = _vendor(database)
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(f".{target.name}.part")
    try:
        with tempfile.TemporaryDirectory(dir=folder, prefix="backup-") as place:
            dump = Path(place) / _DATABASES[vendor]
            _dump(vendor, database, dump)
            descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                with tarfile.open(fileobj=file, mode="w:gz", compresslevel=3) as archive:
                    _add_manifest(archive, vendor)
                    archive.add(dump, dump.name)
                    for name in (*FOLDERS, ERASURES):
                        _add(archive, folder / name, name)
                file.flush()
                os.fsync(file.fileno())
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)
    return target.stat().st_size


def read(source: Path, folder: Path, database: dict[str, Any]) -> str:
    """Bring the instance back from this file; when it was written.

    Raises `usage-wrong` before it changes anything.
    """
    vendor = _vendor(database)
    with tempfile.TemporaryDirectory(dir=folder, prefix="restore-") as place:
        inside = Path(place)
        try:
            with tarfile.open(source, mode="r:gz") as archive:
                archive.extractall(inside, filter="data")
            manifest = json.loads((inside / _MANIFEST).read_text(encoding="utf-8"))
            made_at, kind, number = str(manifest["made_at"]), manifest["database"], manifest["format"]
        except (OSError, tarfile.TarError, ValueError, KeyError, TypeError, EOFError) as error:
            raise AssayError("usage-wrong", reason=f"“{source}” is no backup of an instance.") from error
        if number != FORMAT:
            raise AssayError("usage-wrong", reason=f"“{source}” was written by a newer version.")
        if kind != vendor:
            raise AssayError(
                "usage-wrong", reason=f"This backup is of {kind}, but DATABASE_URL names {vendor}."
            )
        _join_erasures(inside / ERASURES, folder / ERASURES)
        _load(vendor, database, inside / _DATABASES[vendor])
        shutil.rmtree(folder / "market", ignore_errors=True)  # what no row of the database tells of
        for name in FOLDERS:
            if (inside / name).exists():
                shutil.rmtree(folder / name, ignore_errors=True)
                shutil.move(inside / name, folder / name)
    return made_at


def _join_erasures(theirs: Path, ours: Path) -> None:
    """Add what only the backup's list has: somebody forgotten stays so on whichever machine."""
    known = set(ours.read_bytes().splitlines()) if ours.exists() else set()
    told = theirs.read_bytes().splitlines() if theirs.exists() else []
    if missing := [line for line in told if line not in known]:
        with ours.open("ab") as file:
            file.write(b"".join(line + b"\n" for line in missing))
            file.flush()
            os.fsync(file.fileno())


def _vendor(database: dict[str, Any]) -> str:
    return str(database["ENGINE"]).rpartition(".")[2].removesuffix("3")


def _add(archive: tarfile.TarFile, path: Path, name: str) -> None:
    """Add the file, or the folder with all in it, but for what goes meanwhile and what is half made."""
    try:
        archive.add(path, name, recursive=False)
        inner = sorted(path.iterdir()) if path.is_dir() else []
    except FileNotFoundError:
        return
    for each in inner:
        if not each.name.startswith(_HALF_MADE):
            _add(archive, each, f"{name}/{each.name}")


def _add_manifest(archive: tarfile.TarFile, vendor: str) -> None:
    written = {
        "format": FORMAT,
        "database": vendor,
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    content = json.dumps(written).encode()
    entry = tarfile.TarInfo(_MANIFEST)
    entry.size, entry.mode = len(content), 0o600
    archive.addfile(entry, io.BytesIO(content))


def _dump(vendor: str, database: dict[str, Any], target: Path) -> None:
    if vendor == "sqlite":
        _copy(Path(database["NAME"]), target)
        return
    _run(["pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={target}"], database)


def _load(vendor: str, database: dict[str, Any], source: Path) -> None:
    if vendor == "sqlite":
        _copy(source, Path(database["NAME"]))
        return
    words = ["pg_restore", "--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction"]
    _run([*words, f"--dbname={database['NAME']}", str(source)], database)


def _copy(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)
        new.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        answer = new.execute("PRAGMA integrity_check").fetchone()[0]
    if answer != "ok":
        raise AssayError("usage-wrong", reason=f"The database is damaged: {answer}")
    target.chmod(0o600)


def _run(command: list[str], database: dict[str, Any]) -> None:
    """One of PostgreSQL's programs; the password travels in the environment, where nobody else reads it."""
    names = {
        "PGHOST": "HOST",
        "PGPORT": "PORT",
        "PGUSER": "USER",
        "PGPASSWORD": "PASSWORD",
        "PGDATABASE": "NAME",
    }
    given = {name: str(database[key]) for name, key in names.items() if database.get(key)}
    try:
        answer = subprocess.run(  # noqa: S603 - PostgreSQL's own, no shell
            command, env={**os.environ, **given}, capture_output=True, text=True, check=False
        )
    except FileNotFoundError as error:
        raise AssayError(
            "usage-wrong", reason=f"{command[0]} is not installed; PostgreSQL's client programs have it."
        ) from error
    if answer.returncode:
        raise AssayError("usage-wrong", reason=f"{command[0]}: {answer.stderr.strip()[-400:]}")
