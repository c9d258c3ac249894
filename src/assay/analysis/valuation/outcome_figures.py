"""What became of the people who took it, as somebody published it: the rows that `outcomes.py` judges.

Apart because they come out of imported tables, and which of them belong to an achievement is a question of
its own: an address says so, a name only claims it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum
from typing import Any

from assay.analysis.descriptions import Description


class Design(IntEnum):
    """How the figures were come by, the weakest first."""

    CLAIM = 1  # said, and not how it was counted
    RAW = 2  # counted, with how many
    MATCHED = 3  # beside people alike who did not take it
    QUASI_EXPERIMENT = 4
    EXPERIMENT = 5

    @property
    def key(self) -> str:
        """Its word in tables and in the framework."""
        return self.name.lower().replace("_", "-")


DESIGNS = {one.key: one for one in Design}


@dataclass(frozen=True, slots=True)
class OutcomeFigures:
    """One published row. None is unknown, never nothing.

    `followed` are the completers whose work is known; `placed` those of them in work after at most
    `placed_within_days`. `by_address`: the row names the achievement's own address, and not only its name.
    """

    credential: str
    name: str = ""
    provider: str = ""
    area: str = ""
    from_day: date | None = None
    until_day: date | None = None
    began: int | None = None
    completed: int | None = None
    followed: int | None = None
    placed: int | None = None
    placed_within_days: int | None = None
    earners: int | None = None
    earnings_median: float | None = None
    earnings_low: float | None = None
    earnings_high: float | None = None
    currency: str = ""
    design: str = Design.CLAIM.key
    citation: str = ""
    by_address: bool = False

    @property
    def level(self) -> Design:
        """How it was come by; what nobody says counts as said only."""
        return DESIGNS.get(self.design, Design.CLAIM)


def figures_in(rows: Iterable[Mapping[str, Any]]) -> tuple[OutcomeFigures, ...]:
    """The rows of a table `outcomes`."""
    return tuple(_figures(row) for row in rows)


def _figures(row: Mapping[str, Any]) -> OutcomeFigures:
    def text(name: str) -> str:
        return str(row.get(name) or "")

    def count(name: str) -> int | None:
        return None if row.get(name) is None else round(row[name])

    def amount(name: str) -> float | None:
        return None if row.get(name) is None else float(row[name])

    return OutcomeFigures(
        credential=text("credential"),
        name=text("name"),
        provider=text("provider"),
        area=text("area"),
        from_day=row.get("from_day"),
        until_day=row.get("until_day"),
        began=count("began"),
        completed=count("completed"),
        followed=count("followed"),
        placed=count("placed"),
        placed_within_days=count("placed_within_days"),
        earners=count("earners"),
        earnings_median=amount("earnings_median"),
        earnings_low=amount("earnings_low"),
        earnings_high=amount("earnings_high"),
        currency=text("currency"),
        design=text("design") or Design.CLAIM.key,
        citation=text("citation"),
    )


def figures_of(description: Description, rows: Sequence[OutcomeFigures]) -> tuple[OutcomeFigures, ...]:
    """Those about this achievement: by its address, else by its registry number, or name and provider."""
    found = []
    for row in rows:
        if _is_address(row.credential, description):
            found.append(replace(row, by_address=True))
        elif _is_claimed(row, description):
            found.append(replace(row, by_address=False))
    return tuple(found)


def _is_address(credential: str, description: Description) -> bool:
    if not credential or not description.id:
        return False
    return credential == description.id or (
        credential.startswith("ce-") and description.id.rstrip("/").endswith(f"/{credential}")
    )


def _is_claimed(row: OutcomeFigures, description: Description) -> bool:
    number = description.told.get("registry-identifier")
    if number is not None and row.credential and row.credential == number.value:
        return True
    names = {_plain(row.name), _plain(row.credential)} - {""}
    provider = _plain(row.provider)
    return (
        bool(provider) and provider == _plain(description.issuer.name) and _plain(description.name) in names
    )


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
