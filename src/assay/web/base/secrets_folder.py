"""The secrets of this instance: made at the first start, one file each, readable by its owner alone."""

from __future__ import annotations

import os
import secrets
from functools import lru_cache
from pathlib import Path

from assay.web.base.sealing import KEY_BYTES, SealingKey

_INSTANCE = "instance.key"


def read_secret(folder: Path, name: str) -> bytes:
    """The secret of this name, 32 bytes, made now if there is none.

    The file appears whole or not at all; two processes starting at once end with the same secret.
    """
    path = folder / name
    if not path.exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = folder / f".{name}.{os.getpid()}.{secrets.token_hex(4)}"
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_hex(KEY_BYTES).encode())
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(fresh, path)  # fails where another process was faster: its secret counts
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return bytes.fromhex(path.read_text(encoding="ascii").strip())


def instance_key(folder: Path) -> SealingKey:
    """The key under which this instance seals the others; read again once its file is another."""
    try:
        held = os.stat(folder / _INSTANCE)  # noqa: PTH116 - asked many times a request: twice as fast
    except FileNotFoundError:
        return SealingKey(read_secret(folder, _INSTANCE))
    return _read_instance_key(folder, held.st_ino, held.st_mtime_ns)


@lru_cache(maxsize=4)
def _read_instance_key(folder: Path, _inode: int, _changed: int) -> SealingKey:
    return SealingKey(read_secret(folder, _INSTANCE))
