"""Who of many people was awarded this version before: asked by keyed digests, nothing is opened.

Apart from the queries because a file of ten thousand rows asks for all of them at once.
"""

from __future__ import annotations

from collections.abc import Iterable

from assay.web.records.credentials.models import Credential
from assay.web.records.people.queries import instance_seal

_AT_ONCE = 500


def person_index(organization: str, email: str, name: str) -> str:
    """The keyed digest by which a recipient is known: the same name at the same address, both normal."""
    return instance_seal().index(f"{organization}\0{email}\0{name}", "recipient")


def already_awarded(organization: str, version: str, indices: Iterable[str]) -> set[str]:
    """Those of these digests whose people hold this version, or are about to; revoked ones do not count."""
    asked = sorted(set(indices))
    held = Credential.objects.of(organization).filter(version_id=version)
    held = held.exclude(state="void").exclude(standing="revoked")
    return {
        found
        for start in range(0, len(asked), _AT_ONCE)
        for found in held.filter(recipient__person_index__in=asked[start : start + _AT_ONCE]).values_list(
            "recipient__person_index", flat=True
        )
    }


def held_by(
    organization: str, recipients: Iterable[str], achievements: Iterable[str]
) -> dict[tuple[str, str], str]:
    """What these recipients hold of these achievements, in whichever version: (recipient, achievement) → key.

    Revoked ones do not count.
    """
    held = Credential.objects.of(organization).filter(
        recipient__in=set(recipients), version__achievement__in=set(achievements)
    )
    rows = held.exclude(state="void").exclude(standing="revoked").order_by("planned_at")
    return {(row[0], row[1]): row[2] for row in rows.values_list("recipient", "version__achievement", "key")}
