"""What the labour market tells this site: opened at first use, once a process, while its data stay the same.

Apart from the data of skills, because it is asked otherwise: about an occupation in a region.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from threading import Lock

from django.conf import settings

from assay.analysis.market import Target
from assay.analysis.sources import Store
from assay.analysis.valuation import MarketMeans
from assay.errors import AssayError

LONGEST = 30.0
"""Seconds after which a question of advertisements is given up: no request may hold a worker for minutes."""
_lock = Lock()
_held: dict[Path, tuple[int, MarketMeans | None]] = {}


def means() -> MarketMeans | None:
    """The market of this site's data; None where none are installed. Raises `data-store-damaged`.

    What is installed or taken away meanwhile is seen by whoever asks next.
    """
    store = Store(settings.ASSAY_DATA)
    stamp = store.stamp
    with _lock:  # two threads that ask at once would open it twice
        found = _held.get(store.folder)
        if found is None or found[0] != stamp:
            opened = MarketMeans.open(store, longest=LONGEST) if stamp and store.releases() else None
            _held.clear()
            found = _held[store.folder] = (stamp, opened)
    return found[1]


def area_names() -> Mapping[str, str]:
    """The areas that the data here tell of, by code, in the order of their codes; none without data."""
    held = means()
    if held is None or held.market is None:
        return {}
    return {area.code: area.name for area in sorted(held.market.areas(), key=lambda one: one.code)}


def area_code(text: str) -> str:
    """The code of the one area that is called this; else the text itself, on one line."""
    told = " ".join(text.split())
    named = [code for code, name in area_names().items() if name.casefold() == told.casefold()]
    return named[0] if len(named) == 1 else told


def occupation_names() -> tuple[str, ...]:
    """The titles of the occupations that the data here tell of; none without data."""
    held = means()
    if held is None or held.market is None:
        return ()
    return tuple(dict.fromkeys(one.title for one in held.market.every_occupation()))


def occupation(text: str) -> Target | None:
    """The occupation of this code, address or title; None where the data here know none."""
    held = means()
    if held is None or held.market is None:
        return None
    try:
        return held.market.target(text)
    except AssayError as error:
        if error.code != "market-occupation-unknown":
            raise
        return None


def forget() -> None:
    """Let go of it, so that the next who asks opens it again."""
    with _lock:
        _held.clear()
