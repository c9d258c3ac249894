"""What both engines are asked, and their answers as plain values that can be compared."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from functools import partial
from typing import Any

from tools.bench_market.postings import OCCUPATIONS, SKILLS

from assay.analysis.market import Market, names_in

AS_OF = date(2026, 11, 22)
_MONTHS = 40  # all of them: what was put in is known of the whole


def answers(market: Market, told: Callable[[str, float], None] | None = None) -> dict[str, Any]:
    """By question: each occupation's certificate; of one its skills, a state, beginners, a group, quarters.

    `told` is called with each question and its seconds as soon as it is answered.
    """
    questions: dict[str, Callable[[], Any]] = {}
    for code, _, _, name, short, _ in OCCUPATIONS:
        questions[f"named {code}"] = partial(
            market.named, names_in(f"{name} ({short})"), market.target(code), AS_OF, months=_MONTHS
        )
    code, _, _, name, short, _ = OCCUPATIONS[0]
    names, target = names_in(f"{name} ({short})"), market.target(code, "US-OH")
    questions["skills"] = partial(market.skills_asked, SKILLS, target, AS_OF)
    questions["in a state"] = partial(market.named, names, target, AS_OF)
    questions["for beginners"] = partial(market.named, names, target, AS_OF, entry=True)
    questions["a group"] = partial(market.named, names, market.target("31-0000"), AS_OF)
    questions["quarters"] = partial(market.over_time, names, target, AS_OF)
    found: dict[str, Any] = {}
    for question, ask in questions.items():
        begun = time.perf_counter()
        answer = ask()
        found[question] = [asdict(one) for one in answer] if isinstance(answer, tuple) else asdict(answer)
        if told is not None:
            told(question, time.perf_counter() - begun)
    return found
