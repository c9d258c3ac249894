"""The tags: what they say, what they keep back, how they read without colours."""

from __future__ import annotations

import io

import pytest
import zxingcpp
from django.template import Context, Template
from PIL import Image

from assay.web.look.badges import badge_png
from assay.web.look.ladder import Footing, Ladder, LadderStep
from assay.web.look.needle import Needle, draw_needle
from assay.web.look.pieces import Progress, Skill, State, VerdictCard, VerdictRow
from assay.web.look.qr import draw_qr

ROWS = (VerdictRow("Still valid", State.OK, "Not withdrawn."),)


def said(template: str, **facts: object) -> str:
    return Template("{% load look %}" + template).render(Context(facts))


@pytest.mark.parametrize(
    ("verdict", "is_shown"), [("accepted", True), ("undetermined", True), ("rejected", False)]
)
def test_a_rejected_credential_shows_nothing_of_its_content(verdict: str, *, is_shown: bool) -> None:
    card = VerdictCard(verdict, "A sentence", ROWS)

    html = said("{% verdict card %}<p>{{ name }}</p>{% endverdict %}", card=card, name="Noor Haddad")

    assert "A sentence" in html
    assert is_shown == ("Noor Haddad" in html)


def test_what_a_credential_says_is_escaped() -> None:
    html = said(
        "{% verdict card %}{% chips skills %}{{ name }}{% endverdict %}",
        card=VerdictCard("accepted", "<b>", ROWS),
        skills=(Skill("<script>"),),
        name="<img>",
    )

    assert "<script>" not in html
    assert "<img>" not in html
    assert "&lt;b&gt;" in html


@pytest.mark.parametrize("state", list(State))
def test_a_state_has_its_word_and_its_icon(state: State) -> None:
    html = said("{% pill state text %}", state=state, text="Waiting")

    assert "Waiting" in html
    assert "<svg" in html


@pytest.mark.parametrize("state", ["signed", "checked", "seen", "claimed"])
def test_a_proof_state_always_has_its_word(state: str) -> None:
    assert {"signed": "signed by", "checked": "checked", "seen": "document seen", "claimed": "claimed"}[
        state
    ] in said("{% proof state %}", state=state)


def test_progress_tells_its_counts() -> None:
    html = said("{% progress work %}", work=Progress("Signing", 1812, 2150, 7, "20 seconds left"))

    assert 'max="2150" value="1812"' in html
    assert "1,812 of 2,150" in html
    assert "7 need you" in html


def test_a_needle_outside_its_scale_is_held_at_its_end() -> None:
    assert 'd="M348.0 ' in draw_needle(Needle("x", 0, 10, 8, 99, 100))


def test_what_cannot_be_evaluated_points_nowhere() -> None:
    html = said("{% needle facts %}", facts=Needle("Wage", reason="Nobody has published this."))

    assert "Nobody has published this." in html
    assert "needle-hatching" in html
    assert "needle-middle" not in html


def test_stated_and_observed_are_told_apart_in_words() -> None:
    steps = (LadderStep("Work", Footing.OBSERVED, is_reached=True), LadderStep("By two", Footing.STATED))

    html = said("{% ladder facts %}", facts=Ladder(steps, "Reached"))

    assert "observed" in html
    assert "stated" in html


def test_a_qr_figure_reads_as_its_text() -> None:
    address = "https://assay.example/claim/code/7KQ2-M4XD"
    picture = Image.open(io.BytesIO(badge_png(draw_qr(address, "Claim"), 400)))

    assert [address] == [found.text for found in zxingcpp.read_barcodes(picture)]


def test_too_long_a_text_is_refused() -> None:
    with pytest.raises(ValueError, match="too long"):
        draw_qr("x" * 5000, "Claim")


@pytest.mark.parametrize(("address", "mark"), [("/wallet/", 'aria-current="page"'), ("/work/", "")])
def test_the_place_one_is_at_is_marked(address: str, mark: str) -> None:
    class Request:
        path = "/wallet/shared"

    assert mark == said("{% current address %}", address=address, request=Request)
