"""The worker as a process: does jobs until it is told to end, then finishes the one at hand."""

from __future__ import annotations

import signal
import threading

from django.conf import settings
from django.core.management.base import BaseCommand

from assay.web.records.work import worker


class Command(BaseCommand):
    """Does what is scheduled."""

    help = "Do scheduled jobs until SIGTERM."
    requires_system_checks = ()

    def handle(self, *arguments: object, **options: object) -> None:
        """Work until SIGTERM or SIGINT."""
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        worker.run(settings.ASSAY_FOLDER / "workers", stop)
