"""Papers of other shapes: outcomes in one sentence, numbered headings, points, weights in prose."""

from __future__ import annotations

import pytest
import typst

from assay.analysis.drafting import Draft, draft

HVAC = """
#set page(width: 21cm, height: 29cm, numbering: "1 of 1", header: [HVAC 201 · Autumn])
#set text(size: 10pt)
#text(size: 16pt, weight: "bold")[Riverbend Technical College]

#text(size: 14pt)[Course Syllabus: HVAC 201 Refrigeration Fundamentals]

*Instructor:* Pat Doe #h(2cm) *Office:* B-12

*Credits:* 4 (2 lecture, 4 lab hours per week)

*Prerequisite:* HVAC 101 with a grade of C or better

= 1. Course Description
#lorem(80)

= 2. Course Objectives
After completing this course, the student will be able to (1) explain the refrigeration cycle using a pressure
enthalpy diagram; (2) recover, recycle and charge refrigerant in line with federal rules; (3) braze copper
tubing and pressure-test joints; and (4) diagnose common electrical faults in compressors.

= 3. Evaluation
#table(columns: 3, [Component], [Points], [Date], [Lab skills checks (8)], [320], [weekly],
  [Brazing practical], [80], [Oct. 12], [Comprehensive final exam], [200], [Dec. 9], [*Total*], [*600*], [])

Grades: A = 540-600, B = 480-539, C = 420-479.
#pagebreak()
= 4. Policies
Students who miss more than 10% of the labs will fail. #lorem(400)
#pagebreak()
#lorem(200)
"""

KITCHEN = """\
Programa de la asignatura: Cocina profesional básica

Créditos: 6 ECTS        Curso: 2026/27
Modalidad: presencial

1. Presentación
La asignatura introduce al alumnado en las técnicas de una cocina profesional.

2. Competencias y resultados de aprendizaje
RA1. Aplica las normas de higiene y seguridad alimentaria.
RA2. Elabora fondos, salsas y guarniciones siguiendo fichas técnicas.

3. Sistema de evaluación
- Examen teórico (30%)
- Pruebas prácticas en el taller: 50%
- Diario de aprendizaje, 20%
Para superar la asignatura se necesita un mínimo de 5 en cada parte.
"""

WEB = """\
Introduction to Web Design
ART 118 - Section 002

Course Goals
By the end you will be able to:
  a) structure a page with semantic HTML
  b) style layouts with CSS grid and flexbox

How you are graded
Three projects (20% each), weekly exercises (25%), and a final portfolio (15%).
"""


@pytest.fixture(scope="module")
def hvac() -> Draft:
    return draft(bytes(typst.compile(HVAC.encode())), "hvac.pdf")


def assessed(drafted: Draft) -> list[tuple[str, str]]:
    return [(one.name, one.weight) for one in drafted.assessments]


def outcomes(drafted: Draft) -> list[str]:
    return [one.quote.text for one in drafted.outcomes]


def test_the_title_is_the_course_and_not_its_house(hvac: Draft) -> None:
    assert ("Refrigeration Fundamentals", "HVAC 201") == (hvac.title, hvac.told["code"].value)


def test_outcomes_numbered_within_a_sentence_are_parted(hvac: Draft) -> None:
    assert [
        "explain the refrigeration cycle using a pressure enthalpy diagram",
        "recover, recycle and charge refrigerant in line with federal rules",
        "braze copper tubing and pressure-test joints",
        "diagnose common electrical faults in compressors",
    ] == outcomes(hvac)


def test_points_without_a_unit_take_it_from_the_head_of_the_column(hvac: Draft) -> None:
    assert [
        ("Lab skills checks (8)", "320 points"),
        ("Brazing practical", "80 points"),
        ("Comprehensive final exam", "200 points"),
    ] == assessed(hvac)


def test_what_stands_on_every_page_is_no_part_of_the_course(hvac: Draft) -> None:
    assert "Autumn" not in hvac.text


def test_numbered_headings_in_spanish_plain_text_are_headings() -> None:
    drafted = draft(KITCHEN.encode(), "cocina.txt")

    assert "Cocina profesional básica" == drafted.title
    assert [
        "Aplica las normas de higiene y seguridad alimentaria",
        "Elabora fondos, salsas y guarniciones siguiendo fichas técnicas",
    ] == outcomes(drafted)
    assert [
        ("Examen teórico", "30%"),
        ("Pruebas prácticas en el taller", "50%"),
        ("Diario de aprendizaje", "20%"),
    ] == assessed(drafted)
    assert ("6 ECTS", "presencial") == (drafted.told["credits"].value, drafted.told["participation"].value)
    assert all("workload" not in one.missing for one in drafted.achievements)


def test_weights_in_a_sentence_are_parted() -> None:
    drafted = draft(WEB.encode("cp1252"), "web.txt")

    assert "Introduction to Web Design" == drafted.title
    assert [("Three projects", "20%"), ("weekly exercises", "25%"), ("final portfolio", "15%")] == assessed(
        drafted
    )
    assert ["structure a page with semantic HTML", "style layouts with CSS grid and flexbox"] == outcomes(
        drafted
    )
