"""The parts of the schedule that other records keep: files that were imported, mails, consents.

`CERTIFIED`: what the certificate of an erasure calls the tables that it counts.
"""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from assay.web.records.certificates import old_files as vendor_files
from assay.web.records.consents import ending
from assay.web.records.erasure.hanging import tables_of
from assay.web.records.mailing import pruning
from assay.web.records.rosters import forgetting as rosters

CERTIFIED = {
    "rosters.Pupil": _("pupils"),
    "rosters.Guardian": _("guardians"),
    "rosters.Guardianship": _("ties between guardians and pupils"),
    "rosters.Enrolment": _("enrolments"),
    "rosters.Section": _("sections"),
    "rosters.Teaching": _("teachers' sections"),
    "rosters.School": _("schools"),
    "rosters.Programme": _("programmes"),
    "policies.PolicyFile": _("versions of the rules for minors"),
    "disclosures.Disclosure": _("entries of the disclosure log"),
    "inspections.Request": _("requests to see or amend a record"),
    "consents.Ask": _("questions to guardians"),
    "consents.Consent": _("answers of guardians"),
    "consents.GuardianLink": _("links of guardians"),
    "certificates.Certificate": _("certificates of other bodies"),
    "certificates.Attempt": _("attempts at examinations"),
    "certificates.VendorFile": _("files of test vendors"),
    "placements.Placement": _("placements"),
    "placements.HourEntry": _("hours worked"),
    "placements.Observation": _("observations"),
    "placements.Artefact": _("artefacts"),
    "market_files.MarketFile": _("files about the labour market"),
    "marks.Mark": _("marks in the grid"),
    "exemplars.Exemplar": _("examples of work, or questions for one"),
    "exemplars.Part": _("parts of examples of work"),
    "gap_reports.ProgrammeTarget": _("occupations that programmes prepare for"),
    "gap_reports.ProgrammeCount": _("counts of programmes"),
    "gap_reports.GapReport": _("gap reports"),
    "promise_checks.PromiseCheck": _("checks of promises"),
    "credentials": _("awards, emptied"),
    "accounts": _("accounts that the school had made"),
    "members": _("memberships"),
}


def old_files(organization: str) -> list[datetime]:
    """When each file from which something was imported came."""
    return [*vendor_files.files(organization), *rosters.files(organization)]


def drop_files(organization: str, day: datetime) -> int:
    """Remove the files that came before this day; how many."""
    return vendor_files.drop_files(organization, day) + rosters.drop_files(organization, day)


def old_mails(organization: str) -> list[datetime]:
    """When each mail about this organization's things was queued that is done with."""
    return pruning.done_about(tables_of(organization))


def drop_mails(organization: str, day: datetime) -> int:
    """Remove what is left of those that were queued before this day; how many."""
    return pruning.drop_about(tables_of(organization), day)


def ended_consents(organization: str) -> list[datetime]:
    """When each consent ended that has."""
    return ending.ended(organization)


def drop_consents(organization: str, day: datetime) -> int:
    """Remove consents that ended before this day; how many."""
    return ending.drop_ended(organization, day)
