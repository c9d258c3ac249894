"""Key files and issuers as the command line keeps them: the secret sealed, closed to others, never shown.

Apart because three commands open keys, and none of them should do it in its own way.
"""

from __future__ import annotations

import argparse
import getpass
import json
import sys
from pathlib import Path

from assay.cli.files import others_may_read, read_bytes, read_values
from assay.encoding import (
    Json,
    read_json_object,
    read_multibase,
    read_multicodec,
    write_multibase,
    write_multicodec,
)
from assay.errors import AssayError
from assay.issuance import Issuer
from assay.keys import LocalSigner, PublicKey, open_sealed, read_multikey, seal, write_multikey

SEALED, OPEN = "AssaySealedKey", "AssayKey"
_ED25519_PRIVATE = 0x1300  # multicodec ed25519-priv, as Multikey's secretKeyMultibase has it
_LIMIT = 1 << 16  # bytes of a key file


def add_passphrase_argument(parser: argparse.ArgumentParser) -> None:
    """The option of every command that opens a sealed key."""
    parser.add_argument(
        "--passphrase-file", metavar="FILE", help="its first line opens the key; else you are asked"
    )


def add_issuer_arguments(parser: argparse.ArgumentParser) -> None:
    """The options that say who issues, and with which key."""
    parser.add_argument(
        "--key", metavar="FILE", required=True, help="the key file that “assay keys new” wrote"
    )
    who = parser.add_mutually_exclusive_group(required=True)
    who.add_argument("--issuer", metavar="FILE", help="the issuer's profile, JSON or YAML: id, name, url, …")
    who.add_argument("--name", help="the issuer's name, where the key itself is its identifier")
    add_passphrase_argument(parser)


def write_key(signer: LocalSigner, passphrase: str | None) -> bytes:
    """The key file: sealed under the passphrase, or open where there is none."""
    if passphrase is not None:
        return seal(signer, passphrase)
    secret = write_multibase(write_multicodec(_ED25519_PRIVATE, signer.reveal_seed()))
    held = {
        "type": OPEN,
        "version": 1,
        "publicKeyMultibase": write_multikey(signer.public_key),
        "secretKeyMultibase": secret,
    }
    return (json.dumps(held, indent=2) + "\n").encode()


def read_public_key(name: str) -> PublicKey:
    """The public key of a key file; the secret stays where it is.

    Raises `file-missing`, `file-unreadable`, `key-file-open-to-others`, `key-file-malformed`.
    """
    _, held = _read(name)
    try:
        return read_multikey(held["publicKeyMultibase"])
    except (KeyError, TypeError, AttributeError, AssayError) as error:
        raise AssayError("key-file-malformed", file=name) from error


def open_key(name: str, passphrase_file: str | None) -> LocalSigner:
    """The signer of a key file.

    Raises as `read_public_key` does, and `key-passphrase-wrong`, `usage-wrong`.
    """
    content, held = _read(name)
    if held.get("type") == SEALED:
        return open_sealed(content, read_passphrase(passphrase_file, f"Passphrase of {name}: "), file=name)
    try:
        codec, seed = read_multicodec(read_multibase(held["secretKeyMultibase"]))
        signer = LocalSigner.from_seed(seed)
        right = (
            held.get("type") == OPEN
            and codec == _ED25519_PRIVATE
            and write_multikey(signer.public_key) == held.get("publicKeyMultibase")
        )
    except (KeyError, TypeError, ValueError, AttributeError, AssayError) as error:
        raise AssayError("key-file-malformed", file=name) from error
    if not right:
        raise AssayError("key-file-malformed", file=name)
    return signer


def read_passphrase(file: str | None, prompt: str, *, twice: bool = False) -> str:
    """The first line of the file, else what a person at the terminal types, twice for a new one.

    Raises `usage-wrong` where nobody can be asked, or the two differ; `file-missing`, `file-unreadable`.
    """
    if file is not None:
        lines = read_bytes(file, _LIMIT).decode("utf-8", "surrogateescape").splitlines()
        return lines[0] if lines else ""
    if not sys.stdin.isatty():
        raise AssayError(
            "usage-wrong", reason="The key needs its passphrase: name a file with --passphrase-file."
        )
    typed = getpass.getpass(prompt)
    if twice and getpass.getpass("Once more: ") != typed:
        raise AssayError("usage-wrong", reason="The two passphrases differ; no key was made.")
    return typed


def choose_issuer(arguments: argparse.Namespace) -> Issuer:
    """The issuer that the options name, its key opened.

    Raises what reading the files raises, `draft-member-…` for the profile, `usage-wrong` for another's key.
    """
    profile = {"name": arguments.name} if arguments.issuer is None else read_values(arguments.issuer)
    if not isinstance(profile.get("name"), str) or not profile["name"].strip():
        raise AssayError("draft-member-missing", "/name", member="name")
    signer = open_key(arguments.key, arguments.passphrase_file)
    multikey = write_multikey(signer.public_key)
    identifier = profile.get("id", f"did:key:{multikey}")
    if not isinstance(identifier, str):
        raise AssayError("draft-member-malformed", "/id", member="id", expected="a text")
    if isinstance(profile.get("image"), str):
        profile["image"] = {"id": profile["image"], "type": "Image"}
    whole = {"id": identifier, "type": ["Profile"], **profile}
    if identifier.startswith("did:key:"):
        if identifier != f"did:key:{multikey}":
            raise AssayError(
                "usage-wrong", reason=f"“{arguments.key}” is not the key of the issuer {identifier}."
            )
        return Issuer(whole, signer, f"{identifier}#{multikey}")
    document = json.dumps(controller_document(identifier, [signer.public_key])).encode()
    return Issuer(whole, signer, f"{identifier}#{multikey}", document)


def controller_document(identifier: str, keys: list[PublicKey]) -> Json:
    """The document to publish for this did:web or https identifier: these keys, each listed for assertions.

    (Controlled Identifiers 1.0, 2)
    """
    context = (
        "https://www.w3.org/ns/did/v1" if identifier.startswith("did:") else "https://www.w3.org/ns/cid/v1"
    )
    texts = [write_multikey(key) for key in keys]
    return {
        "@context": [context, "https://w3id.org/security/multikey/v1"],
        "id": identifier,
        "verificationMethod": [
            {
                "id": f"{identifier}#{text}",
                "type": "Multikey",
                "controller": identifier,
                "publicKeyMultibase": text,
            }
            for text in texts
        ],
        "assertionMethod": [f"{identifier}#{text}" for text in texts],
    }


def _read(name: str) -> tuple[bytes, Json]:
    if others_may_read(Path(name)):
        raise AssayError("key-file-open-to-others", file=name)
    content = read_bytes(name, _LIMIT)
    try:
        return content, read_json_object(content, limit=_LIMIT)
    except AssayError as error:
        raise AssayError("key-file-malformed", file=name) from error
