"""Before the door opens: secrets, tables, the erasure list, in a demonstration its people."""

from __future__ import annotations

import fcntl
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection

from assay.web.base.secrets_folder import instance_key
from assay.web.commands.seeding import seed
from assay.web.records.erasure.actions import replay

_ADVISORY = 0x41737361  # "Assa": the same number in every instance's processes


class Command(BaseCommand):
    """Makes an instance ready to be served; safe to repeat, and to run twice at the same time."""

    help = "Bring tables up to date and forget again whom a backup brought back."
    requires_system_checks = ()

    def handle(self, *arguments: object, **options: object) -> None:
        """Prepare; prints, as JSON, the demonstration's people with the links that sign in as them."""
        instance_key(settings.ASSAY_SECRETS)
        with _alone():
            call_command("migrate", interactive=False, verbosity=0)
            call_command("createcachetable", verbosity=0)
            replay()  # a restored backup must not bring back whom this instance has forgotten
            people = seed() if settings.ASSAY_DEMO else []
        self.stdout.write(json.dumps([asdict(person) for person in people]))


@contextmanager
def _alone() -> Iterator[None]:
    """While no other process prepares this instance: one lock a folder, and one a PostgreSQL database."""
    with (settings.ASSAY_FOLDER / "prepare.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if connection.vendor != "postgresql":
            yield
            return
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [_ADVISORY])
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_ADVISORY])
