"""Reads of gap reports: what programmes prepare for, the reports of an organization, one of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from assay.analysis.gaps import GapReport as Report
from assay.analysis.gaps import report_from
from assay.web.base.permission import NotFound
from assay.web.records.gap_reports.models import GapReport, ProgrammeTarget
from assay.web.records.market_files.queries import market_of
from assay.web.records.rosters import queries as rosters

_A_YEAR = timedelta(days=300)
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class TargetRow:
    """An occupation that a programme prepares for."""

    key: str
    occupation: str
    title: str


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """A programme and what it prepares for."""

    key: str
    name: str
    targets: tuple[TargetRow, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """A release that a report was made from, and what its owner asks to be said."""

    name: str
    attribution: str
    is_made_up: bool

    @property
    def line(self) -> str:
        """Both in one line, nothing said twice."""
        return self.name if self.attribution in self.name else f"{self.name}: {self.attribution}"


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report as it is listed."""

    key: str
    state: str
    made_at: datetime
    done: int
    total: int
    area: str
    terms: tuple[Terms, ...]

    @property
    def is_made_up(self) -> bool:
        """Whether any data in it are made up."""
        return any(one.is_made_up for one in self.terms)


@dataclass(frozen=True, slots=True)
class Occupation:
    """An occupation that fits what somebody typed."""

    code: str
    title: str


def programmes(organization: str) -> list[ProgrammeRow]:
    """Its programmes by name, with what they prepare for."""
    said: dict[str, list[TargetRow]] = {}
    for row in ProgrammeTarget.objects.of(organization).order_by("title"):
        said.setdefault(row.programme_id, []).append(TargetRow(row.key, row.occupation, row.title))
    return [
        ProgrammeRow(one.key, one.name, tuple(said.get(one.key, ())))
        for one in rosters.programmes(organization)
    ]


def programme(organization: str, key: str) -> ProgrammeRow:
    """One of them. Raises `NotFound`."""
    found = next((one for one in programmes(organization) if one.key == key), None)
    if found is None:
        raise NotFound
    return found


def target_programme(organization: str, key: str) -> str:
    """The key of the programme that this target is of. Raises `NotFound`."""
    held = ProgrammeTarget.objects.of(organization).filter(key=key).first()
    if held is None:
        raise NotFound
    return held.programme_id


def occupations(organization: str, text: str) -> tuple[Occupation, ...]:
    """Occupations that fit these words, the best first; none where no data name any."""
    known = market_of(organization) if text.strip() else None
    if known is None:
        return ()
    return tuple(Occupation(one.code, one.title) for one in known.occupations(text))


def has_market(organization: str) -> bool:
    """Whether there are data of a labour market at all. Raises `data-store-damaged`."""
    return market_of(organization) is not None


def reports(organization: str) -> list[ReportRow]:
    """Its reports, newest first: the last ones."""
    found = GapReport.objects.of(organization).defer("made").order_by("-made_at")
    return [_row(one) for one in found[:_SHOWN]]


def report(organization: str, key: str) -> tuple[ReportRow, Report]:
    """One report that is finished. Raises `NotFound`."""
    held = GapReport.objects.of(organization).filter(key=key, state="done").first()
    if held is None:
        raise NotFound
    return _row(held), report_from(held.made)


def newest(organization: str) -> tuple[ReportRow, Report] | None:
    """The newest that is finished."""
    held = GapReport.objects.of(organization).filter(state="done").order_by("-made_at").first()
    return None if held is None else (_row(held), report_from(held.made))


def has_report(organization: str) -> bool:
    """Whether one is finished."""
    return GapReport.objects.of(organization).filter(state="done").exists()


def row(organization: str, key: str) -> ReportRow:
    """How far one is. Raises `NotFound`."""
    held = GapReport.objects.of(organization).defer("made").filter(key=key).first()
    if held is None:
        raise NotFound
    return _row(held)


def a_year_before(organization: str, at: datetime) -> tuple[ReportRow, Report] | None:
    """The newest report that is about a year older than this moment, or older."""
    found = GapReport.objects.of(organization).filter(state="done", made_at__lte=at - _A_YEAR)
    held = found.order_by("-made_at").first()
    return None if held is None else (_row(held), report_from(held.made))


def _row(held: GapReport) -> ReportRow:
    terms = tuple(Terms(one["name"], one["attribution"], one["is_made_up"]) for one in held.terms)
    return ReportRow(held.key, held.state, held.made_at, held.done, held.total, held.area, terms)
