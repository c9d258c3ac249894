"""A guardian's secret link: to whom it was sent, and whether it still goes there."""

from __future__ import annotations

from assay.web.base.permission import NotFound
from assay.web.records.consents.letters import LINK, address_digest
from assay.web.records.consents.models import GuardianLink
from assay.web.records.people.link_tokens import token_digest
from assay.web.records.rosters.families import guardian
from assay.web.records.rosters.rows import GuardianRow


def opened_link(token: str) -> tuple[str, GuardianRow]:
    """The organization and the guardian that this link was sent to.

    Raises `NotFound`, always in the same way: not ours, to an address that is not theirs any more, or of
    somebody who decides for nobody now.
    """
    links = GuardianLink.objects.everywhere("whoever holds the secret of a link may open it")
    found = links.filter(token_digest=token_digest(token, LINK)).first()
    if found is None:
        raise NotFound
    held = guardian(found.organization_id, found.guardian_id)
    if not held.decides or not held.email or found.sent_to != address_digest(held.email):
        raise NotFound
    return found.organization_id, held
