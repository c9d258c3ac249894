"""What lists name for a programme: those of its area and of what lies around it, for its occupations."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from analysis.market.market_worlds import AREAS, AS_OF, NURSING, put, wages
from assay.analysis.gaps import CredentialLists
from assay.analysis.market import Market, Target
from assay.analysis.sources import Release, Store


def entry(name: str, **others: Any) -> dict[str, Any]:
    """An entry of Ohio's list, for nursing assistants, without an end."""
    return {"name": name, "area": "US-OH", "occupations": [NURSING]} | others


def store_of(folder: Path, *entries: dict[str, Any]) -> Store:
    """Areas of which the metro lies in Ohio, and one list."""
    held = put(Store(folder), "oews", areas=AREAS, wages=[wages("US-M45780", NURSING)])
    return put(held, "credential-list", listed_credentials=entries)


def names_for(store: Store, *targets: Target) -> list[str]:
    lists = CredentialLists((store,), Market.open(store))
    return [one.names.name for one in lists.candidates(targets, AS_OF)]


@pytest.mark.parametrize(
    ("area", "offered"),
    [
        ("US-M45780", ["Everywhere", "Metro", "Nation", "State"]),
        ("US-OH", ["Everywhere", "Nation", "State"]),
        ("US", ["Everywhere", "Nation"]),
        ("", ["Everywhere", "Metro", "Nation", "Other", "State"]),
    ],
)
def test_lists_of_the_area_and_of_all_around_it_are_offered(
    tmp_path: Path, area: str, offered: Sequence[str]
) -> None:
    store = store_of(
        tmp_path,
        entry("Metro", area="US-M45780"),
        entry("State"),
        entry("Nation", area="US"),
        entry("Everywhere", area=None),
        entry("Other", area="US-TX"),
    )

    assert offered == names_for(store, Target(NURSING, "Nursing assistants", area))


def test_an_entry_is_for_its_occupation_and_for_those_of_its_group(tmp_path: Path) -> None:
    store = store_of(
        tmp_path,
        entry("Own"),
        entry("Group", occupations=["31-1100", "51-3011"]),
        entry("Major group", occupations=["31-0000"]),
        entry("Another", occupations=["51-3011"]),
        entry("None told", occupations=[]),
    )

    assert ["Group", "Major group", "Own"] == names_for(store, Target(NURSING, "", "US-OH"))


def test_only_what_holds_on_the_day_is_offered_and_each_name_once(tmp_path: Path) -> None:
    store = store_of(
        tmp_path,
        entry("Sound", body="First"),
        entry("SOUND", body="Second"),
        entry("Over", until_day=date(2026, 11, 21)),
        entry("To come", from_day=date(2026, 11, 23)),
        entry("Last day", from_day=AS_OF, until_day=AS_OF),
    )

    assert ["Last day", "Sound"] == names_for(store, Target(NURSING, "", "US-OH"))


def test_lists_are_read_once_and_not_before_somebody_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = store_of(tmp_path, entry("State"))
    lists = CredentialLists((store,), None)
    target = Target(NURSING, "", "US-OH")
    reads: list[str] = []
    of_store = Store.releases

    def counted(self: Store, kind: str = "") -> tuple[Release, ...]:
        reads.append(kind)
        return of_store(self, kind)

    monkeypatch.setattr(Store, "releases", counted)

    assert () == lists.candidates((), AS_OF)
    assert [] == reads
    assert ["State"] == [one.names.name for one in lists.candidates([target], AS_OF)]
    assert lists.candidates([target], AS_OF) == lists.candidates([target, target], AS_OF)
    assert ["credential-list"] == reads
