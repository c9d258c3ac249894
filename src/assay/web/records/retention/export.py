"""Everything an organization holds of people, as one file: tables, each pupil's record, signed credentials.

The file is made on the disk and handed on in pieces: a district is larger than one wants in memory.
"""

from __future__ import annotations

import json
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import count as counted

from assay.web.base.csv_files import write_csv
from assay.web.base.permission import NotFound
from assay.web.base.sealing import SealBroken
from assay.web.records.credentials.queries import awards, secured_bytes
from assay.web.records.credentials.rows import AwardRow
from assay.web.records.disclosures.queries import of_organization
from assay.web.records.inspections import report
from assay.web.records.policies import queries as policies
from assay.web.records.rosters.queries import guardians_of, pupils
from assay.web.records.rosters.rows import PupilRow, Reach

_AT_ONCE = 500
_EVERYBODY = 1_000_000
_PIECE = 1 << 16


def pieces(organization: str) -> Iterator[bytes]:
    """The file, piece by piece."""
    with tempfile.TemporaryFile() as held:
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
            _fill(file, organization)
        held.seek(0)
        while piece := held.read(_PIECE):
            yield piece


def _fill(file: zipfile.ZipFile, organization: str) -> None:
    everybody = pupils(organization, Reach(is_all=True), with_left=True, count=_EVERYBODY).rows
    _table(file, "pupils.csv", _PUPIL, (_pupil(row) for row in everybody))
    _table(file, "guardians.csv", _GUARDIAN, _guardians(organization, everybody))
    _table(file, "awards.csv", _AWARD, (_award(row) for row in _awards(organization)))
    _table(file, "disclosures.csv", _DISCLOSURE, _disclosures(organization))
    for version in policies.versions(organization):
        file.writestr(f"rules/{version.number}.yaml", policies.text(organization, version.number))
    for row in everybody:
        if not row.data_key:
            continue
        told = report.everything(organization, row.key)
        told.pop("documents", None)  # beside it, byte by byte as they were signed
        file.writestr(f"records/{row.key}.json", report.written(told))
    for award in _awards(organization):
        try:
            content = secured_bytes(organization, award.key)
        except (NotFound, SealBroken):
            continue  # planned and not signed, or forgotten
        ending = "json" if _is_json(content) else "txt"
        file.writestr(f"credentials/{award.key}.{ending}", content)


_PUPIL = (
    *("Record", "School id", "Given name", "Family name", "E-mail", "Age", "School", "Programme", "Grade"),
    *("Language", "Opted out", "Joined", "Left"),
)
_GUARDIAN = ("Record", "Name", "E-mail", "Telephone", "Language", "Relation", "Decides")
_AWARD = ("Credential", "Name", "E-mail", "What", "State", "Standing", "Issued")
_DISCLOSURE = ("When", "Record", "Pupil", "What", "To whom", "Ground")


def _pupil(row: PupilRow) -> Sequence[object]:
    opted = "yes" if row.is_private else "no"
    times = row.joined_at.date(), row.left_at.date() if row.left_at else ""
    place = row.school, row.programme, row.grade, row.language, opted
    return row.key, row.number, row.given_name, row.family_name, row.email, row.band.value, *place, *times


def _guardians(organization: str, everybody: list[PupilRow]) -> Iterator[Sequence[object]]:
    for pupil in everybody:
        for row in guardians_of(organization, pupil.key):
            decides = "yes" if row.decides else "no"
            yield pupil.key, row.name, row.email, row.phone, row.language, row.relation, decides


def _awards(organization: str) -> Iterator[AwardRow]:
    for start in counted(0, _AT_ONCE):
        rows = awards(organization, start=start, count=_AT_ONCE).rows
        yield from rows
        if len(rows) < _AT_ONCE:
            return


def _award(row: AwardRow) -> Sequence[object]:
    issued = row.issued_at.date() if row.issued_at else ""
    return row.key, row.recipient_name, row.recipient_email, row.achievement, row.state, row.standing, issued


def _disclosures(organization: str) -> Iterator[Sequence[object]]:
    for start in counted(0, _AT_ONCE):
        rows, _total = of_organization(organization, start=start, count=_AT_ONCE)
        for row in rows:
            yield row.at.isoformat(timespec="minutes"), row.pupil, row.pupil_name, row.what, row.to, row.basis
        if len(rows) < _AT_ONCE:
            return


def _table(
    file: zipfile.ZipFile, name: str, headings: Sequence[str], rows: Iterable[Sequence[object]]
) -> None:
    with file.open(name, "w") as entry:
        for line in write_csv(headings, rows):
            entry.write(line)


def _is_json(content: bytes) -> bool:
    try:
        json.loads(content)
    except ValueError:
        return False
    return True
