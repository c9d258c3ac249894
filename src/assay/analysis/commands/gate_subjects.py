"""What `assay gate` judges: the achievements and rows that a person named, each with what is known of it.

Apart from the command because a row and a description of the same achievement are one, and the labour
market is opened once for all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from assay.analysis.commands.achievements_read import Found, Reader
from assay.analysis.gates import Gate, Row, Subject
from assay.analysis.market import Target, only_country
from assay.analysis.skills import SkillGraph
from assay.analysis.sources import Store
from assay.analysis.valuation import MarketMeans, assay, target_of
from assay.errors import AssayError


@dataclass(frozen=True, slots=True)
class Gathered:
    """What is judged, and the sources that could not be read."""

    subjects: tuple[Subject, ...]
    unread: tuple[tuple[str, AssayError], ...]


@dataclass(frozen=True, slots=True)
class _Means:
    gate: Gate
    held: MarketMeans
    graph: SkillGraph | None
    target: Target | None
    area: str
    as_of: date


def gathered(
    gate: Gate,
    sources: Sequence[str],
    rows: Sequence[Row],
    *,
    reader: Reader,
    store: Store,
    occupation: str,
    area: str,
    as_of: date,
) -> Gathered:
    """Each source, then each row of the list that is none of them.

    Raises what the only source does where there is one alone, `data-not-installed`, and what the market
    raises about the occupation and the area that were named.
    """
    means = _opened(gate, store, occupation, area, as_of)
    unread: list[tuple[str, AssayError]] = []
    found: list[Found] = []
    for source in sources:
        try:
            found.append(reader.read(source))
        except AssayError as error:
            if len(sources) == 1 and not rows:
                raise
            unread.append((source, error))
    by_address = {row.address: row for row in rows if row.address}
    described = [_described(one, by_address.get(one.description.id), means) for one in found]
    met = {one.row.source for one in described if one.row is not None}
    listed = [_listed(row, means) for row in rows if row.source not in met]
    return Gathered((*described, *listed), tuple(unread))


def _opened(gate: Gate, store: Store, occupation: str, area: str, as_of: date) -> _Means:
    means = MarketMeans.open(store)
    market = means.market
    if market is None and (occupation or area):
        raise AssayError("data-not-installed", what="data on the labour market")
    if market is not None and not area:
        area = only_country(market.areas())
    target = market.target(occupation, area) if market is not None and occupation else None
    if target is not None:
        area = target.area
    graph = SkillGraph.open(store) if gate.is_about_assay else None
    return _Means(gate, means, graph, target, area, as_of)


def _described(found: Found, row: Row | None, means: _Means) -> Subject:
    description = found.description
    target, is_stated = means.target or _of_row(row, means), False
    if target is None and means.held.market is not None:
        target, is_stated = target_of(description, means.held.market, means.area), True
    made = None
    if means.gate.is_about_assay:
        made = assay(
            description,
            report=found.report,
            graph=means.graph,
            market=means.held.market,
            target=target,
            demand=means.held.demand,
            durability=means.held.durability,
            outcomes=means.held.outcomes_of(description),
            as_of=means.as_of,
        )
    return Subject(
        description.name,
        description.issuer.name,
        description,
        made,
        row,
        market=means.held.market,
        target=target,
        is_target_stated=is_stated and target is not None,
    )


def _listed(row: Row, means: _Means) -> Subject:
    made = Subject(row.name, row.body, row=row, market=means.held.market)
    return replace(made, target=means.target or _of_row(row, means))


def _of_row(row: Row | None, means: _Means) -> Target | None:
    """The occupation that the list names; None where it names none that the market knows."""
    if row is None or not row.occupation or means.held.market is None:
        return None
    try:
        return means.held.market.target(row.occupation, means.area)
    except AssayError as error:
        if error.code != "market-occupation-unknown":
            raise
        return None
