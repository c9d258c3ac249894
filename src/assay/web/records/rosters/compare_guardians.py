"""Guardians of the files beside those that stand; only pupils whom the files name are looked at."""

from __future__ import annotations

from assay.web.records.rosters.held import Held
from assay.web.records.rosters.plan import Plan
from assay.web.records.rosters.told import Fact, GuardianTold, Told


def compare_guardians(told: Told, held: Held, plan: Plan) -> None:
    """Note in the plan who would answer for whom."""
    if Fact.GUARDIANS not in told.says:
        return
    by_source = {row.source_id: key for key, row in held.guardians.items()}
    for source, one in told.guardians.items():
        key = by_source.get(source)
        if key is None:
            plan.guardians_new.append(one)
            continue
        plan.known_guardians[source] = key
        _changed(held, plan, key, one)
    asked: set[tuple[str, str]] = set()
    for (guardian, pupil), answering in told.answering.items():
        pair = plan.known_guardians.get(guardian, ""), plan.known.get(pupil, "")
        row = held.guardianships.get(pair)
        if row is None:
            plan.answering_new.append((guardian, pupil, answering))
            continue
        asked.add(pair)
        is_same = (row.relation, row.decides) == (answering.relation, answering.decides)
        if row.ended_at is not None or not is_same:
            plan.answering_changed[row.key] = answering
    named = set(plan.known.values())
    plan.answering_ended += [
        row.key
        for pair, row in held.guardianships.items()
        if row.ended_at is None and pair not in asked and pair[1] in named
    ]


def _changed(held: Held, plan: Plan, key: str, one: GuardianTold) -> None:
    row = held.guardians[key]
    wanted = one.details
    language = one.language or row.language
    if not row.data_key_id or wanted != held.guardian_details[key] or language != row.language:
        plan.guardians_changed[key] = (wanted, language)
