"""`assay admin restore FILE`: everything as it was, but for whom was forgotten since."""

from __future__ import annotations

import fcntl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError, connection

from assay.errors import AssayError
from assay.web.commands import archive
from assay.web.records.people.queries import is_anybody_here


class Command(BaseCommand):
    """Reads what `backup` wrote."""

    help = "Bring an instance back from a backup."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where from, and whether what is here may go."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--replace", action="store_true")

    def handle(self, *arguments: object, file: Path, replace: bool, **options: object) -> None:
        """Raises `usage-wrong` where the instance runs, is not empty, or the file is no backup."""
        with _standing_still():
            if not replace and _holds_people():
                raise AssayError("usage-wrong", reason="This instance is not empty; --replace gives it up.")
            connection.close()
            made_at = archive.read(file, settings.ASSAY_FOLDER, settings.DATABASES["default"])
        # In a process of its own: this one still holds the secrets from before.
        answer = subprocess.run(
            [sys.executable, "-m", "assay.web.commands.django", "prepare"],
            stdout=subprocess.DEVNULL,
            check=False,
        )
        if answer.returncode:
            raise AssayError("usage-wrong", reason="It is restored, but could not be prepared; see above.")
        self.stdout.write(
            f"Restored as of {made_at}. Whom this instance has forgotten since stays forgotten."
        )


def _holds_people() -> bool:
    try:
        return is_anybody_here()
    except DatabaseError:  # no tables yet
        return False


@contextmanager
def _standing_still() -> Iterator[None]:
    with (settings.ASSAY_FOLDER / "running.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise AssayError("usage-wrong", reason="The instance is running; stop it first.") from error
        yield
