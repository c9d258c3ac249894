"""A program of its own: the same draft signed, withdrawn and answered by eight threads at once."""

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

from assay.web.records.audit.queries import about  # noqa: E402 - the same
from assay.web.records.credentials.models import Place, StatusList  # noqa: E402 - the same
from assay.web.records.mailing.models import Mail  # noqa: E402 - the same
from assay.web.records.statements import actions, queries  # noqa: E402 - the same
from assay.web.records.statements.values import StatementRefused  # noqa: E402 - the same
from web.factories import a_school  # noqa: E402 - the same
from web.statements.stating import a_body, wanted  # noqa: E402 - the same

THREADS = 8


def at_once(act: Callable[[int], object]) -> list[str]:
    """What became of it in each thread, all begun at the same instant."""
    barrier = Barrier(THREADS)

    def begun(number: int) -> str:
        try:
            barrier.wait()
            act(number)
        except StatementRefused as error:
            return f"refused {error.reason}"
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(THREADS) as pool:
        return sorted(pool.map(begun, range(THREADS)))


def main() -> None:
    """Print what came of it, as JSON."""
    call_command("migrate", verbosity=0)
    school, bakery = a_school(), a_body("Lake Bakery", "bakery.example")
    key = actions.draft(bakery.owner, bakery.key, wanted(school.achievement))
    drafts = [
        actions.draft(bakery.owner, bakery.key, wanted(school.achievement, place=f"Town {number}"))
        for number in range(THREADS)
    ]
    signed = at_once(lambda _number: actions.sign(bakery.owner, bakery.key, key))
    apart = at_once(lambda number: actions.sign(bakery.owner, bakery.key, drafts[number]))
    answered = at_once(lambda number: actions.answer(school.owner, school.key, key, f"Answer {number}."))
    withdrawn = at_once(lambda _number: actions.withdraw(bakery.owner, bakery.key, key))
    places = Place.objects.of(bakery.key)
    told = {
        "signed": signed.count("done"),
        "refused": signed.count("refused done"),
        "apart": apart.count("done"),
        "answered": answered.count("done"),
        "withdrawn": withdrawn.count("done"),
        "entries": [entry.verb for entry in about("statement", key)],
        "places": len(set(places.values_list("list", "index"))),
        "revoked": places.filter(standing="revoked").count(),
        "lists": StatusList.objects.of(bakery.key).count(),
        "mails": Mail.objects.filter(about_kind="statement", about_key=key).count(),
        "state": queries.public(key).state,
    }
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main()
