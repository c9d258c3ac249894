"""An answer as the verdict card: the state of each row, how it was checked, what is said of the past.

Apart because all who show an answer must draw it alike, whether it was given now or is remembered.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from django.utils.translation import gettext as _

from assay.web.look.pieces import CheckedStep, PastCredential, State, VerdictCard, VerdictRow
from assay.web.records.verifications.judged import (
    ACCEPTED,
    FAILED,
    PASSED,
    UNDETERMINED,
    UNKNOWN,
    Axis,
    Judged,
    Past,
    Told,
)

_STATES = {PASSED: State.OK, FAILED: State.BAD, UNKNOWN: State.UNKNOWN}
_SEVERITIES = {"error": State.BAD, "warning": State.UNKNOWN, "note": State.INFO}


class Answer(Protocol):
    """What a card needs of an answer; both `Judged` and a wallet's `Check` have it."""

    @property
    def verdict(self) -> str:
        """Accepted, rejected or undetermined."""

    @property
    def sentence(self) -> str:
        """The answer in one sentence."""

    @property
    def detail(self) -> str:
        """One sentence more, or nothing."""

    @property
    def axes(self) -> tuple[Axis, ...]:
        """The three questions behind it."""

    @property
    def findings(self) -> tuple[Told, ...]:
        """What the check noticed."""

    @property
    def can_retry(self) -> bool:
        """Whether asking again may help."""


def verdict_card(judged: Judged, *, heading: int = 1, retry_url: str = "") -> VerdictCard:
    """The card of an answer that was given now."""
    content = judged.content
    more = []
    if content is not None and content.endorsements:
        more.append(_("Each recommendation in it was checked as a credential of its own."))
    if content is not None and content.contained:
        more.append(_("Each credential in it was checked by itself, and is about the same person."))
    past = _past(judged.past) if judged.past else None
    return _card(judged, tuple(more), heading=heading, retry_url=retry_url, past=past)


def remembered_card(answer: Answer, *, heading: int = 2, retry_url: str = "") -> VerdictCard:
    """The card of an answer that was given before, beside a credential that the page shows itself."""
    return _card(answer, (), heading=heading, retry_url=retry_url, past=None)


def _card(
    answer: Answer, more: tuple[str, ...], *, heading: int, retry_url: str, past: PastCredential | None
) -> VerdictCard:
    done = (*_procedure(answer), *more) if answer.verdict == ACCEPTED else ()
    return VerdictCard(
        verdict=answer.verdict,
        sentence=answer.sentence,
        rows=tuple(
            VerdictRow(axis.label, _STATES.get(axis.state, State.PLAIN), axis.text) for axis in answer.axes
        ),
        detail=answer.detail,
        steps=(
            *(CheckedStep(text, State.OK) for text in done),
            *(_step(told, answer.verdict) for told in answer.findings),
        ),
        retry_url=retry_url if answer.can_retry else "",
        heading=heading,
        past=past,
    )


def _procedure(answer: Answer) -> Iterator[str]:
    """What had to hold for a credential to be accepted."""
    yield _("It can be read, and has all that its kind asks for.")
    yield _("Each of its words is defined by the standard it names; none is hidden.")
    yield _("The signature fits every word, and was made with a key that its issuer publishes.")
    yield from (axis.text for axis in answer.axes[1:2])


def _step(told: Told, verdict: str) -> CheckedStep:
    state = _SEVERITIES.get(told.severity, State.INFO)
    if state is State.BAD and verdict == UNDETERMINED:
        state = State.UNKNOWN  # something is missing; nothing is known to be wrong
    return CheckedStep(told.title, state, f"{told.text} {told.help}".strip(), told.code)


def _past(past: Past) -> PastCredential:
    return PastCredential(past.sentence, past.holder, past.name, past.issuer, past.awarded, past.valid_until)
