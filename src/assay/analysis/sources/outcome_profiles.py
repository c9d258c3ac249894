"""Outcomes as CTDL tells them: aggregate data profiles of a credential, and data sets about one.

Apart from the CSV because publishers write these with and without prefixes, one figure or a list of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

from assay.analysis.sources.faults import Faults
from assay.analysis.sources.members import Node, listed, objects, text

_DAYS_A_MONTH = 365.25 / 12
_LEAST_A_YEAR = 1000  # smaller earnings are an hour's
_PERCENT = 100.0

Row = dict[str, Any]


def profiles_in(document: Any, file: str, faults: Faults) -> list[Row]:  # noqa: ANN401 - whatever JSON holds
    """A row for each profile that tells a figure; figures that contradict one another are a fault."""
    nodes = list(objects(document))
    by_id = {text(node.get("@id")): node for node in nodes if len(node) > 1 and text(node.get("@id"))}
    about = _relevant(nodes)
    rows: list[Row] = []
    for place, node in enumerate(nodes, 1):
        kind = _kind(node)
        if kind == "datasetprofile":
            held = list(_of_data_set(node, by_id, about))
        elif kind == "aggregatedataprofile":
            held = [_aggregate(node, _owner(node, nodes))]
        else:
            continue
        for row in held:
            if _contradicts(row):
                faults.row(file, place, reason="its figures contradict one another")
            elif any(row.get(key) is not None for key in ("completed", "placed", "earnings_median", "began")):
                rows.append({key: None if value == "" else value for key, value in row.items()})
    return rows


def _of_data_set(node: Node, by_id: Mapping[str, Node], about: Mapping[str, Node]) -> Iterator[Row]:
    subject_id = text(_get(node, "about"))
    subject = by_id.get(subject_id) or about.get(text(node.get("@id"))) or {}
    shared: Row = {
        "credential": subject_id
        or text(_get(subject, "ctid"))
        or text(subject.get("@id"))
        or text(_get(node, "ctid"))
        or text(node.get("@id"))
        or text(_get(subject, "name")),
        "name": text(_get(subject, "name")) or text(_get(node, "name")),
        "provider": _named(_get(subject, "offeredBy", "ownedBy"), by_id),
        "citation": text(_get(node, "source")) or _named(_get(node, "dataProvider"), by_id),
        "design": "raw",
    }
    for frame in listed(_list(_get(node, "dataSetTimePeriod"))):
        period = {
            "from_day": _day(_get(frame, "startDate")),
            "until_day": _day(_get(frame, "endDate"), last=True),
        }
        for profile in listed(_list(_get(frame, "dataAttributes"))):
            yield shared | period | _figures(profile)


def _figures(profile: Node) -> Row:
    """The figures of a data profile."""
    completed = _number(_get(profile, "holdersInSet", "totalWIOACompleters", "numberCompleted"))
    placed = _number(_get(profile, "meetEmploymentCriteria", "jobsObtained"))
    rate = _percentage(_get(profile, "employmentRate"))
    followed = completed if placed is not None else None
    if placed is None and rate is not None and completed is not None:
        placed, followed = float(round(completed * rate)), completed
    months = _number(_get(profile, "postReceiptMonths"))
    return {
        "began": _number(_get(profile, "totalWIOAParticipants", "numberEnrolled")),
        "completed": completed,
        "followed": followed,
        "placed": placed,
        "placed_within_days": None if months is None else float(round(months * _DAYS_A_MONTH)),
        **_earnings(profile),
    }


def _earnings(profile: Node) -> Row:
    """A year's earnings: a distribution, or the amount that is not an hour's."""
    for held in listed(_list(_get(profile, "earningsDistribution"))):
        return {
            "earnings_median": _number(_get(held, "median")),
            "earnings_low": _number(_get(held, "percentile25")),
            "earnings_high": _number(_get(held, "percentile75")),
            "currency": text(_get(held, "currency")) or None,
        }
    amounts = [
        (value, held)
        for held in listed(_list(_get(profile, "earningsAmount")))
        if (value := _number(held)) is not None and value >= _LEAST_A_YEAR
    ]
    if len(amounts) != 1:  # several are told apart only by words: which of them it is, is unknown
        return {}
    value, held = amounts[0]
    return {"earnings_median": value, "currency": text(_get(held, "currency")) or None}


def _aggregate(node: Node, owner: Node) -> Row:
    completed = _number(_get(node, "numberAwarded"))
    placed = _number(_get(node, "jobsObtained"))
    months = _number(_get(node, "postReceiptMonths"))
    return {
        "credential": text(_get(owner, "ctid")) or text(owner.get("@id")) or text(_get(owner, "name")),
        "name": text(_get(owner, "name")),
        "from_day": _day(_get(node, "dateEffective")),
        "until_day": _day(_get(node, "expirationDate"), last=True),
        "completed": completed,
        "followed": completed if placed is not None else None,
        "placed": placed,
        "placed_within_days": None if months is None else float(round(months * _DAYS_A_MONTH)),
        "earnings_median": _number(_get(node, "medianEarnings")),
        "earnings_low": _number(_get(node, "lowEarnings")),
        "earnings_high": _number(_get(node, "highEarnings")),
        "currency": text(_get(node, "currency")) or None,
        "design": "raw",
        "citation": text(_get(node, "source")),
    }


def _owner(profile: Node, nodes: list[Node]) -> Node:
    """The credential that holds this profile."""
    for node in nodes:
        if any(held is profile for held in _list(_get(node, "aggregateData"))):
            return node
    return {}


def _relevant(nodes: list[Node]) -> dict[str, Node]:
    """Of each data set the credential that points to it."""
    found: dict[str, Node] = {}
    for node in nodes:
        if _get(node, "name") is None and _get(node, "ctid") is None:
            continue
        for inner in objects(list(node.values())):
            for pointed in _list(_get(inner, "relevantDataSet")):
                found.setdefault(text(pointed), node)
    return found


def _named(value: Any, by_id: Mapping[str, Node]) -> str:  # noqa: ANN401 - whatever JSON holds
    said = text(value)
    return text(_get(by_id.get(said, {}), "name")) or said


def _contradicts(row: Row) -> bool:
    pairs = (("completed", "began"), ("placed", "followed"), ("earnings_low", "earnings_high"))
    return any(
        row.get(less) is not None and row.get(more) is not None and row[less] > row[more]
        for less, more in pairs
    )


def _get(node: Node, *names: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    """What the first of these members holds, whatever its prefix and its first letter's size."""
    for name in names:
        for key, value in node.items():
            if key.rsplit(":", 1)[-1].lower() == name.lower() and value not in (None, "", []):
                return value
    return None


