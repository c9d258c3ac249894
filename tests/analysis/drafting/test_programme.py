"""The map of a programme, and skills that a model suggests: marked as such, and each with its words."""

from __future__ import annotations

import pytest

from analysis.drafting.papers import CARE, SPEECH, WELDING
from assay.analysis.drafting import Draft, draft, programme_map
from assay.analysis.estimates import Grade
from assay.analysis.skills import Linker
from assay.analysis.sources import Store

DEBATE = """\
# Debate

## Outcomes

- Deliver a persuasive speech that answers objections
- Judge a debate by the rules
"""


def test_a_skill_in_two_courses_is_one_row() -> None:
    table = programme_map([draft(SPEECH.encode(), "speech.md"), draft(DEBATE.encode(), "debate.md")])
    first = table.rows[0]

    assert ("Public Speaking", "Debate") == table.courses
    assert ("Deliver a persuasive speech", 2) == (first.name, first.courses)
    assert first.cells[0] is not None
    assert first.cells[1] is not None
    assert (True, False) == (first.cells[0].is_assessed, first.cells[1].is_assessed)
    assert 1 == table.rows[-1].courses


def test_two_courses_of_one_name_are_told_apart() -> None:
    table = programme_map([draft(SPEECH.encode(), "a.md"), draft(SPEECH.encode(), "b.md")])

    assert ("Public Speaking (a.md)", "Public Speaking (b.md)") == table.courses


def test_no_courses_make_an_empty_map() -> None:
    assert () == programme_map([]).rows


@pytest.fixture(scope="module")
def linked(small_skill_data: Store) -> list[Draft]:
    linker = Linker.open(small_skill_data)
    assert linker is not None
    return [draft(text.encode(), "x.md", linker) for text in (SPEECH, WELDING, CARE)]


def test_skills_are_suggested_with_their_words_and_never_declared(linked: list[Draft]) -> None:
    speech, welding, _ = linked
    told = {skill.name: skill.quote.text for one in speech.achievements for skill in one.skills}

    assert "breathing techniques" == told["breathing techniques"]
    assert "give constructive feedback" == told["give constructive feedback"]
    assert any("inspect cables" == skill.name for one in welding.achievements for skill in one.skills)
    assert "skills-not-asked" not in speech.notes
    for drafted in linked:
        for one in drafted.achievements:
            assert len({skill.url for skill in one.skills}) == len(one.skills) <= 8
            for skill in one.skills:
                assert Grade.D is skill.probability.grade
                assert skill.quote.text == drafted.text[skill.quote.start : skill.quote.end]
                assert any(quote.start <= skill.quote.start < quote.end for quote in one.quotes)
                assert skill.name not in one.criteria or skill.name in drafted.text


def test_the_map_then_stands_on_the_skills_of_a_framework(linked: list[Draft]) -> None:
    table = programme_map(linked)
    inferred = [row for row in table.rows if row.url]

    assert inferred
    for row in inferred:
        assert all(cell is None or cell.probability is not None for cell in row.cells)
