"""Issuing what was seen or checked as a credential of the school's own, which says who has not signed.

The achievement's creator is the body; its issuer is the organization. Its name says both, so that it reads
as the body's own nowhere: "ServSafe Food Handler — document seen by Lakeview School District".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from assay.errors import AssayError
from assay.web.base.permission import NotFound
from assay.web.records.achievements import actions as achievements
from assay.web.records.achievements import queries as achievement_queries
from assay.web.records.achievements.values import AchievementValues, BadgeChoices, Creator
from assay.web.records.audit.actions import record
from assay.web.records.certificates import queries, states
from assay.web.records.certificates.catalogue import KindRow
from assay.web.records.certificates.models import Certificate, Event, Statement
from assay.web.records.certificates.rows import CertificateRow
from assay.web.records.certificates.values import Refused
from assay.web.records.credentials import actions as credentials
from assay.web.records.credentials.values import Award, EvidenceItem
from assay.web.records.organizations import queries as organizations
from assay.web.records.organizations.permissions import Permission
from assay.web.records.people.models import Person
from assay.web.records.rosters import queries as rosters
from assay.web.records.rosters.actions import recipient_of
from assay.web.records.rosters.rows import Reach

RIGHTS = (Permission.AWARD_MAKE, Permission.CERTIFICATE_RECORD, Permission.ACHIEVEMENT_PUBLISH)
"""What issuing needs: awarding, the pupil's certificate, and publishing the achievement that states it."""


@dataclass(frozen=True, slots=True)
class IssueAnswer:
    """What became of one certificate: the credential's key, or why none was made."""

    certificate: str
    credential: str = ""
    refused: Refused | None = None
    error: AssayError | None = None


def issue(actor: Person, organization: str, key: str) -> str:
    """The key of the credential that states this certificate.

    Raises `Forbidden`, `NotFound`, `Refused` (claimed, signed, issued, expired), and as `credentials.award`.
    """
    [answer] = issue_many(actor, organization, [key])
    if answer.refused:
        raise answer.refused
    if answer.error:
        raise answer.error
    return answer.credential


def issue_many(actor: Person, organization: str, keys: Sequence[str]) -> list[IssueAnswer]:
    """What became of each of these certificates, in their order. Raises `Forbidden`, `NotFound`."""
    for right in RIGHTS:
        held = organizations.require(actor, organization, right)
    found = {row.key: row for row in queries.rows_of(organization, keys, rosters.reach(held))}
    if set(keys) - found.keys():
        raise NotFound
    return [_issued(actor, organization, held.organization.name, found[key]) for key in keys]


def may_issue(held: organizations.Membership) -> bool:
    """Whether this member may say a certificate as a credential of the organization's."""
    return all(held.may(right) for right in RIGHTS)


def refusal(row: CertificateRow) -> Refused | None:
    """Why this certificate cannot be issued; None where it can."""
    if row.credential:
        return Refused("issued")
    if row.state in {states.CLAIMED, states.SIGNED}:
        return Refused(row.state)
    return Refused("expired") if row.is_expired else None


def _issued(actor: Person, organization: str, name: str, row: CertificateRow) -> IssueAnswer:
    refused = refusal(row)
    if refused:
        return IssueAnswer(row.key, refused=refused)
    pupil = rosters.pupil(organization, row.pupil)
    language = pupil.language if pupil.language in {"en", "es"} else "en"
    try:
        version = _version(actor, organization, name, row)
        with translation.override(language):
            wanted = _award(organization, row, version, language, pupil.email)
        made = credentials.award(actor, organization, wanted)
    except AssayError as error:
        return IssueAnswer(row.key, error=error)
    with transaction.atomic():
        Certificate.objects.of(organization).filter(key=row.key, credential="").update(
            credential=made, issued_state=row.state
        )
        Event.objects.create(organization_id=organization, certificate_id=row.key, verb="issue", actor=actor)
        record("issue", "certificate", row.key, actor=actor.key, organization=organization, credential=made)
    return IssueAnswer(row.key, made)


def _award(organization: str, row: CertificateRow, version: str, language: str, email: str) -> Award:
    again = queries.certificate(organization, row.key, Reach(is_all=True))  # in the holder's language
    evidence: tuple[EvidenceItem, ...] = ()
    if row.paper.sha256 and row.state == states.SEEN:
        told = _("A document kept by %(organization)s; not public.")
        name = organizations.public(organization).name
        evidence = (
            EvidenceItem(_("The document"), told % {"organization": name}, digest=row.paper.shown_sha256),
        )
    return Award(
        version=version,
        name=row.holder,
        email=email,
        recipient=recipient_of(organization, row.pupil),
        evidence=evidence,
        narrative=again.sentence,
        language=language,
        source="certificate",
        source_key=row.key,
        idempotency_key=f"certificate:{row.key}:{row.state}",
    )


@transaction.atomic
def _version(actor: Person, organization: str, name: str, row: CertificateRow) -> str:
    """The published achievement that states this kind at this state, made at its first use."""
    held = Statement.objects.of(organization).filter(kind=row.kind.key, state=row.state).first()
    if held is not None:
        with_version = achievement_queries.version(held.version)
        if with_version.state == "published":
            return held.version
        Statement.objects.of(organization).filter(key=held.key).delete()  # archived: a new one is made
    achievement = achievements.create(actor, organization, values_of(row.kind, row.state, name))
    version = achievements.publish(actor, organization, achievement)
    Statement.objects.create(
        organization_id=organization, kind=row.kind.key, state=row.state, version=version
    )
    return version


def values_of(kind: KindRow, state: str, organization: str) -> AchievementValues:
    """What the organization says about having seen, or checked, a certificate of this kind."""
    facts = {"kind": kind.name, "body": kind.body_words, "organization": organization}
    if state == states.CHECKED:
        name = _("%(kind)s — checked by %(organization)s")
        description = _(
            "%(organization)s states that it looked the certificate “%(kind)s” up with %(body)s. "
            "%(body)s has not signed this."
        )
        criteria = _(
            "A named member of %(organization)s compared the certificate's number with the page of %(body)s. "
            "%(organization)s gave no examination of its own, and %(body)s has not signed this."
        )
    else:
        name = _("%(kind)s — document seen by %(organization)s")
        description = _(
            "%(organization)s states that it saw a document of the certificate “%(kind)s” of %(body)s. "
            "%(body)s has not signed this."
        )
        criteria = _(
            "A member of %(organization)s looked at the document; %(body)s was not asked about it. "
            "%(organization)s gave no examination of its own, and %(body)s has not signed this."
        )
    url = f"https://{kind.site}/" if kind.site else ""
    return AchievementValues(
        name=(name % facts)[:200],
        description=description % facts,
        criteria=criteria % facts,
        kind="Badge",
        tags=(kind.cluster_words,),
        design=BadgeChoices(shape="circle", palette="ochre", icon="scale"),
        creator=Creator(kind.creator_id, kind.body, url) if kind.body else None,
        is_statement=True,
    )
