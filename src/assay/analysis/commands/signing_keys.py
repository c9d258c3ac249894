"""The issuer that signs an assay, from a key file that `assay keys new` wrote.

Apart because a secret is opened here. The command line asks for its passphrase on a floor beside this one.
"""

from __future__ import annotations

import getpass
import json
import stat
import sys
from pathlib import Path

from assay.encoding import read_json_object
from assay.errors import AssayError
from assay.issuance import Issuer
from assay.keys import KEY_FILE_LIMIT, LocalSigner, open_key_file, write_multikey
from assay.verification import read_source

_SUITES = {"Ed25519": "eddsa-rdfc-2022", "P-256": "ecdsa-rdfc-2019", "P-384": "ecdsa-rdfc-2019"}


def read_small(name: str) -> bytes:
    """A small file of the person who typed. Raises `file-missing`, `file-unreadable`, `usage-wrong`."""
    content = read_source(Path(name))
    if len(content) > KEY_FILE_LIMIT:
        raise AssayError("usage-wrong", reason=f"“{name}” is too large.")
    return content


def issuer_of(key_file: str, name: str, profile_file: str | None, passphrase_file: str | None) -> Issuer:
    """Who signs: the key itself (did:key) under this name, or the profile in a file.

    Raises `file-…`, `key-file-…`, `key-passphrase-wrong`, `usage-wrong`, `draft-member-missing`.
    """
    signer = _open(key_file, passphrase_file)
    suite = _SUITES.get(signer.public_key.algorithm.name)
    if suite is None:
        raise AssayError("usage-wrong", reason="An assay is signed with a key of Ed25519, P-256 or P-384.")
    profile = {} if profile_file is None else read_json_object(read_small(profile_file))
    called = name or profile.get("name")
    if not isinstance(called, str) or not called.strip():
        raise AssayError("draft-member-missing", "/name", member="name")
    multikey = write_multikey(signer.public_key)
    identifier = profile.get("id", f"did:key:{multikey}")
    if identifier == f"did:key:{multikey}":
        more = {member: value for member, value in profile.items() if member not in ("id", "name", "type")}
        return Issuer.with_key(signer, called, suite=suite, **more)
    if not isinstance(identifier, str) or identifier.startswith(("did:key:", "did:jwk:")):
        raise AssayError("usage-wrong", reason=f"“{key_file}” is not the key of the issuer {identifier}.")
    method = f"{identifier}#{multikey}"
    whole = {"type": ["Profile"], **profile, "id": identifier, "name": called}
    return Issuer(whole, signer, method, _controller_document(identifier, method, multikey), suite)


def _controller_document(identifier: str, method: str, multikey: str) -> bytes:
    """What answers for the identifier, so that what is signed can be examined before it leaves."""
    key = {"id": method, "type": "Multikey", "controller": identifier, "publicKeyMultibase": multikey}
    contexts = ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"]
    document = {"@context": contexts, "id": identifier, "verificationMethod": [key]}
    return json.dumps({**document, "assertionMethod": [method]}).encode()


def _open(name: str, passphrase_file: str | None) -> LocalSigner:
    content = read_small(name)
    if Path(name).stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise AssayError("key-file-open-to-others", file=name)
    return open_key_file(content, lambda: _passphrase(passphrase_file, name), file=name)


def _passphrase(file: str | None, key_file: str) -> str:
    if file is not None:
        lines = read_small(file).decode("utf-8", "surrogateescape").splitlines()
        return lines[0] if lines else ""
    if not sys.stdin.isatty():
        raise AssayError(
            "usage-wrong", reason="The key needs its passphrase: name a file with --passphrase-file."
        )
    return getpass.getpass(f"Passphrase of {key_file}: ")
