"""Files of the person who typed the command: read whole, written whole or not at all.

Apart from the commands so that a power cut, a full disk or a second run never leaves half a file.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from assay.encoding import read_json_object
from assay.errors import AssayError

Json = dict[str, Any]

LIMIT = 16 << 20  # bytes; pictures stop at 10 MiB, registers and tables stay below this
STDIN = "-"


def read_bytes(name: str | Path, limit: int = LIMIT) -> bytes:
    """What the file holds, at most one byte more than `limit`; `-` is standard input.

    Raises `file-missing`, `file-unreadable`.
    """
    if name == STDIN:
        return sys.stdin.buffer.read(limit + 1)
    try:
        with Path(name).open("rb") as file:
            return file.read(limit + 1)
    except (FileNotFoundError, ValueError) as error:  # ValueError: a NUL in the name
        raise AssayError("file-missing", file=str(name)) from error
    except OSError as error:
        raise AssayError("file-unreadable", file=str(name), reason=_reason(error)) from error


def read_values(name: str | Path) -> Json:
    """The members in a JSON or YAML file, told apart by its name.

    Raises what `read_bytes` and `read_json_object` raise, and `usage-wrong` for YAML that cannot be read.
    """
    content = read_bytes(name)
    if Path(name).suffix.lower() in {".yaml", ".yml"}:
        # Loaded here and not above: most runs read no YAML, and it is a tenth of the start.
        values: Json = import_module("assay.cli.yaml_values").read_yaml(content, str(name))
        return values
    return read_json_object(content)


def write_whole(
    path: Path, content: bytes, *, replace: bool = False, mode: int = 0o644, alone: bool = True
) -> None:
    """The file as a whole, on the disk when this returns; by default only where none was.

    `alone`: else its name is on the disk only after `sync_folder`, once for many files.

    Raises `file-exists`, `file-not-written`.
    """
    if not replace and path.exists():
        raise AssayError("file-exists", file=str(path))
    temporary = None
    try:
        descriptor, temporary = tempfile.mkstemp(
            dir=path.parent, prefix=f".{path.name[:100]}.", suffix=".part"
        )
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fchmod(file.fileno(), mode)
            os.fsync(file.fileno())
        _put(temporary, path, replace=replace)
        if alone:
            sync_folder(path.parent)
    except FileExistsError as error:
        raise AssayError("file-exists", file=str(path)) from error
    except (OSError, ValueError) as error:
        raise AssayError("file-not-written", file=str(path), reason=_reason(error)) from error
    finally:
        if temporary is not None:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(temporary)  # noqa: PTH108  # a name, not a path


def write_json(path: Path, value: object, *, replace: bool = False, mode: int = 0o644) -> None:
    """The value as a JSON file that people can read. Raises as `write_whole` does."""
    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    write_whole(path, text.encode(), replace=replace, mode=mode)


def make_folder(path: Path) -> None:
    """The folder, made where it is missing. Raises `file-not-written`."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise AssayError("file-not-written", file=str(path), reason=_reason(error)) from error


def others_may_read(path: Path) -> bool:
    """Whether somebody else who uses this computer can read the file.

    Raises `file-missing`, `file-unreadable`.
    """
    try:
        return bool(path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))
    except FileNotFoundError as error:
        raise AssayError("file-missing", file=str(path)) from error
    except OSError as error:
        raise AssayError("file-unreadable", file=str(path), reason=_reason(error)) from error


@contextlib.contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Nobody else who asks for the same is in this folder meanwhile: two runs never take one index.

    Raises `file-not-written` where the folder cannot be opened.
    """
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError as error:
        raise AssayError("file-not-written", file=str(folder), reason=_reason(error)) from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _put(temporary: str, path: Path, *, replace: bool) -> None:
    if replace:
        os.replace(temporary, path)  # noqa: PTH105  # a name, not a path
        return
    try:
        os.link(temporary, path)  # unlike a rename it fails if somebody was faster
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        os.replace(temporary, path)  # noqa: PTH105  # a name, not a path


def sync_folder(folder: Path) -> None:
    """The names in this folder are on the disk when this returns."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _reason(error: OSError | ValueError) -> str:
    return (getattr(error, "strerror", None) or "the name cannot be used").lower()
