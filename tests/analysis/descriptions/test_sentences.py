"""Sentences tell what they say, and never its contrary."""

from __future__ import annotations

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from assay.analysis.descriptions import Told
from assay.analysis.descriptions.nodes import Place
from assay.analysis.descriptions.platform_lines import TITLES, WORDS
from assay.analysis.descriptions.sentences import LONGEST_SENTENCE, MOST_TEXT, tell_sentences
from assay.analysis.descriptions.telling import Telling
from assay.web.records.achievements import words
from assay.web.records.achievements.plans import european_lines, market_lines
from assay.web.records.achievements.values import EuropeanElements, MarketElements


def told(text: str) -> dict[str, Told]:
    telling = Telling()
    tell_sentences(Place(text, "/criteria/narrative"), telling)
    return telling.all()


SAID = [
    ("assessment", "none", "Awarded without any assessment."),
    ("assessment", "none", "This is for attendance only."),
    ("assessment", "none", "No se evalúa el aprendizaje."),
    ("assessment", "completion", "Complete all modules of the programme."),
    ("assessment", "completion", "El participante ha completado el curso."),
    ("assessment", "quiz", "Learners take a multiple-choice test."),
    ("assessment", "quiz", "Each week you take a short quiz."),
    ("assessment", "quiz", "Hay que superar un cuestionario."),
    ("assessment", "written", "You pass the final exam with 70 %."),
    ("assessment", "written", "Se debe aprobar el examen."),
    ("assessment", "written", "Complete the course and pass a written exam."),
    ("assessment", "oral", "The candidate sits an oral examination."),
    ("assessment", "practical", "A practical demonstration of hand washing is given."),
    ("assessment", "practical", "Hay una prueba práctica de soldadura."),
    ("assessment", "portfolio", "The portfolio is assessed by the kitchen's head."),
    ("assessment", "portfolio", "The learner submits a final project."),
    ("assessment", "workplace", "The carer is observed at work for two shifts."),
    ("assessment", "written", "No prior knowledge is required but learners sit a written exam."),
    ("supervision", "unsupervised", "The quiz is unsupervised."),
    ("supervision", "supervised", "A supervised exam closes the week."),
    ("assessment", "completion", "- Complete the course"),
    ("assessment", "completion", "Awarded for successfully completing the workshop."),
    ("supervision", "supervised", "A proctored session closes the week."),
    ("supervision", "online-id", "The identity is checked by webcam."),
    ("supervision", "onsite-id", "The test is taken on site and the identity is verified."),
    ("participation", "online", "This self-paced course is open to all."),
    ("participation", "onsite", "An in-person workshop at the yard."),
    ("quality", "accredited", "The school is accredited by ANECA."),
    ("assessor", "independent", "Work is marked by two external examiners."),
    ("assessor", "teacher", "The plate is assessed by the course instructor."),
    ("assessor", "automatic", "Answers are automatically graded."),
    ("retakes", "unlimited", "There are unlimited attempts."),
    ("workload", "40", "A 40-hour course for carers."),
    ("workload", "40", "It takes 40 hours of study."),
    ("workload", "30..40", "Plan 30 to 40 hours of work."),
    ("workload", "1200", "Expect 1,200 hours of training."),
    ("workload", "60", "Un curso de 60 horas."),
    ("workload", "75..90", "Worth 3 ECTS."),
    ("level", "EQF 4", "It is at EQF level 4."),
    ("level", "EQF 3", "Nivel 3 del Marco Europeo de Cualificaciones."),
    ("cost", "120 EUR", "The fee is €120."),
    ("cost", "0 XXX", "It is free of charge."),
]


@pytest.mark.parametrize(("element", "value", "sentence"), SAID)
def test_a_sentence_tells_what_it_says(element: str, value: str, sentence: str) -> None:
    assert value == told(sentence)[element].value


SILENT = [
    ("assessment", "There is no written exam."),
    ("assessment", "No exam, quiz or project is required."),
    ("assessment", "You may take a written exam."),
    ("assessment", "A written exam is optional."),
    ("assessment", "A written exam is not required."),
    ("assessment", "This prepares learners for a written exam."),
    ("assessment", "Is there a written exam?"),
    ("assessment", "If you pass the exam elsewhere, you are exempt."),
    ("assessment", "Nobody gets this without an assessment."),
    ("assessment", "There is no final assessment."),
    ("assessment", "A mock exam and a practice quiz are offered."),
    ("assessment", "No hay examen escrito."),
    ("assessment", "El examen oral es opcional."),
    ("assessment", "Prepara para el examen escrito."),
    ("assessment", "Build chatbots with multiple-choice quiz creation."),
    ("assessment", "Use the quizzes to check yourself."),
    ("assessment", "Completion of the prior three courses is needed."),
    ("assessment", "A written exam is recommended."),
    ("assessment", "After completing this course, you will be able to cook."),
    ("assessment", "Learners who complete the seven courses will have the skills needed."),
    ("supervision", "The test is not proctored."),
    ("supervision", "You build models with supervised and unsupervised learning."),
    ("supervision", "Carers work under supervision at this level."),
    ("workload", "It has 4 hours of training videos."),
    ("workload", "You can earn up to 6 ECTS credits."),
    ("cost", "All videos are available free of charge."),
    ("prerequisites", "You will have gained the prerequisite mathematics."),
    ("supervision", "Identity is not verified, as the identity is not checked."),
    ("quality", "We are not accredited by anybody."),
    ("assessor", "Work is never assessed by an external assessor."),
    ("assessor", "It could be assessed by an independent assessor."),
    ("rubric", "There is no rubric."),
    ("workload", "Answers come within 24 hours."),
    ("workload", "Two hours of study per week."),
    ("workload", "3 hours of study per week."),
    ("workload", "It needs 100 hours of experience."),
    ("retakes", "No retakes."),
]


