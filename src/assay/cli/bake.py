"""`assay bake`: put a credential into a picture, so that the badge carries its own proof."""

from __future__ import annotations

import argparse
from pathlib import Path

from assay.baking import bake
from assay.cli import exits
from assay.cli.files import read_bytes, write_whole
from assay.cli.output import print_json

SUMMARY = "put a credential into a PNG or SVG picture"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this command."""
    parser.add_argument("picture", metavar="PICTURE", help="a PNG or SVG file")
    parser.add_argument("credential", metavar="CREDENTIAL", help="the credential, exactly as it was issued")
    parser.add_argument("--out", metavar="FILE", required=True, help="the baked picture to write")


def run(arguments: argparse.Namespace) -> int:
    """Bake; nothing is judged, and nothing but the picture's place for it changes."""
    baked = bake(read_bytes(arguments.picture), read_bytes(arguments.credential))
    write_whole(Path(arguments.out), baked)
    if arguments.json:
        print_json({"file": arguments.out, "bytes": len(baked)})
    else:
        print(arguments.out)
    return exits.ACCEPTED
