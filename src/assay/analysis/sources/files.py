"""The files of a release, wherever they lie: a folder, one file, gzip, zip or tar, at an https address.

They are strangers' files. What they unpack to is counted while it is unpacked, and past the limits
nothing more is read: what an archive says of its own sizes is not believed.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO
from urllib.parse import unquote, urlsplit

from assay.analysis.sources.releases import SourceDigest
from assay.errors import AssayError, Malformed
from assay.fetching import Fetch

LARGEST_FILE = 256 << 20  # bytes of one file, unpacked; the largest official one has about 50 MB
LARGEST_RELEASE = 1 << 30  # bytes of all its files, unpacked
MOST_FILES = 20_000
READ = (".csv", ".tsv", ".txt", ".json", ".jsonld", ".jsonl", ".ndjson", ".xlsx", ".parquet")
_TARS = (".tgz", ".tar.gz", ".tar")
_STEP = 1 << 20


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file, unpacked; `name` is its path inside the release."""

    name: str
    content: bytes

    @property
    def stem(self) -> str:
        """The last part of the name without endings: `skills_en` of `1.2.0/skills_en.csv.gz`."""
        return PurePosixPath(self.name).name.split(".")[0]

    @property
    def suffix(self) -> str:
        """The ending that says what it holds, in small letters: `.csv`."""
        return PurePosixPath(self.name.lower().removesuffix(".gz")).suffix


@dataclass(slots=True)
class Source:
    """Where a release comes from; read once, from beginning to end.

    `digests` are of the files as they lie there; `left_out` are names of files that nobody reads.
    """

    place: str
    digests: list[SourceDigest]
    left_out: list[str]
    _content: bytes | None  # what an address answered
    _unpacked: int = 0
    _files: int = 0

    @property
    def name(self) -> str:
        """The last part of the place: no path of somebody's machine, no query."""
        path = urlsplit(self.place).path if self._content is not None else self.place
        return PurePosixPath(unquote(path).rstrip("/")).name or self.place

    def files(self) -> Iterator[SourceFile]:
        """Every file that may hold data, unpacked, one at a time.

        Raises `data-file-too-large`, `data-file-wrong`, `file-missing`, `file-unreadable`.
        """
        if self._content is not None:
            name = self.name
            if not (_is_read(name) or _is_archive(name)):
                name += _ending(self._content)  # an address need not end like a file
            yield from self._file(name, self._content)
            return
        path = Path(self.place)
        try:
            if path.is_dir():
                whole = path.resolve()
                for inner in sorted(path.rglob("*")):
                    is_inside = inner.resolve().is_relative_to(whole)  # a link may lead anywhere
                    if is_inside and inner.is_file() and not inner.name.startswith((".", "~$")):
                        yield from self._file(inner.relative_to(path).as_posix(), self._read(inner))
            else:
                yield from self._file(path.name, self._read(path))
        except (FileNotFoundError, NotADirectoryError, ValueError) as error:
            raise AssayError("file-missing", file=self.place) from error
        except OSError as error:
            reason = (error.strerror or "unreadable").lower()
            raise AssayError("file-unreadable", file=self.place, reason=reason) from error

    def _read(self, path: Path) -> bytes:
        """What the file holds; nothing of one that nobody reads."""
        if not _is_read(path.name) and not _is_archive(path.name):
            return b""
        with path.open("rb") as file:
            return self._bounded(file, path.name)

    def _file(self, name: str, content: bytes) -> Iterator[SourceFile]:
        if not (_is_read(name) or _is_archive(name)):
            self.left_out.append(name)
            return
        self.digests.append(SourceDigest(name, hashlib.sha256(content).hexdigest(), len(content)))
        if not _is_archive(name):
            yield from self._unpack(name, content)
            return
        try:
            yield from self._members(name, content)
        except (zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError, NotImplementedError) as error:
            raise _damaged(name) from error
        except RuntimeError as error:  # a zip member under a password
            raise Malformed("data-file-wrong", file=name, reason="it is locked with a password") from error

    def _members(self, name: str, content: bytes) -> Iterator[SourceFile]:
        if name.lower().endswith(".zip"):
            with zipfile.ZipFile(io.BytesIO(content)) as zipped:
                for member in zipped.infolist():
                    if not member.is_dir() and self._is_wanted(member.filename):
                        with zipped.open(member) as inside:
                            yield from self._unpack(member.filename, self._bounded(inside, member.filename))
            return
        with tarfile.open(fileobj=_Bounded(content, name)) as tarred:
            for entry in tarred:
                if entry.isfile() and self._is_wanted(entry.name):
                    packed = tarred.extractfile(entry)
                    yield from self._unpack(entry.name, self._bounded(packed, entry.name) if packed else b"")

    def _is_wanted(self, name: str) -> bool:
        """Whether a member of an archive may hold data; one that may not is remembered."""
        self._files += 1
        if self._files > MOST_FILES:
            raise Malformed("data-file-wrong", file=self.name, reason="it has too many files")
        if any(part.startswith((".", "~$", "__MACOSX")) for part in PurePosixPath(name).parts):
            return False
        if not _is_read(name):
            self.left_out.append(name)
        return _is_read(name)

    def _unpack(self, name: str, content: bytes) -> Iterator[SourceFile]:
        if content[:2] == b"\x1f\x8b":
            try:
                with gzip.GzipFile(fileobj=io.BytesIO(content)) as file:
                    content = self._bounded(file, name)
            except (OSError, EOFError, zlib.error) as error:
                raise _damaged(name) from error
        yield SourceFile(name, content)

    def _bounded(self, file: IO[bytes] | gzip.GzipFile, name: str) -> bytes:
        """All of the file, if that and what came before it stay within the limits."""
        content = bytearray()
        while part := file.read(_STEP):
            content += part
            self._unpacked += len(part)
            if len(content) > LARGEST_FILE or self._unpacked > LARGEST_RELEASE:
                limit = LARGEST_FILE if len(content) > LARGEST_FILE else LARGEST_RELEASE
                raise Malformed("data-file-too-large", file=name, limit=limit)
        return bytes(content)


