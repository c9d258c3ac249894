"""Programs of their own for hard times: a full disk, little memory, a cut before all was synced.

Run as `python hardship.py <name>` with ASSAY_FOLDER set; each prints what came of it as JSON.
"""

from __future__ import annotations

import io
import json
import os
import resource
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from assay.web.commands.django import set_up

set_up()

from django.conf import settings  # noqa: E402 - tables only exist once Django is set up
from django.core.management import call_command  # noqa: E402 - the same
from django.db import DatabaseError, connection  # noqa: E402 - the same

from assay.web.records.achievements.models import AchievementVersion  # noqa: E402 - the same
from assay.web.records.batches import actions as batches  # noqa: E402 - the same
from assay.web.records.credentials import actions as credentials  # noqa: E402 - the same
from assay.web.records.credentials.models import Credential  # noqa: E402 - the same
from assay.web.records.credentials.values import Award  # noqa: E402 - the same
from assay.web.records.erasure import actions as erasure  # noqa: E402 - the same
from assay.web.records.erasure import ledger  # noqa: E402 - the same
from assay.web.records.organizations.models import Member, Organization  # noqa: E402 - the same
from assay.web.records.people.actions import ensure_person  # noqa: E402 - the same
from assay.web.records.people.models import Person  # noqa: E402 - the same
from web.factories import a_school  # noqa: E402 - the same

ROWS = 10_000
MEGABYTES = 256


def integrity() -> str:
    """What the database says of itself."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        return str(cursor.fetchone()[0])


def full_disk() -> dict[str, object]:
    """Award until the disk is full: what was acknowledged, and what is there once there is room again."""
    call_command("migrate", verbosity=0)
    school = a_school()
    acknowledged = []
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # a write beyond the limit then fails with EFBIG
    room = max(path.stat().st_size for path in Path(settings.ASSAY_FOLDER).glob("assay.sqlite3*")) + 60_000
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
    refused = ""
    for number in range(1000):
        try:
            award = Award(school.version, f"Person {number}", f"p{number}@mail.example")
            acknowledged.append(credentials.award(school.owner, school.key, award))
        except (DatabaseError, OSError) as error:
            refused = type(error).__name__
            break
    connection.close()
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    issued = set(Credential.objects.of(school.key).filter(state="issued").values_list("key", flat=True))
    after = credentials.award(school.owner, school.key, Award(school.version, "After", "after@mail.example"))
    return {
        "refused": refused,
        "acknowledged": len(acknowledged),
        "lost": len(set(acknowledged) - issued),
        "works_again": bool(after),
        "integrity": integrity(),
    }


def broken_fsync() -> dict[str, object]:
    """Erase somebody while the disk cannot promise anything: it is refused and not half done."""
    call_command("migrate", verbosity=0)
    person = ensure_person("ada@mail.example", "Ada")

    def fails(descriptor: int) -> None:
        raise OSError(5, f"Input/output error on {descriptor}")

    works, os.fsync = os.fsync, fails  # type: ignore[assignment]  # it only ever gets a descriptor
    refused = ""
    try:
        erasure.erase(person)
    except OSError as error:
        refused = str(error.errno)
    os.fsync = works
    is_there = Person.objects.filter(key=person.key).exists()
    erasure.erase(person)
    return {
        "refused": refused,
        "is_there": is_there,
        "is_gone_later": not Person.objects.filter(key=person.key).exists(),
        "entries": len(list(ledger.erasures())),
    }


def little_memory() -> dict[str, object]:
    """A table of ten thousand rows taken in and checked by a process that may hold 256 megabytes."""
    call_command("migrate", verbosity=0)
    school = a_school()
    lines = "".join(f"Person {number},person{number}@mail.example\n" for number in range(ROWS))
    resource.setrlimit(resource.RLIMIT_DATA, (MEGABYTES << 20, MEGABYTES << 20))
    key = batches.take_in(
        school.owner, school.key, school.version, io.BytesIO(f"Name,E-mail\n{lines}".encode())
    )
    batches.map_columns(school.owner, school.key, key, {"name": 0, "email": 1}, "day")
    with connection.cursor() as cursor:
        cursor.execute("SELECT state, count(*) FROM batches_batchrow GROUP BY state")
        states = dict(cursor.fetchall())
    # Not getrusage's figure: that remembers the process which started this one.
    status = Path("/proc/self/status").read_text()
    most = int(status.partition("VmHWM:")[2].split()[0]) >> 10
    return {"states": states, "most_megabytes": most}


def seed() -> dict[str, object]:
    """A database with acknowledged awards in its journal, left as a power cut would leave it."""
    call_command("migrate", verbosity=0)
    school = a_school()
    keys = [
        credentials.award(school.owner, school.key, Award(school.version, f"P {n}", f"p{n}@mail.example"))
        for n in range(12)
    ]
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous")
        level = cursor.fetchone()[0]
    sys.stdout.write(json.dumps({"keys": keys, "synchronous": level}))
    sys.stdout.flush()
    os.kill(os.getpid(), signal.SIGKILL)
    return {}


def keep_awarding() -> dict[str, object]:
    """Award without end; each key is printed once it is acknowledged. Ends when the database does."""
    call_command("migrate", verbosity=0)
    school = a_school(owner=f"{os.getpid()}@lake.example")
    sys.stdout.write(f"{school.key}\n")
    for number in range(100_000):
        award = Award(school.version, f"P {number}", f"p{number}@mail.example", idempotency_key=str(number))
        try:
            key = credentials.award(school.owner, school.key, award)
        except DatabaseError:
            break
        sys.stdout.write(f"{key}\n")
        sys.stdout.flush()
    return {}


def what_is_there() -> dict[str, object]:
    """Of each school what is issued once the planned was finished and the last request was sent again."""
    schools: dict[str, object] = {}
    for school in Organization.objects.all():
        rows = Credential.objects.of(school.key)
        credentials.issue_planned(
            school.key, list(rows.filter(state="planned").values_list("key", flat=True))
        )
        owner = Member.objects.of(school.key).get(role="owner").person
        version = AchievementVersion.objects.of(school.key).get().key
        before = rows.count()
        last = max(0, before - 1)
        award = Award(version, f"P {last}", f"p{last}@mail.example", idempotency_key=str(last))
        credentials.award(owner, school.key, award)
        issued = list(rows.filter(state="issued").values_list("key", "index", "list_id"))
        schools[school.key] = {
            "issued": [key for key, _index, _list in issued],
            "indices_twice": len(issued) - len({place[1:] for place in issued}),
            "made_twice": rows.count() - max(before, 1),
        }
    return schools


def main() -> None:
    """Run the one that was named."""
    programs: dict[str, Callable[[], dict[str, object]]] = {
        each.__name__: each
        for each in (full_disk, broken_fsync, little_memory, seed, keep_awarding, what_is_there)
    }
    sys.stdout.write(json.dumps(programs[sys.argv[1]]()))


if __name__ == "__main__":
    main()
