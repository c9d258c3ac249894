"""What the wallet's pages show, made ready: pictures, standings in words, the verdict card, résumé sentences."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from assay.web.look.badges import BadgeDesign, badge_png, draw_badge
from assay.web.look.mark import Mark, draw_mark
from assay.web.look.pieces import CheckedStep, State, VerdictCard, VerdictRow
from assay.web.records.achievements.values import BadgeDesign as ChosenDesign
from assay.web.records.holdings import queries
from assay.web.records.holdings.queries import HoldingRow
from assay.web.records.holdings.summaries import Check, Summary

_STATES = {"passed": State.OK, "failed": State.BAD, "could-not-tell": State.UNKNOWN}
_SEVERITIES = {"error": State.BAD, "warning": State.UNKNOWN}


@dataclass(frozen=True, slots=True)
class Standing:
    """How a credential stands, as a pill: its state and word."""

    state: State
    word: str


@dataclass(frozen=True, slots=True)
class WalletCard:
    """A credential in the wallet, ready to be placed."""

    row: HoldingRow
    mark: Mark
    standing: Standing

    @property
    def is_archived(self) -> bool:
        """Whether it was put away."""
        return self.row.archived_at is not None


@dataclass(frozen=True, slots=True)
class SkillSentence:
    """A skill and the sentence that may be copied into a résumé."""

    skill: str
    sentence: str


def standing_of(state: str) -> Standing:
    """The pill of a holding's state."""
    known = {
        "valid": Standing(State.OK, _("Valid")),
        "revoked": Standing(State.BAD, _("Taken back by its issuer")),
        "suspended": Standing(State.UNKNOWN, _("Paused by its issuer")),
        "ended": Standing(State.UNKNOWN, _("Its time is over")),
        "early": Standing(State.INFO, _("Not valid yet")),
        "changed": Standing(State.BAD, _("No longer checks out")),
    }
    return known.get(state, Standing(State.UNKNOWN, _("Not checked yet")))


def look_design(chosen: ChosenDesign | None) -> BadgeDesign | None:
    """The design as the look draws it."""
    if chosen is None:
        return None
    return BadgeDesign(
        shape=chosen.shape, palette=chosen.palette, icon=chosen.icon, text=chosen.text, ribbon=chosen.ribbon
    )


def mark_of(summary: Summary, design: BadgeDesign | None) -> Mark:
    """The seal of a kept credential."""
    return Mark(summary.issuer_id or summary.issuer, summary.name, design)


def card(row: HoldingRow) -> WalletCard:
    """The card of one holding."""
    return WalletCard(row, mark_of(row.summary, look_design(queries.design(row))), standing_of(row.state))


def picture_svg(title: str, issuer_id: str, design: BadgeDesign | None) -> str:
    """The picture that goes with a credential: its badge where one was designed here, its seal otherwise."""
    return draw_badge(design) if design else draw_mark(Mark(issuer_id, title))


def picture(title: str, issuer_id: str, design: BadgeDesign | None, ending: str) -> bytes:
    """The same as a file, `svg` or `png`."""
    drawn = picture_svg(title, issuer_id, design)
    return badge_png(drawn) if ending == "png" else drawn.encode()


def verdict_card(check: Check, retry_url: str = "") -> VerdictCard:
    """The verdict card of a remembered check."""
    return VerdictCard(
        verdict=check.verdict,
        sentence=check.sentence,
        rows=tuple(
            VerdictRow(answer.label, _STATES.get(answer.state, State.PLAIN), answer.text)
            for answer in check.answers
        ),
        detail=check.detail,
        steps=tuple(
            CheckedStep(step.title, _step_state(step.severity, check.verdict), step.text, step.code)
            for step in check.steps
        ),
        retry_url=retry_url if check.can_retry else "",
        heading=2,
    )


def _step_state(severity: str, verdict: str) -> State:
    state = _SEVERITIES.get(severity, State.INFO)
    return State.UNKNOWN if state is State.BAD and verdict == "undetermined" else state


def sentences(summary: Summary) -> list[SkillSentence]:
    """A sentence for the résumé for each skill, with nothing in it that the credential does not say."""
    day = date_format(summary.awarded, "F Y") if summary.awarded else ""
    facts = {"title": summary.name, "issuer": summary.issuer, "day": day}
    with_day = _("%(skill)s: shown by “%(title)s”, issued by %(issuer)s in %(day)s.")
    without = _("%(skill)s: shown by “%(title)s”, issued by %(issuer)s.")
    return [
        SkillSentence(skill.name, (with_day if day else without) % {**facts, "skill": skill.name})
        for skill in summary.skills
    ]


def linkedin_url(summary: Summary, link: str = "") -> str:
    """Where LinkedIn takes it into a profile; `link` is a share link, the only address that is ever given."""
    facts: dict[str, str] = {"startTask": "CERTIFICATION_NAME", "name": summary.name, "organizationName": summary.issuer}
    if summary.awarded:
        facts |= {"issueYear": str(summary.awarded.year), "issueMonth": str(summary.awarded.month)}
    if summary.valid_until:
        facts |= {
            "expirationYear": str(summary.valid_until.year),
            "expirationMonth": str(summary.valid_until.month),
        }
    if link:
        facts["certUrl"] = link
    return f"https://www.linkedin.com/profile/add?{urlencode(facts)}"
