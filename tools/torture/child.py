"""What the children do: set up, work until they are killed, and in the end check."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from tools.torture.ledger import Ledger, Remembered

from assay.encoding import read_json_object
from assay.status import StatusList as PublishedList
from assay.status import read_status_list
from assay.web.base.clock import now
from assay.web.records.achievements import actions as achievements
from assay.web.records.achievements.values import AchievementValues
from assay.web.records.audit.models import Entry
from assay.web.records.credentials import actions, jobs, lists, queries, signing
from assay.web.records.credentials.models import Credential, StatusList
from assay.web.records.mailing.jobs import send_queued
from assay.web.records.mailing.models import Mail
from assay.web.records.organizations import actions as organizations
from assay.web.records.organizations.models import Organization
from assay.web.records.people.actions import ensure_person

WHY = "torture sees everything"
MOST_AT_ONCE = 24
signing.CHUNK = 6  # several transactions a request, so that a kill falls between them
jobs.PATIENCE = timedelta(0)  # finishing races with those who are still at it


def prepare(folder: Path) -> None:
    """Tables, a school, and something to award."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    person = ensure_person("owner@school.example", "Olga Owner")
    school = organizations.found(person, "School of patience")
    Organization.objects.filter(key=school).update(award_limit=1_000_000)
    values = AchievementValues("Patience", "Waits.", "Wait.")
    version = achievements.publish(person, school, achievements.create(person, school, values))
    (folder / "facts.json").write_text(json.dumps({"school": school, "version": version}), "utf-8")


def _facts(folder: Path) -> tuple[str, str]:
    facts = json.loads((folder / "facts.json").read_text("utf-8"))
    return facts["school"], facts["version"]


def work(folder: Path, seed: float) -> None:
    """One act after another, at random, until killed."""
    school, version = _facts(folder)
    chance = random.Random(seed)  # noqa: S311 - no secret
    ledger = Ledger(folder / "ledger")
    past = Remembered(folder / "ledger")
    known = sorted(set(past.awarded.values()))
    acts: list[Callable[[], object]] = [
        lambda: _award(ledger, school, _asked(ledger, chance), version, known),
        lambda: _award(ledger, school, past.unanswered[:MOST_AT_ONCE], version, known),
        lambda: _claim(ledger, chance.choice(known)) if known else None,
        lambda: _revoke(ledger, school, chance.choice(known)) if known else None,
        jobs.publish_lists.call,
        jobs.finish_planned.call,
        send_queued.call,
    ]
    while True:
        chance.choice(acts)()


def _asked(ledger: Ledger, chance: random.Random) -> list[str]:
    requests = [f"{chance.random():.15f}" for _ in range(chance.randint(1, MOST_AT_ONCE))]
    ledger.write("ask", requests=requests)
    return requests


def _award(ledger: Ledger, school: str, requests: list[str], version: str, known: list[str]) -> None:
    awards = [
        actions.Award(version, f"Learner {request}", f"l{request}@example.org", idempotency_key=request)
        for request in requests
    ]
    outcomes = actions.award_many(None, school, awards)
    if any(outcome.error for outcome in outcomes):
        raise RuntimeError([outcome.error for outcome in outcomes])
    keys = dict(zip(requests, (outcome.key for outcome in outcomes), strict=True))
    ledger.write("awarded", keys=keys)
    for row in Credential.objects.of(school).filter(key__in=keys.values()):
        ledger.write("index", key=row.key, list=row.list_id, index=row.index)
    known.extend(keys.values())


def _claim(ledger: Ledger, key: str) -> None:
    actions.mark_claimed(queries.claim_token(key))
    ledger.write("claimed", key=key)


def _revoke(ledger: Ledger, school: str, key: str) -> None:
    ledger.write("revoke", key=key)
    actions.revoke(None, school, key, "It was torture")
    ledger.write("revoked", key=key)


