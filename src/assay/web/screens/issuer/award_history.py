"""What happened to one award, as a timeline; how it was judged, in facts; what it said before a correction."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assay.web.look.pieces import Moment, State
from assay.web.records.achievements.queries import VersionRow
from assay.web.records.credentials.rows import AwardRow
from assay.web.records.reminders.queries import reminders_of


def history(organization: str, row: AwardRow) -> tuple[Moment, ...]:
    """What happened, newest first."""
    sources = {
        "single": _("Awarded by hand"),
        "batch": _("Awarded from a file"),
        "code": _("Claimed with a code"),
        "application": _("Awarded after an application"),
        "reissue": _("Issued in place of a former one"),
    }
    source = sources.get(row.source, _("Awarded"))
    former = _address(organization, row.replaces)
    found = [Moment(row.planned_at, source, url=former, state=State.BRAND)]
    if row.issued_at:
        found.append(Moment(row.issued_at, _("Signed and stored"), state=State.OK))
    if row.told_at:
        states = {
            "sent": (_("The mail with the link was sent"), State.OK),
            "bounced": (_("The mail came back"), State.BAD),
            "failed": (_("The mail could not be sent"), State.BAD),
        }
        text, state = states.get(row.mail_state, (_("The mail with the link is on its way"), State.INFO))
        found.append(Moment(row.told_at, text, row.recipient_email, state))
    found += [
        Moment(at, _("The link was sent again"), state=State.INFO)
        for at in reminders_of(organization, row.key)
    ]
    if row.claimed_at:
        found.append(Moment(row.claimed_at, _("Claimed by the learner"), state=State.OK))
    if row.standing_at:
        found.append(_standing(organization, row))
    return tuple(sorted(found, key=lambda moment: moment.at, reverse=True))


def _standing(organization: str, row: AwardRow) -> Moment:
    at = row.standing_at or row.planned_at
    if row.replaced_by:
        return Moment(at, _("Corrected and issued anew"), url=_address(organization, row.replaced_by))
    if row.standing == "revoked":
        return Moment(at, _("Revoked"), row.reason, State.BAD)
    if row.standing == "suspended":
        return Moment(at, _("Suspended"), row.reason, State.UNKNOWN)
    return Moment(at, _("Reinstated"), row.reason, State.OK)


def _address(organization: str, key: str) -> str:
    return reverse("issuer:one-award", args=[organization, key]) if key else ""


def judged(assessment: Mapping[str, Any]) -> list[tuple[str, str]]:
    """How it was judged, line by line; nothing where nobody recorded it."""
    if not assessment:
        return []
    attempts, returns = int(assessment.get("attempts", 1)), int(assessment.get("returns", 0))
    people, minutes = len(assessment.get("assessors", [])), int(assessment.get("minutes", 0))
    lines = [
        (_("Attempts"), str(attempts)),
        (_("Times returned"), str(returns)),
        (_("Assessors"), ngettext("%(n)s person", "%(n)s people", people) % {"n": people}),
        (_("Pieces of evidence"), str(len(assessment.get("evidence", [])))),
    ]
    if minutes:
        lines.append((_("Time spent"), ngettext("%(n)s minute", "%(n)s minutes", minutes) % {"n": minutes}))
    return lines


def said_before(content: bytes, version: VersionRow) -> dict[str, Any]:
    """The narrative, results and evidence of a signed credential, for its correction."""
    document = json.loads(content)
    subject = document.get("credentialSubject", {})
    names = {one["id"]: one["name"] for one in version.plan.json.get("resultDescription", [])}
    results = {
        names.get(one.get("resultDescription"), ""): str(one.get("value", ""))
        for one in subject.get("result", [])
    }
    evidence = tuple(
        (str(one.get("name", "")), str(one.get("description", "")), str(one.get("id", "")), _digest(one))
        for one in document.get("evidence", [])
    )
    return {
        "narrative": str(subject.get("narrative", "")),
        "results": {name: value for name, value in results.items() if name},
        "evidence_before": evidence,
    }


def _digest(evidence: Mapping[str, Any]) -> str:
    held = str(evidence.get("digestSRI", ""))
    return base64.b64decode(held.removeprefix("sha256-")).hex() if held.startswith("sha256-") else ""
