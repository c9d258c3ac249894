"""A pupil's whole record on one page: who, and what each other record holds of theirs.

Apart because the counsellor's page, the access report and the pupil's own phone show the same. Nobody's
right is asked for here: callers have asked `rosters.queries.require_pupil`, or are the pupil.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from assay.web.records.certificates import queries as certificates
from assay.web.records.certificates.rows import CertificateRow
from assay.web.records.consents import queries as consents
from assay.web.records.consents.queries import AskRow
from assay.web.records.credentials import queries as credentials
from assay.web.records.credentials.rows import AwardRow
from assay.web.records.disclosures import queries as disclosures
from assay.web.records.disclosures.queries import DisclosureRow
from assay.web.records.marks import queries as marks
from assay.web.records.marks.rows import MarkRow
from assay.web.records.placements import queries as placements
from assay.web.records.placements.values import PlacementPage
from assay.web.records.rosters import queries as rosters
from assay.web.records.rosters.recipients import of_pupils
from assay.web.records.rosters.rows import GuardianRow, PupilRow


@dataclass(frozen=True, slots=True)
class PupilFile:
    """Everything an organization holds of one pupil, as rows of the records that hold it."""

    pupil: PupilRow
    guardians: tuple[GuardianRow, ...]
    credentials: tuple[AwardRow, ...]  # newest first
    certificates: tuple[CertificateRow, ...]  # other bodies', newest first
    placements: tuple[PlacementPage, ...]  # newest first
    marks: tuple[MarkRow, ...]  # newest first
    consents: tuple[AskRow, ...]  # what was asked, with every answer, newest first
    disclosures: tuple[DisclosureRow, ...]  # newest first


def pupil_file(organization: str, pupil_key: str) -> PupilFile:
    """The whole record of this pupil. Raises `NotFound`."""
    pupil = rosters.pupil(organization, pupil_key)
    return PupilFile(
        pupil=pupil,
        guardians=tuple(rosters.guardians_of(organization, pupil_key)),
        credentials=_credentials(organization, pupil),
        certificates=tuple(certificates.of_pupil(organization, pupil_key)),
        placements=tuple(placements.pages_of_pupil(organization, pupil_key)),
        marks=tuple(marks.of_pupil(organization, pupil_key)),
        consents=tuple(consents.of_pupil(organization, pupil_key)),
        disclosures=tuple(disclosures.of_pupil(organization, pupil_key)),
    )


def _credentials(organization: str, pupil: PupilRow) -> tuple[AwardRow, ...]:
    theirs = of_pupils(organization, [pupil.key])
    rows = chain.from_iterable(credentials.of_recipients(organization, theirs).values())
    return tuple(sorted(rows, key=lambda row: (row.planned_at, row.key), reverse=True))
