"""New files of the person who typed the command: whole, or not there at all.

Apart from the commands so that a full disk or a second run never leaves half a file.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from assay.errors import AssayError

_LONGEST_NAME = 100


def write_new(path: Path, content: bytes) -> None:
    """This file with this content, where none was. Raises `file-exists`, `file-not-written`."""
    try:
        descriptor, part = tempfile.mkstemp(
            dir=path.parent, prefix=f".{path.name[:_LONGEST_NAME]}.", suffix=".part"
        )
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
            Path(part).chmod(0o644)
            _put(Path(part), path)
        finally:
            Path(part).unlink(missing_ok=True)
    except FileExistsError as error:
        raise AssayError("file-exists", file=str(path)) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the name cannot be used"
        raise AssayError("file-not-written", file=str(path), reason=reason.lower()) from error


def _put(part: Path, path: Path) -> None:
    try:
        path.hardlink_to(part)  # unlike a rename it fails if somebody was faster
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        part.replace(path)
