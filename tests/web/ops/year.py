"""A program of its own: a school year's work done by several at the same instant, on a database they share.

Two workers settle the same marks, apply the same roster, import vendors' files that overlap; a record's day
has come while somebody keeps it back.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

from assay.web.commands.django import set_up

set_up()

from django.core.management import call_command  # noqa: E402 - tables only exist once Django is set up
from django.db import IntegrityError, connection  # noqa: E402 - the same

from assay.web.base.clock import now  # noqa: E402 - the same
from assay.web.base.permission import NotFound  # noqa: E402 - the same
from assay.web.records.audit.models import Entry  # noqa: E402 - the same
from assay.web.records.certificates import jobs as certificate_jobs  # noqa: E402 - the same
from assay.web.records.certificates import vendor_files  # noqa: E402 - the same
from assay.web.records.certificates.models import Attempt, Certificate, VendorFile  # noqa: E402 - the same
from assay.web.records.credentials.models import Credential  # noqa: E402 - the same
from assay.web.records.mailing.models import Mail  # noqa: E402 - the same
from assay.web.records.marks import actions as marks  # noqa: E402 - the same
from assay.web.records.marks.models import Mark  # noqa: E402 - the same
from assay.web.records.marks.settling import settle_due  # noqa: E402 - the same
from assay.web.records.retention import actions as retention  # noqa: E402 - the same
from assay.web.records.retention.models import Listing  # noqa: E402 - the same
from assay.web.records.rosters import imports  # noqa: E402 - the same
from assay.web.records.rosters import jobs as roster_jobs  # noqa: E402 - the same
from assay.web.records.rosters.models import Enrolment, Pupil, RosterImport  # noqa: E402 - the same
from web.grid.teaching import a_class, later  # noqa: E402 - the same
from web.rosters.importing import a_bundle, a_house  # noqa: E402 - the same
from web.schooling import a_district, a_member_of, a_pupil  # noqa: E402 - the same

HEAD = "Student ID,Exam Name,Exam Date,Result,Score,Certificate Number\n"
ROUNDS = 4


def at_once(acts: Sequence[Callable[[], object]]) -> list[object]:
    """What came of each of these, all begun at the same instant."""
    barrier = Barrier(len(acts))

    def begun(act: Callable[[], object]) -> object:
        try:
            barrier.wait()
            return act()
        except NotFound:
            return "not-found"
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(begun, acts))


def settled() -> dict[str, object]:
    """Three workers settle the same 24 marks."""
    room = a_class(pupils=8, skills=3)
    cells = [(pupil.key, skill) for pupil in room.pupils for skill in room.skills]
    marks.set_marks(room.district.teacher, room.key, room.section, cells)
    later()
    counts = at_once([settle_due] * 3)
    rows = Credential.objects.of(room.key)
    awarded = Mark.objects.of(room.key).filter(state="awarded", credential__state="issued")
    return {
        "told": sum(int(str(count)) for count in counts),
        "awarded": awarded.count(),
        "credentials": rows.count(),
        "different": len(set(rows.values_list("recipient", "version"))),
        "mails": Mail.objects.filter(about_kind="credential").count(),
    }


def applied() -> dict[str, object]:
    """Two equal rosters, each applied by two workers."""
    house = a_house()
    keys = [imports.take_in(house.coordinator, house.key, a_bundle(12).packed()) for _ in range(2)]
    for key in keys:
        imports.start(house.coordinator, house.key, key)
    at_once([lambda key=key: roster_jobs.apply.call(key) for key in keys * 2])  # type: ignore[misc]  # a key's own
    rows = RosterImport.objects.of(house.key)
    return {
        "pupils": Pupil.objects.of(house.key).count(),
        "enrolments": Enrolment.objects.of(house.key).count(),
        "states": sorted(rows.values_list("state", "trouble")),
        "entries": Entry.objects.filter(verb="apply", organization=house.key).count(),
    }


def imported() -> dict[str, object]:
    """Two files that have eight rows in common, each imported by two workers; the unlucky try again."""
    district = a_district()
    coordinator = a_member_of(district, "coordinator")
    pupils = [a_pupil(district, f"Given{place}", number=f"P{place}") for place in range(12)]
    rows = [
        line
        for pupil in pupils
        for line in (
            f"{pupil.number},ServSafe Manager,04/20/2026,Fail,52,\n",
            f"{pupil.number},ServSafe Manager,05/03/2026,Pass,86,C-{pupil.number}\n",
        )
    ]
    keys = []
    for name, part in (("a.csv", rows[:16]), ("b.csv", rows[8:])):
        content = (HEAD + "".join(part)).encode()
        key = vendor_files.take_in(coordinator, district.key, "Test House", name, content)
        vendor_files.accept_guess(coordinator, district.key, key)
        vendor_files.start(coordinator, district.key, key)
        keys.append(key)

    def tried(key: str) -> object:
        for _again in range(3):
            try:
                return certificate_jobs.import_results.call(key)
            except IntegrityError:
                continue
        return "never"

    told = at_once([lambda key=key: tried(key) for key in keys * 2])  # type: ignore[misc]  # a key's own
    return {
        "never": told.count("never"),
        "attempts": Attempt.objects.of(district.key).count(),
        "certificates": Certificate.objects.of(district.key).count(),
        "states": sorted(VendorFile.objects.of(district.key).values_list("state", flat=True)),
    }


def kept_back() -> dict[str, object]:
    """A record's day has come: two workers let it go while the owner keeps it back."""
    district = a_district()
    agree = []
    for number in range(ROUNDS):
        pupil = a_pupil(district, f"Given{number}")
        Pupil.objects.of(district.key).filter(key=pupil.key).update(left_at=now() - timedelta(days=4_000))
        retention.list_due(district.key)
        due = Listing.objects.of(district.key).filter(pupil=pupil.key)
        due.update(due_at=now() - timedelta(days=1))

        def keep(key: str = pupil.key) -> object:
            return retention.keep(district.house.owner, district.key, key, is_held=True)

        def let_go() -> object:
            return sum(retention.let_go(district.key).values())

        told = at_once([let_go, keep, let_go])
        is_there = Pupil.objects.of(district.key).filter(key=pupil.key).exists()
        agree.append(is_there is (told[1] is None))
    return {"agree": agree}


def main() -> None:
    """Print what came of it, as JSON."""
    call_command("migrate", verbosity=0)
    json.dump({act.__name__: act() for act in (settled, applied, imported, kept_back)}, sys.stdout)


if __name__ == "__main__":
    main()
