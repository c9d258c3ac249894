"""Which technology a name means, and that in doubt it means none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assay.analysis.market import TechnologyNames

LISTED = (
    "Microsoft Excel",
    "Microsoft Word",
    "Microsoft Access",
    "Microsoft Azure",
    "Cascading style sheets CSS",
    "Cascading Style Sheets CSS",
    "Amazon Web Services AWS software",
    "Genealogy software",
    "Root cause analysis RCA software",
    "Data access software",
    "Enterprise resource planning ERP software",
    "SAP",
    "SAP software",
    "C++",
    "C#",
    "C",
    "Oracle Designer",
    "Oracle Forms",
    "Oracle Reports",
    "Cognos Reports",
    "Cognos Impromptu",
    "Cognos Planner",
)
words = st.sampled_from([word for name in LISTED for word in name.split()])
names = st.one_of(st.text(max_size=20), st.lists(words, min_size=1, max_size=5).map(" ".join))


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("Excel", "Microsoft Excel"),
        ("Microsoft Azure software", "Microsoft Azure"),
        ("Microsoft Excel 2016", "Microsoft Excel"),
        ("Excel Microsoft", "Microsoft Excel"),
        ("CSS", "Cascading Style Sheets CSS"),
        ("Enterprise resource planning ERP", "Enterprise resource planning ERP software"),
        ("C++ (computer programming)", "C++"),
        ("C#", "C#"),
        ("Oracle Designer", "Oracle Designer"),
    ],
)
def test_other_spellings_mean_the_technology(asked: str, meant: str | None) -> None:
    assert meant == TechnologyNames(LISTED).find(asked)


@pytest.mark.parametrize(
    "asked",
    [
        *("genealogy", "Genealogy", "root cause analysis", "excel", "access", "Access"),
        *("planning", "language", "software", "Microsoft", "Reports", "", "  ", "()", "IBM Designer 2"),
    ],
)
def test_in_doubt_none_is_meant(asked: str) -> None:
    assert TechnologyNames(LISTED).find(asked) is None


def test_spellings_on_one_list_are_one_technology() -> None:
    listed = TechnologyNames(LISTED)

    assert listed.one_of("Cascading style sheets CSS") == listed.one_of("Cascading Style Sheets CSS")
    assert listed.one_of("SAP") == listed.one_of("SAP software")
    assert 3 == len({listed.one_of(name) for name in ("C", "C++", "C#")})


@given(st.lists(names, max_size=30))
def test_every_name_listed_is_found(listed: list[str]) -> None:
    found = TechnologyNames(listed)

    for name in listed:
        assert found.find(name) == found.one_of(name)
        assert found.one_of(name) in listed


@given(st.lists(names, max_size=30), names)
def test_the_order_of_a_list_changes_nothing(listed: list[str], asked: str) -> None:
    assert TechnologyNames(listed).find(asked) == TechnologyNames(reversed(listed)).find(asked)


@given(st.lists(names, max_size=20), names)
def test_only_a_name_of_the_list_is_ever_meant(listed: list[str], asked: str) -> None:
    assert TechnologyNames(listed).find(asked) in {None, *listed}
