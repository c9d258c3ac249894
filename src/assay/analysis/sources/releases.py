"""What the store keeps of a release beside its tables: whose it is, of which version, read from what.

Apart from the store so that commands and pages can name a release without opening one.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import polars as pl

MODEL = "model"


@dataclass(frozen=True, slots=True)
class SourceDigest:
    """A file that was read, by its SHA-256 in hexadecimal."""

    name: str
    sha256: str
    size: int

    def to_json(self) -> dict[str, Any]:
        """As the manifest keeps it."""
        return {"name": self.name, "sha256": self.sha256, "size": self.size}


@dataclass(frozen=True, slots=True)
class Licence:
    """Under which terms a release may be used: what they are called, whom to name, and what is unclear."""

    licence: str
    attribution: str
    unclear: str = ""


@dataclass(frozen=True, slots=True)
class Release:
    """One release as the store keeps it. `tables` is name → rows; `lacks` are the tables it should have."""

    kind: str
    version: str
    language: str
    name: str  # of the framework or catalogue where a kind has many; else empty
    made_at: datetime
    origin: str
    licence: str
    attribution: str
    unclear: str
    files: tuple[SourceDigest, ...]
    tables: Mapping[str, int] = field(hash=False)
    lacks: tuple[str, ...] = ()
    skipped: int = 0  # faulty rows that whoever imported it chose to leave out
    folder: Path = field(default=Path(), compare=False)

    @property
    def digest(self) -> str:
        """One SHA-256 over all the files that were read, whatever their order."""
        return digest_of(self.files)

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What makes it another release: kind, name, version, language."""
        return self.kind, self.name, self.version, self.language

    @property
    def rows(self) -> int:
        """Rows of all its tables."""
        return sum(self.tables.values())

    def to_json(self) -> dict[str, Any]:
        """As the manifest and `assay data list --json` show it."""
        return {
            "kind": self.kind,
            "name": self.name,
            "version": self.version,
            "language": self.language,
            "imported": self.made_at.isoformat(),
            "origin": self.origin,
            "licence": self.licence,
            "attribution": self.attribution,
            "unclear": self.unclear,
            "tables": dict(self.tables),
            "lacks": list(self.lacks),
            "skipped": self.skipped,
            "digest": self.digest,
            "files": [file.to_json() for file in self.files],
        }


@dataclass(frozen=True, slots=True)
class Reading:
    """A release read and found whole, not yet stored.

    `blobs` are files kept as they are, by name; `prepared` are tables too large to hold, as Parquet files
    that are moved into the store.
    """

    kind: str
    version: str
    language: str
    origin: str
    licence: Licence
    files: tuple[SourceDigest, ...]
    tables: Mapping[str, pl.DataFrame]
    blobs: Mapping[str, bytes] = field(default_factory=dict)
    prepared: Mapping[str, Path] = field(default_factory=dict)
    name: str = ""
    lacks: tuple[str, ...] = ()
    skipped: int = 0


def digest_of(files: tuple[SourceDigest, ...]) -> str:
    """One SHA-256 over these files, whatever their order."""
    listed = "\n".join(sorted(f"{file.sha256} {file.name}" for file in files))
    return hashlib.sha256(listed.encode()).hexdigest()


def release_of(manifest: Mapping[str, Any], folder: Path) -> Release:
    """The release a manifest tells of. Raises `KeyError`, `TypeError`, `ValueError` for a damaged one."""
    return Release(
        kind=str(manifest["kind"]),
        version=str(manifest["version"]),
        language=str(manifest["language"]),
        name=str(manifest["name"]),
        made_at=datetime.fromisoformat(manifest["imported"]),
        origin=str(manifest["origin"]),
        licence=str(manifest["licence"]),
        attribution=str(manifest["attribution"]),
        unclear=str(manifest["unclear"]),
        files=tuple(
            SourceDigest(str(f["name"]), str(f["sha256"]), int(f["size"])) for f in manifest["files"]
        ),
        tables={str(name): int(rows) for name, rows in manifest["tables"].items()},
        lacks=tuple(str(name) for name in manifest["lacks"]),
        skipped=int(manifest.get("skipped", 0)),
        folder=folder,
    )


def order_of(release: Release) -> tuple[tuple[tuple[int, str], ...], datetime]:
    """What sorts releases from old to new: numbers of the version as numbers, then the day of import."""
    parts = re.findall(r"\d+|[a-z]+", release.version.lower())
    # a word sorts below every number: 1.2 is newer than 1.beta
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in parts), release.made_at
