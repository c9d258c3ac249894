"""Django's own commands and ours, for whoever runs an instance: set up once, then handed over."""

from __future__ import annotations

import os
import sys

import django
from django.core.management import execute_from_command_line

from assay.errors import AssayError

SETTINGS = "assay.web.site.settings"


def set_up() -> None:
    """Load the settings and the apps; done once a process."""
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS  # whichever else the shell may have been using
    django.setup()


def run(words: list[str]) -> None:
    """One management command, in this process. Raises `AssayError` for what ours decline, `SystemExit`."""
    set_up()
    execute_from_command_line(["assay admin", *words])


def main() -> int:
    """The same as a program of its own, in which a refusal is a sentence."""
    try:
        run(sys.argv[1:])
    except AssayError as error:
        said = error.sentence()
        print(f"{said.title}: {said.text} {said.help}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