def check(folder: Path) -> None:
    """Finish what was left, as the platform and its clients would, and hold everything against the ledger."""
    school, version = _facts(folder)
    before = _lists_are_whole(school)
    past = Remembered(folder / "ledger")
    unanswered = past.unanswered
    _award(Ledger(folder / "ledger"), school, unanswered, version, [])
    jobs.finish_planned.call()
    jobs.publish_lists.call()
    Mail.objects.filter(state="queued").update(due_at=now())  # ten minutes later
    send_queued.call()
    past = Remembered(folder / "ledger")
    counted = {
        "awards asked for": len(past.asked),
        "answered only when asked again": len(unanswered),
        "claims acknowledged": len(past.claimed),
        "revocations acknowledged": len(past.revoked),
        "! lists not whole": before + _lists_are_whole(school),
        **_awards_wrong(school, past),
        **_standings_wrong(school, past),
        **_mails_wrong(school, folder),
        "! database not whole": _database_broken(),
    }
    (folder / "counted.json").write_text(json.dumps(counted), "utf-8")


def _awards_wrong(school: str, past: Remembered) -> dict[str, int]:
    rows = {row.key: row for row in Credential.objects.of(school)}
    places = Counter((row.list_id, row.index) for row in rows.values())
    return {
        "credentials": len(rows),
        "! acknowledged awards lost": sum(
            key not in rows or rows[key].state != "issued" or not queries.secured_bytes(school, key)
            for key in past.awarded.values()
        ),
        "! awards doubled": abs(len(rows) - len(past.asked)) + past.doubly_answered,
        "! indices used twice": sum(count - 1 for count in places.values()),
        "! indices changed": sum(
            (rows[key].list_id, rows[key].index) != place for key, place in past.indices.items()
        ),
    }


def _standings_wrong(school: str, past: Remembered) -> dict[str, int]:
    rows = Credential.objects.of(school)
    revoked = set(rows.filter(standing="revoked").values_list("key", flat=True))
    claimed = set(rows.exclude(claimed_at=None).values_list("key", flat=True))
    entries = Entry.objects.filter(verb="revoke", kind="credential")
    noted = Counter(entries.values_list("object_key", flat=True))
    marked = {
        (row.list_id, row.index)
        for row in rows.select_related("list")
        if _bits(row.list, "revocation").bits.value(row.index)
    }
    said = {(row.list_id, row.index) for row in rows.filter(key__in=revoked)}
    return {
        "! acknowledged revocations lost": len(past.revoked - revoked),
        "! revocations nobody asked for": len(revoked - past.revoke_asked),
        "! revocations noted twice or never": sum(noted[key] != 1 for key in revoked),
        "! published bits wrong": len(marked ^ said),
        "! acknowledged claims lost": len(past.claimed - claimed),
    }


def _mails_wrong(school: str, folder: Path) -> dict[str, int]:
    issued = list(Credential.objects.of(school).filter(state="issued").values_list("key", flat=True))
    mails = dict(Mail.objects.filter(about_kind="credential").values_list("key", "about_key"))
    queued = Counter(mails.values())
    files = Counter(mails[path.stem] for path in (folder / "outbox").glob("*.eml") if path.stem in mails)
    return {
        "mails in the outbox": sum(files.values()),
        "! awards told twice or never": sum(queued[key] != 1 or files[key] != 1 for key in issued),
    }


def _bits(row: StatusList, purpose: str) -> PublishedList:
    address = lists.list_address(row.key, purpose)
    return read_status_list(read_json_object(queries.status_list(f"{row.key}-{purpose}")), address)


def _lists_are_whole(school: str) -> int:
    """How many of the served lists cannot be read as they are."""
    broken = 0
    for row in StatusList.objects.of(school):
        for purpose in lists.PURPOSES:
            try:
                _bits(row, purpose)
            except Exception:  # noqa: BLE001 - whatever is wrong with it is one list too many
                broken += 1
    return broken


def _database_broken() -> int:
    if connection.vendor != "sqlite":
        return 0
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        return int(cursor.fetchall() != [("ok",)])
