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
from assay.encoding import Json, canonical_json, read_json_object, write_base64url
from assay.errors import AssayError
from assay.issuance import Issuer
from assay.keys import (
    KEY_FILE_LIMIT,
    LocalSigner,
    PublicKey,
    open_key_file,
    read_jwk,
    read_multikey,
    thumbprint,
    write_jwk,
    write_multikey,
    write_public,
)
from assay.proof import CRYPTOSUITES

TOKEN_SUITE = "vc-jwt"  # noqa: S105 - the name of a suite, no secret
_SUITES = {"Ed25519": "eddsa-rdfc-2022", "P-256": "ecdsa-rdfc-2019", "P-384": "ecdsa-rdfc-2019"}


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
    parser.add_argument(
        "--suite", metavar="NAME", help="how it is signed; by default the usual one of the key's kind"
    )
    add_passphrase_argument(parser)


def own_identifier(key: PublicKey) -> str:
    """The identifier that is this key: did:key, or did:jwk where the kind of key has no Multikey."""
    if key.algorithm.public_codec is None:
        return f"did:jwk:{write_base64url(canonical_json(write_jwk(key)))}"
    return f"did:key:{write_multikey(key)}"


def _method_of(identifier: str, key: PublicKey) -> str:
    """The name of this key under this identifier."""
    if identifier.startswith("did:jwk:"):
        return f"{identifier}#0"
    return f"{identifier}#{thumbprint(key) if key.algorithm.public_codec is None else write_multikey(key)}"


def read_public_key(name: str) -> PublicKey:
    """The public key of a key file; the secret stays where it is.

    Raises `file-missing`, `file-unreadable`, `key-file-open-to-others`, `key-file-malformed`.
    """
    content = _read(name)
    try:
        held = read_json_object(content, limit=KEY_FILE_LIMIT)
        return (
            read_jwk(held["publicKeyJwk"])
            if "publicKeyJwk" in held
            else read_multikey(held["publicKeyMultibase"])
        )
    except (KeyError, TypeError, AttributeError, AssayError) as error:
        raise AssayError("key-file-malformed", file=name) from error


def open_key(name: str, passphrase_file: str | None) -> LocalSigner:
    """The signer of a key file.

    Raises as `read_public_key` does, and `key-passphrase-wrong`, `usage-wrong`.
    """
    content = _read(name)
    return open_key_file(
        content, lambda: read_passphrase(passphrase_file, f"Passphrase of {name}: "), file=name
    )


def read_passphrase(file: str | None, prompt: str, *, twice: bool = False) -> str:
    """The first line of the file, else what a person at the terminal types, twice for a new one.

    Raises `usage-wrong` where nobody can be asked, or the two differ; `file-missing`, `file-unreadable`.
    """
    if file is not None:
        lines = read_bytes(file, KEY_FILE_LIMIT).decode("utf-8", "surrogateescape").splitlines()
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
    key = signer.public_key
    own = own_identifier(key)
    identifier = profile.get("id", own)
    if not isinstance(identifier, str):
        raise AssayError("draft-member-malformed", "/id", member="id", expected="a text")
    if isinstance(profile.get("image"), str):
        profile["image"] = {"id": profile["image"], "type": "Image"}
    whole = {"id": identifier, "type": ["Profile"], **profile}
    method, suite = _method_of(identifier, key), _choose_suite(arguments.suite, key)
    if identifier.startswith(("did:key:", "did:jwk:")):
        if identifier != own:
            raise AssayError(
                "usage-wrong", reason=f"“{arguments.key}” is not the key of the issuer {identifier}."
            )
        return Issuer(whole, signer, method, suite=suite)
    document = json.dumps(controller_document(identifier, [key])).encode()
    return Issuer(whole, signer, method, document, suite)


def _choose_suite(named: str | None, key: PublicKey) -> str:
    """The suite named, else the usual one of this kind of key. Raises `usage-wrong`."""
    kind = key.algorithm.name
    # A proof type that bears the suite's name is older than suites: read, never made.
    fitting = [
        suite.name
        for suite in CRYPTOSUITES.values()
        if kind in suite.hashes and suite.proof_type != suite.name
    ]
    fitting.append(TOKEN_SUITE)
    if named is not None and named not in fitting:
        raise AssayError(
            "usage-wrong", reason=f"A key of the kind {kind} signs with {', '.join(fitting)}, not “{named}”."
        )
    return named or _SUITES.get(kind, TOKEN_SUITE)


def controller_document(identifier: str, keys: list[PublicKey]) -> Json:
    """The document to publish for this did:web or https identifier: these keys, each listed for assertions.

    (Controlled Identifiers 1.0, 2)
    """
    context = (
        "https://www.w3.org/ns/did/v1" if identifier.startswith("did:") else "https://www.w3.org/ns/cid/v1"
    )
    jwk = "https://w3id.org/security/jwk/v1"
    kinds = ["https://w3id.org/security/multikey/v1"] if any(k.algorithm.public_codec for k in keys) else []
    kinds += [jwk] if any(k.algorithm.public_codec is None for k in keys) else []
    return {
        "@context": [context, *kinds],
        "id": identifier,
        "verificationMethod": [
            {
                "id": _method_of(identifier, key),
                "type": "Multikey" if key.algorithm.public_codec else "JsonWebKey",
                "controller": identifier,
                **write_public(key),
            }
            for key in keys
        ],
        "assertionMethod": [_method_of(identifier, key) for key in keys],
    }


def _read(name: str) -> bytes:
    if others_may_read(Path(name)):
        raise AssayError("key-file-open-to-others", file=name)
    return read_bytes(name, KEY_FILE_LIMIT)
