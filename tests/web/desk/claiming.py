"""A program of its own: fifty people use the same codes at once, on a database that threads can share."""

from __future__ import annotations

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

from assay.web.commands.django import set_up

set_up()

from django.core.management import call_command  # noqa: E402 - tables only exist once Django is set up
from django.db import connection  # noqa: E402 - the same

from assay.web.base.clock import now  # noqa: E402 - the same
from assay.web.records.claims import actions, queries  # noqa: E402 - the same
from assay.web.records.claims.refusals import ClaimRefused  # noqa: E402 - the same
from assay.web.records.credentials.models import Credential  # noqa: E402 - the same
from web.factories import School, a_school  # noqa: E402 - the same

THREADS = 50


def at_once(code: str) -> list[str]:
    """What each thread got, all begun at the same instant: "won", or the reason why not."""
    barrier = Barrier(THREADS)

    def claim(number: int) -> str:
        try:
            barrier.wait()
            actions.claim_by_code(code, f"Person {number}", f"person{number}@example.org")
        except ClaimRefused as refused:
            return refused.reason
        else:
            return "won"
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(claim, range(THREADS)))


def code_of(school: School, count: int, *, is_personal: bool) -> str:
    """A fresh code."""
    ends_at = now() + timedelta(hours=1)
    wanted = actions.NewCodes(school.version, count, ends_at, is_personal=is_personal)
    return queries.claim_set(school.key, actions.make_codes(school.owner, school.key, wanted)).codes[0].code


def main() -> None:
    """Print what came of it, as JSON."""
    call_command("migrate", verbosity=0)
    school = a_school()
    personal = at_once(code_of(school, 1, is_personal=True))
    room = at_once(code_of(school, 10, is_personal=False))
    told = {
        "personal": personal.count("won"),
        "room": room.count("won"),
        "credentials": Credential.objects.of(school.key).filter(state="issued").count(),
        "others": sorted({*personal, *room} - {"won"}),
    }
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
