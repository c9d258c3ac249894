"""The framework's own members read off an achievement, each by the form that the table gives it.

Apart from the standards' readers because these members mean the same on all of them, and only where the
document names the framework's context: `country` and `cost` are words that others use otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from assay.analysis.descriptions.framework_terms import CONTEXT, TERMS, Form, Term
from assay.analysis.descriptions.nodes import Node
from assay.analysis.descriptions.telling import Telling
from assay.analysis.descriptions.vocabulary import (
    CLOSED,
    EQF,
    MOST_HOURS,
    UNKNOWN,
    write_hours,
    write_money,
)
from assay.encoding import join

_COUNTRY = re.compile(r"[A-Z]{2}")
_CURRENCY = re.compile(r"[A-Z]{3}")
_DURATION = re.compile(r"P(?=\d)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?")
MOST_RETAKES = 1_000

Read = tuple[str, str] | None  # value and pointer


def names_framework(document: Node) -> bool:
    """Whether the document names the framework's context."""
    return any(place.text == CONTEXT for place in document.texts("@context"))


def tell_terms(achievement: Node, telling: Telling) -> None:
    """Tell what the framework's members say. One of a wrong form tells nothing that a program can read."""
    for term in TERMS:
        if term.name not in achievement.json:
            continue
        read = _FORMS[term.form](achievement, term)
        if read is not None:
            telling.member(term.element, *read)


def _hours(node: Node, term: Term) -> Read:
    single = node.number(term.name)
    if single is not None:
        hours, pointer = single
        return (write_hours(hours), pointer) if 0 < hours <= MOST_HOURS else None
    interval = node.node(term.name)
    low, high = (interval.number("low"), interval.number("high")) if interval else (None, None)
    if interval is None or low is None or high is None or not 0 < low[0] <= high[0] <= MOST_HOURS:
        return None
    return write_hours(low[0], high[0]), interval.pointer


def _closed(node: Node, term: Term) -> Read:
    words = CLOSED[term.element]
    found = [place for place in node.texts(term.name) if place.text in words]
    if not found:
        return next(((UNKNOWN, place.pointer) for place in node.texts(term.name)), None)
    # Several methods: each must be passed, and the value is the one that the list has last.
    last = max(found, key=lambda place: words.index(place.text))
    return last.text, last.pointer


def _text(node: Node, term: Term) -> Read:
    place = node.text(term.name)
    return (place.text, place.pointer) if place else None


def _texts(node: Node, term: Term) -> Read:
    places = list(node.texts(term.name))
    return ("; ".join(place.text for place in places), join(node.pointer, term.name)) if places else None


def _address(node: Node, term: Term) -> Read:
    place = node.address(term.name)
    return (place.text, place.pointer) if place else None


def _country(node: Node, term: Term) -> Read:
    place = node.text(term.name)
    return (place.text, place.pointer) if place and _COUNTRY.fullmatch(place.text) else None


def _level(node: Node, term: Term) -> Read:
    place = node.text(term.name)
    if place is None:
        return None
    named = EQF.fullmatch(place.text)
    return (f"EQF {named[1]}" if named else place.text), place.pointer


def _cost(node: Node, term: Term) -> Read:
    cost = node.node(term.name)
    amount = cost.number("amount") if cost else None
    currency = cost.value("currency") if cost else ""
    if cost is None or amount is None or amount[0] < 0 or not _CURRENCY.fullmatch(currency):
        return None
    return write_money(amount[0], currency), cost.pointer


def _date(node: Node, term: Term) -> Read:
    place = node.text(term.name)
    try:
        return (date.fromisoformat(place.text).isoformat(), place.pointer) if place else None
    except ValueError:
        return None


def _retakes(node: Node, term: Term) -> Read:
    place = node.text(term.name)
    if place is not None:
        return (place.text, place.pointer) if place.text == "unlimited" else None
    number = node.number(term.name)
    if number is None or not 0 <= number[0] <= MOST_RETAKES or not number[0].is_integer():
        return None
    return f"{number[0]:g}", number[1]


def _duration(node: Node, term: Term) -> Read:
    place = node.text(term.name)
    return (place.text, place.pointer) if place and _DURATION.fullmatch(place.text) else None


_FORMS: dict[Form, Callable[[Node, Term], Read]] = {
    Form.HOURS: _hours,
    Form.CLOSED: _closed,
    Form.TEXT: _text,
    Form.TEXTS: _texts,
    Form.ADDRESS: _address,
    Form.ADDRESSES: _address,
    Form.COUNTRY: _country,
    Form.LEVEL: _level,
    Form.COST: _cost,
    Form.DATE: _date,
    Form.RETAKES: _retakes,
    Form.DURATION: _duration,
}
