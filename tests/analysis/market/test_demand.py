"""What the demand model answers: the newest release's own flag, else a chance, else nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.market.technology_releases import LANGUAGES, NEW, OLD, SHEETS, installed
from assay.analysis.estimates import Grade
from assay.analysis.market import DemandModel
from assay.analysis.sources import Store


def model_of(*stores: Store) -> DemandModel:
    model = DemandModel.open(*stores)
    assert model is not None
    return model


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> DemandModel:
    folder = tmp_path_factory.mktemp("old")
    installed(folder, "23.2", OLD[:6])
    return model_of(installed(folder, "24.2", OLD))


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> DemandModel:
    folder = tmp_path_factory.mktemp("new")
    installed(folder, "24.2", OLD)
    return model_of(installed(folder, "29.3", NEW))


def test_without_a_release_there_is_no_model(tmp_path: Path) -> None:
    assert DemandModel.open() is None
    assert DemandModel.open(Store(tmp_path)) is None


def test_the_newest_release_of_all_stores_answers(tmp_path: Path) -> None:
    own, site = installed(tmp_path / "own", "24.2", OLD), installed(tmp_path / "site", "29.3", NEW)

    assert ["29.3"] == [release.version for release in model_of(own, site).releases]
    assert ["29.3"] == [release.version for release in model_of(site, own).releases]


def test_a_flag_of_the_release_is_the_answer(new: DemandModel) -> None:
    found = new.demand("Excel")

    assert ("Microsoft Excel", SHEETS, True, 4, 2) == (
        found.technology,
        found.family,
        found.observed,
        found.listed_in,
        found.flagged_in,
    )
    assert (1.0, 1.0, 1.0, Grade.A) == (
        found.estimate.value,
        found.estimate.low,
        found.estimate.high,
        found.estimate.grade,
    )
    assert date(2025, 5, 1) == found.estimate.as_of
    assert ("onet 29.3",) == found.estimate.inputs


def test_what_a_release_does_not_flag_is_told_as_not_in_demand_there(new: DemandModel) -> None:
    there, anywhere = new.demand("Microsoft Excel", "35-1012"), new.demand("Microsoft Excel")

    assert (False, 0.0) == (there.observed, there.estimate.value)
    assert anywhere.observed
    assert there.holds.value is not None
    assert anywhere.holds.value is not None
    assert there.holds.value > anywhere.holds.value


def test_a_statement_of_a_flag_says_how_many_of_ten_such_still_hold(new: DemandModel) -> None:
    holds = new.demand("Python", "15-1252").holds

    assert holds.value is not None
    assert 0.3 < holds.value < 0.9
    assert holds.count is not None
    assert holds.count >= 100
    assert holds.high - holds.low >= 0.4


def test_an_older_release_gives_a_chance_and_no_flag(old: DemandModel) -> None:
    excel, prolog = old.demand("Microsoft Excel"), old.demand("Prolog")

    assert excel.observed is None
    assert (Grade.D, date(2020, 2, 1)) == (excel.estimate.grade, excel.estimate.as_of)
    assert ("onet 24.2", "onet 23.2") == excel.estimate.inputs
    assert excel.estimate.value is not None
    assert prolog.estimate.value is not None
    assert excel.estimate.value > prolog.estimate.value
    for one in (excel.estimate, excel.holds, prolog.estimate, prolog.holds):
        assert one.high - one.low >= 0.4 - 1e-9


def test_an_older_release_tells_occupations_apart(old: DemandModel) -> None:
    desk, kitchen = old.demand("Python", "15-1252"), old.demand("Microsoft Word", "35-1012.00")

    assert desk.estimate.value is not None
    assert kitchen.estimate.value is not None
    assert desk.estimate.value > kitchen.estimate.value


@pytest.mark.parametrize("skill", ["first aid", "care of the elderly", "teamwork", "excel", "", "Access"])
def test_of_what_is_no_technology_there_is_no_answer(old: DemandModel, new: DemandModel, skill: str) -> None:
    for model in (old, new):
        found = model.demand(skill)
        assert not model.applies_to(skill)
        assert (None, "technology-not-listed", 0.0, 1.0) == (
            found.estimate.value,
            found.estimate.reason,
            found.estimate.low,
            found.estimate.high,
        )
        assert found.holds.value is None
        assert found.observed is None


@pytest.mark.parametrize("occupation", ["35-1012", "53-7062"])
def test_of_an_occupation_that_does_not_list_it_there_is_no_answer(new: DemandModel, occupation: str) -> None:
    found = new.demand("Python", occupation)

    assert (None, "technology-not-listed-here") == (found.estimate.value, found.estimate.reason)
    assert LANGUAGES == found.family


def test_a_release_whose_number_tells_no_day_is_of_the_day_it_was_read(tmp_path: Path) -> None:
    store = installed(tmp_path, "29.3", NEW)
    (release,) = store.releases("onet")

    model = DemandModel((store, replace(release, version="2025-draft")))

    assert release.made_at.date() == model.demand("Python").estimate.as_of


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=30), st.sampled_from(["", "15-1252", "35-1012.00", "00-0000", "x"]))
def test_any_words_get_an_answer_or_a_reason(old: DemandModel, text: str, occupation: str) -> None:
    found = old.demand(text, occupation)

    for one in (found.estimate, found.holds):
        assert one.is_known or one.reason
    assert old.applies_to(text) == (found.estimate.reason != "technology-not-listed")
