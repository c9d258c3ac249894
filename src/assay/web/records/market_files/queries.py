"""Reads of an organization's market data: its files, its stores, and the market that they make together."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Generic, TypeVar

from django.conf import settings

from assay.analysis.market import Durability, Market
from assay.analysis.sources import Store
from assay.errors import AssayError
from assay.web.base.market_data import LONGEST
from assay.web.base.permission import NotFound
from assay.web.records.market_files.models import MarketFile
from assay.web.records.market_files.places import store_of

_MOST_MARKETS = 16
Held = TypeVar("Held")


@dataclass(frozen=True, slots=True)
class MarketFileRow:
    """A file as pages show it. `faults`: the first of them, to be told in the reader's language."""

    key: str
    kind: str
    title: str
    file_name: str
    size: int
    origin: str
    licence: str
    state: str
    rows: int
    rows_read: int
    rows_about: int
    fault_count: int
    faults: tuple[AssayError, ...]
    remarks: tuple[tuple[str, int], ...]
    mapping: dict[str, object]
    from_day: date | None
    until_day: date | None
    made_at: datetime
    stored_at: datetime | None


def files(organization: str) -> list[MarketFileRow]:
    """The organization's files, the newest first."""
    return [_row(row) for row in MarketFile.objects.of(organization).order_by("-made_at")]


def file(organization: str, key: str) -> MarketFileRow:
    """One of them. Raises `NotFound`."""
    row = MarketFile.objects.of(organization).filter(key=key).first()
    if row is None:
        raise NotFound
    return _row(row)


def stores(organization: str) -> tuple[Store, ...]:
    """Where market data for this organization are asked for: its own store first, then the site's."""
    return (store_of(organization), Store(settings.ASSAY_DATA))


class _Kept(Generic[Held]):
    """What was opened last, by the stores that it was opened from and their stamps."""

    def __init__(self, opened: Callable[..., Held | None]) -> None:
        self._open = opened
        self._lock = Lock()
        self._held: OrderedDict[tuple[tuple[Path, int], ...], Held | None] = OrderedDict()

    def of(self, organization: str) -> Held | None:
        """That of this organization's stores, opened anew only where a release has come or gone.

        A store that is not there yet is not asked: who brought nothing shares what the site's data tell.
        """
        stamped = [(store, store.stamp) for store in stores(organization)]
        asked = [store for store, stamp in stamped if stamp]
        known = tuple((store.folder, stamp) for store, stamp in stamped if stamp)
        with self._lock:
            if known in self._held:
                self._held.move_to_end(known)
                return self._held[known]
            opened = self._open(*asked)
            self._held[known] = opened
            while len(self._held) > _MOST_MARKETS:
                self._held.popitem(last=False)
            return opened


_MARKETS = _Kept(partial(Market.open, longest=LONGEST))
_SERIES = _Kept(Durability.open)


def market_of(organization: str) -> Market | None:
    """What the labour market tells this organization; None where nothing of it is known.

    Kept in this process while the releases are the same. Raises `data-store-damaged`.
    """
    return _MARKETS.of(organization)


def series_of(organization: str) -> Durability | None:
    """What years of advertisements tell this organization; None where there are none.

    Kept in this process while the releases are the same. Raises `data-store-damaged`.
    """
    return _SERIES.of(organization)


def _row(row: MarketFile) -> MarketFileRow:
    return MarketFileRow(
        key=row.key,
        kind=row.kind,
        title=row.title,
        file_name=row.file_name,
        size=row.size,
        origin=row.origin,
        licence=row.licence,
        state=row.state,
        rows=row.rows,
        rows_read=row.rows_read,
        rows_about=row.rows_about,
        fault_count=row.fault_count,
        faults=tuple(AssayError(code, **facts) for code, facts in row.faults),
        remarks=tuple((code, count) for code, count in row.remarks),
        mapping=dict(row.mapping),
        from_day=row.from_day,
        until_day=row.until_day,
        made_at=row.made_at,
        stored_at=row.stored_at,
    )
