"""The mentor's signature: an endorsement of the credential that the school will award from the placement.

The id of that credential is reserved when the placement is arranged, so that what is signed speaks of it and
of nothing else.
"""

from __future__ import annotations

from django.db import transaction

from assay.web.records.endorsements import actions as endorsements
from assay.web.records.endorsements.values import PLACEMENT, Wanted
from assay.web.records.placements.links import opened_link, page_of
from assay.web.records.placements.values import MentorPage, PlacementRefused


@transaction.atomic
def by_mentor(token: str, comment: str, name: str, *, shows_address: bool) -> str:
    """Sign what the mentor wrote; the endorsement's key.

    Raises `NotFound`, `PlacementRefused`, `EndorsementRefused`.
    """
    link = opened_link(token, locked=True)
    if link.row.awarded_at is not None:
        raise PlacementRefused("awarded")
    page = page_of(link)
    if page.endorsement is not None:
        raise PlacementRefused("endorsed")
    wanted = wanted_of(page, comment, name, shows_address=shows_address)
    return endorsements.sign(PLACEMENT, link.row.key, str(link.row.data_key_id), link.secret, wanted)


def wanted_of(page: MentorPage, comment: str, name: str, *, shows_address: bool) -> Wanted:
    """What the mentor is about to sign."""
    return Wanted(
        subject=page.subject,
        title=page.title,
        comment=comment,
        name=name,
        email=page.sent_to if shows_address else "",
        sent_to=page.sent_to,
        handed_by=page.school,
    )
