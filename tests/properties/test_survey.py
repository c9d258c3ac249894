"""The lighter walk, which writes no statements, refuses and remarks just what the full one does."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

import factories
from assay.errors import AssayError
from assay.jsonld import read_statements, survey
from spoiling import places, spoil

GOOD = factories.ISSUER.award(
    factories.ACHIEVEMENT, factories.Recipient(email=factories.EMAIL, name="Ana", results={"Samplings": "4"})
).json
WHOLES: list[Any] = [
    None,
    {},
    [],
    [[]],
    {"@value": "x"},
    {"@value": "x", "@direction": "rtl"},
    "_:b",
    1.5,
    "\u0007",
]


def told(walk: Any, document: dict[str, Any]) -> object:
    try:
        return walk(document).remarks
    except AssayError as error:
        return error.code, error.pointer, error.facts


@settings(max_examples=400, deadline=None)
@given(
    pick=st.integers(0, 10_000),
    where=st.integers(0, 200),
    letter=st.characters(),
    key=st.booleans(),
    whole=st.one_of(st.just("spoil"), st.sampled_from(WHOLES)),
)
def test_both_walks_tell_the_same(pick: int, where: int, letter: str, key: bool, whole: Any) -> None:
    document = copy.deepcopy(GOOD)
    found = list(places(document))
    path = found[pick % len(found)]
    if whole != "spoil":
        parent: Any = document
        for step in path[:-1]:
            parent = parent[step]
        parent[path[-1]] = whole
    else:
        spoil(document, path, where, letter, key=key)
    assert told(read_statements, document) == told(survey, document)


def test_both_walks_tell_the_same_of_what_is_good() -> None:
    assert told(survey, factories.unsigned()) == [] == told(read_statements, factories.unsigned())
