"""Certificates as rows of a layout: what a state's form or a school's own table asks for.

Apart from the layouts, which only say what is wanted. The words of two states are never the same, so a row
says how far a certificate is proven wherever the layout has a column for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime

from assay.web.records.certificates import queries
from assay.web.records.certificates.layouts import Layout, LayoutColumn, layout
from assay.web.records.certificates.rows import CertificateRow
from assay.web.records.rosters import queries as rosters
from assay.web.records.rosters.rows import PupilRow, Reach

_ALL = 1_000_000
_EVERYBODY = Reach(is_all=True)


def exported(organization: str, key: str, among: Reach = _EVERYBODY) -> tuple[Layout, Iterator[list[str]]]:
    """The layout of this key, and the rows of it within reach, by name. Raises `NotFound`."""
    wanted = layout(organization, key)
    return wanted, _rows(organization, wanted, among)


def _rows(organization: str, wanted: Layout, among: Reach) -> Iterator[list[str]]:
    held = queries.certificates(organization, among, count=_ALL).rows
    pupils = rosters.among_keys(organization, {row.pupil for row in held})
    chosen = [
        row
        for row in held
        if row.state in wanted.states
        and (not wanted.kinds or row.kind.key in wanted.kinds)
        and row.pupil in pupils
        and (wanted.with_left or pupils[row.pupil].left_at is None)
    ]
    chosen.sort(key=lambda row: (_by_name(pupils[row.pupil]), row.kind.name, row.key))
    for row in chosen:
        yield [_cell(column, wanted, row, pupils[row.pupil]) for column in wanted.columns]


def _cell(column: LayoutColumn, wanted: Layout, row: CertificateRow, pupil: PupilRow) -> str:
    if not column.field:
        return column.text
    value = _VALUES[column.field](row, pupil)
    if column.field == "proof.state":
        return wanted.words.get(row.state, row.state)
    if isinstance(value, date):
        return value.strftime(wanted.dates)
    if isinstance(value, bool):
        return "Y" if value else "N"
    return "" if value is None else str(value)


def _proven_on(row: CertificateRow) -> date | None:
    if row.state == "signed" and row.badge.accepted_on:
        return datetime.fromisoformat(row.badge.accepted_on).date()
    if row.state == "checked" and row.check.on:
        return date.fromisoformat(row.check.on)
    return row.seen_on


Value = Callable[[CertificateRow, PupilRow], object]
_VALUES: dict[str, Value] = {
    "pupil.number": lambda _row, pupil: pupil.number,
    "pupil.name": lambda _row, pupil: pupil.name,
    "pupil.given_name": lambda _row, pupil: pupil.given_name,
    "pupil.family_name": lambda _row, pupil: pupil.family_name,
    "pupil.grade": lambda _row, pupil: pupil.grade,
    "pupil.school": lambda _row, pupil: pupil.school,
    "pupil.programme": lambda _row, pupil: pupil.programme,
    "pupil.band": lambda _row, pupil: str(pupil.band),
    "kind.key": lambda row, _pupil: row.kind.key,
    "kind.name": lambda row, _pupil: row.kind.name,
    "kind.body": lambda row, _pupil: row.kind.body,
    "kind.cluster": lambda row, _pupil: row.kind.cluster_words,
    "kind.site": lambda row, _pupil: row.kind.site,
    "certificate.number": lambda row, _pupil: row.details.number,
    "certificate.level": lambda row, _pupil: row.details.level,
    "certificate.score": lambda row, _pupil: row.details.score,
    "certificate.earned_on": lambda row, _pupil: row.earned_on,
    "certificate.expires_on": lambda row, _pupil: row.expires_on,
    "certificate.attempts": lambda row, _pupil: len(row.attempts) or "",
    "certificate.is_expired": lambda row, _pupil: row.is_expired,
    "certificate.key": lambda row, _pupil: row.key,
    "proof.state": lambda row, _pupil: row.state,
    "proof.sentence": lambda row, _pupil: row.sentence,
    "proof.date": lambda row, _pupil: _proven_on(row),
    "proof.link": lambda row, _pupil: row.check.link if row.state == "checked" else "",
    "proof.by": lambda row, _pupil: row.check.name if row.state == "checked" else "",
    "proof.sha256": lambda row, _pupil: row.paper.sha256 if row.state == "seen" else "",
}


def _by_name(pupil: PupilRow) -> tuple[str, str]:
    return pupil.family_name.casefold(), pupil.given_name.casefold()
