"""By which way awards came about: counted for many achievements at once, with nobody's name.

Apart from the queries for screens because the yardstick asks it, and opens nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count

from assay.web.records.credentials.models import Credential


@dataclass(frozen=True, slots=True)
class Way:
    """Awards of one achievement by one way: an application, a class's grid, a claim code, a file."""

    source: str
    awards: int


def ways(organization: str, achievements: Collection[str] | None = None) -> dict[str, list[Way]]:
    """The ways in which each of these achievements (None: all) was awarded, the most used first; one query.

    Awards made anew in another's place are not counted twice.
    """
    rows = Credential.objects.of(organization).filter(state="issued", replaces=None)
    if achievements is not None:
        rows = rows.filter(version__achievement__in=achievements)
    counted = rows.values_list("version__achievement_id", "source").annotate(Count("key"))
    told: defaultdict[str, list[Way]] = defaultdict(list)
    for achievement, source, awards in counted.order_by():
        told[achievement].append(Way(source, awards))
    return {key: sorted(held, key=lambda way: -way.awards) for key, held in told.items()}
