"""The end of an organization's contract: it awards nothing more, and only its owners are still members."""

from __future__ import annotations

from assay.web.records.organizations.models import Member, Organization
from assay.web.records.organizations.permissions import Role

ENDED = "ended"


def end(organization: str) -> int:
    """End it: its address is forgotten, all memberships but the owners' end; how many. Part of an erasure.

    Owners stay so that somebody can read the certificate; they may delete their accounts whenever they like.
    """
    Organization.objects.filter(key=organization).update(state=ENDED, email="", domain_token="")
    return Member.objects.of(organization).exclude(role=Role.OWNER).delete()[0]
