"""`assay demo`: the same site with made-up organizations and people, and links that sign in as them."""

from __future__ import annotations

import argparse

from assay.web.commands import serve

SUMMARY = "run the platform with made-up people, to look around"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this command."""
    serve.add_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Serve the demonstration until SIGTERM or SIGINT; a second start keeps what is there."""
    return serve.serve(arguments, is_demo=True)
