"""The mail that asks whoever made a piece of work whether it may be shown, in their language."""

from __future__ import annotations

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from assay.web.records.exemplars.links import token_of
from assay.web.records.exemplars.models import Exemplar
from assay.web.records.mailing.actions import Message
from assay.web.records.organizations.queries import public


def question(row: Exemplar, address: str) -> Message:
    """What they are asked, before anything is shown to anybody."""
    link = f"{settings.ASSAY_ORIGIN}/exemplar/{token_of(row.key)}"
    with translation.override(row.application.language):
        facts = {
            "achievement": row.version.name,
            "issuer": public(row.organization_id).name,
            "day": date_format(localtime(row.answer_by), "DATE_FORMAT"),
        }
        subject = _("May your work for “%(achievement)s” be shown as an example?") % facts
        text = (
            _(
                "%(issuer)s would like to show a piece of your work for “%(achievement)s” as an example, "
                "without your name. On this page you see exactly what would be shown. You decide; if you say "
                "no, or nothing until %(day)s, it stays private, and nothing else changes for you."
            )
            % facts
        )
        after = _("You can take a yes back there at any time.")
    return Message(address, subject, f"{text}\n\n{link}\n\n{after}\n")
