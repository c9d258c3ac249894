"""`assay admin check`: what keeps this instance from doing its work, said before its users notice."""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterator

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from assay.web.records.mailing import queries as mailing
from assay.web.records.work import queries as work
from assay.web.site.health import state

_OTHERS = stat.S_IRWXG | stat.S_IRWXO


class Command(BaseCommand):
    """Says what is well and what is not; exit status 1 if something is not."""

    help = "Look whether this instance can do its work."

    def handle(self, *arguments: object, **options: object) -> None:
        """Look at tables, disk, worker, secrets, mail and Django's own checks."""
        call_command("check")
        faults = list(self._faults())
        for fault in faults:
            self.stderr.write(fault)
        if faults:
            sys.exit(1)
        self.stdout.write("All is well.")

    def _faults(self) -> Iterator[str]:
        found = state()
        if not found["database"]:
            yield "The database cannot be reached: look at DATABASE_URL."
            return
        if not found["tables"]:
            yield "The tables are not up to date: start the instance once, or assay admin django migrate."
            return
        if not found["disk"]:
            yield f"Nothing can be written to {settings.ASSAY_FOLDER}."
        if not found["worker"]:
            yield "No worker has been seen for a minute: mail and jobs wait."
        for path in settings.ASSAY_SECRETS.iterdir():
            if path.stat().st_mode & _OTHERS:
                yield f"Others may read {path}: chmod 600 it."
        if failed := work.counts()["failed"]:
            yield f"Jobs that failed: {failed}; see /operator/jobs."
        if failed := mailing.counts()["failed"]:
            yield f"Mails that could not be sent: {failed}; see /operator/mail."
