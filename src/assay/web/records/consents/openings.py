"""What somebody outside saw of a minor's: written down where it was shown on a guardian's word."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate

from assay.web.records.consents.models import Ask, Matter
from assay.web.records.consents.sealed import ask_details, secret_of
from assay.web.records.consents.states import latest, matter_rule
from assay.web.records.consents.words import audience
from assay.web.records.disclosures.actions import log


@transaction.atomic
def note_opening(kind: str, key: str) -> None:
    """Log that this was opened, once a day for each pupil it shows; nothing for what decides alone."""
    matter = Matter.objects.select_related("person", "pupil").filter(kind=kind, subject=key).first()
    if matter is None:
        return
    for each in matter_rule(matter).concerned:
        ask = latest(matter, each.pupil.key)
        if ask is None:
            continue
        held = Ask.objects.of(ask.organization_id).filter(key=ask.key)
        if not held.filter(Q(logged_on=None) | ~Q(logged_on=localdate())).update(logged_on=localdate()):
            continue
        details = ask_details(secret_of(each.pupil.data_key), ask.key, ask.sealed)
        what, to = details.title, audience(details.audience, ask.audience_kind)
        log(each.pupil.organization, each.pupil.key, what, to, "consent")
