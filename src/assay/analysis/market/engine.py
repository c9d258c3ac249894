"""What computes the market's expressions: one table in, plain rows out. DuckDB, here.

The expressions are Ibis and know no engine; `spark.py` has the other one, for whoever's advertisements
outgrew one machine. Rows that come out are few: all counting happens inside.
"""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from math import inf
from pathlib import Path
from threading import Lock, Timer
from typing import Any, Protocol, TypeVar
from weakref import WeakValueDictionary

import duckdb
import ibis
import ibis.backends.duckdb
from ibis.expr.types import Table

from assay.analysis.market.blanks import blanked, filled
from assay.errors import AssayError

Row = dict[str, Any]
Question = TypeVar("Question")
_MEMORY = "1GB"  # of one process; what does not fit goes to a temporary file
_MOST_THREADS = 2
_MOST_KEPT = 256  # compiled questions, of some ten kilobytes each

POSTINGS = "postings.parquet"
NO_PARQUET = "it is no Parquet file that can be read"
TOO_LONG = "counting its advertisements takes too long here; ask again later, or about fewer"


@dataclass(frozen=True, slots=True)
class _Compiled:
    """An expression in SQL, and which of its columns are days."""

    sql: str
    days: frozenset[str]


class Engine(Protocol):
    """Reads Parquet into an expression, and carries expressions out."""

    def parquet(self, path: str) -> Table:
        """The table in this file, or in all files of this folder."""

    def rows(self, expression: Table) -> list[Row]:
        """What the expression comes to."""

    def asked(self, expressed: Callable[[Question], Table], question: Question) -> list[Row]:
        """What the expression of this question comes to; it may be kept for others of the same shape."""


class DuckEngine:
    """DuckDB inside this process. Threads may share one: they take turns."""

    def __init__(self, *, memory: str = _MEMORY, threads: int = 0, longest: float = inf) -> None:
        """An engine with this much memory at most; it fetches no extension, and writes nothing anywhere.

        A question that takes longer than so many seconds is given up.
        """
        self._connection = ibis.duckdb.connect(
            threads=threads or min(os.cpu_count() or 1, _MOST_THREADS),
            memory_limit=memory,
            autoinstall_known_extensions=False,
            autoload_known_extensions=False,
        )
        self._longest = longest
        self._turn = Lock()
        self._kept: OrderedDict[Hashable, _Compiled] = OrderedDict()

    def parquet(self, path: str) -> Table:
        """The table in this file, or in all files of this folder. Raises `data-file-wrong`."""
        files = f"{path}/*.parquet" if Path(path).is_dir() else path
        with self._alone():
            try:
                return self._connection.read_parquet(files)
            except duckdb.Error as error:
                raise AssayError("data-file-wrong", file=path, reason=NO_PARQUET) from error

    def rows(self, expression: Table) -> list[Row]:
        """What the expression comes to. Raises `data-file-wrong` where that takes too long."""
        with self._alone():
            return self._carried_out(self._compiled(expression))

    def asked(self, expressed: Callable[[Question], Table], question: Question) -> list[Row]:
        """What the expression of this question comes to; compiled once for all questions of its shape.

        Raises `data-file-wrong` where that takes too long.
        """
        shape, texts = blanked(question)
        key = (expressed, shape)
        with self._alone():
            kept = self._kept.get(key)
            if kept is None:
                kept = self._kept[key] = self._compiled(expressed(shape))
                while len(self._kept) > _MOST_KEPT:
                    self._kept.popitem(last=False)
            return self._carried_out(replace(kept, sql=filled(kept.sql, texts)))

    def _compiled(self, expression: Table) -> _Compiled:
        days = frozenset(name for name, kind in expression.schema().items() if kind.is_date())
        return _Compiled(self._connection.compile(expression), days)

    def _carried_out(self, compiled: _Compiled) -> list[Row]:
        found = self._connection.con.execute(compiled.sql)
        names = [column[0] for column in found.description]
        told = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
        for row in told:
            row.update({name: _day(row[name]) for name in compiled.days})
        return told

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """This thread's turn; who waits too long for it, or takes too long in it, is given up."""
        is_bounded = self._longest != inf
        if not self._turn.acquire(timeout=self._longest if is_bounded else -1):
            raise AssayError("data-file-wrong", file=POSTINGS, reason=TOO_LONG)
        timer = Timer(self._longest if is_bounded else 0.0, self._connection.con.interrupt)
        timer.daemon = True
        try:
            if is_bounded:
                timer.start()
            yield
        except duckdb.InterruptException as error:
            raise AssayError("data-file-wrong", file=POSTINGS, reason=TOO_LONG) from error
        finally:
            timer.cancel()
            self._turn.release()


_shared: WeakValueDictionary[float, DuckEngine] = WeakValueDictionary()  # so that it ends before Python does
_sharing = Lock()


def shared_engine(longest: float) -> DuckEngine:
    """The one engine of this process that gives up questions after so many seconds."""
    with _sharing:
        found = _shared.get(longest)
        if found is None:
            found = _shared[longest] = DuckEngine(longest=longest)
        return found


def _day(told: date | None) -> date | None:
    """The day: DuckDB makes a time of one that it has truncated."""
    return told.date() if isinstance(told, datetime) else told
