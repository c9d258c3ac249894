"""An answer made ready to be drawn: states, rows, steps, the seal, and Markdown as safe HTML."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from assay.web.look.mark import Mark
from assay.web.look.markdown import render_markdown
from assay.web.look.pieces import CheckedStep, State, VerdictCard, VerdictRow
from assay.web.look.shared import past_credential
from assay.web.records.verifications.judged import FAILED, PASSED, UNKNOWN, Judged, Told

_STATES = {PASSED: State.OK, FAILED: State.BAD, UNKNOWN: State.UNKNOWN}
_SEVERITIES = {"error": State.BAD, "warning": State.UNKNOWN, "note": State.INFO}


def card_of(judged: Judged, heading: int = 1) -> VerdictCard:
    """The verdict card of an answer."""
    rows = tuple(
        VerdictRow(axis.label, _STATES.get(axis.state, State.PLAIN), axis.text) for axis in judged.axes
    )
    return VerdictCard(
        verdict=judged.verdict,
        sentence=judged.sentence,
        rows=rows,
        detail=judged.detail,
        steps=(*_done(judged), *(_step(told, judged.verdict) for told in judged.findings)),
        heading=heading,
        past=past_credential(judged),
    )


def shown_content(judged: Judged) -> dict[str, Any]:
    """What the page of an answer needs beside its content; nothing where there is none."""
    content = judged.content
    if content is None:
        return {}
    facts = {"name": content.name, "issuer": content.issuer.name}
    title = _("Seal of %(name)s by %(issuer)s") % facts
    # Only what was proved gets the stamp.
    seal = Mark(content.issuer.identifier, title) if judged.verdict == "accepted" else None
    return {
        "seal": seal,
        "criteria": render_markdown(content.criteria),
        "narrative": render_markdown(content.narrative),
    }


def _done(judged: Judged) -> tuple[CheckedStep, ...]:
    """What was done to accept it; of one that was not accepted, the findings tell."""
    if judged.verdict != "accepted" or judged.content is None:
        return ()
    texts = [
        _("It can be read, and has all that its kind asks for."),
        _("Each of its words is defined by the standard it names; none is hidden."),
        _("The signature fits every word, and was made with a key that its issuer publishes."),
        judged.axes[1].text,
    ]
    if judged.content.endorsements:
        texts.append(_("Each recommendation in it was checked as a credential of its own."))
    if judged.content.contained:
        texts.append(_("Each credential in it was checked by itself, and is about the same person."))
    return tuple(CheckedStep(text, State.OK) for text in texts)


def _step(told: Told, verdict: str) -> CheckedStep:
    state = _SEVERITIES.get(told.severity, State.INFO)
    if state is State.BAD and verdict == "undetermined":
        state = State.UNKNOWN  # something is missing; nothing is known to be wrong
    return CheckedStep(told.title, state, f"{told.text} {told.help}", told.code)
