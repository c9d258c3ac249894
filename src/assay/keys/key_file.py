"""Key files: a private key as one small JSON file, sealed under a passphrase or open to whoever has it.

Apart from sealing because a file may be open too. Who reads files and asks people is not known here.
"""

from __future__ import annotations

import json
from collections.abc import Callable

from assay.encoding import (
    read_json_object,
    read_multibase,
    read_multicodec,
    write_multibase,
    write_multicodec,
)
from assay.errors import AssayError
from assay.keys.algorithms import ALGORITHMS
from assay.keys.sealed import KIND, open_sealed, seal, write_public
from assay.keys.signer import LocalSigner

OPEN = "AssayKey"
KEY_FILE_LIMIT = 1 << 16  # bytes
_BY_PRIVATE_CODEC = {algorithm.private_codec: algorithm for algorithm in ALGORITHMS}


def write_key_file(signer: LocalSigner, passphrase: str | None) -> bytes:
    """The key file: sealed under the passphrase, or open where there is none."""
    if passphrase is not None:
        return seal(signer, passphrase)
    key = signer.public_key
    secret = write_multicodec(key.algorithm.private_codec, signer.reveal_secret())
    held = {
        "type": OPEN,
        "version": 1,
        **write_public(key),
        "secretKeyMultibase": write_multibase(secret, "z" if key.algorithm.public_codec else "u"),
    }
    return (json.dumps(held, indent=2) + "\n").encode()


def open_key_file(content: bytes, ask: Callable[[], str], *, file: str = "key file") -> LocalSigner:
    """The signer whose key this file holds; `ask` gives the passphrase of a sealed one.

    Raises `key-file-malformed`, and for a sealed one what `ask` and `open_sealed` raise.
    """
    try:
        held = read_json_object(content, limit=KEY_FILE_LIMIT)
    except AssayError as error:
        raise AssayError("key-file-malformed", file=file) from error
    if held.get("type") == KIND:
        return open_sealed(content, ask(), file=file)
    try:
        codec, secret = read_multicodec(read_multibase(held["secretKeyMultibase"]))
        signer = LocalSigner.from_secret(secret, _BY_PRIVATE_CODEC[codec])
        right = held.get("type") == OPEN and write_public(signer.public_key).items() <= held.items()
    except (KeyError, TypeError, ValueError, AttributeError, AssayError) as error:
        raise AssayError("key-file-malformed", file=file) from error
    if not right:
        raise AssayError("key-file-malformed", file=file)
    return signer
