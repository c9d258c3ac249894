"""What is done and timed on the records of an instance that runs meanwhile."""

from __future__ import annotations

import http.client
import io
import json
import statistics
import time
import uuid
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from tools.bench_web import year

from assay.encoding import read_json_object
from assay.status import read_status_list
from assay.web.base.clock import now
from assay.web.records.achievements import actions as achievements
from assay.web.records.achievements.values import AchievementValues, ResultAsked
from assay.web.records.batches import actions as batches
from assay.web.records.batches import queries as batch_queries
from assay.web.records.credentials import actions, lists, queries
from assay.web.records.credentials.models import Credential, Recipient, StatusList
from assay.web.records.holdings import actions as holdings
from assay.web.records.organizations import actions as organizations
from assay.web.records.people.actions import ensure_person
from assay.web.records.people.models import Person
from assay.web.records.shares import actions as shares
from assay.web.records.shares.actions import Shown

OWNER = "owner@bench.example"
_AT_ONCE = 2_000  # rows made in one transaction
_REBUILDS = 5


def prepare() -> dict[str, Any]:
    """A school with awards, one of them kept and shared; the paths of the pages that are asked for."""
    person = ensure_person(OWNER, "Olga Owner")
    school = organizations.found(person, "School of the bench")
    values = AchievementValues(
        "Maps from open data",
        "Draws a readable map from public data.",
        "Draw a map and explain each choice.",
        results=(ResultAsked("Grade", "LetterGrade", ("A", "B", "C")),),
    )
    achievement = achievements.create(person, school, values)
    version = achievements.publish(person, school, achievement)
    key = actions.award(person, school, _award(version, 0))
    content = queries.secured_bytes(school, key)
    learner = ensure_person("learner@bench.example", "Lena Learner")
    token = shares.share(learner, [Shown(holdings.keep(learner, content, "claim", key), key)])
    (settings.ASSAY_FOLDER / "credential.json").write_bytes(content)
    _remember(school=school, version=version)
    place = StatusList.objects.of(school).get().key
    return {
        "pages": {
            "public credential page": f"/s/{token}",
            "public achievement page": f"/a/{achievement}",
            "status list": f"/status/{place}-revocation",
        }
    }


def single() -> dict[str, float]:
    """One award after another, each planned, signed, stored and its mail queued."""
    person, school, version = _remembered()
    return _spread(
        _timed(partial(actions.award, person, school, _award(version, number))) for number in range(1, 301)
    )


def revoke(origin: str) -> dict[str, float]:
    """From the click until the list that the site serves says so; caches may keep the former for 30 s."""
    person, school, _version = _remembered()
    waits = []
    for row in queries.awards(school, state="active", count=10).rows:
        credential = Credential.objects.of(school).get(key=row.key)
        begun = time.perf_counter()
        actions.revoke(person, school, row.key, "A benchmark")
        while not _is_marked(origin, credential):
            time.sleep(0.02)
        waits.append(time.perf_counter() - begun)
    return {"median s": round(statistics.median(waits), 2), "slowest s": round(max(waits), 2)}


def _is_marked(origin: str, credential: Credential) -> bool:
    connection = http.client.HTTPConnection(urlsplit(origin).netloc, timeout=30)
    try:
        connection.request("GET", f"/status/{credential.list_id}-revocation")
        served = read_json_object(connection.getresponse().read())
    finally:
        connection.close()
    address = lists.list_address(credential.list_id, "revocation")
    return bool(read_status_list(served, address).bits.value(credential.index))


def batch(rows: str) -> dict[str, float]:
    """A file of so many rows: taken in, checked, awarded by the worker, and every mail in the outbox."""
    person, school, version = _remembered()
    lines = ["name,email,Grade", *(f"Learner {n},learner{n}@bench.example,A" for n in range(int(rows)))]
    outbox = settings.ASSAY_OUTBOX
    before = len(list(outbox.glob("*.eml")))
    begun = time.perf_counter()
    key = batches.take_in(person, school, version, io.BytesIO("\n".join(lines).encode()))
    columns = batch_queries.file_columns(school, key)
    batches.map_columns(person, school, key, columns.chosen, columns.date_order)
    checked = time.perf_counter()
    batches.start(person, school, key)
    while batch_queries.batch(school, key).state != "done":
        time.sleep(0.5)
    issued = time.perf_counter()
    while len(list(outbox.glob("*.eml"))) - before < int(rows):
        time.sleep(0.5)
    return {
        "checked after s": round(checked - begun, 1),
        "issued after s": round(issued - begun, 1),
        "all mail out after s": round(time.perf_counter() - begun, 1),
    }


def status_list() -> dict[str, float]:
    """As bad a list as there is: 49,000 of its places revoked; made, signed and stored.

    A list is closed when 98,000 places are given; those that stand are not read for it, and not made here.
    """
    _person, school, version = _remembered()
    place = lists.open_list(school)
    given = set(Credential.objects.of(school).values_list("index", flat=True))
    free = [index for index in range(1, 98_000, 2) if index not in given]
    recipient, instant = Recipient.objects.of(school)[0], now()
    for start in range(0, len(free), _AT_ONCE):  # in parts: the site and its worker want to write, too
        Credential.objects.bulk_create(
            Credential(
                organization_id=school,
                version_id=version,
                recipient=recipient,
                credential_id=uuid.uuid4().urn,
                list_id=place,
                index=index,
                state="issued",
                standing="revoked",
                valid_from=instant,
                planned_at=instant,
                issued_at=instant,
            )
            for index in free[start : start + _AT_ONCE]
        )
    times: list[float] = []
    while len(times) < _REBUILDS:
        lists.mark_changed(place)
        begun = time.perf_counter()
        if lists.publish(place):  # or the worker was faster
            times.append(time.perf_counter() - begun)
    return {"both lists, median s": round(statistics.median(times), 3), "slowest s": round(max(times), 3)}


ACTS: dict[str, Callable[..., dict[str, Any]]] = {
    "prepare": prepare,
    "single": single,
    "revoke": revoke,
    "batch": batch,
    "status-list": status_list,
    "year": year.measure,
}


def _award(version: str, number: int) -> actions.Award:
    return actions.Award(version, f"Lena Learner {number}", f"lena{number}@bench.example", {"Grade": "A"})


def _timed(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def _spread(times: Iterable[float]) -> dict[str, float]:
    told = sorted(times)
    return {
        "awards/s": round(len(told) / sum(told), 1),
        "p50 ms": round(1000 * told[len(told) // 2], 1),
        "p99 ms": round(1000 * told[len(told) * 99 // 100], 1),
    }


def _remember(**facts: str) -> None:
    _notes().write_text(json.dumps(facts), "utf-8")


def _remembered() -> tuple[Person, str, str]:
    facts = json.loads(_notes().read_text("utf-8"))
    return ensure_person(OWNER), facts["school"], facts["version"]


def _notes() -> Path:
    return Path(settings.ASSAY_FOLDER) / "bench.json"
