"""`assay unbake`: take the credential out of a picture, as it is, without judging it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from assay.baking import unbake
from assay.cli import exits
from assay.cli.files import read_bytes, write_whole
from assay.cli.output import print_json

SUMMARY = "take the credential out of a picture"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this command."""
    parser.add_argument("picture", metavar="PICTURE", help="a PNG or SVG file")
    parser.add_argument("--out", metavar="FILE", help="the file to write; else it goes to standard output")


def run(arguments: argparse.Namespace) -> int:
    """Unbake. To a terminal, what a terminal would obey is shown as its number; else byte for byte."""
    content = unbake(read_bytes(arguments.picture))
    if arguments.out is not None:
        write_whole(Path(arguments.out), content)
        if arguments.json:
            print_json({"file": arguments.out, "bytes": len(content)})
        else:
            print(arguments.out)
    elif arguments.json:
        print_json({"credential": content.decode()})
    elif sys.stdout.isatty():
        shown = content.decode()
        print("".join(c if c.isprintable() or c == "\n" else f"\\u{ord(c):04x}" for c in shown))
    else:
        sys.stdout.buffer.write(content)
    return exits.ACCEPTED
