"""What a caseload says of each pupil: how much there is, what ends soon, what waits; many at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from assay.web.base.clock import now
from assay.web.records.certificates import queries as certificates
from assay.web.records.certificates.rows import CertificateRow
from assay.web.records.consents import queries as consents
from assay.web.records.credentials import queries as credentials
from assay.web.records.credentials.rows import AwardRow
from assay.web.records.placements import queries as placements
from assay.web.records.rosters.recipients import of_pupils
from assay.web.records.rosters.rows import PupilRow, Reach

SOON = timedelta(days=90)
_ALL = 100_000


@dataclass(frozen=True, slots=True)
class Ending:
    """Something of a pupil's that stops counting soon."""

    name: str
    on: date


@dataclass(frozen=True, slots=True)
class Summary:
    """One pupil in a caseload, in figures."""

    pupil: PupilRow
    credentials: int = 0
    certificates: int = 0
    endings: tuple[Ending, ...] = ()  # within ninety days, the next first
    waits_for: tuple[str, ...] = ()  # guardian, school, mentor, check


def summaries(organization: str, pupils: Sequence[PupilRow]) -> list[Summary]:
    """These pupils in figures, in their order; what belongs to them is read for all at once."""
    if not pupils:
        return []
    among = Reach(is_all=False, pupils=frozenset(row.key for row in pupils))
    whose = of_pupils(organization, among.pupils)
    awarded: dict[str, list[AwardRow]] = {}
    for recipient, rows in credentials.of_recipients(organization, whose).items():
        awarded.setdefault(whose[recipient], []).extend(rows)
    held: dict[str, list[CertificateRow]] = {}
    for certificate in certificates.certificates(organization, among, count=_ALL).rows:
        held.setdefault(certificate.pupil, []).append(certificate)
    waits = _waits(organization, among)
    for key, theirs in held.items():
        if any(row.waits for row in theirs):
            waits.setdefault(key, []).append("check")
    return [
        _summary(row, awarded.get(row.key, ()), held.get(row.key, ()), waits.get(row.key, ()))
        for row in pupils
    ]


def _waits(organization: str, among: Reach) -> dict[str, list[str]]:
    """For whom something of each pupil's waits, each once."""
    found: dict[str, list[str]] = {}
    for ask in consents.waiting(organization, among):
        who = "school" if ask.state == "waiting-school" else "guardian"
        if who not in found.setdefault(ask.pupil.key, []):
            found[ask.pupil.key].append(who)
    for row in placements.placements(organization, among, waits_for="mentor"):
        if "mentor" not in found.setdefault(row.pupil, []):
            found[row.pupil].append("mentor")
    return found


def _summary(
    pupil: PupilRow, awards: Sequence[AwardRow], held: Sequence[CertificateRow], waits: Sequence[str]
) -> Summary:
    counting = [row for row in awards if row.state == "issued" and row.standing == "active"]
    endings = sorted((*_ending_awards(counting), *_ending_certificates(held)), key=lambda end: end.on)
    return Summary(pupil, len(counting), len(held), tuple(endings), tuple(waits))


def _ending_awards(rows: Sequence[AwardRow]) -> Iterator[Ending]:
    for row in rows:
        if row.valid_until and _is_soon(row.valid_until.date()):
            yield Ending(row.achievement, row.valid_until.date())


def _ending_certificates(rows: Sequence[CertificateRow]) -> Iterator[Ending]:
    for row in rows:
        if row.expires_on and _is_soon(row.expires_on):
            yield Ending(row.name, row.expires_on)


def _is_soon(day: date) -> bool:
    today = now().date()
    return today <= day <= today + SOON
