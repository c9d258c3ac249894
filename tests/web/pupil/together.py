"""A program of its own: eight phones choose a PIN for one pupil at once, on a database threads can share."""

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

from assay.web.records.class_codes import entrance  # noqa: E402 - the same
from assay.web.records.people import pins  # noqa: E402 - the same
from assay.web.records.people.models import Person  # noqa: E402 - the same
from assay.web.records.rosters import queries as rosters  # noqa: E402 - the same
from web.pupil.entering import a_code, a_district, a_pupil  # noqa: E402 - the same

PHONES = 8


def at_once(act: Callable[[int], str]) -> list[str]:
    """What each phone got, all begun at the same instant."""
    barrier = Barrier(PHONES)

    def begun(number: int) -> str:
        try:
            barrier.wait()
            return act(number)
        except entrance.TakenMeanwhile:
            return "taken"
        finally:
            connection.close()

    with ThreadPoolExecutor(PHONES) as pool:
        return list(pool.map(begun, range(PHONES)))


def main() -> None:
    """Print what came of it, as JSON."""
    call_command("migrate", verbosity=0)
    district = a_district()
    noor = a_pupil(district, number="N-1")
    entering = entrance.recognise(a_code(district), "N-1")

    def choose(number: int) -> str:
        return entrance.choose_pin(entering, f"48291{number}").key

    first = at_once(choose)
    [account] = set(first) - {"taken"}
    opened = [number for number in range(PHONES) if pins.accept(account, f"48291{number}")]
    Person.objects.filter(key=account).update(pin_misses=0)
    guesses = [at_once(lambda number: str(pins.accept(account, f"93027{number}"))) for _ in range(2)]
    told = {
        "won": len(first) - first.count("taken"),
        "accounts": Person.objects.exclude(pin="").count(),
        "linked": rosters.pupil(district.key, noor.key).person == account,
        "opened": len(opened),
        "guessed": sum(each.count("True") for each in guesses),
        "misses": Person.objects.get(key=account).pin_misses,
    }
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main()
