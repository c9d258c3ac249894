"""The status register as a file: read under a lock, changed, whole on the disk before anyone goes on.

Apart because issuing and revoking both change it, and a lost change would be a revocation undone.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from assay.cli.files import alone_in, read_bytes, write_json
from assay.errors import AssayError
from assay.issuance import StatusRegister, read_register

_LIMIT = 16 << 20  # bytes: one full list of 131,072 identifiers stays below it


def load_register(path: Path) -> StatusRegister:
    """The register in this file. Raises `file-missing`, `file-unreadable`, `usage-wrong`."""
    content = read_bytes(path, _LIMIT)
    try:
        # Our own file, which may hold more than a document from outside ever may.
        return read_register(json.loads(content))
    except (AssayError, ValueError, RecursionError) as error:
        reason = f"“{path}” is not a register that “assay status new” wrote."
        raise AssayError("usage-wrong", reason=reason) from error


def change_register(path: Path, change: Callable[[StatusRegister], StatusRegister]) -> StatusRegister:
    """The changed register, stored. Raises as `change` does, and as reading and writing do."""
    with alone_in(path.parent):
        register = change(load_register(path))
        write_json(path, register.to_json(), replace=True, mode=0o600)
    return register
