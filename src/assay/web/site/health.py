"""Whether this instance is alive, whether it can do its work, and its figures for whoever watches it."""

from __future__ import annotations

import ipaddress
import os
import tempfile
from functools import cache

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse

from assay.web.base.clock import now
from assay.web.base.permission import NotFound
from assay.web.base.rates import address
from assay.web.records.mailing import queries as mailing
from assay.web.records.reports import queries as reports
from assay.web.records.work import queries as work
from assay.web.site import measures


class _NotYet(Exception):
    """Some migration is not applied."""


def alive(request: HttpRequest) -> JsonResponse:
    """`{"status": "ok"}`: the process answers."""
    return JsonResponse({"status": "ok"})


def ready(request: HttpRequest) -> JsonResponse:
    """200 when database, tables, disk and worker are there; 503 and which is not, otherwise."""
    checks = state()
    is_ready = all(checks.values())
    words = {name: "ok" if holds else "failing" for name, holds in checks.items()}
    return JsonResponse(
        {"status": "ready" if is_ready else "not-ready", "checks": words}, status=200 if is_ready else 503
    )


def state() -> dict[str, bool]:
    """What the instance needs, each with whether it is there: database, tables, disk, worker."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return {"database": False, "tables": False, "disk": _disk_is_writable(), "worker": False}
    return {
        "database": True,
        "tables": _tables_are_current(),
        "disk": _disk_is_writable(),
        "worker": _worker_lives(),
    }


def metrics(request: HttpRequest) -> HttpResponse:
    """Figures in Prometheus' text format, for this computer and for operators; nobody else sees them."""
    if not (_is_from_here(request) or getattr(request.user, "is_operator", False)):
        raise NotFound
    jobs, mails = work.counts(), mailing.counts()
    oldest = work.oldest_waiting()
    waits = max(0.0, (now() - oldest).total_seconds()) if oldest else 0.0
    lines = [
        *measures.lines(),
        "# TYPE assay_jobs gauge",
        *(f'assay_jobs{{state="{name}"}} {count}' for name, count in jobs.items()),
        "# TYPE assay_job_oldest_waiting_seconds gauge",
        f"assay_job_oldest_waiting_seconds {waits:.0f}",
        "# TYPE assay_mails gauge",
        *(f'assay_mails{{state="{name}"}} {count}' for name, count in mails.items()),
        "# TYPE assay_workers gauge",
        f"assay_workers {len(work.workers())}",
        "# TYPE assay_reports_open gauge",
        f"assay_reports_open {reports.open_count()}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; version=0.0.4; charset=utf-8")


def _is_from_here(request: HttpRequest) -> bool:
    if not settings.ASSAY_BEHIND_PROXY and any(
        name in request.META for name in ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP")
    ):
        return False  # a proxy on this computer passes on what comes from elsewhere
    try:
        return ipaddress.ip_address(address(request)).is_loopback
    except ValueError:
        return False


def _tables_are_current() -> bool:
    try:
        _require_migrated()
    except (_NotYet, DatabaseError):
        return False
    return True


@cache
def _require_migrated() -> None:
    # Looked at until it holds once: nobody takes a migration back while the process runs.
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise _NotYet


def _disk_is_writable() -> bool:
    try:
        with tempfile.TemporaryFile(dir=settings.ASSAY_FOLDER) as file:
            file.write(b"assay")
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        return False
    return True


def _worker_lives() -> bool:
    try:
        return bool(work.workers())
    except DatabaseError:
        return False
