"""Who is judged: an achievement with its assay, a row of a list, or both; what each knows stays apart.

Apart from the facts read out of them because the command and the screens make these.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from assay.analysis.descriptions import Description
from assay.analysis.market import Listed, Named, Names, Outlook, Target
from assay.analysis.valuation import Assay


class Market(Protocol):
    """What a gate asks of the labour market."""

    def outlook(self, target: Target, as_of: date) -> Outlook:
        """What official statistics tell of the occupation."""

    def named(self, names: Names, target: Target, as_of: date) -> Named:
        """How often advertisements name it."""

    def listed(self, names: Names, area: str, as_of: date) -> tuple[Listed, ...]:
        """The entries of lists that name it."""

    def keeps_list_of(self, area: str) -> bool:
        """Whether there is a list of this area."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list that is judged: its cells by the folded names of their columns."""

    cells: Mapping[str, str]
    name: str
    body: str = ""
    address: str = ""  # of the achievement, where the list gives one
    occupation: str = ""  # its code, as the list says
    source: str = ""  # the file and the number of the row


@dataclass(frozen=True, slots=True)
class Subject:
    """What is judged. `market` and `target` are None where nobody can be asked, or nobody says about what.

    `is_target_stated`: only the issuer says which occupation it prepares for. `awards_tell` are elements
    that every award of it tells, known from whoever awards it, with where that is known from.
    """

    name: str
    provider: str = ""
    description: Description | None = None
    assay: Assay | None = None
    row: Row | None = None
    market: Market | None = None
    target: Target | None = None
    is_target_stated: bool = False
    awards_tell: Mapping[str, str] = field(default_factory=dict)