@pytest.mark.parametrize(("element", "sentence"), SILENT)
def test_a_denial_a_choice_or_a_question_tells_nothing(element: str, sentence: str) -> None:
    assert element not in told(sentence)


AMOUNTS = ("workload", "level", "cost", "prerequisites")


@pytest.mark.parametrize(
    "denial", ["It is not so that", "Nobody says that", "If one day", "No es cierto que"]
)
@pytest.mark.parametrize(("element", "value", "sentence"), SAID)
def test_a_denial_before_it_never_leaves_the_same_said(
    element: str, value: str, sentence: str, denial: str
) -> None:
    if element in AMOUNTS or " but " in sentence or not value:
        pytest.skip("an amount is told whichever way; a contrast ends what is denied")

    assert element not in told(f"{denial} {sentence[0].lower()}{sentence[1:]}")


def test_no_assessment_and_an_exam_contradict_each_other() -> None:
    found = told("There is no assessment. Learners pass the final exam.")["assessment"]

    assert {"none", "written"} == {found.value, *found.others}


def test_the_span_is_the_place_that_says_so() -> None:
    text = "Welcome, İstanbul!\n\n<p>Learners <b>sit</b> an *oral examination* in spring.</p>"

    found = told(text)["assessment"]

    assert found.span is not None
    assert "oral examination" == text[slice(*found.span)]


TABLES = {
    "assessment": words.ASSESSMENTS,
    "supervision": words.SUPERVISIONS,
    "participation": words.PARTICIPATIONS,
    "quality": words.QUALITIES,
    "assessor": words.ASSESSORS,
    "retakes": words.RETAKES,
}
KEYS = {"online": "online-id", "onsite": "onsite-id"}  # the platform's own, of supervision


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("element", sorted(WORDS))
def test_each_word_of_the_platform_has_its_meaning_in_its_languages(element: str, language: str) -> None:
    with translation.override(language):
        written = {str(text): key for key, text in TABLES[element].items()}

    for text, key in written.items():
        assert (KEYS.get(key, key) if element == "supervision" else key) == WORDS[element].get(text), text


@pytest.mark.parametrize("language", ["en", "es"])
def test_each_line_of_the_platform_is_known_by_its_title(language: str) -> None:
    eu = EuropeanElements(
        workload_hours=40,
        ects=1.5,
        eqf_level=4,
        assessment="practical",
        supervision="onsite",
        participation="blended",
        quality="external",
        quality_body="NQF",
        prerequisites="Nothing",
        stackability="Diploma",
    )
    market = MarketElements(
        1200.5, "EUR", "2027-01-31", "independent", "2", "https://x.example/rubric", country="ES"
    )
    with translation.override(language):
        lines = [f"- **{title}**: {text}" for title, text in (*european_lines(eu), *market_lines(market))]

    found = {key: one.value for key, one in told("\n".join(lines)).items()}

    assert found["cost"] == "1200.5 EUR"
    assert (found["assessor"], found["retakes"], found["country"]) == ("independent", "2", "ES")
    assert (found["assessment"], found["supervision"], found["level"]) == ("practical", "onsite-id", "EQF 4")
    assert (found["workload"], found["rubric"]) == ("40", "https://x.example/rubric")
    assert {"participation", "quality", "prerequisites", "stackability", "review-date"} <= set(found)


def test_the_platform_s_lines_are_read_whole() -> None:
    lines = {
        "- **Workload**: 1,200 hours": ("workload", "1200"),
        "- **Carga de trabajo**: 12,5 horas": ("workload", "12.5"),
        "- **Credits**: 2 ECTS credits": ("workload", "50..60"),
        "- **Level**: EQF level 4 · advanced": ("level", "EQF 4"),
        "- **Nivel**: Nivel 5 del Marco Europeo de Cualificaciones (EQF)": ("level", "EQF 5"),
        "- **Assessment**: Attendance only": ("assessment", "none"),
        "- **Supervision and identity**: Supervised online, identity checked": ("supervision", "online-id"),
        "- **Quality assurance**: Assured by an external body: NQF": ("quality", "external"),
        "- **Needed before**: none": ("prerequisites", "none"),
        "- **Cuenta para**: El diploma": ("stackability", "El diploma"),
    }

    for line, (element, value) in lines.items():
        found = told(f"Do the work.\n\n{line}\n")[element]
        assert value == found.value, line
        assert found.span is not None

    assert {"workload", "credits", "level"} <= set(TITLES.values())


def test_a_line_with_words_of_nobody_tells_nothing() -> None:
    assert {} == told("- **Assessment**: Something wonderful\n- **Mood**: good")


@given(st.text(max_size=500))
def test_any_text_is_read_and_spans_lie_inside_it(text: str) -> None:
    for found in told(text).values():
        assert found.span is not None
        assert 0 <= found.span[0] < found.span[1] <= len(text)


def test_what_stands_behind_the_limit_tells_nothing() -> None:
    assert {} == told(" " * MOST_TEXT + "A written exam closes it.")
    assert {} == told("A written exam " + "and so on " * LONGEST_SENTENCE + ".")
