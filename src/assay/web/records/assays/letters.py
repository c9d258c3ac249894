"""The mail that tells an issuer of an assay before anybody else may see it."""

from __future__ import annotations

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from assay.web.records.assays.models import KeptAssay
from assay.web.records.mailing.actions import Message


def notice(row: KeptAssay, by: str, to: str, token: str, language: str) -> Message:
    """The notice to this address, in this language."""
    link = f"{settings.ASSAY_ORIGIN}/assays/reply/{token}"
    with translation.override(language if language in dict(settings.LANGUAGES) else "en"):
        day = date_format(localtime(row.opens_at), "DATE_FORMAT") if row.opens_at else ""
        told = {"by": by, "title": row.title, "day": day}
        subject = _("%(by)s is going to publish an assay of “%(title)s”") % told
        text = (
            _(
                "%(by)s has made an assay of “%(title)s”, which you issue: what its description tells, how "
                "it is judged, what can be checked.\n\nIt may be published from %(day)s on. Until then you "
                "can read it and answer. Your answer is shown beside it, for as long as it is shown."
            )
            % told
        )
        after = _("This link is meant for you alone. You need no account.")
    return Message(to, subject, f"{text}\n\n{link}\n\n{after}\n")
