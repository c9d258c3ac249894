"""A rule file, read strictly: versioned, every member known, every name it uses defined and used."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from assay.analysis.descriptions import ELEMENTS, vocabulary
from assay.analysis.gates.members import Members, parsed, words_of
from assay.analysis.gates.values import FORM, Bar, Condition, Gate, Kind, Op, Rule, Tier, Words

OUTCOMES = ("completion", "placement", "earnings")
OCCUPATION_FIGURES = ("wage-low", "entry-wage", "median-wage", "employment", "growth", "openings")
NAMED_FIGURES = ("share", "required", "preferred")
INDICATORS = (
    *("transparency", "rigor", "specificity", "portability", "recognition", "cost", "time"),
    *("named-in-ads", "skill-demand", "occupation-outlook", "durability", "outcomes"),
)
_NAME = re.compile(r"[a-z][a-z0-9-]{0,39}")
_MOST_CONDITIONS, _MOST_TIERS, _DEEPEST = 60, 20, 8
_ELEMENTS = tuple(one.key for one in ELEMENTS)
_OF: dict[Kind, tuple[str, ...]] = {
    Kind.TOLD: _ELEMENTS,
    Kind.INDICATOR: INDICATORS,
    Kind.OUTCOME: OUTCOMES,
    Kind.OCCUPATION: OCCUPATION_FIGURES,
    Kind.NAMED: NAMED_FIGURES,
}
_MEASURED = frozenset({Kind.HOURS, Kind.WEEKS, Kind.INDICATOR, Kind.OUTCOME, Kind.OCCUPATION, Kind.NAMED})


def read_gate(content: bytes, file: str) -> Gate:
    """The gate in this YAML. Raises `gate-wrong`."""
    members = Members(parsed(content, file), file, "")
    if members.take("form") != FORM:
        members.wrong("form", f"it does not say “{FORM}”")
    citation = Members(members.take("citation"), file, "citation")
    said, address = citation.text("text", is_needed=True), citation.text("url", is_needed=True)
    if urlsplit(address).scheme != "https" or not urlsplit(address).hostname:
        citation.wrong("url", "it is no address that begins with https")
    citation.done()
    force = Members(members.take("in_force") or {}, file, "in_force")
    begun, ended = force.day("from"), force.day("until")
    if begun is not None and ended is not None and ended < begun:
        force.wrong("until", "it ends before it begins")
    force.done()
    conditions = _conditions(members.take("conditions"), file)
    passes, tiers = _rules(members, conditions)
    gate = Gate(
        title=members.words("title", is_needed=True),
        authority=members.words("authority", is_needed=True),
        citation=said,
        address=address,
        conditions=conditions,
        passes=passes,
        tiers=tiers,
        from_day=begun,
        until_day=ended,
        left_out=_left_out(members),
        is_example=members.truth("example"),
        takes_stated=members.truth("occupation_may_be_stated"),
    )
    members.done()
    return gate


def _left_out(members: Members) -> tuple[Words, ...]:
    held = members.take("not_evaluated")
    if held is None:
        return ()
    if not isinstance(held, list):
        members.wrong("not_evaluated", "it is no list of short texts")
    return tuple(words_of(one, members, "not_evaluated") for one in held)


def _conditions(held: Any, file: str) -> Mapping[str, Condition]:  # noqa: ANN401 - whatever YAML holds
    members = Members(held, file, "conditions")
    if not 0 < len(held) <= _MOST_CONDITIONS:
        members.wrong("", f"there are none, or more than {_MOST_CONDITIONS}")
    found = {}
    for name in held:
        if not _NAME.fullmatch(name):
            members.wrong(name, "a name is small letters, digits and hyphens")
        found[name] = _condition(name, Members(members.take(name), file, f"conditions/{name}"))
    return found


def _condition(name: str, members: Members) -> Condition:
    told = members.text("fact", is_needed=True)
    if told not in set(Kind):
        members.wrong("fact", f"it is none of {', '.join(Kind)}")
    kind = Kind(told)
    of = members.text("of", is_needed=kind in _OF)
    if kind in _OF and of not in _OF[kind]:
        members.wrong("of", f"it is none of {', '.join(_OF[kind])}")
    if of and kind not in _OF:
        members.wrong("of", "nobody knows this member here")
    bars = _bars(members)
    found = Condition(
        name=name,
        kind=kind,
        says=members.words("says", is_needed=True),
        of=of,
        figure=members.text("figure") if kind is Kind.INDICATOR else "",
        column=members.text("column", is_needed=kind is Kind.COLUMN) if kind is not Kind.LISTED else "",
        one_of=members.texts("one_of") if kind in {Kind.TOLD, Kind.COLUMN} else (),
        is_machine=members.truth("machine") if kind is Kind.TOLD else False,
        is_if_applicable=members.truth("if_applicable") if kind is Kind.TOLD else False,
        is_percent=members.truth("percent"),
        within_days=_days(members) if kind is Kind.OUTCOME and of == "placement" else None,
        currency=members.text("currency") if kind in {Kind.OUTCOME, Kind.OCCUPATION} else "",
        area=members.text("area") if kind is Kind.LISTED else "",
        bars=bars,
    )
    members.done()
    _check(found, members)
    return found


def _bars(members: Members) -> Mapping[Bar, float]:
    found = {bar: value for bar in Bar if (value := members.number(bar)) is not None}
    floors = [value for bar, value in found.items() if bar.is_floor]
    ceilings = [value for bar, value in found.items() if not bar.is_floor]
    if len(floors) > 1 or len(ceilings) > 1:
        members.wrong("", "it has two thresholds in the same direction")
    if floors and ceilings and floors[0] > ceilings[0]:
        members.wrong("", "nothing lies between its two thresholds")
    return found


def _days(members: Members) -> int:
    days = members.number("within_days")
    if days is None or days != int(days) or not 0 < days <= 3660:  # noqa: PLR2004 - ten years
        members.wrong("within_days", "it is no number of days")
    return int(days)


def _check(one: Condition, members: Members) -> None:
    """Raises `gate-wrong` where there is nothing to compare with, or more than one thing."""
    if one.kind in _MEASURED and not one.bars:
        members.wrong("", "it has no threshold: at_least, above, at_most or below")
    if one.kind not in {*_MEASURED, Kind.COLUMN} and one.bars:
        members.wrong("", "a threshold has no meaning for this fact")
    if one.bars and one.one_of:
        members.wrong("one_of", "it has a threshold too: one of both is enough")
    closed = vocabulary.CLOSED.get(one.of, ()) if one.kind is Kind.TOLD else ()
    if closed:
        for value in one.one_of:
            if value not in closed:
                members.wrong("one_of", f"it is none of {', '.join(closed)}")


def _rules(members: Members, conditions: Mapping[str, Condition]) -> tuple[Rule | None, tuple[Tier, ...]]:
    """What passes, or the tiers; every condition is used."""
    passes, told = members.take("passes"), members.take("tiers")
    if (passes is None) == (told is None):
        members.wrong("", "it has either “passes” or “tiers”")
    rule, tiers = None, []
    if passes is not None:
        rule = _rule(passes, members, "passes", conditions, 0)
    elif not isinstance(told, list) or not 0 < len(told) <= _MOST_TIERS:
        members.wrong("tiers", f"there are none, or more than {_MOST_TIERS}")
    else:
        for number, held in enumerate(told, 1):
            one = Members(held, members.file, f"tiers/{number}")
            label = one.words("name", is_needed=True)
            tiers.append(Tier(label, _rule(one.take("when"), one, "when", conditions, 0)))
            one.done()
    used = {
        name for each in (*([rule] if rule else []), *(one.rule for one in tiers)) for name in each.conditions
    }
    for name in conditions:
        if name not in used:
            members.wrong(f"conditions/{name}", "no rule uses it")
    return rule, tuple(tiers)


def _rule(
    held: Any,  # noqa: ANN401 - whatever YAML holds
    members: Members,
    place: str,
    conditions: Mapping[str, Condition],
    depth: int,
) -> Rule:
    if depth > _DEEPEST:
        members.wrong(place, "it is nested too deeply")
    if isinstance(held, str):
        if held not in conditions:
            members.wrong(place, f"there is no condition “{held[:60]}”")
        return Rule(Op.IS, held)
    if not isinstance(held, Mapping) or len(held) != (2 if "at_least" in held else 1):
        members.wrong(place, "it is no condition, nor one of all, any, not, at_least with of")
    if "at_least" in held:
        count, listed = held["at_least"], held.get("of")
        parts = _parts(listed, members, place, conditions, depth)
        if isinstance(count, bool) or not isinstance(count, int) or not 0 < count <= len(parts):
            members.wrong(place, "the number after at_least is no number of these conditions")
        return Rule(Op.AT_LEAST, parts=parts, count=count)
    ((name, inner),) = held.items()
    if name == "not":
        return Rule(Op.NOT, parts=(_rule(inner, members, place, conditions, depth + 1),))
    if name not in {"all", "any"}:
        members.wrong(place, "it is no condition, nor one of all, any, not, at_least with of")
    return Rule(Op(name), parts=_parts(inner, members, place, conditions, depth))


def _parts(
    held: Any,  # noqa: ANN401 - whatever YAML holds
    members: Members,
    place: str,
    conditions: Mapping[str, Condition],
    depth: int,
) -> tuple[Rule, ...]:
    if not isinstance(held, list) or not 0 < len(held) <= _MOST_CONDITIONS:
        members.wrong(place, "it is no list of conditions")
    return tuple(_rule(one, members, place, conditions, depth + 1) for one in held)
