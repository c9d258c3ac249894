"""What a credential that was not rejected says, made safe to show: plain texts, checked addresses.

Every text is a stranger's: controls and overrides are taken out (and told), an address becomes a link
only where it is http or https. Open Badges 3.0; CLR 2.0; older badges in today's words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from assay.models import (
    CLR_TYPE,
    AchievementSubject,
    Alignment,
    ClrCredential,
    Evidence,
    OpenBadgeCredential,
    Profile,
    Result,
    Text,
    VerifiableCredential,
)
from assay.web.base.look_alikes import shown
from assay.web.records.recognition.queries import Recognition
from assay.web.records.verifications.judged import (
    Address,
    Content,
    EvidenceShown,
    IssuerShown,
    NamedSkill,
    ReachedResult,
)
from assay.web.records.verifications.questions import questions

_WEB = re.compile(r"https?://[^\s/?#@\\]+(?:[/?#][!-~]*)?", re.IGNORECASE)
_LONGEST = 20_000  # characters of one text
_MOST = 200  # of skills, results, evidence


@dataclass(slots=True)
class Reading:
    """One reading of one credential for one reader; `had_hidden`: some text held characters nobody sees."""

    language: str
    had_hidden: bool = field(default=False)

    def words(self, text: Text | str | None, *, lines: bool = False) -> str:
        """The text in the reader's language, safe to show; empty where there is none."""
        if text is None:
            return ""
        said = text if isinstance(text, str) else text.in_language(self.language) if text.said else ""
        clean = shown(str(said)[:_LONGEST], lines=lines)
        self.had_hidden = self.had_hidden or clean.had_hidden
        return clean.text.strip()

    def address(self, value: object) -> Address | None:
        """An address as a link, or as text alone where it is none that a browser may be sent to."""
        if not isinstance(value, str) or not value:
            return None
        text = self.words(value)
        return Address(text, value if _WEB.fullmatch(value) else "")


def content_of(credential: VerifiableCredential, recognition: Recognition, reading: Reading) -> Content:
    """What it says. `contained` and `endorsements` are added by whoever judges those."""
    issuer = issuer_of(credential.issuer, recognition, reading)
    if credential.is_open_badge:
        return _badge(OpenBadgeCredential(credential.json), issuer, reading)
    holder, name = "", reading.words(credential.name) or _("A credential")
    awarded = None
    if CLR_TYPE in credential.types:
        record = ClrCredential(credential.json)
        name, awarded = reading.words(credential.name) or _("A learner's record"), record.awarded
        holder = _holder(AchievementSubject(record.subject.json), reading)
    return Content(
        holder=holder,
        name=name,
        description=reading.words(credential.description, lines=True),
        issuer=issuer,
        evidence=_evidence(credential.evidence, reading),
        valid_from=credential.valid_from,
        valid_until=credential.valid_until,
        awarded=awarded,
    )


def issuer_of(profile: Profile, recognition: Recognition, reading: Reading) -> IssuerShown:
    """Who issued it, by the name a list or this site has for them, else by their own."""
    own = reading.words(profile.name)
    name = reading.words(recognition.name)
    source = recognition.by[0].list_name if recognition.by else ""
    if recognition.here and not recognition.by:
        source = _("this site")
    address = reading.address(
        recognition.by[0].url if recognition.by and recognition.by[0].url else profile.url
    )
    identifier = reading.words(profile.id)
    return IssuerShown(identifier, name or own or identifier, own, address, source if name else "")


def _badge(badge: OpenBadgeCredential, issuer: IssuerShown, reading: Reading) -> Content:
    subject, credential = badge.subject, badge.credential
    achievement = subject.achievement
    criteria = reading.words(achievement.criteria.narrative, lines=True)
    skills = _skills(achievement.alignments, reading)
    skills += tuple(NamedSkill(reading.words(tag)) for tag in achievement.tags[:_MOST])
    results = tuple(_result(subject, result, reading) for result in subject.results[:_MOST])
    evidence = _evidence(credential.evidence, reading)
    earned = subject.credits_earned
    creator = _creator(badge, reading)
    return Content(
        holder=_holder(subject, reading),
        name=reading.words(achievement.name),
        description=reading.words(achievement.description, lines=True),
        issuer=issuer,
        criteria=criteria,
        criteria_address=reading.address(achievement.criteria.id),
        narrative=reading.words(subject.narrative, lines=True),
        skills=skills,
        results=results,
        evidence=evidence,
        valid_from=credential.valid_from,
        valid_until=credential.valid_until,
        awarded=badge.awarded,
        credits="" if earned is None else f"{earned:g}",
        kind=reading.words(achievement.achievement_type),
        # What another body examined cannot be asked about from words that only say how it was looked up.
        questions=() if creator else questions(criteria, skills, results, evidence),
        described_by=creator,
        described_note=not_signed_by(creator, issuer.name) if creator else "",
        achievement=reading.words(achievement.id),
    )


def not_signed_by(creator: str, issuer: str) -> str:
    """That whoever described an achievement is not who issued the credential, and has not signed it."""
    told = _(
        "The achievement is described by %(creator)s; %(issuer)s issued this. %(creator)s has not signed it."
    )
    return told % {"creator": creator, "issuer": issuer}


def _creator(badge: OpenBadgeCredential, reading: Reading) -> str:
    """Who described the achievement, where that is another than the issuer: a name, or its identifier."""
    creator = badge.subject.achievement.creator
    if creator is None or creator.id == badge.credential.issuer_id:
        return ""
    return reading.words(creator.name) or reading.words(creator.id)


def _holder(subject: AchievementSubject, reading: Reading) -> str:
    """The person's name where it stands in the open; a hash names nobody."""
    by_type = {held.identity_type: held.plain for held in subject.identifiers if held.plain}
    return next(
        (reading.words(by_type[kind]) for kind in ("name", "emailAddress", "email") if kind in by_type), ""
    )


def _skills(alignments: tuple[Alignment, ...], reading: Reading) -> tuple[NamedSkill, ...]:
    made = []
    for alignment in alignments[:_MOST]:
        address = reading.address(alignment.target_url)
        framework = reading.words(alignment.target_framework)
        made.append(
            NamedSkill(reading.words(alignment.target_name), framework, address.url if address else "")
        )
    return tuple(made)


def _result(subject: AchievementSubject, result: Result, reading: Reading) -> ReachedResult:
    described = subject.achievement.result_description(result.result_description_id)
    level = described.level(result.achieved_level_id) if described else None
    required = described.level(described.required_level) if described else None
    asked = required.name if required else described.required_value if described else None
    return ReachedResult(
        name=reading.words(described.name) if described else _("Result"),
        value=reading.words(result.value),
        level=reading.words(level.name) if level else "",
        status=reading.words(result.status),
        required=reading.words(asked),
    )


def _evidence(held: tuple[Evidence, ...], reading: Reading) -> tuple[EvidenceShown, ...]:
    return tuple(
        EvidenceShown(
            name=reading.words(item.name) or reading.words(item.genre) or _("Evidence"),
            text=reading.words(item.narrative or item.description, lines=True),
            address=reading.address(item.id),
        )
        for item in held[:_MOST]
    )
