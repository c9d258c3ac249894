"""Work on certificates that is done after the answer: importing results, looking at badges again.

An import is prepared first (read, matched, sealed) and stored in one transaction at its end: all of it or
nothing, however it ends.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from django.db import DatabaseError, transaction
from django_tasks import task

from assay.errors import AssayError
from assay.web.base.clock import now
from assay.web.base.jobs import GiveUp, repeated, schedule
from assay.web.base.permission import Forbidden, NotFound
from assay.web.base.sealing import SealBroken
from assay.web.records.audit.actions import record
from assay.web.records.certificates import actions, catalogue, wallet
from assay.web.records.certificates.making import Maker, event, make, until
from assay.web.records.certificates.merging import fill_in
from assay.web.records.certificates.models import Attempt, Certificate, OwnCertificate, VendorFile
from assay.web.records.certificates.sealed import Paper, row_index, seal_words
from assay.web.records.certificates.values import NewCertificate, Refused
from assay.web.records.certificates.vendor_reading import digest_of, dry_run_of, name_of
from assay.web.records.certificates.vendor_rows import DryRun, ReadRow
from assay.web.records.organizations.permissions import Permission
from assay.web.records.organizations.queries import require
from assay.web.records.people.actions import destroy_data_keys
from assay.web.records.people.queries import by_key, data_keys
from assay.web.records.rosters import queries as rosters

AT_ONCE = 200
AGAIN = timedelta(days=7)
_LOG = logging.getLogger("assay.jobs")
KEPT = timedelta(days=30)
"""How long a file that nobody imported waits."""


@dataclass(slots=True)
class _Prepared:
    attempts: list[Attempt]
    certificates: list[tuple[Attempt, NewCertificate]]
    known: int


@task()
def import_results(key: str) -> int:
    """Import a vendor's file, all or nothing; how many attempts were new."""
    row = VendorFile.objects.everywhere("the job its organization started").filter(key=key).first()
    if row is None or row.state != "running" or row.made_by is None:
        return 0
    organization = row.organization_id
    try:
        held = require(row.made_by, organization, Permission.CERTIFICATE_RECORD)
        told = dry_run_of(row, rosters.reach(held))
        _require_clear(told)
        prepared = _prepared(row, told.rows)
        paper = Paper(by=row.made_by.key, seen_by=row.made_by.key, file=name_of(row), sha256=digest_of(row))
        with transaction.atomic():
            # All files of the organization are the lock: two that are imported at once come one by one.
            rows = VendorFile.objects.of(organization).select_for_update().order_by("key")
            if (key, "running") not in set(rows.values_list("key", "state")):
                return 0
            made = _stored(row, prepared, actions.maker_of(row.made_by, held), paper)
            _finish(row, told.left, prepared, made)
    except DatabaseError:  # busy, away, or another file brought the same rows meanwhile: tried again
        raise
    except Exception as error:
        # The roster or the rights changed since it was begun, or something broke: nothing was stored, and
        # nobody must wait for a bar that stands still.
        waiting = VendorFile.objects.of(organization).filter(key=key, state="running")
        if not waiting.update(state="failed", finished_at=now()):
            return 0  # another worker has imported it meanwhile, and its content is forgotten
        if not isinstance(error, (Refused, NotFound, Forbidden)):
            _LOG.exception("results not imported", extra={"job": "certificates.import_results"})
        raise GiveUp from error
    return len(prepared.attempts)


def _require_clear(told: DryRun) -> None:
    if not told.is_clear:
        raise Refused("unsettled")


def _prepared(row: VendorFile, rows: Sequence[ReadRow]) -> _Prepared:
    """The attempts that are not there yet, sealed, and the certificates that passes make."""
    organization = row.organization_id
    indices = [row_index(organization, _identity(read)) for read in rows]
    held = Attempt.objects.of(organization).values_list("row_index", flat=True)
    there = set(held)
    pupils = rosters.among_keys(organization, {read.pupil for read in rows})
    secrets = data_keys([pupil.data_key for pupil in pupils.values() if pupil.data_key])
    made = _Prepared([], [], 0)
    for place, (read, index) in enumerate(zip(rows, indices, strict=True), 1):
        if place % AT_ONCE == 0:
            VendorFile.objects.of(organization).filter(key=row.key).update(done=place)
        if index in there:
            made.known += 1
            continue
        there.add(index)
        attempt = Attempt(
            organization_id=organization,
            pupil_id=read.pupil,
            kind=read.kind,
            file=row,
            row_index=index,
            taken_on=read.taken_on,
            is_passed=read.is_passed,
        )
        words = {"score": read.score, "result": read.result, "level": read.level, "number": read.number}
        secret = secrets.get(pupils[read.pupil].data_key)
        if secret is None:
            raise NotFound
        attempt.sealed = seal_words(secret, attempt.key, {name: text for name, text in words.items() if text})
        made.attempts.append(attempt)
        if read.is_passed:
            made.certificates.append((attempt, _certificate(read)))
    return made


