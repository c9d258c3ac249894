"""The published comparison can be made again: a handful of its cases go all the way to a page."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tools.compare.__main__ import compare
from tools.compare.contenders import find_contenders
from tools.compare.corpus import Case, Corpus, find_corpus
from tools.compare.page import write_page
from tools.compare.running import Answer
from tools.compare.scoring import Count, score

Material = Callable[[str], Path]

HANDFUL = {"V-rdfc", "V-status", "V-ob2", "SIG-006.rdfc", "TIM-001.rdfc", "STA-001", "PAR-018", "OB2-015.ob2"}


@pytest.fixture(scope="module")
def handful() -> Corpus:
    corpus = find_corpus()
    if corpus is None:
        pytest.skip("shared material is not here: attacks/files")
    return Corpus(tuple(case for case in corpus.cases if case.id in HANDFUL), corpus.digest)


def test_a_handful_of_cases_makes_a_page(handful: Corpus) -> None:
    contenders, _ = find_contenders()

    entries = compare(contenders, handful)
    page = write_page(entries, handful, date(2026, 11, 21))

    assert all(f"| {entry.contender.name} |" in page for entry in entries)
    assert "{" not in page
    for entry in entries:
        said = {name: answer.verdict for name, answer in entry.answers.items()}
        assert said["V-rdfc"] == "accepted", entry.contender.name
        assert "accepted" not in {said["SIG-006.rdfc"], said["TIM-001.rdfc"], said["STA-001"]}


def test_every_honest_case_stands_for_a_format(material: Material) -> None:
    material("attacks/files")
    corpus = find_corpus()

    assert corpus is not None
    assert all(case.format for case in corpus.cases if case.honest)


def case(name: str, verdict: str, *, base: str = "V-rdfc", layer: str = "proof") -> Case:
    return Case(name, base, layer, verdict, "", json_document=True, row={})


def test_what_a_contender_does_not_read_is_not_counted() -> None:
    ours = find_contenders()[0][0]
    cases = [
        case("V-rdfc", "accepted"),
        case("V-clr", "accepted", base="V-clr"),
        case("one", "rejected"),
        case("two", "refused"),
        case("three", "rejected", base="V-clr"),
        case("four", "any"),
    ]
    verdicts = {"V-rdfc": "accepted", "V-clr": "undetermined", "one": "hung", "two": "accepted"}

    result = score(ours, cases, {one.id: Answer(verdicts.get(one.id, "accepted")) for one in cases})

    assert result.honest == Count(accepted=1, scored=1)
    assert result.core == Count(accepted=1, scored=2, broken=1)
    assert (result.honest_not_read, result.hostile_not_read) == (1, 1)
    assert (result.formats_not_read, result.hostile_accepted, result.broken) == (
        ["CLR 2.0"],
        ["two"],
        ["one"],
    )


def test_the_interval_is_that_of_wilson() -> None:
    square = 1.959963984540054**2  # of the normal distribution's 97.5 % point
    share = square / (100 + square)

    assert list(Count(accepted=0, scored=100).interval) == pytest.approx([0.0, share])
    assert list(Count(accepted=50, scored=100).interval) == pytest.approx(
        [0.5 - 0.5 * share**0.5, 0.5 + 0.5 * share**0.5]
    )
    assert Count().interval == (0.0, 1.0)
