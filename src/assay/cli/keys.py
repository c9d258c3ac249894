"""`assay keys`: make the key an issuer signs with, and show what is to be published of it."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from assay.cli import exits
from assay.cli.files import write_whole
from assay.cli.key_files import (
    controller_document,
    own_identifier,
    read_passphrase,
    read_public_key,
)
from assay.cli.output import print_fields, print_json
from assay.cli.words import word
from assay.did import document_address
from assay.errors import AssayError
from assay.keys import ALGORITHMS, ED25519, LocalSigner, write_key_file, write_public

SUMMARY = "make a signing key, show its public part"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this command."""
    parser.add_argument("action", choices=["new", "show"], help="make a key, or show the public part of one")
    parser.add_argument(
        "file", nargs="+", metavar="FILE", help="the key file; for --web the older ones after it"
    )
    sealing = parser.add_mutually_exclusive_group()
    sealing.add_argument(
        "--passphrase-file", metavar="FILE", help="its first line seals the key; else you are asked"
    )
    sealing.add_argument(
        "--no-passphrase", action="store_true", help="leave the key open to whoever has the file"
    )
    parser.add_argument(
        "--algorithm",
        choices=[algorithm.name for algorithm in ALGORITHMS],
        help="of the new key; by default Ed25519, which every verifier of badges knows",
    )
    parser.add_argument(
        "--web", metavar="ISSUER_ID", help="print the document to publish for this did:web or https id"
    )


def run(arguments: argparse.Namespace) -> int:
    """Make a key file, or show its public part."""
    if arguments.action == "new":
        return _new(arguments)
    if arguments.algorithm is not None:
        raise AssayError("usage-wrong", reason="--algorithm is for a new key; a key file knows its own.")
    if arguments.web is not None:
        document = controller_document(arguments.web, [read_public_key(name) for name in arguments.file])
        document_address(arguments.web)  # raises for an identifier that no document can be published for
        print_json(document)
        return exits.ACCEPTED
    if len(arguments.file) > 1:
        raise AssayError("usage-wrong", reason="Several key files make sense with --web alone.")
    _show(arguments.file[0], arguments)
    return exits.ACCEPTED


def _new(arguments: argparse.Namespace) -> int:
    if len(arguments.file) > 1 or arguments.web is not None:
        raise AssayError("usage-wrong", reason="“keys new” takes the name of one new file, and no --web.")
    path = Path(arguments.file[0])
    if path.exists():
        raise AssayError("file-exists", file=str(path))
    passphrase = None
    if not arguments.no_passphrase:
        passphrase = read_passphrase(arguments.passphrase_file, "A passphrase for the new key: ", twice=True)
    algorithm = next((known for known in ALGORITHMS if known.name == arguments.algorithm), ED25519)
    write_whole(path, write_key_file(LocalSigner.generate(algorithm), passphrase), mode=0o600)
    _show(str(path), arguments)
    return exits.ACCEPTED


def _show(name: str, arguments: argparse.Namespace) -> None:
    key = read_public_key(name)
    published, identifier = write_public(key), own_identifier(key)
    if arguments.json:
        print_json({"file": name, "algorithm": key.algorithm.name, **published, "id": identifier})
        return
    ((_, shown),) = published.items()
    rows = [("key-file", name), ("key-kind", key.algorithm.name)]
    rows += [("public-key", shown if isinstance(shown, str) else json.dumps(shown))]
    rows += [("issuer-id", identifier)]
    print_fields([(word(label, arguments.language), text) for label, text in rows], indent="")