def _stored(row: VendorFile, prepared: _Prepared, maker: Maker, paper: Paper) -> int:
    """Everything in one go; how many certificates were new."""
    organization = row.organization_id
    wanted = [one for _attempt, one in prepared.certificates]
    papers = dict.fromkeys(range(len(wanted)), paper)
    pupils = {one.pupil for one in wanted}
    before = set(Certificate.objects.of(organization).filter(pupil__in=pupils).values_list("key", flat=True))
    kinds = catalogue.kinds(organization)
    wanted = [
        replace(one, expires_on=until(one.expires_on, one.earned_on, kinds[one.kind])) for one in wanted
    ]
    keys = make(organization, wanted, maker, kinds, source="vendor", papers=papers)
    _add_to(organization, {key: one for key, one in zip(keys, wanted, strict=True) if key in before}, paper)
    passed: Mapping[tuple[str, str], str] = {
        (one.pupil, one.kind): key for one, key in zip(wanted, keys, strict=True)
    }
    for (attempt, _one), key in zip(prepared.certificates, keys, strict=True):
        attempt.certificate_id = key
    held = _held_by(organization, prepared.attempts)
    for attempt in prepared.attempts:  # a try before the pass belongs to the certificate that it led to
        if not attempt.certificate_id:
            pair = (attempt.pupil_id, attempt.kind)
            attempt.certificate_id = passed.get(pair) or held.get(pair)
    Attempt.objects.bulk_create(prepared.attempts, batch_size=500)
    return len(set(keys) - before)


def _add_to(organization: str, passes: Mapping[str, NewCertificate], paper: Paper) -> None:
    """What the passes add to certificates that were there; the file counts as a document for them, too."""
    held = Certificate.objects.of(organization).filter(key__in=passes).order_by("key")
    rows = list(held.select_for_update(of=("self",)).select_related("pupil"))
    secrets = data_keys([row.pupil.data_key_id for row in rows if row.pupil.data_key_id])
    for row in rows:
        secret = secrets[row.pupil.data_key_id or ""]
        told = fill_in(row, passes[row.key], secret, paper)
        row.save(update_fields=["seen_at", "sealed", "number_index", "earned_on", "expires_on"])
        if told:
            event(row, "see" if "file" in told else "correct", paper.by, secret, **told).save()


def _held_by(organization: str, attempts: Sequence[Attempt]) -> dict[tuple[str, str], str]:
    kinds = {attempt.kind for attempt in attempts}
    rows = Certificate.objects.of(organization).filter(kind__in=kinds).order_by("made_at")
    return {(pupil, kind): key for pupil, kind, key in rows.values_list("pupil_id", "kind", "key")}


def _finish(row: VendorFile, left: int, prepared: _Prepared, made: int) -> None:
    failed = sum(not attempt.is_passed for attempt in prepared.attempts)
    told = {
        "attempts": len(prepared.attempts),
        "passes": len(prepared.attempts) - failed,
        "failed": failed,
        "certificates": made,
        "known": prepared.known,
        "left": left,
    }
    row.state, row.finished_at, row.done, row.told = "done", now(), row.total, told
    row.choices = {}
    row.sealed_content = b""  # what it said is kept with the pupils now
    row.save()
    organization = row.organization_id
    record("import", "vendor-file", row.key, organization=organization, actor=row.made_by_id or "", **told)


def _certificate(read: ReadRow) -> NewCertificate:
    return NewCertificate(
        kind=read.kind,
        pupil=read.pupil,
        number=read.number,
        level=read.level,
        score=read.score,
        earned_on=read.taken_on,
        expires_on=read.expires_on,
    )


def _identity(read: ReadRow) -> tuple[str, ...]:
    day = read.taken_on.isoformat() if read.taken_on else ""
    return read.pupil, read.kind, day, read.number, read.score, read.level, read.result


@repeated(timedelta(days=1))
@task()
def look_at_badges_again() -> int:
    """Have every badge that was not judged for a week judged again, each in a job of its own; how many."""
    due, why = now() - AGAIN, "badges are judged again"
    pupils = Certificate.objects.everywhere(why).filter(badge_at__lte=due).exclude(badge_state="")
    wallets = OwnCertificate.objects.everywhere(why).filter(badge_at__lte=due).exclude(badge_state="")
    held = list(pupils.values_list("organization_id", "key"))
    own = list(wallets.values_list("person_id", "key"))
    for organization, key in held:
        schedule(look_at_badge, organization, key, merge=True)
    for person, key in own:
        schedule(look_at_own_badge, person, key, merge=True)
    return len(held) + len(own)


@task()
def look_at_badge(organization: str, key: str) -> str:
    """Judge one attached badge again; how it stands."""
    return judge_badge(organization, key)


@task()
def look_at_own_badge(person: str, key: str) -> str:
    """Judge the badge of a wallet's certificate again; how it stands."""
    return judge_own_badge(person, key)


def judge_own_badge(person: str, key: str) -> str:
    """Judge the badge of a wallet's certificate again, now; how it stands. Empty where there is none."""
    try:
        return wallet.judge_again(by_key(person), key)
    except (NotFound, SealBroken, AssayError):  # forgotten meanwhile
        return ""


def judge_badge(organization: str, key: str) -> str:
    """Judge one attached badge again, now; how it stands. Empty where there is none any more."""
    row = Certificate.objects.of(organization).filter(key=key).exclude(badge_state="").first()
    if row is None:
        return ""
    try:
        return actions.judge_again(row)
    except (NotFound, SealBroken, AssayError):  # forgotten meanwhile
        return ""


@repeated(timedelta(days=1))
@task()
def forget_old_files() -> int:
    """Destroy the keys of files that nobody imported within a month; how many."""
    old = VendorFile.objects.everywhere("housekeeping").filter(
        made_at__lte=now() - KEPT, state__in=("read", "failed")
    )
    keys = [key for key in old.values_list("data_key_id", flat=True) if key]
    with transaction.atomic():
        old.delete()
        return destroy_data_keys(keys)
