"""Promises are found where they are made, and nowhere else; every span is one of the text as given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assay.analysis.promises import About, Kind, claims_in

PROMISES = [
    (Kind.JOBS, "Get hired in twelve weeks."),
    (Kind.JOBS, "Every graduate has a guaranteed interview."),
    (Kind.JOBS, "This badge qualifies you to work as a crane operator."),
    (Kind.JOBS, "It leads directly to a job in healthcare."),
    (Kind.JOBS, "You will be prepared for jobs like data analyst."),
    (Kind.JOBS, "90% of graduates were employed within six months."),
    (Kind.JOBS, "Launch your career in welding."),
    (Kind.PAY, "Our graduates earn up to $95,000 a year."),
    (Kind.PAY, "It opens high-paying work."),
    (Kind.PAY, "The median salary is US$110,140."),
    (Kind.DEMAND, "Welders are in high demand."),
    (Kind.DEMAND, "Nursing is one of the fastest growing occupations."),
    (Kind.DEMAND, "These are the skills employers are looking for."),
    (Kind.DEMAND, "The demand for nurses continues to grow."),
    (Kind.RECOGNITION, "An industry-recognised certificate."),
    (Kind.RECOGNITION, "The programme is accredited by the Example Board."),
    (Kind.RECOGNITION, "Recognised by employers worldwide."),
    (Kind.CREDIT, "You earn up to 12 college credits."),
    (Kind.CREDIT, "It counts towards a degree at Example College."),
    (Kind.CREDIT, "Worth 5 ECTS."),
    (Kind.JOBS, "Te prepara para trabajar como soldador."),
    (Kind.JOBS, "Empleo garantizado al terminar el curso."),
    (Kind.PAY, "Podrás ganar hasta 60.000 euros al año."),
    (Kind.DEMAND, "Es una profesión muy demandada."),
    (Kind.DEMAND, "La demanda de enfermeras crece cada año."),
    (Kind.RECOGNITION, "El título está reconocido por la Universidad de Ejemplo."),
    (Kind.CREDIT, "El curso otorga 6 créditos ECTS."),
]
NONE = [
    "We cannot promise that you will get hired.",
    "This does not lead to a job.",
    "There is no guarantee of a job.",
    "It is not accredited by anybody.",
    "Do you want to get hired?",
    "Will it lead to a job?",
    "I got a job three weeks after the course.",
    "“I landed a job as an analyst”, says Ana.",
    "The course is for people who are looking for a job.",
    "If you want to launch your career, read this first.",
    "Whether you want to advance your career or learn for fun, you are welcome.",
    "The course costs $49 a month.",
    "No credit card required.",
    "You learn to forecast customer demand.",
    "Learn to manage credit risk.",
    "Taught by internationally recognised experts.",
    "Learners draw a map from public data.",
    "The final course prepares you for the examination.",
    "No garantizamos ningún empleo.",
    "¿Quieres conseguir un trabajo?",
    "Pago con tarjeta de crédito.",
]


@pytest.mark.parametrize(("kind", "text"), PROMISES)
def test_a_promise_is_found(kind: Kind, text: str) -> None:
    assert kind in {claim.kind for claim in claims_in(text)}


@pytest.mark.parametrize("text", NONE)
def test_what_promises_nothing_is_left_alone(text: str) -> None:
    assert not claims_in(text)


def test_spans_are_those_of_markdown_and_html_as_given() -> None:
    markdown = "# Course\n\nYou **get hired** in weeks.\n\n- Worth [12 credits](https://x.example/a) here.\n"
    html = (
        "<h1>Course</h1><!-- get hired --><p>You <b>get hired</b>&nbsp;soon.</p><script>'12 credits'</script>"
    )
    for text, words in ((markdown, "get hired"), (html, "get hired")):
        claims = claims_in(text)
        assert [text[slice(*claim.span)] for claim in claims] == [claim.text for claim in claims]
        assert text[slice(*claims[0].cue)] == words
    assert [claim.kind for claim in claims_in(markdown)] == [Kind.JOBS, Kind.CREDIT]
    assert [claim.kind for claim in claims_in(html)] == [Kind.JOBS]


def test_amounts_shares_credits_bodies_and_occupations_are_taken_out() -> None:
    (pay,) = claims_in("As a data analyst you earn between $60,000 and $95k a year.")
    assert [(one.low, one.high, one.currency, one.per, one.bound) for one in pay.amounts] == [
        (60_000.0, 95_000.0, "USD", "year", "range")
    ]
    assert pay.occupation == "data analyst"
    (hourly,) = claims_in("They earn up to €18.50 an hour.")
    assert (hourly.amounts[0].high, hourly.amounts[0].per, hourly.amounts[0].bound) == (18.5, "hour", "up-to")
    (jobs,) = claims_in("75% of our graduates found a job.")
    assert jobs.share == 0.75
    (credit,) = claims_in("The course is worth 12 college credits at Example College.")
    assert (credit.credits, credit.bodies) == (12.0, ("Example College",))
    (spanish,) = claims_in("Podrás ganar hasta 60.000 € al año.")
    assert (spanish.amounts[0].high, spanish.amounts[0].currency) == (60_000.0, "EUR")


def test_what_is_said_of_the_field_is_marked_so() -> None:
    (field,) = claims_in("The median salary of software developers is $110,140.")
    (own,) = claims_in("With this certificate you earn $110,140 a year.")
    assert (field.about, own.about) == (About.FIELD, About.CREDENTIAL)


def test_a_guarantee_is_marked_as_one() -> None:
    assert claims_in("We guarantee you a job.")[0].is_guaranteed
    assert not claims_in("It leads to a job.")[0].is_guaranteed


@given(st.text(max_size=400))
def test_no_text_breaks_it_and_spans_always_fit(text: str) -> None:
    for claim in claims_in(text):
        assert text[slice(*claim.span)] == claim.text
        assert claim.span[0] <= claim.cue[0] < claim.cue[1] <= claim.span[1]


@given(st.lists(st.sampled_from([text for _, text in PROMISES] + NONE), max_size=8))
def test_each_sentence_is_judged_by_itself(sentences: list[str]) -> None:
    alone = sum(len(claims_in(sentence)) for sentence in sentences)
    assert len(claims_in("\n\n".join(sentences))) == alone
