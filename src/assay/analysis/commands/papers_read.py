"""A course's paper as a person names it: bounded where it is read, once for all commands that read one."""

from __future__ import annotations

from pathlib import Path

from assay.analysis.drafting import LARGEST
from assay.errors import AssayError


def read_paper(name: str) -> bytes:
    """The bytes of this file, one more than `LARGEST` at most: what reads them refuses such a one.

    Raises `file-missing`, `file-unreadable`.
    """
    try:
        with Path(name).open("rb") as file:
            return file.read(LARGEST + 1)
    except (FileNotFoundError, ValueError) as error:  # ValueError: a NUL in the name
        raise AssayError("file-missing", file=name) from error
    except OSError as error:
        raise AssayError("file-unreadable", file=name, reason=(error.strerror or "").lower()) from error
