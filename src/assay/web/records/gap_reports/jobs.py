"""Making a gap report: pupils counted once in four weeks at most, then the market asked, one by one.

Two reports of neighbouring days rest on the same counts, so nobody can take one from the other and see what
one pupil earned in between.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import DatabaseError, transaction
from django.db.models import QuerySet
from django_tasks import task

from assay.analysis.gaps import (
    Counts,
    Credential,
    CredentialLists,
    Programme,
    counted,
    counts_from,
    gap_report,
    outside_told,
    protected,
    release_names,
    to_json,
)
from assay.web.base.clock import now
from assay.web.base.jobs import GiveUp
from assay.web.records.audit.actions import record
from assay.web.records.certificates import catalogue
from assay.web.records.certificates.catalogue import KindRow
from assay.web.records.gap_reports import gathering, queries
from assay.web.records.gap_reports import market as markets
from assay.web.records.gap_reports.models import GapReport, ProgrammeCount
from assay.web.records.market_files.queries import market_of
from assay.web.records.market_files.queries import stores as stores_of
from assay.web.records.rosters import models as rosters

COUNTED_EVERY = timedelta(weeks=4)
_LOG = logging.getLogger("assay.jobs")
_EMPTY = Counts(0, 0, is_small=False, tells_who=True)


@task()
def make_report(key: str) -> str:
    """Make the report that somebody began; how it ended."""
    row = GapReport.objects.everywhere("the job its organization started").filter(key=key).first()
    if row is None or row.state != "running":
        return ""
    try:
        _make(row)
    except DatabaseError:  # busy or away: tried again
        raise
    except Exception as error:
        GapReport.objects.of(row.organization_id).filter(key=key).update(state="failed", finished_at=now())
        _LOG.exception("gap report not made", extra={"job": "gap_reports.make_report"})
        raise GiveUp from error
    return "done"


def _make(row: GapReport) -> None:
    organization = row.organization_id
    counts, counted_at = _counts(organization)
    outside = _outside(organization)
    known = market_of(organization)
    lists = CredentialLists(stores_of(organization), known)
    day = now().date()
    kinds = {one.name: one for one in catalogue.kinds(organization).values()}
    wanted = []
    for programme in queries.programmes(organization):
        targets = tuple(
            markets.target(known, one.occupation, one.title, row.area) for one in programme.targets
        )
        listed = lists.candidates(targets, day)
        held = [kinds[one.label] for one in counts[programme.name].certificates.lines if one.label in kinds]
        wanted.append(Programme(programme.name, targets, _could_be_earned(listed, held)))

    def told(done: int) -> None:
        GapReport.objects.of(organization).filter(key=row.key).update(done=done)

    releases = known.releases if known is not None else ()
    made = gap_report(
        wanted,
        counts,
        known,
        as_of=day,
        counted_on=counted_at,
        area=row.area,
        area_name=next((one.area_name for each in wanted for one in each.targets), row.area),
        inputs=release_names(releases),
        outside=outside,
        told=told,
    )
    terms = [
        {"name": name, "attribution": one.attribution, "is_made_up": markets.made_up((one,))}
        for name, one in zip(release_names(releases), releases, strict=True)
    ]
    with transaction.atomic():
        row.made, row.terms, row.state, row.finished_at, row.done = (
            to_json(made),
            terms,
            "done",
            now(),
            row.total,
        )
        row.save()
        record("finish", "gap-report", row.key, organization=organization, actor=row.made_by_id or "")


def _could_be_earned(listed: Sequence[Credential], held: Sequence[KindRow]) -> tuple[Credential, ...]:
    """What is earned, as the catalogue describes it, and what lists name beside it; each once."""
    there = {" ".join(name.casefold().split()) for one in held for name in (one.name, *one.aliases)}

    def is_new(one: Credential) -> bool:
        names = (one.names.name, *one.names.aliases, *one.names.abbreviations)
        return not there & {" ".join(name.casefold().split()) for name in names}

    return (*(gathering.credential(one) for one in held), *filter(is_new, listed))


def _counts(organization: str) -> tuple[dict[str, Counts], date]:
    """What may be told of each programme, counted anew where that is due, and the earliest day of them."""
    at = now()
    held = {
        one.programme_id: one
        for one in _counted_since(organization, at - COUNTED_EVERY).exclude(programme=None)
        if _holds_anything(counts_from({"": one.counts})[""])
    }
    programmes = list(rosters.Programme.objects.of(organization))
    due = [one for one in programmes if one.key not in held]
    if due:
        raw = counted(gathering.rows(organization))
        for one in due:
            told = protected(raw[one.name]) if one.name in raw else _EMPTY
            held[one.key], _made = ProgrammeCount.objects.of(organization).update_or_create(
                programme=one,
                defaults={"organization_id": organization, "counted_at": at, "counts": to_json(told)},
            )
    days = [one.counted_at.date() for one in held.values()]
    counts = {one.name: counts_from({"": held[one.key].counts})[""] for one in programmes}
    return counts, min(days, default=at.date())


def _counted_since(organization: str, moment: datetime) -> QuerySet[ProgrammeCount]:
    return ProgrammeCount.objects.of(organization).filter(counted_at__gt=moment)


def _outside(organization: str) -> int | None:
    """How many pupils are in no programme, counted as seldom as all else; None where they are few."""
    at = now()
    held = _counted_since(organization, at - COUNTED_EVERY).filter(programme=None).first()
    if held is None:
        count = rosters.Pupil.objects.of(organization).filter(left_at=None, programme=None).count()
        kept = {"pupils": outside_told(count, ())}
        held, _made = ProgrammeCount.objects.of(organization).update_or_create(
            programme=None,
            defaults={"organization_id": organization, "counted_at": at, "counts": kept},
        )
    told = held.counts["pupils"]
    return None if told is None else int(told)


def _holds_anything(counts: Counts) -> bool:
    """Whether anything was on record: where nothing was, it is counted again whenever somebody asks."""
    return counts.is_small or bool(counts.certificates.lines or counts.own.lines)
