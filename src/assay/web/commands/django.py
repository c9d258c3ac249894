"""Django's own commands, for whoever runs an instance: set up once, then handed over."""

from __future__ import annotations

import os
import sys

import django
from django.core.management import execute_from_command_line


def set_up() -> None:
    """Load the settings and the apps; done once a process."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "assay.web.site.settings")
    django.setup()


def run(words: list[str]) -> None:
    """One of Django's management commands, in this process."""
    set_up()
    execute_from_command_line(["assay admin", *words])


if __name__ == "__main__":
    run(sys.argv[1:])
