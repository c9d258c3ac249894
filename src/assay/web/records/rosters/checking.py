"""The dry run of an import, and its carrying out: the same comparison, the second time written."""

from __future__ import annotations

from django.db import transaction

from assay.web.base.clock import now
from assay.web.base.permission import NotFound
from assay.web.base.sealing import SealingKey
from assay.web.records.audit.actions import record
from assay.web.records.people.actions import destroy_data_keys
from assay.web.records.people.queries import instance_seal
from assay.web.records.rosters import imports_sealed
from assay.web.records.rosters.applying import write
from assay.web.records.rosters.compare import compare
from assay.web.records.rosters.held import held
from assay.web.records.rosters.models import RosterImport
from assay.web.records.rosters.plan import KINDS, Plan
from assay.web.records.rosters.told import Told

_KEPT = ("state", "counts", "fault_count", "note_count", "plan_index", "asks_leaving", "checked_at")
_SEALED = ("sealed_report", "sealed_answers", "mapping", "headings", "trouble", "stage")


def check(row: RosterImport, secret: SealingKey, trouble: str = "") -> None:
    """Compare the files with the roster as it stands and store what was found; nothing else is written."""
    told = imports_sealed.told_by(row, secret)
    plan = compare(
        told,
        held(row.organization_id),
        imports_sealed.answers(row, secret),
        only_schools=row.scope == "schools",
    )
    row.state, row.checked_at, row.trouble, row.stage = "checked", now(), trouble, 0
    row.counts = plan.counts()
    row.fault_count, row.note_count = told.faults.fault_count, told.faults.note_count
    row.asks_leaving = plan.too_many_leave()
    row.plan_index = _plan_index(plan)
    row.sealed_report = imports_sealed.sealed_report(row, secret, plan, told.faults)
    row.save(update_fields=[*_KEPT, *_SEALED])


def carry_out(row: RosterImport, secret: SealingKey, told: Told) -> bool:
    """Write what was shown, in one transaction; False, and nothing is written, if it is not the same."""
    organization = row.organization_id
    with transaction.atomic():
        # All imports of the organization are the lock: two that are applied at once come one after the other.
        rows = RosterImport.objects.of(organization).select_for_update().order_by("key")
        if (row.key, "applying") not in set(rows.values_list("key", "state")):
            raise NotFound
        standing = held(organization)
        plan = compare(
            told, standing, imports_sealed.answers(row, secret), only_schools=row.scope == "schools"
        )
        if told.faults or plan.questions or _plan_index(plan) != row.plan_index or row.started_by is None:
            return False
        write(row.started_by, plan, standing)
        row.state, row.applied_at, row.stage = "done", now(), 3
        row.counts = plan.counts()
        row.save(update_fields=["state", "applied_at", "stage", "counts"])
        forget_words(row)
        facts = {kind: row.counts[kind] for kind in KINDS if row.counts[kind]}
        actor = row.started_by_id or ""
        record("apply", "roster-import", row.key, actor=actor, organization=organization, **facts)
    return True


def forget_words(row: RosterImport) -> None:
    """Drop the files and the names of an import, and the key that sealed them; its counts stay."""
    data_key = row.data_key_id
    row.sealed_content = row.sealed_report = row.sealed_answers = b""
    row.data_key_id, row.plan_index = None, ""
    row.save(update_fields=["sealed_content", "sealed_report", "sealed_answers", "data_key", "plan_index"])
    if data_key:
        destroy_data_keys([data_key])


def forget_waiting(organization: str) -> int:
    """Forget the words of every import that is not applied yet: somebody in them is forgotten; how many."""
    rows = RosterImport.objects.of(organization).filter(data_key__isnull=False)
    waiting = list(rows.select_for_update())
    for row in waiting:
        row.state, row.trouble = "checked", "forgotten"
        row.save(update_fields=["state", "trouble"])
        forget_words(row)
    return len(waiting)


def _plan_index(plan: Plan) -> str:
    return instance_seal().index(plan.digest(), "roster-plan")
