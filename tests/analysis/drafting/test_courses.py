"""Three courses as text, Word, PDF and web page become the same drafts, in their own words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.drafting.papers import CARE, SPEECH, WELDING, as_docx, as_html, as_pdf
from assay.analysis.drafting import Assessed, Draft, Quote, Rests, draft
from assay.issuance.achievements import read_achievement

FORMATS: dict[str, Callable[[str], bytes]] = {
    "text": str.encode,
    "docx": as_docx,
    "pdf": as_pdf,
    "html": as_html,
}
COURSES = {"speech": SPEECH, "care": CARE, "welding": WELDING}


@pytest.fixture(scope="module", params=FORMATS)
def made(request: pytest.FixtureRequest) -> dict[str, Draft]:
    make = FORMATS[request.param]
    return {name: draft(make(text), f"{name}.{request.param}") for name, text in COURSES.items()}


def quotes_of(drafted: Draft) -> list[Quote]:
    quotes = [outcome.quote for outcome in drafted.outcomes]
    quotes += [unit.quote for unit in drafted.units]
    quotes += [one.quote for one in drafted.assessments]
    return quotes + [quote for one in drafted.achievements for quote in one.quotes]


def test_a_speech_class_becomes_achievements_skill_by_skill(made: dict[str, Draft]) -> None:
    names = [one.name for one in made["speech"].achievements]

    assert [
        "Analyze an audience and adapt a message to its needs",
        "Research a topic and cite credible sources aloud",
        "Organize a speech with a clear thesis",
        "Deliver an informative speech from brief notes",
        "Deliver a persuasive speech",
        "Manage speech anxiety with rehearsal and breathing techniques",
        "Evaluate the speeches of others and give constructive feedback",
    ] == names


def test_every_quotation_stands_where_it_says(made: dict[str, Draft]) -> None:
    for drafted in made.values():
        for quote in quotes_of(drafted):
            assert quote.text == drafted.text[quote.start : quote.end]
        for told in drafted.told.values():
            assert told.span is not None
            assert told.value == drafted.text[slice(*told.span)]


def test_assessments_keep_the_weight_as_it_is_written(made: dict[str, Draft]) -> None:
    found = {(one.name, one.weight) for one in made["speech"].assessments}
    welding = {(one.kind, one.weight) for one in made["welding"].assessments}

    assert {("Informative speech", "20%"), ("Final exam", "20%")} <= found
    assert not any("Total" in name or name.startswith("A ") for name, _weight in found)
    assert (Assessed.PRACTICAL, "200 points") in welding
    assert (Assessed.ATTENDANCE, "50 points") in welding


def test_an_assessment_stands_with_the_skill_that_it_judges(made: dict[str, Draft]) -> None:
    by_name = {one.name: one for one in made["speech"].achievements}
    delivered = by_name["Deliver an informative speech from brief notes"]

    assert ["Informative speech"] == [one.name for one in delivered.assessments]
    assert "Final exam" in {one.name for one in made["speech"].shared}
    assert ["Informative speaking"] == [unit.quote.text for unit in delivered.units]


def test_facts_of_the_course_are_read(made: dict[str, Draft]) -> None:
    told = {key: value.value for key, value in made["speech"].told.items()}
    care = {key: value.value for key, value in made["care"].told.items()}

    assert "Public Speaking" == made["speech"].title
    assert ("COM 1017", "3 credits", "45 contact hours") == (told["code"], told["credits"], told["workload"])
    assert "ENG 0990" in told["prerequisites"]
    assert ("120 horas", "EQF 4", "semipresencial") == (
        care["workload"],
        care["level"],
        care["participation"],
    )


def test_what_no_paper_tells_is_missing_and_not_zero(made: dict[str, Draft]) -> None:
    for one in made["speech"].achievements:
        assert {"level", "quality", "supervision"} <= set(one.missing)
        assert not {"workload", "prerequisites", "outcomes", "assessment"} & set(one.missing)


def test_spanish_papers_give_spanish_drafts(made: dict[str, Draft]) -> None:
    care = made["care"]

    assert "es" == care.language
    assert 5 == len(care.achievements)
    assert "Prevenir accidentes y aplicar primeros auxilios pediátricos" in {
        one.name for one in care.achievements
    }
    assert all(one.criteria.startswith("Según el curso") for one in care.achievements)


def test_units_with_outcomes_of_their_own_are_the_achievements(made: dict[str, Draft]) -> None:
    welding = made["welding"]

    assert ["Shop Safety", "Shielded Metal Arc Welding", "Weld Inspection"] == [
        one.name for one in welding.achievements
    ]
    assert [2, 2, 2] == [len(one.quotes) for one in welding.achievements]


def test_criteria_hold_nothing_but_quotations(made: dict[str, Draft]) -> None:
    for one in made["speech"].achievements:
        for quote in one.quotes:
            assert f"“{quote.text}”" in one.criteria
        read_achievement({"name": one.name, "description": one.description, "criteria": one.criteria})


def test_policies_are_no_outcomes(made: dict[str, Draft]) -> None:
    assert not any("appeal" in outcome.quote.text for outcome in made["speech"].outcomes)


def test_without_outcomes_the_topics_are_drafted_and_that_is_said() -> None:
    weeks = "\n".join(f"Week {number}: {topic}" for number, topic in enumerate(TOPICS, 1))
    drafted = draft(f"# Community Gardening\n\n## Schedule\n\n{weeks}\n".encode(), "garden.md")

    assert ("no-outcomes", "no-assessment", "skills-not-asked") == drafted.notes
    assert {Rests.TOPICS} == {one.rests_on for one in drafted.achievements}
    assert 2 <= len(drafted.achievements) <= 8
    assert all("outcomes" in one.missing for one in drafted.achievements)


TOPICS = ["Soil and compost", "Sowing indoors", "Watering", "Pests", "Pruning", "Harvest", "Seed saving"]


def test_many_outcomes_become_at_most_eight_achievements() -> None:
    verbs = ["Measure", "Record", "Inspect", "Repair", "Replace", "Clean"]
    things = ["the boiler pump", "the drain valve", "the gas meter", "the roof gutter"]
    listed = "\n".join(f"- {verb} {thing} by the manual" for thing in things for verb in verbs)
    drafted = draft(f"# Maintenance\n\n## Objectives\n\n{listed}\n".encode(), "maintenance.txt")

    assert 24 == len(drafted.outcomes)
    assert 2 <= len(drafted.achievements) <= 8
    assert 24 == sum(len(one.quotes) for one in drafted.achievements)


def test_a_paper_about_something_else_gives_no_drafts() -> None:
    drafted = draft(
        b"Dear neighbours, the lift will be out of order on Monday morning. Kind regards.", "x.txt"
    )

    assert () == drafted.achievements
    assert ("nothing-found",) == drafted.notes


@settings(max_examples=12, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=120), max_size=30))
def test_whatever_stands_in_a_text_quotations_stay_true(lines: list[str]) -> None:
    text = "# A course of nothing in particular for everybody\n\n## Learning outcomes\n\n" + "\n- ".join(
        lines
    )
    drafted = draft(text.encode("utf-8", "replace"), "any.txt")

    for quote in quotes_of(drafted):
        assert quote.text == drafted.text[quote.start : quote.end]
