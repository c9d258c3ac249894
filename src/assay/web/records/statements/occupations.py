"""Occupations of ESCO and O*NET that fit what somebody typed, where such data are installed.

Read once into the process: some ten thousand labels.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from assay.analysis.sources import Store
from assay.errors import AssayError
from assay.web.base.look_alikes import skeleton

_KINDS = ("esco", "esco-occupations", "onet")
_TABLE = "occupations"
MOST = 6
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Occupation:
    """An occupation as a public list names it."""

    uri: str
    label: str
    framework: str
    code: str = ""


def suggestions(text: str) -> tuple[Occupation, ...]:
    """Occupations whose name fits this text, the closest first; none where no list is installed."""
    wanted = skeleton(text)
    if len(wanted) < _SHORTEST:
        return ()
    found: dict[str, tuple[int, int, Occupation]] = {}
    for form, one in _labels(_installed()):
        if wanted in form or form in wanted:
            rank = (0 if form == wanted else 1 if form.startswith(wanted) else 2, len(form), one)
            if one.uri not in found or rank[:2] < found[one.uri][:2]:
                found[one.uri] = rank
    best = sorted(found.values(), key=lambda rank: (*rank[:2], rank[2].label))
    return tuple(one for *_rank, one in best[:MOST])


def named(text: str, region: str = "") -> Occupation | None:
    """The occupation of exactly this name or code, if a list that is installed has it.

    Names before other names; of two lists that of the region comes first, O*NET in the United States.
    """
    wanted, code = skeleton(text), text.strip().upper()
    if len(wanted) < _SHORTEST:
        return None
    first = "onet" if region.startswith("US") else "esco"
    found = [
        ((skeleton(one.label) != wanted, one.framework != first, one.label), one)
        for form, one in _labels(_installed())
        if form == wanted or (one.code and one.code in {code, f"{code}.00"})
    ]
    return min(found, key=lambda held: held[0])[1] if found else None


def names() -> tuple[str, ...]:
    """The names of one list's occupations, to pick from: O*NET's, else ESCO's; or none."""
    held = {one.uri: one for _form, one in _labels(_installed())}.values()
    listed = [one.label for one in held if one.framework == "onet"] or [one.label for one in held]
    return tuple(sorted(set(listed)))


def by_uri(uri: str) -> Occupation | None:
    """The occupation of this identifier, if a list that is installed has it."""
    return next((one for _form, one in _labels(_installed()) if one.uri == uri), None)


def _installed() -> tuple[tuple[str, str], ...]:
    """Which releases there are: what is read again when it changes."""
    try:
        having = [Store(settings.ASSAY_DATA).release_with(kind, _TABLE) for kind in _KINDS]
    except AssayError:  # a damaged store suggests nothing; the data's own pages say so
        return ()
    return tuple((release.kind, str(release.folder)) for release in having if release is not None)


@lru_cache(maxsize=1)
def _labels(installed: tuple[tuple[str, str], ...]) -> tuple[tuple[str, Occupation], ...]:
    store, told = Store(Path(settings.ASSAY_DATA)), []
    for kind, _folder in installed:
        release = store.release_with(kind, _TABLE)
        if release is None:
            continue
        table = store.table(release, _TABLE).select("uri", "framework", "label", "aliases", "code").collect()
        for uri, framework, label, aliases, code in table.iter_rows():
            one = Occupation(uri, label, framework, code or "")
            told += [(skeleton(name), one) for name in (label, *(aliases or ())) if name]
    return tuple((form, one) for form, one in told if len(form) >= _SHORTEST)