class _Bounded(io.BufferedIOBase):
    """A tar archive as a stream, unpacked as it is read and no further than the limit of a release."""

    def __init__(self, content: bytes, name: str) -> None:
        packed = content[:2] == b"\x1f\x8b"
        self._file: IO[bytes] | gzip.GzipFile = (
            gzip.GzipFile(fileobj=io.BytesIO(content)) if packed else io.BytesIO(content)
        )
        self._name = name

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._file.tell()

    def seek(self, offset: int, whence: int = 0) -> int:
        if offset > LARGEST_RELEASE:
            raise Malformed("data-file-too-large", file=self._name, limit=LARGEST_RELEASE)
        return self._file.seek(offset, whence)

    def read(self, size: int | None = -1) -> bytes:
        if self._file.tell() > LARGEST_RELEASE:
            raise Malformed("data-file-too-large", file=self._name, limit=LARGEST_RELEASE)
        return self._file.read(LARGEST_RELEASE if size is None or size < 0 else size)


def open_source(place: str, fetch: Fetch | None = None) -> Source:
    """The release at this path, or at this https address if there is a way to fetch it.

    Raises `file-missing`, and what fetching raises.
    """
    if urlsplit(place).scheme.lower() in ("http", "https"):
        if fetch is None:
            raise AssayError("address-unknown", address=place)
        return Source(place, [], [], fetch(place).content)
    try:
        exists = Path(place).exists()
    except (OSError, ValueError):  # a name that no file can have
        exists = False
    if not exists:
        raise AssayError("file-missing", file=place)
    return Source(place, [], [], None)


def _is_archive(name: str) -> bool:
    return name.lower().endswith((".zip", *_TARS))


def _is_read(name: str) -> bool:
    lower = name.lower()
    return not lower.endswith(_TARS) and lower.removesuffix(".gz").endswith(READ)


def _ending(content: bytes) -> str:
    """The ending that a file with this content would have."""
    start = content[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"PK"):
        return ".xlsx" if b"xl/" in content else ".zip"
    if start.startswith(b"PAR1"):
        return ".parquet"
    return ".json" if start[:1] in (b"{", b"[") else ".csv"


def _damaged(name: str) -> Malformed:
    return Malformed("data-file-wrong", file=name, reason="the archive is damaged or cut short")
