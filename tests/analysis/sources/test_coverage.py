"""What can be asked at all: three states, the wider area said, an unknown area refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.sources.market_files import imported, written
from analysis.sources.test_oews import HEADS, _bakers
from assay.analysis.sources import Question, State, Store, coverage
from assay.errors import AssayError


def _state(store: Store, question: Question, region: str = "", group: str = "51") -> tuple[State, str, int]:
    found = next(each for each in coverage(store, region=region).groups if each.code == group)
    cell = found.cells[list(Question).index(question)]
    return cell.state, cell.reason, cell.count


def test_with_nothing_installed_nothing_can_be_asked(tmp_path: Path) -> None:
    groups = coverage(Store(tmp_path)).groups

    assert 23 == len(groups)
    assert {State.NO} == {cell.state for group in groups for cell in group.cells}


def test_each_question_has_its_state_and_its_number(tmp_path: Path) -> None:
    store, figures = Store(tmp_path / "data"), tuple("1111111")
    wages = (HEADS, _bakers("99", "U.S.", *figures), _bakers("39", "Ohio", *figures))
    imported(tmp_path, "oews", written(tmp_path, "M2025.csv", wages))
    projected = (("SOC", "Area", "Base", "Proj"), ("51-3011", "US", "2000000", "2100000"))
    imported(tmp_path, "projections", written(tmp_path, "p.csv", projected))
    ads = [(f"Baker {at}", "51-3011", "OH" if at else "TX", "Bake.") for at in range(11)]
    imported(tmp_path, "postings", written(tmp_path, "a.csv", (("title", "soc", "state", "text"), *ads)))
    imported(tmp_path, "outcomes", written(tmp_path, "o.csv", (("program", "completers"), ("B", "5"))))

    assert (State.YES, "", 1) == _state(store, Question.WAGES, "Ohio")
    assert (State.PARTLY, "wider-area", 1) == _state(store, Question.WAGES, "TX")
    assert (State.PARTLY, "wider-area", 1) == _state(store, Question.GROWTH, "Ohio")
    assert (State.NO, "", 0) == _state(store, Question.OPENINGS, "Ohio")
    assert (State.YES, "", 10) == _state(store, Question.NAMED, "Ohio")
    assert (State.PARTLY, "few", 1) == _state(store, Question.NAMED, "Texas")
    assert (State.YES, "", 11) == _state(store, Question.NAMED)
    assert (State.PARTLY, "not-by-occupation", 1) == _state(store, Question.OUTCOMES, "Ohio")
    assert (State.NO, "", 0) == _state(store, Question.WAGES, "Ohio", "29")


def test_an_area_that_no_data_name_is_refused(tmp_path: Path) -> None:
    wages = (HEADS, _bakers("19430", "Dayton-Kettering, OH", *"1111111"))
    imported(tmp_path, "oews", written(tmp_path, "M2025.csv", wages))

    with pytest.raises(AssayError) as error:
        coverage(Store(tmp_path / "data"), region="dayton")

    assert "market-area-unknown" == error.value.code
    assert "US-M19430" in str(error.value.facts["near"])
