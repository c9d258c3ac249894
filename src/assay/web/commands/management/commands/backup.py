"""`assay admin backup FILE`: the whole instance in one file, while it runs."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from assay.web.commands import archive


class Command(BaseCommand):
    """Writes database, secrets and files."""

    help = "Write database, secrets and files to one new file."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to."""
        parser.add_argument("file", type=Path)

    def handle(self, *arguments: object, file: Path, **options: object) -> None:
        """Raises `usage-wrong` where the file exists or the database's program fails."""
        size = archive.write(file, settings.ASSAY_FOLDER, settings.DATABASES["default"])
        self.stdout.write(f"{file}: {size:,} bytes. It holds secrets: keep it where only you can read it.")
