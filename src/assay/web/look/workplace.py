"""Who is asking, and the frame around an organization's pages: its name, and the jobs this member may do.

Apart from the views because each of them begins with it. The side list shows only what the role allows;
that it is not shown protects nothing: every action asks for its right itself.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from assay.web.base.permission import NotFound
from assay.web.look.pieces import SideGroup, SideItem
from assay.web.records.credentials.rows import Within
from assay.web.records.organizations import queries
from assay.web.records.organizations.permissions import Permission, Role
from assay.web.records.organizations.queries import Membership
from assay.web.records.people.queries import Person
from assay.web.records.rosters import queries as rosters
from assay.web.records.rosters.recipients import limits, recipients_within

Line = tuple[str, Any, str, tuple[Permission, ...]]
"""Address name, words, icon, and the rights of which one is needed (none: every member)."""

DAILY: tuple[Line, ...] = (
    ("issuer:organization", _("Overview"), "home", ()),
    ("issuer:achievements", _("Achievements"), "badge", ()),
    ("value:assays", _("Assays"), "scale", (Permission.FIGURES_READ,)),
    ("value:gates", _("Rules of funders"), "filter", (Permission.FIGURES_READ,)),
)
PUPILS: tuple[Line, ...] = (
    ("teacher:sections", _("Sections"), "people", (Permission.SECTION_TEACH,)),
    ("counsellor:pupils", _("Pupils"), "person", (Permission.PUPIL_READ,)),
    ("counsellor:caseload", _("Caseload"), "book", (Permission.CONSENT_RECORD,)),
    ("school:certificates", _("Certificates"), "document", (Permission.CERTIFICATE_RECORD,)),
    ("school:placements", _("Placements"), "organization", (Permission.PLACEMENT_ARRANGE,)),
    ("school:consents", _("Consents"), "check", (Permission.CONSENT_RECORD,)),
    ("school:gap", _("What is asked for"), "scale", (Permission.FIGURES_READ,)),
    ("school:privacy", _("Privacy"), "shield", (Permission.PRIVACY_MANAGE,)),
)
ROSTER: Line = ("school:roster", _("Roster"), "list", (Permission.ROSTER_EDIT,))
AWARDING: tuple[Line, ...] = (
    ("issuer:award", _("Award"), "add", (Permission.AWARD_MAKE,)),
    ("issuer:batches", _("From a file"), "upload", (Permission.AWARD_MAKE,)),
    ("issuer:codes", _("Claim codes"), "qr", (Permission.AWARD_MAKE,)),
    ("issuer:applications", _("Applications"), "document", (Permission.APPLICATION_REVIEW,)),
    ("issuer:awards", _("Awards"), "people", (Permission.AWARD_READ,)),
    ("issuer:dashboard", _("How awards fare"), "chart", (Permission.FIGURES_READ,)),
)
HOUSE: tuple[Line, ...] = (
    ("issuer:members", _("Members"), "people", (Permission.MEMBER_INVITE,)),
    ("issuer:rights", _("Roles and rights"), "lock", ()),
    ("issuer:profile", _("Public profile"), "organization", (Permission.ORGANIZATION_EDIT,)),
    ("issuer:domain", _("Domain"), "globe", (Permission.ORGANIZATION_EDIT,)),
    ("issuer:keys", _("Signing keys"), "key", (Permission.KEY_ROTATE,)),
    ("issuer:recognition", _("Recognised issuers"), "scale", (Permission.RECOGNITION_EDIT,)),
    ("recogniser:home", _("What you recognise"), "flag", (Permission.RECOGNITION_STATE,)),
    ("issuer:market", _("Labour market data"), "chart", (Permission.ROSTER_EDIT,)),
    ("issuer:journal", _("Journal"), "list", (Permission.AUDIT_READ,)),
)


def person(request: HttpRequest) -> Person:
    """Who is signed in. Raises `NotFound` where nobody is; views ask for a sign-in first."""
    if isinstance(request.user, Person):
        return request.user
    raise NotFound


def member(request: HttpRequest, organization: str, permission: Permission | None = None) -> Membership:
    """The reader's place in this organization. Raises `NotFound` for strangers, `Forbidden`."""
    if permission is None:
        return queries.membership(person(request), organization)
    return queries.require(person(request), organization, permission)


def reached(held: Membership) -> Within | None:
    """Which awards this member may see where the organization keeps a roster; None: all of them.

    Teachers see those of the pupils of their sections and those they made, counsellors those of the pupils
    in their care.
    """
    key = held.organization.key
    among = limits(held)
    if among is None:
        return None
    mine = held.person_key if held.role == Role.TEACHER else ""
    return Within(recipients_within(key, among), mine)


def frame(held: Membership, current: str, **facts: object) -> dict[str, Any]:
    """What every page of an organization is given; `current` is the address name of its job."""
    keeps_roster = rosters.has_roster(held.organization.key)
    groups = (
        _group("", DAILY, held, current),
        # A trainer or an employer has no pupils: until there is a roster only the way to one is shown.
        _group(_("Pupils"), (*PUPILS, ROSTER) if keeps_roster else (ROSTER,), held, current),
        _group(_("Awards"), AWARDING, held, current),
        _group(_("This organization"), HOUSE, held, current, is_folded=keeps_roster),
    )
    return {
        "side": [group for group in groups if group.items],
        "side_name": held.organization.name,
        "membership": held,
        "organization": held.organization,
        **facts,
    }


def _group(
    label: Any,  # noqa: ANN401 - a text that is translated later
    lines: tuple[Line, ...],
    held: Membership,
    current: str,
    *,
    is_folded: bool = False,
) -> SideGroup:
    key = held.organization.key
    items = tuple(
        SideItem(str(words), reverse(name, args=[key]), icon, is_current=name == current)
        for name, words, icon, rights in lines
        if not rights or any(held.may(right) for right in rights)
    )
    return SideGroup(str(label), items, is_folded and not any(item.is_current for item in items))
