"""Reading market files in the background: check all rows, then import; and sweeping what nobody needs."""

from __future__ import annotations

import logging
import shutil
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

import polars as pl
from django.db import DatabaseError, transaction
from django_tasks import task
from polars.exceptions import PanicException

from assay.analysis.sources import (
    ColumnMapping,
    DataRefused,
    Imported,
    Licence,
    Store,
    check_release,
    import_release,
    mapping_of,
    rows_about,
    weigh,
)
from assay.errors import AssayError, Malformed
from assay.web.base.clock import now
from assay.web.base.jobs import repeated
from assay.web.records.audit.actions import record
from assay.web.records.market_files import places
from assay.web.records.market_files.models import MarketFile

KEPT = timedelta(days=7)  # a file that nobody had imported
_LOG = logging.getLogger("assay.jobs")
_NEW = 3600  # seconds: the file of a folder so new may be of a row that is not written yet
_DAYS = {
    "postings": ("first_seen", "last_seen"),
    "listed_credentials": ("from_day", "until_day"),
    "outcomes": ("from_day", "until_day"),
}
_LONG = "postings"  # read by pieces; other tables are read at once
_YEARS = ("from_year", "to_year")


@task()
def check_market_file(key: str) -> int:
    """Read the whole file and say what is wrong; how many rows could be imported."""
    row = _in_state(key, "checking")
    if row is None:
        return 0
    try:
        path = places.waiting(row)
        weigh(row.kind, path, whole=True)
        _told_of(row, rows_read=0, rows_about=rows_about(path) if row.kind == _LONG else 0)
        store = places.store_of(row.organization_id)
        found = check_release(store, row.kind, str(path), mapping=_mapping(row), heard=_hearing(row))
    except DatabaseError:  # busy or away: tried again
        raise
    except (Exception, PanicException) as error:  # noqa: BLE001 - a file may break any reader
        return _refused(row, error)
    rows = sum(found.rows.values())
    remarks = [[each.code, each.count] for each in found.remarks]
    faults = {"faults": _told(found.faults), "fault_count": found.count}
    _settle(row, "checked" if rows else "refused", rows=rows, remarks=remarks, **faults)
    return rows


@task()
def import_market_file(key: str) -> int:
    """Read the file into the organization's own store; how many rows it has there then."""
    row = _in_state(key, "importing")
    if row is None:
        return 0
    store = places.store_of(row.organization_id)
    try:
        imported = import_release(
            store,
            row.kind,
            str(places.waiting(row)),
            version=f"{row.made_at:%Y-%m-%d}",
            name=row.title,
            replace=True,
            skip_faulty=row.leaves_faulty,
            mapping=_mapping(row),
            licence=Licence(row.licence, row.origin),
            heard=_hearing(row),
        )
    except DatabaseError:
        raise
    except (Exception, PanicException) as error:  # noqa: BLE001 - a file may break any reader
        return _refused(row, error)
    rows = imported.release.rows
    from_day, until_day = _span(store, imported)
    if _settle(row, "stored", rows=rows, from_day=from_day, until_day=until_day, stored_at=now()):
        places.forget_waiting(row)
        record("import", "market-file", key, organization=row.organization_id, rows=rows)
    else:  # taken away meanwhile
        store.take_away(imported.release)
    return rows


@repeated(timedelta(hours=12))
@task()
def sweep_market_files() -> int:
    """Remove files that nobody imported within a week, and folders of organizations without any; how many."""
    old = MarketFile.objects.everywhere("housekeeping").filter(made_at__lte=now() - KEPT)
    count = 0
    for key in list(old.filter(state__in=("brought", "checked", "refused")).values_list("key", flat=True)):
        with transaction.atomic():
            row = old.select_for_update().filter(key=key).exclude(state="stored").first()
            if row is not None and row.state not in {"checking", "importing"}:
                MarketFile.objects.everywhere("housekeeping").filter(key=key).delete()
                places.drop(row)
                count += 1
    if places.home().is_dir():
        having = set(
            MarketFile.objects.everywhere("housekeeping").values_list("organization_id", flat=True).distinct()
        )
        for folder in places.home().iterdir():
            if folder.is_dir() and folder.name not in having and _is_old(folder):
                shutil.rmtree(folder, ignore_errors=True)
                count += 1
    return count


def _is_old(folder: Path) -> bool:
    return time.time() - folder.stat().st_mtime > _NEW


def _refused(row: MarketFile, error: BaseException) -> int:
    """Note why nothing of the file can be read: none of its rows.

    What no reader foresaw is the file's fault too: left in its state, nobody could ever take it away.
    """
    told: Sequence[AssayError]
    if isinstance(error, DataRefused):
        told = error.faults
    elif isinstance(error, AssayError):
        told = [error]
    else:
        _LOG.error("market file not read", extra={"job": f"market_files.{row.state}"}, exc_info=error)
        told = [Malformed("data-file-wrong", file=row.file_name, reason="its rows cannot be told")]
    _settle(row, "refused", faults=_told(told), fault_count=len(told))
    return 0


def _in_state(key: str, state: str) -> MarketFile | None:
    return MarketFile.objects.everywhere("a job knows the key alone").filter(key=key, state=state).first()


def _hearing(row: MarketFile) -> Callable[[int], None]:
    """What keeps how many rows are read, for whoever waits and looks."""
    return lambda rows: _told_of(row, rows_read=rows)


def _told_of(row: MarketFile, **values: int) -> None:
    MarketFile.objects.of(row.organization_id).filter(key=row.key, state=row.state).update(**values)


def _settle(row: MarketFile, state: str, **values: object) -> bool:
    """Note how it ended, if it is still the file that was begun with."""
    rows = MarketFile.objects.of(row.organization_id).filter(key=row.key, state=row.state)
    return rows.update(state=state, **values) > 0


def _mapping(row: MarketFile) -> ColumnMapping | None:
    return mapping_of(row.mapping, row.file_name) if row.mapping else None


def _told(faults: Sequence[AssayError]) -> list[list[object]]:
    """Codes and facts, from which a page makes sentences in its reader's language."""
    return [[fault.code, {key: _plain(value) for key, value in fault.facts.items()}] for fault in faults]


def _plain(value: object) -> object:
    return value if isinstance(value, str | int | float | bool) else str(value)


def _span(store: Store, imported: Imported) -> tuple[date | None, date | None]:
    """From which day to which the rows are, where they say it."""
    release = imported.release
    for name in release.tables:
        table = store.table(release, name)
        if name in _DAYS:
            first, last = _DAYS[name]
            told = table.select(pl.col(first).min(), pl.col(last).max()).collect()
            return told.item(0, 0), told.item(0, 1)
        if name == "projections":
            years = table.select(pl.col(_YEARS[0]).min(), pl.col(_YEARS[1]).max()).collect()
            first_year, last_year = years.item(0, 0), years.item(0, 1)
            return (
                date(int(first_year), 1, 1) if first_year else None,
                date(int(last_year), 12, 31) if last_year else None,
            )
    return None, None
