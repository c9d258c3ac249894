"""What docs/framework.md prints in tables is what the library has."""

from __future__ import annotations

import re
from datetime import date

import pytest

from analysis.framework.independent_reader import FAMILY, LISTS, TEXT, WEIGHTS, rows
from assay.analysis.descriptions import CONTEXT, ELEMENTS, FRAMEWORK, TERMS, read, vocabulary
from assay.analysis.descriptions.extensions import EDUBADGES_ASSESSMENTS, ONE_EDTECH_ASSESSMENTS
from assay.analysis.descriptions.terms_reading import MOST_RETAKES
from assay.analysis.estimates import FEWEST, Grade
from assay.analysis.valuation import (
    CONDITIONS,
    DOMINANCE,
    RUNGS,
    Design,
    EffortVerdict,
    Relation,
    Verb,
    portability,
    rigor,
    transparency,
)
from assay.analysis.valuation.comparison import METHOD as COMPARISON
from assay.analysis.valuation.cost import METHOD as COST
from assay.analysis.valuation.cost import MONTHS
from assay.analysis.valuation.durability import METHOD as DURABILITY
from assay.analysis.valuation.effort import ALMOST_ALL, HARDLY_ANY, UNLIKELY
from assay.analysis.valuation.effort import METHOD as EFFORT
from assay.analysis.valuation.effort import SURE as SURELY_MINIMAL
from assay.analysis.valuation.improvement import METHOD as IMPROVEMENT
from assay.analysis.valuation.indicators import NARROWEST
from assay.analysis.valuation.outcomes import (
    CURRENCY,
    LEAST_COMPLETION,
    LEAST_EARNINGS,
    LEAST_HOURS,
    LEAST_PLACEMENT,
    MOST_HOURS,
    WITHIN_DAYS,
)
from assay.analysis.valuation.outcomes import METHOD as OUTCOMES
from assay.analysis.valuation.portability import METHOD as PORTABILITY
from assay.analysis.valuation.recognition import METHOD as RECOGNITION
from assay.analysis.valuation.recognition import MOST as MOST_ORGANIZATIONS
from assay.analysis.valuation.rigor import AS_A_RULE, LIKELY, POSSIBLE, SURE, TURNED_BACK
from assay.analysis.valuation.rigor import METHOD as RIGOR
from assay.analysis.valuation.specificity import METHOD as SPECIFICITY
from assay.analysis.valuation.transparency import METHOD as TRANSPARENCY
from assay.analysis.valuation.weight import NAMED, OUTLOOK, SKILLS

METHODS = (
    TRANSPARENCY,
    RIGOR,
    EFFORT,
    SPECIFICITY,
    PORTABILITY,
    RECOGNITION,
    COST,
    IMPROVEMENT,
    COMPARISON,
    NAMED,
    SKILLS,
    OUTLOOK,
    DURABILITY,
    OUTCOMES,
)


def test_the_elements_are_those_of_the_table_in_its_order() -> None:
    told_by = {key: by for key, _, _, by in rows("3.1")}

    assert [(one.key, one.family, one.weight) for one in ELEMENTS] == [
        (key, FAMILY[key], WEIGHTS[key]) for key in WEIGHTS
    ]
    assert {one.key for one in ELEMENTS if one.in_credential} == {
        key for key, by in told_by.items() if by == "award"
    }


def test_the_closed_lists_are_those_of_the_table_weakest_first() -> None:
    assert {key: list(words) for key, words in vocabulary.CLOSED.items()} == LISTS


def test_the_members_are_those_of_the_table_with_their_forms() -> None:
    listed = [(name, element, re.split("[:;]", form)[0]) for name, element, form in rows("3.3")]

    assert [(term.name, term.element, str(term.form)) for term in TERMS] == listed
    assert CONTEXT in TEXT


def test_the_ladder_and_the_conditions_are_those_of_the_tables() -> None:
    ladder = re.findall(r"^\| \d \| `([a-z-]+)` \|", TEXT, re.MULTILINE)
    conditions = re.findall(r"^\| `(\w+)` \| p (?:>|≤)", TEXT, re.MULTILINE)

    assert list(RUNGS) == ladder
    assert [key for key, _ in CONDITIONS] == conditions
    assert all(f"`{verdict}`" in TEXT for verdict in EffortVerdict)


