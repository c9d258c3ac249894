"""An answer made ready for the verdict card: states, rows and steps as the look draws them."""

from __future__ import annotations

from assay.web.look.pieces import CheckedStep, State, VerdictCard, VerdictRow
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
        steps=tuple(_step(told, judged.verdict) for told in judged.findings),
        heading=heading,
    )


def _step(told: Told, verdict: str) -> CheckedStep:
    state = _SEVERITIES.get(told.severity, State.INFO)
    if state is State.BAD and verdict == "undetermined":
        state = State.UNKNOWN  # something is missing; nothing is known to be wrong
    return CheckedStep(told.title, state, f"{told.text} {told.help}", told.code)
