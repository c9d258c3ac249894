"""What the wallet's pages show, made ready: pictures, standings, files, résumé sentences."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from assay.web.base.permission import NotFound
from assay.web.look.badges import BadgeDesign
from assay.web.look.mark import Mark
from assay.web.look.paper.certificates import Certificate, certificate_pdf, described_facts
from assay.web.look.pieces import State
from assay.web.look.shared import badge_design, picture_png, picture_svg
from assay.web.records.holdings import files
from assay.web.records.holdings.queries import HoldingRow
from assay.web.records.holdings.summaries import Summary


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


def mark_of(summary: Summary, design: BadgeDesign | None) -> Mark:
    """The seal of a kept credential."""
    return Mark(summary.issuer_id or summary.issuer, summary.name, design)


def card(row: HoldingRow) -> WalletCard:
    """The card of one holding."""
    return WalletCard(row, mark_of(row.summary, badge_design(row.version)), standing_of(row.state))


@dataclass(frozen=True, slots=True)
class Taken:
    """A credential that somebody takes along as a file: its exact bytes, what it says, where it was made."""

    content: bytes
    summary: Summary
    version: str = ""
    link: str = ""  # a share link; without one the paper leads to the check page

    def file(self, ending: str) -> files.File:
        """The file of this ending: png, svg, pdf, or that of the bytes themselves. Raises `NotFound`."""
        facts = (self.version, self.summary.issuer_id, self.summary.name)
        plain = files.plain_file(self.content)
        if ending == plain.ending:
            return plain
        if ending == "png":
            return files.baked_file(self.content, picture_png(*facts), ending)
        if ending == "svg":
            return files.baked_file(self.content, picture_svg(*facts).encode(), ending)
        if ending == "pdf":
            return files.File(
                "application/pdf", ending, certificate_pdf(self._certificate(picture_svg(*facts)))
            )
        raise NotFound

    def _certificate(self, picture: str) -> Certificate:
        told = self.summary
        return Certificate(
            name=told.holder,
            achievement=told.name,
            issuer=told.issuer,
            awarded_at=told.awarded,
            credential=self.content,
            valid_until=told.valid_until,
            description=told.description,
            facts=described_facts(told.described_by),
            skills=tuple(skill.name for skill in told.skills),
            picture=picture.encode(),
            link=self.link or settings.ASSAY_ORIGIN + reverse("verifier:verify"),
            link_is_check_page=not self.link,
        )


LEVELS = {"European Qualifications Framework"}
"""Frameworks whose entries say how hard it was, not what somebody can do."""


def sentences(summary: Summary) -> list[SkillSentence]:
    """A sentence for the résumé for each skill, with nothing in it that the credential does not say."""
    day = date_format(summary.awarded, "F Y") if summary.awarded else ""
    facts = {"title": summary.name, "issuer": summary.issuer, "day": day}
    with_day = _("%(skill)s: shown by “%(title)s”, issued by %(issuer)s in %(day)s.")
    without = _("%(skill)s: shown by “%(title)s”, issued by %(issuer)s.")
    return [
        SkillSentence(skill.name, (with_day if day else without) % {**facts, "skill": skill.name})
        for skill in summary.skills
        if skill.framework not in LEVELS
    ]


def linkedin_url(summary: Summary, link: str = "") -> str:
    """Where LinkedIn takes it into a profile; `link` is a share link, the only address that is ever given."""
    facts: dict[str, str] = {
        "startTask": "CERTIFICATION_NAME",
        "name": summary.name,
        "organizationName": summary.issuer,
    }
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
