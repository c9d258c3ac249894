"""Background work of rosters: an import applied, birthdays, and files that nobody came back to."""

from __future__ import annotations

import logging
from datetime import timedelta

from django.db import transaction
from django_tasks import task

from assay.web.base.clock import now
from assay.web.base.jobs import GiveUp, repeated
from assay.web.records.audit.actions import record
from assay.web.records.rosters import imports_sealed
from assay.web.records.rosters.ages import band_on
from assay.web.records.rosters.applying import store
from assay.web.records.rosters.checking import carry_out, check, forget_words
from assay.web.records.rosters.held import held
from assay.web.records.rosters.models import Pupil, RosterImport

KEPT = timedelta(days=7)
"""How long files wait for somebody to apply them."""
_LOG = logging.getLogger("assay.jobs")


@task()
def apply(key: str) -> bool:
    """Apply this import, whole or not at all; whether it was.

    A process that dies leaves the roster as it was, and the job is done again; an error gives the import
    back to whoever started it, who reads that nothing was changed.
    """
    row = _applying(key)
    if row is None:
        return False
    try:
        secret = imports_sealed.secret_of(row)
        _stage(row, 1)
        told = imports_sealed.told_by(row, secret)
        _stage(row, 2)
        if carry_out(row, secret, told):
            return True
        with transaction.atomic():
            check(row, secret, "changed")
    except Exception as error:
        # Whatever it was: the transaction is undone, and nobody must wait for a bar that stands still.
        waiting = RosterImport.objects.of(row.organization_id).filter(key=key, state="applying")
        if not waiting.update(state="checked", trouble="broke", stage=0):
            return False  # another worker has applied it meanwhile, and its words are forgotten
        _LOG.exception("import not applied", extra={"job": "rosters.apply"})
        raise GiveUp from error
    return False


def _applying(key: str) -> RosterImport | None:
    rows = RosterImport.objects.everywhere("the job that its organization started")
    return rows.filter(key=key, state="applying").select_related("started_by").first()


def _stage(row: RosterImport, stage: int) -> None:
    RosterImport.objects.of(row.organization_id).filter(key=row.key).update(stage=stage)


@repeated(timedelta(days=1))
@task()
def keep_bands() -> int:
    """Bring the stored age bands up to today's birthdays, and journal how many; how many there were."""
    count = 0
    for organization in _organizations():
        count += _keep_bands(organization)
    return count


def _organizations() -> list[str]:
    rows = Pupil.objects.everywhere("housekeeping").order_by("organization_id")
    return list(rows.values_list("organization_id", flat=True).distinct())


@transaction.atomic
def _keep_bands(organization: str) -> int:
    today, standing = now().date(), held(organization)
    older = []
    for key, row in standing.pupils.items():
        born = standing.details[key].born
        band = str(band_on(today, born, row.band))
        if born is not None and band != row.band:
            row.band = band
            older.append(row)
    store(Pupil, older, "band")
    if older:
        record("birthdays", "roster", organization, organization=organization, pupils=len(older))
    return len(older)


@repeated(timedelta(hours=12))
@task()
def forget_old_imports() -> int:
    """Destroy the keys of files that nobody applied within a week; how many."""
    old = RosterImport.objects.everywhere("housekeeping").filter(
        data_key__isnull=False, made_at__lte=now() - KEPT
    )
    count = 0
    for key in list(old.exclude(state="applying").values_list("key", flat=True)):
        with transaction.atomic():  # locked: somebody may be having it applied at this instant
            row = old.exclude(state="applying").select_for_update().filter(key=key).first()
            if row is not None:
                forget_words(row)
                count += 1
    return count
