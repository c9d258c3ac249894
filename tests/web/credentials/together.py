"""A program of its own: the same request in eight threads at once, on a database that threads can share."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from assay.web.commands.django import set_up

set_up()

from django.core.management import call_command  # noqa: E402 - tables only exist once Django is set up
from django.db import connection  # noqa: E402 - the same

from assay.errors import AssayError  # noqa: E402 - the same
from assay.web.base.permission import NotFound  # noqa: E402 - the same
from assay.web.records.audit.queries import about  # noqa: E402 - the same
from assay.web.records.credentials import actions, queries  # noqa: E402 - the same
from assay.web.records.credentials.models import Credential  # noqa: E402 - the same
from assay.web.records.mailing.models import Mail  # noqa: E402 - the same
from web.factories import a_school  # noqa: E402 - the same

THREADS = 8


def at_once(act: Callable[[int], str]) -> list[str]:
    """What each thread got, all begun at the same instant."""
    barrier = Barrier(THREADS)

    def begun(number: int) -> str:
        try:
            barrier.wait()
            return act(number)
        except (AssayError, NotFound) as error:
            return getattr(error, "code", "not-found")
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(begun, range(THREADS)))


def main() -> None:
    """Print what came of it, as JSON."""
    call_command("migrate", verbosity=0)
    school = a_school()

    def award(name: str, request: str) -> str:
        wanted = actions.Award(school.version, name, "maria@example.org", idempotency_key=request)
        return actions.award(school.owner, school.key, wanted)

    same = at_once(lambda _number: award("María", "same"))
    other = at_once(lambda number: award(f"María {number % 2}", "other"))
    apart = at_once(lambda number: award("María", f"apart-{number}"))
    key = same[0]

    def revoke(number: int) -> str:
        actions.revoke(school.owner, school.key, key, f"Reason {number}")
        return "done"

    def correct(_number: int) -> str:
        wanted = actions.Award(school.version, "Mary", "maria@example.org")
        return actions.reissue(school.owner, school.key, apart[0], wanted)

    revoked, corrected = at_once(revoke), at_once(correct)
    rows = Credential.objects.of(school.key)
    told = {
        "same": sorted(set(same)) == [key],
        "other": sorted({answer == "idempotency-conflict" for answer in other}),
        "apart": len(set(apart)),
        "revoked": revoked.count("done"),
        "corrected": len(set(corrected)),
        "entries": [entry.verb for entry in about("credential", key)],
        "credentials": rows.count(),
        "places": len(set(rows.values_list("list", "index"))),
        "mails": Mail.objects.filter(about_kind="credential").count(),
        "standing": queries.award(school.key, key).standing,
    }
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main()