def _kind(node: Node) -> str:
    held = node.get("@type", node.get("Type", ""))
    first = held[0] if isinstance(held, list) and held else held
    return str(first).rsplit(":", 1)[-1].lower()


def _list(value: Any) -> list[Any]:  # noqa: ANN401 - whatever JSON holds
    return value if isinstance(value, list) else [] if value is None else [value]


def _number(value: Any) -> float | None:  # noqa: ANN401 - whatever JSON holds
    """The number in it: itself, or the value of the first quantity."""
    match value:
        case bool():
            return None
        case int() | float():
            return float(value) if 0 <= value < 1e12 else None  # noqa: PLR2004 - NaN and the endless are none either
        case str():
            plain = value.replace(",", "").strip(" $€£")
            return float(plain) if re.fullmatch(r"\d{1,12}(\.\d{1,6})?", plain) else None
        case [first, *_]:
            return _number(first)
        case Mapping():
            return _number(_get(value, "value", "median"))
    return None


def _percentage(value: Any) -> float | None:  # noqa: ANN401 - whatever JSON holds
    for held in listed(_list(value)):
        number = _number(_get(held, "percentage"))
        if number is not None and number <= _PERCENT:
            return number / _PERCENT
    return None


def _day(value: Any, *, last: bool = False) -> date | None:  # noqa: ANN401 - whatever JSON holds
    """The day; a year alone is its first day, or its last."""
    said = text(value)
    if re.fullmatch(r"\d{4}", said):
        said = f"{said}-12-31" if last else f"{said}-01-01"
    told = re.match(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:T|\Z)", said)
    if told is None:
        return None
    try:
        return datetime(int(told[1]), int(told[2]), int(told[3]), tzinfo=UTC).date()
    except ValueError:
        return None
