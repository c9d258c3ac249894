"""All that is wrong with a release, gathered before anything is refused: a person mends a list once.

Apart from the readers because every one of them reports in the same way.
"""

from __future__ import annotations

from collections.abc import Sequence

from assay.errors import AssayError, Malformed

MOST_TOLD = 20  # the first ones; the rest are counted


class DataRefused(Malformed):
    """A release that was not imported; `faults` are the first of what is wrong with it."""

    def __init__(self, source: str, count: int, faults: Sequence[AssayError]) -> None:
        """`count` faults in all, of which these are told."""
        super().__init__("data-refused", source=source, count=count)
        self.faults = tuple(faults)


class Faults:
    """Gathers faults while a release is read; refuses it at the end if there are any."""

    def __init__(self) -> None:
        """None yet."""
        self._told: list[AssayError] = []
        self.count = 0

    @property
    def told(self) -> tuple[AssayError, ...]:
        """The first of them."""
        return tuple(self._told)

    def add(self, fault: AssayError) -> None:
        """One more."""
        self.count += 1
        if len(self._told) < MOST_TOLD:
            self._told.append(fault)

    def _counted(self) -> bool:
        """Whether it was only counted, because so many are told: a stranger's file may have millions."""
        if len(self._told) < MOST_TOLD:
            return False
        self.count += 1
        return True

    def row(self, file: str, row: int, reason: str) -> None:
        """A row is wrong."""
        if not self._counted():
            self.add(Malformed("data-row-wrong", file=file, row=row, reason=reason))

    def cell(self, file: str, row: int, column: str, reason: str) -> None:
        """A cell is wrong."""
        if not self._counted():
            self.add(Malformed("data-cell-wrong", file=file, row=row, column=column, reason=reason))

    def file(self, file: str, reason: str) -> None:
        """A file is wrong."""
        self.add(Malformed("data-file-wrong", file=file, reason=reason))

    def column(self, file: str, column: str) -> None:
        """A column is missing."""
        self.add(Malformed("data-column-missing", file=file, column=column))

    def refuse(self, source: str) -> None:
        """Raise `DataRefused` if anything is wrong."""
        if self.count:
            raise DataRefused(source, self.count, self._told)
