"""What the pages of certificates show, made ready: the ladder of proof, the history, the counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from assay.web.look.pieces import Moment, State
from assay.web.look.proofs import ProofState, proof_word
from assay.web.records.certificates.rows import CertificateRow, HappenedRow
from assay.web.records.certificates.states import day_words

_ORDER = (ProofState.SIGNED, ProofState.CHECKED, ProofState.SEEN, ProofState.CLAIMED)


@dataclass(frozen=True, slots=True)
class Rung:
    """A step of the ladder: whether it is the one reached, and what speaks for it or is missing."""

    state: ProofState
    word: str
    is_reached: bool
    text: str


def rungs(row: CertificateRow) -> list[Rung]:
    """The four steps, the firmest first. Of those that are not reached it is said what they would need."""
    reached = ProofState(row.state)
    needs = {
        ProofState.SIGNED: _("Needs a verifiable badge of the body that names this pupil."),
        ProofState.CHECKED: _("Needs a look at the body's own page: its address, the number, the day."),
        ProofState.SEEN: _("Needs the document, and somebody here who looks at it."),
        ProofState.CLAIMED: _("Somebody said so."),
    }
    needs |= _beside(row, reached)
    return [
        Rung(
            state,
            proof_word(state) if state is reached else not_yet(state),
            state is reached,
            row.sentence if state is reached else needs[state],
        )
        for state in _ORDER
    ]


def _beside(row: CertificateRow, reached: ProofState) -> dict[ProofState, str]:
    """What speaks for it beside the firmest step: nobody must be asked for what is there."""
    told = {}
    if reached is ProofState.SIGNED and row.check.link and row.check.on:
        day = day_words(date.fromisoformat(row.check.on))
        told[ProofState.CHECKED] = _("Looked up as well, on %(day)s.") % {"day": day}
    if reached in {ProofState.SIGNED, ProofState.CHECKED} and row.seen_on:
        told[ProofState.SEEN] = _("Seen as well, on %(day)s.") % {"day": day_words(row.seen_on)}
    return told


def not_yet(state: ProofState) -> str:
    """The word of a step that was not reached: it must not read as if it had been."""
    return {
        ProofState.SIGNED: _("the body's own badge"),
        ProofState.CHECKED: _("a check with the body"),
        ProofState.SEEN: _("a look at the document"),
        ProofState.CLAIMED: _("a claim"),
    }[state]


def moments(rows: Iterable[HappenedRow]) -> tuple[Moment, ...]:
    """How the state came about, newest first."""
    return tuple(reversed([_moment(row) for row in rows]))


def _moment(row: HappenedRow) -> Moment:
    told = {
        "record": (_("Written down"), State.BRAND),
        "hand-in": (_("A document was handed in"), State.INFO),
        "see": (_("The document was seen"), State.OK),
        "check": (_("Looked up with the body"), State.OK),
        "correct": (_("Corrected"), State.PLAIN),
        "badge": (_("A verifiable badge was attached"), State.OK),
        "badge-accepted": (_("The badge was checked again: it counts"), State.OK),
        "badge-incomplete": (_("The badge was checked again: it does not count by itself"), State.UNKNOWN),
        "badge-dropped": (_("The badge was checked again: it counts no more"), State.BAD),
        "back-document": (_("Taken back: the document"), State.BAD),
        "back-check": (_("Taken back: the look at the body's page"), State.BAD),
        "issue": (_("Issued as a credential of the school's"), State.OK),
    }
    text, state = told.get(row.verb, (row.verb, State.PLAIN))
    words = " · ".join(word for word in row.words.values() if word)
    return Moment(row.at, text, " · ".join(part for part in (row.who, words) if part), state)
