"""The folder in which releases are kept: several side by side, each whole or not there at all.

A release is a folder with a Parquet file a table and a manifest. It is written beside its place and
then renamed, so that a crash leaves nothing that anybody would read.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import re
import secrets
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import polars as pl

from assay.analysis.sources.forms import FORMS
from assay.analysis.sources.releases import MODEL, Reading, Release, digest_of, order_of, release_of
from assay.errors import AssayError

MANIFEST = "MANIFEST.json"
WEIGHTS, VOCABULARY = "model.safetensors", "vocab.txt"
_PART = ".part-"
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """The language model's files: weights (safetensors) and vocabulary (a word piece a line)."""

    weights: Path
    vocabulary: Path


def data_folder(environ: Mapping[str, str]) -> Path:
    """Where releases are kept: `$ASSAY_DATA`, else `assay` in the user's data folder (XDG)."""
    if environ.get("ASSAY_DATA"):
        return Path(environ["ASSAY_DATA"])
    home = environ.get("XDG_DATA_HOME")
    base = Path(home) if home else Path(environ.get("HOME") or Path.home()) / ".local" / "share"
    return base / "assay"


class Store:
    """The releases in one folder. Reading needs no lock; writing takes one."""

    def __init__(self, folder: Path) -> None:
        """The store in this folder, which need not exist before the first `put`."""
        self.folder = folder

    @property
    def stamp(self) -> int:
        """A number that changes whenever a release comes or goes; 0 where there is no store yet."""
        try:
            return self._home.stat().st_mtime_ns
        except OSError:
            return 0

    def releases(self, kind: str = "") -> tuple[Release, ...]:
        """Every release (of this kind), by kind and name, the newest first.

        Raises `data-store-damaged`.
        """
        found: dict[tuple[str, str, str, str], Release] = {}
        for release in self._read_all():
            other = found.get(release.key)
            if other is None or other.made_at < release.made_at:
                found[release.key] = release  # being replaced at this instant: both are there
        listed = sorted(found.values(), key=order_of, reverse=True)
        listed.sort(key=lambda release: (release.kind, release.name))
        return tuple(release for release in listed if kind in ("", release.kind))

    def release(self, kind: str, version: str = "", language: str = "") -> Release | None:
        """The newest release of this kind (of this version, in this language), if there is one."""
        fitting = [
            release
            for release in self.releases(kind)
            if version in ("", release.version) and language in ("", release.language)
        ]
        return max(fitting, key=order_of, default=None)

    def release_with(self, kind: str, table: str, language: str = "") -> Release | None:
        """The newest release of this kind with the whole of this table; else the newest with part of it."""
        having = sorted(
            (
                release
                for release in self.releases(kind)
                if table in release.tables and language in ("", release.language)
            ),
            key=lambda release: (table not in release.lacks, order_of(release)),
        )
        return having[-1] if having else None

    def table(self, release: Release, name: str) -> pl.LazyFrame:
        """The table of this release, read when it is collected. Raises `data-store-damaged`."""
        path = release.folder / f"{name}.parquet"
        if name not in release.tables or not path.is_file():
            raise AssayError("data-store-damaged", release=release.folder.name, file=f"{name}.parquet")
        return pl.scan_parquet(path)

    def model_files(self) -> ModelFiles | None:
        """The files of the newest model installed, if there is one."""
        release = self.release(MODEL)
        if release is None:
            return None
        files = ModelFiles(release.folder / WEIGHTS, release.folder / VOCABULARY)
        for path in (files.weights, files.vocabulary):
            if not path.is_file():
                raise AssayError("data-store-damaged", release=release.folder.name, file=path.name)
        return files

    def put(
        self, reading: Reading, at: datetime | None = None, *, replace: bool = False
    ) -> tuple[Release, bool]:
        """The release as stored, and whether it was stored now: the very same files are never stored twice.

        Raises `data-release-exists` where another release of this name and version is there and is not
        to be replaced, `file-not-written`.
        """
        schemas = {name: dict(table.schema) for name, table in reading.tables.items()}
        schemas |= {name: dict(pl.read_parquet_schema(path)) for name, path in reading.prepared.items()}
        for name, schema in schemas.items():
            if schema != FORMS[name]:
                raise ValueError(f"table {name} has the columns {schema}")
        try:
            with self._alone():
                old = self._twins(reading)
                if old and not replace:
                    if old[0].digest == digest_of(reading.files):
                        return old[0], False
                    raise AssayError("data-release-exists", kind=reading.kind, version=reading.version)
                made = self._write(reading, at or datetime.now(UTC))
                for release in old:
                    shutil.rmtree(release.folder, ignore_errors=True)
                return made, True
        except OSError as error:
            reason = (error.strerror or "the folder cannot be used").lower()
            raise AssayError("file-not-written", file=str(self.folder), reason=reason) from error

    def take_away(self, release: Release) -> None:
        """Remove this release, as a whole: it is renamed first, so that nobody reads half of it.

        Raises `file-not-written`; nothing where it is not there any more.
        """
        try:
            with self._alone():
                if not release.folder.is_dir() or release.folder.parent != self._home:
                    return
                away = self._home / f"{_PART}{secrets.token_hex(8)}"
                release.folder.rename(away)
                shutil.rmtree(away, ignore_errors=True)
        except OSError as error:
            reason = (error.strerror or "the folder cannot be used").lower()
            raise AssayError("file-not-written", file=str(self.folder), reason=reason) from error

    @contextlib.contextmanager
    def workshop(self) -> Iterator[Path]:
        """A folder for tables that are too large to hold, on the store's own disk; gone afterwards.

        Raises `file-not-written`.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            temporary = tempfile.TemporaryDirectory(dir=self.folder, prefix=".reading-")
        except OSError as error:
            reason = (error.strerror or "the folder cannot be used").lower()
            raise AssayError("file-not-written", file=str(self.folder), reason=reason) from error
        with temporary as folder:
            yield Path(folder)

    def _write(self, reading: Reading, at: datetime) -> Release:
        part = self._home / f"{_PART}{secrets.token_hex(8)}"
        part.mkdir()
        try:
            release = Release(
                kind=reading.kind,
                version=reading.version,
                language=reading.language,
                name=reading.name,
                made_at=at,
                origin=reading.origin,
                licence=reading.licence.licence,
                attribution=reading.licence.attribution,
                unclear=reading.licence.unclear,
                files=reading.files,
                tables=rows_of(reading.tables, reading.prepared),
                lacks=reading.lacks,
                skipped=reading.skipped,
                folder=self._home / _folder_name(reading),
            )
            for name, table in reading.tables.items():
                table.write_parquet(part / f"{name}.parquet", compression="zstd")
            for name, path in reading.prepared.items():
                shutil.move(path, part / f"{name}.parquet")
            for name, content in reading.blobs.items():
                (part / name).write_bytes(content)
            text = json.dumps(release.to_json(), ensure_ascii=False, indent=2) + "\n"
            (part / MANIFEST).write_text(text, encoding="utf-8")
            for path in (*part.iterdir(), part):
                _sync(path)
            part.rename(release.folder)
            _sync(self._home)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
        return release

    def _twins(self, reading: Reading) -> list[Release]:
        key = (reading.kind, reading.name, reading.version, reading.language)
        twins = [release for release in self._read_all() if release.key == key]
        return sorted(twins, key=lambda release: release.made_at, reverse=True)

    def _read_all(self) -> Iterator[Release]:
        if not self._home.is_dir():
            return
        for folder in sorted(self._home.iterdir()):
            if folder.name.startswith(".") or not folder.is_dir():
                continue
            try:
                manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
                yield release_of(manifest, folder)
            except FileNotFoundError:
                if folder.is_dir():  # else it was replaced while we looked
                    raise AssayError("data-store-damaged", release=folder.name, file=MANIFEST) from None
            except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
                raise AssayError("data-store-damaged", release=folder.name, file=MANIFEST) from error

    @property
    def _home(self) -> Path:
        return self.folder / "releases"

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """Nobody else writes into this store meanwhile; what a killed writer left is swept away."""
        self._home.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(self._home, os.O_RDONLY)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            for left in self._home.glob(f"{_PART}*"):
                shutil.rmtree(left, ignore_errors=True)
            yield
        finally:
            os.close(descriptor)


def rows_of(tables: Mapping[str, pl.DataFrame], prepared: Mapping[str, Path]) -> dict[str, int]:
    """How many rows each table has, held or in a file."""
    held = {name: table.height for name, table in tables.items()}
    return held | {
        name: int(pl.scan_parquet(path).select(pl.len()).collect().item()) for name, path in prepared.items()
    }


def _folder_name(reading: Reading) -> str:
    told = "-".join(part for part in (reading.kind, reading.name, reading.version, reading.language) if part)
    readable = re.sub(r"[^A-Za-z0-9.]+", "-", told).strip("-.")[:_LONGEST_NAME]
    return f"{readable}-{secrets.token_hex(4)}"


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
