"""What computes the market's expressions: one table in, plain rows out. DuckDB, here.

The expressions are Ibis and know no engine; `spark.py` has the other one, for whoever's advertisements
outgrew one machine. Rows that come out are few: all counting happens inside.
"""

from __future__ import annotations

import os
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

import duckdb
import ibis
import ibis.backends.duckdb
from ibis.expr.types import Table

from assay.errors import AssayError

Row = dict[str, Any]
_MEMORY = "2GB"  # of one process; what does not fit goes to a temporary file

NO_PARQUET = "it is no Parquet file that can be read"


class Engine(Protocol):
    """Reads Parquet into an expression, and carries expressions out."""

    def parquet(self, path: str) -> Table:
        """The table in this file, or in all files of this folder."""

    def rows(self, expression: Table) -> list[Row]:
        """What the expression comes to."""


class DuckEngine:
    """DuckDB inside this process. Threads may share one: they take turns."""

    def __init__(self, *, memory: str = _MEMORY, threads: int = 0) -> None:
        """An engine with this much memory at most; it fetches no extension, and writes nothing anywhere."""
        self._connection = ibis.duckdb.connect(
            threads=threads or os.cpu_count() or 1,
            memory_limit=memory,
            autoinstall_known_extensions=False,
            autoload_known_extensions=False,
        )
        self._turn = Lock()

    def parquet(self, path: str) -> Table:
        """The table in this file, or in all files of this folder. Raises `data-file-wrong`."""
        files = f"{path}/*.parquet" if Path(path).is_dir() else path
        with self._turn:
            try:
                return self._connection.read_parquet(files)
            except duckdb.Error as error:
                raise AssayError("data-file-wrong", file=path, reason=NO_PARQUET) from error

    def rows(self, expression: Table) -> list[Row]:
        """What the expression comes to."""
        with self._turn:
            found: list[Row] = self._connection.to_pyarrow(expression).to_pylist()
        return found