def test_every_method_has_its_section_with_its_version() -> None:
    assert [] == [method for method in METHODS if f"`{method}`" not in TEXT]


THRESHOLDS = (
    f"| C | the issuer's word | {NARROWEST[Grade.C]} of the scale |",
    f"| D | inference by a model | {NARROWEST[Grade.D]} of the scale |",
    f"fewer than **{FEWEST}** people or pieces",
    f"An ECTS credit is {vocabulary.ECTS_HOURS[0]:g} to {vocabulary.ECTS_HOURS[1]:g} hours",
    f"`{vocabulary.FREE}` is free of charge",
    f"a number above 0 and up to {vocabulary.MOST_HOURS:,}",
    f"how many more tries (0 to {MOST_RETAKES:,})",
    f"Counts over the n people who tried (n ≥ {FEWEST};",
    f"P(p > {AS_A_RULE}) of the largest of",
    f"P(p > {TURNED_BACK}) of `returned`",
    f"P(p > {AS_A_RULE}) of `by_rubric`",
    f"P(p > {AS_A_RULE}) of `independent`",
    f"no chance of {LIKELY} or more",
    f"low = the highest rung with a chance of {SURE} or more",
    f"value = the highest with {LIKELY} or more",
    f"of the rungs with {POSSIBLE} or more",
    f"| `passed_first` | p > {ALMOST_ALL}:",
    *(f"| `{key}` | p ≤ {HARDLY_ANY}:" for key in ("returned", "with_evidence", "supervised")),
    f"where the lower end is above {SURELY_MINIMAL}",
    f"where the upper end is below {UNLIKELY}",
    f"count ({MOST_ORGANIZATIONS} at most), high = {MOST_ORGANIZATIONS}",
    f"portability, recognition) is {DOMINANCE} or more",
    f"| `bar-completion` | low ≥ {LEAST_COMPLETION:.2f} |",
    f"| `bar-placement` | low ≥ {LEAST_PLACEMENT:.2f}, counted within {WITHIN_DAYS} days",
    f"| `bar-earnings` | low > {LEAST_EARNINGS:,.0f} {CURRENCY} a year",
    f"lie in {LEAST_HOURS:.0f} to {MOST_HOURS:.0f} |",
    ", ".join(f"`{one.key}`" for one in Design),
    f"Version {FRAMEWORK}. ",
)


@pytest.mark.parametrize("words", THRESHOLDS)
def test_every_threshold_is_the_one_that_is_computed_with(words: str) -> None:
    assert words in TEXT


def test_the_checks_verbs_and_relations_are_those_of_the_text() -> None:
    checks = portability(None, read(b'{"type": ["Achievement"], "name": "x"}'), date(2026, 11, 1)).parts
    section = TEXT.split("## 8. Portability", 1)[1].split("\n## ", 1)[0]

    assert 8 == len(checks)
    assert {part.key for part in checks} == set(re.findall(r"`([a-z]+)`", section))
    verbs = re.findall(r"`([a-z-]+)`", TEXT.split("A statement says that an organization", 1)[1])
    assert [*Verb] == verbs[: len(Verb)]
    signers = re.findall(r"`([a-z-]+)`", TEXT.split("what its signer is to the issuer:", 1)[1])
    assert [*Relation] == signers[: len(Relation)]
    assert 12 == MONTHS  # "a twelfth of it a month"


def test_others_words_are_translated_as_it_says() -> None:
    for word, value in {**EDUBADGES_ASSESSMENTS, **ONE_EDTECH_ASSESSMENTS}.items():
        assert re.search(rf"[\"*]{word}[\"*] is `{value}`", TEXT), word


def test_the_crosswalk_names_every_element() -> None:
    crosswalk = TEXT.split("## 15. Crosswalk", 1)[1]

    assert [] == [one.key for one in ELEMENTS if f"`{one.key}`" not in crosswalk]


def test_the_example_tells_everything_and_states_the_highest_rung() -> None:
    example = re.search(r"```json\n(.*?)```", TEXT, re.DOTALL)
    assert example is not None

    found = read(example[1].encode())

    assert 1 == transparency(found, date(2026, 11, 1)).estimate.value
    assert (4, 0) == ((judged := rigor(found, None, date(2026, 11, 1)).rung).value, judged.low)
    assert {term.name for term in TERMS} <= set(found.document)
