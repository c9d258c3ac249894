"""Who and what the tour shows: looked up in the records, so that it shows what is there and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

from assay.web.base.demo_cast import MAYA, SAM
from assay.web.base.permission import NotFound
from assay.web.look.shared import SharedView, shared_view
from assay.web.records.achievements import queries as achievements
from assay.web.records.achievements.queries import VersionRow
from assay.web.records.credentials import queries as awards
from assay.web.records.credentials.rows import AwardRow
from assay.web.records.holdings import queries as holdings
from assay.web.records.holdings.queries import HoldingRow
from assay.web.records.organizations import queries as organizations
from assay.web.records.organizations.queries import OrganizationRow
from assay.web.records.people import queries as people
from assay.web.records.people.queries import Person
from assay.web.records.shares.queries import SharedLink, by_token, made_by
from assay.web.records.shares.shown import ShownCredential, at
from assay.web.records.verifications.judged import ACCEPTED, Content
from assay.web.screens.tour.school import School, school


@dataclass(frozen=True, slots=True)
class Certificate:
    """One certificate of the tour: its link, what it shows now, its award, and who awards what by it."""

    person: Person
    link: SharedLink
    shown: ShownCredential
    content: Content
    holding: HoldingRow
    award: AwardRow
    version: VersionRow
    organization: OrganizationRow

    def signed(self) -> bytes:
        """The exact signed bytes."""
        return holdings.content(self.person, self.holding.key)

    def view(self) -> SharedView:
        """It as its link shows it."""
        return shared_view(self.shown, heading=2)


@dataclass(frozen=True, slots=True)
class Cast:
    """The two certificates that look alike, and a school with a class, a pupil and her guardian."""

    earned: Certificate
    bought: Certificate
    school: School | None = None


def cast() -> Cast | None:
    """The demonstration's; None on a site that is none, and where somebody took one of them back."""
    if not settings.ASSAY_DEMO:
        return None
    try:
        return Cast(_of(MAYA), _of(SAM), school())
    except NotFound:
        return None


def _of(address: str) -> Certificate:
    person = people.with_address(address)
    if person is None:
        raise NotFound
    row = next((row for row in made_by(person) if row.is_working), None)
    if row is None:
        raise NotFound
    link = by_token(row.token)
    found = at(link, 1)
    if found.content is None or found.judged.verdict != ACCEPTED:
        raise NotFound
    holding = holdings.holding(person, row.holdings[0])
    version = achievements.version(holding.version)
    return Certificate(
        person=person,
        link=link,
        shown=found,
        content=found.content,
        holding=holding,
        award=awards.award(version.organization, holding.credential),
        version=version,
        organization=organizations.public(version.organization),
    )
