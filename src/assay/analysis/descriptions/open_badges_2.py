"""Open Badges 2.0: a BadgeClass, alone or embedded in an Assertion, as a description.

Apart from 3.0: the same meanings under other names, and an award that says less.
"""

from __future__ import annotations

from assay.analysis.descriptions import open_badges
from assay.analysis.descriptions.extensions import tell_accreditation, tell_one_edtech
from assay.analysis.descriptions.nodes import Node, is_address
from assay.analysis.descriptions.occupations import read_occupations
from assay.analysis.descriptions.telling import Telling
from assay.analysis.descriptions.terms_reading import names_framework, tell_terms
from assay.analysis.descriptions.values import Description
from assay.analysis.descriptions.vocabulary import RECERTIFICATION


def read_badge(badge: Node, assertion: Node | None, document: Node, telling: Telling) -> Description:
    """The description of this badge class; `assertion` is the award that it stands in."""
    narrative, address = open_badges.read_criteria(badge)
    if names_framework(document):
        tell_terms(badge, telling)
    open_badges.tell_common(badge, telling)
    open_badges.tell_page(badge, telling, address)
    issuer = open_badges.issuer_at((badge, "issuer"))
    if issuer is not None:
        open_badges.tell_body(issuer, telling)
        tell_accreditation(issuer, telling)
    if assertion is not None:
        _tell_award(assertion, telling)
    tell_one_edtech(badge, telling)
    aligned = open_badges.read_alignments(badge, "alignment", telling)
    return Description(
        standard="open-badges-2",
        name=badge.value("name"),
        digest="",
        id=badge.value("id", "@id"),
        text=badge.value("description"),
        criteria=narrative.text if narrative else "",
        criteria_url=address if is_address(address) else "",
        language=badge.value("@language"),
        issuer=open_badges.body(issuer),
        aligned=aligned,
        tags=tuple(place.text for place in badge.texts("tags")),
        occupations=read_occupations(badge, "alignment"),
    )


def _tell_award(assertion: Node, telling: Telling) -> None:
    issued, expires = assertion.text("issuedOn"), assertion.text("expires")
    if issued:
        telling.member("issue-date", issued.text, issued.pointer)
    if expires:
        telling.member(RECERTIFICATION, expires.text, expires.pointer)
    recipient = assertion.node("recipient")
    who = recipient.text("identity") if recipient else None
    if who:
        telling.member("learner", "identified", who.pointer)
