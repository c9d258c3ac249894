"""What a learner may put on a link, and what to be told before: blocked and doubtful ones, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from assay.web.look.badges import BadgeDesign
from assay.web.look.mark import Mark
from assay.web.look.shared import badge_design
from assay.web.records.holdings.queries import HoldingRow
from assay.web.records.shares.shown import BLOCKED


@dataclass(frozen=True, slots=True)
class Choice:
    """A credential that may be put on a link, or why not."""

    key: str
    title: str
    issuer: str
    awarded: datetime | None
    design: BadgeDesign | None
    mark: Mark
    reason: str  # empty: it may


def choices(rows: Iterable[HoldingRow]) -> list[Choice]:
    """What may be chosen first, then what may not."""
    found = []
    for row in rows:
        design = badge_design(row.version)
        mark = Mark(row.summary.issuer_id, row.title, design)
        reason = _reason(row.state) if row.state in BLOCKED else ""
        found.append(Choice(row.key, row.title, row.issuer_name, row.summary.awarded, design, mark, reason))
    return sorted(found, key=lambda choice: bool(choice.reason))


def concerns(rows: Iterable[HoldingRow]) -> list[str]:
    """What its readers will see of each of these doubtful credentials."""
    return [_reason(row.state) % {"title": row.title} for row in rows]


def _reason(state: str) -> str:
    words = {
        "revoked": _("The school has revoked it. A new link would show that and nothing else."),
        "changed": _("It was changed since it was signed. Nothing of it can be shown."),
        "ended": _("“%(title)s” is no longer valid: readers see that its time is over, and who issued it."),
        "early": _("“%(title)s” is not valid yet: readers see that, and who issued it."),
        "suspended": _("“%(title)s” is suspended for now: readers see that until the school takes it back."),
        "unchecked": _("“%(title)s” could not be checked the last time: readers may see “could not tell”."),
    }
    return words.get(state, "")
