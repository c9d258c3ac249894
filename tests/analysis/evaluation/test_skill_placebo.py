"""The placebo of the assay's answer on skills: those of another achievement tell nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import polars as pl
import pytest

from analysis.market.technology_releases import LANGUAGES, Row, installed
from assay.analysis.evaluation import declared, placebo_figures
from assay.analysis.market import DemandModel

OCCUPATIONS = 80
USUAL = (
    "Alfa",
    "Bravo",
    "Charlie",
    "Delta",
)  # every second occupation uses them, and they come to be flagged


def row(number: int, name: str, *, flagged: bool | None) -> Row:
    return f"{11 + number % 8}-{1000 + number}.00", name, LANGUAGES, False, flagged


def rows(*, flagged: bool) -> list[Row]:
    """Occupations by turns with what is usual, and with three technologies of their own."""
    found = []
    for number in range(OCCUPATIONS):
        own = [f"Own {number} {letter}" for letter in ("Quebec", "Romeo", "Sierra")]
        names = USUAL if number % 2 else own
        found += [row(number, name, flagged=name in USUAL if flagged else None) for name in names]
    return found


def table(told: Sequence[Row]) -> pl.DataFrame:
    pairs = [one[:2] for one in told]
    return pl.DataFrame(pairs, schema=["occupation", "example"], orient="row")


def model(folder: Path, version: str, told: Sequence[Row]) -> DemandModel:
    found = DemandModel.open(installed(folder, version, told))
    assert found is not None
    return found


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> tuple[DemandModel, DemandModel]:
    """The release of then, and the later one with its flags."""
    return (
        model(tmp_path_factory.mktemp("then"), "24.2", rows(flagged=False)),
        model(tmp_path_factory.mktemp("later"), "29.3", rows(flagged=True)),
    )


def test_own_skills_tell_what_comes_and_another_s_tell_nothing(
    models: tuple[DemandModel, DemandModel],
) -> None:
    then, later = models

    found = {one.name: one for one in placebo_figures(declared(table(rows(flagged=False)), models), *models)}

    own, lent = found["assay, own skills: AUC"], found["assay, shuffled skills: AUC"]
    assert then.applies_to("Alfa")
    assert later.demand("Alfa").observed
    assert own.value > 0.95
    assert own.count == lent.count == OCCUPATIONS
    assert lent.low <= 0.5 <= lent.high
    assert found["assay, shuffled skills: average precision"].baseline == pytest.approx(0.5)


def test_each_occupation_declares_two_of_what_all_list_and_always_the_same(
    models: tuple[DemandModel, DemandModel],
) -> None:
    told = [*rows(flagged=False), row(500, "Listed by nobody", flagged=None), row(501, "Alfa", flagged=None)]

    found = declared(table(told), models)

    assert OCCUPATIONS == len(found)
    assert all(2 == len(set(one.technologies)) for one in found)
    assert found == declared(table(told[::-1]), models)


def test_where_all_alike_came_to_be_in_demand_there_is_nothing_to_rank(
    models: tuple[DemandModel, DemandModel],
) -> None:
    usual = [one for one in declared(table(rows(flagged=False)), models) if set(one.technologies) <= {*USUAL}]

    assert not list(placebo_figures(usual, *models))
    assert not list(placebo_figures([], *models))
