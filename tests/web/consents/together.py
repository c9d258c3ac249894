"""A program of its own: a yes and a withdrawal at the same instant, on a database that threads can share."""

from __future__ import annotations

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from assay.web.commands.django import set_up

set_up()

from django.core.management import call_command  # noqa: E402 - tables only exist once Django is set up
from django.db import connection  # noqa: E402 - the same

from assay.web.records.consents import answering  # noqa: E402 - the same
from assay.web.records.consents.models import Consent  # noqa: E402 - the same
from assay.web.records.consents.queries import ConsentRefused  # noqa: E402 - the same
from web.consents.asking import a_family, guarded, guardian_link, is_open, says  # noqa: E402 - the same

ROUNDS, THREADS = 5, 6
SAMIRA, OMAR = "samira@home.example", "omar@home.example"


def main() -> None:
    """Print what came of it, as JSON."""
    call_command("migrate", verbosity=0)
    family = a_family()
    guarded(family, SAMIRA, OMAR)
    found = []
    for _round in range(ROUNDS):
        token = family.link()
        says(family, "yes", SAMIRA)
        asked, links = family.asked(), {mail: guardian_link(mail) for mail in (SAMIRA, OMAR)}
        barrier = Barrier(THREADS)

        def act(
            number: int, asked: str = asked, links: dict[str, str] = links, barrier: Barrier = barrier
        ) -> str:
            try:
                barrier.wait()
                if number % 2:
                    answering.withdraw(links[SAMIRA], asked)
                else:
                    answering.answer(links[OMAR], asked, "standing")
            except ConsentRefused as refused:
                return refused.reason
            finally:
                connection.close()
            return "done"

        with ThreadPoolExecutor(THREADS) as pool:
            answers = list(pool.map(act, range(THREADS)))
        found.append((is_open(token), set(answers) <= {"done", "closed"}))
    counting = Consent.objects.of(family.district.key).filter(withdrawn_at=None).exclude(answer="no").count()
    json.dump(
        {"open": [each[0] for each in found], "told": all(each[1] for each in found), "left": counting},
        sys.stdout,
    )


if __name__ == "__main__":
    main()
