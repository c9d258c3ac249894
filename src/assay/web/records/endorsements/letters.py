"""The mail that asks somebody to vouch: in the words of the school whose pupil asks, else in our own."""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from assay.web.records.consents.queries import rule_for
from assay.web.records.endorsements.models import Ask
from assay.web.records.mailing.actions import Message
from assay.web.records.policies.queries import policy
from assay.web.records.rosters import queries as rosters


def request(row: Ask, values: Mapping[str, str]) -> Message:
    """The mail to whoever is asked."""
    link = f"{settings.ASSAY_ORIGIN}/vouch/{values['token']}"
    organization = _school_of(row, values)
    if organization:
        told = policy(organization)
        facts = {"pupil": values["whose"], "link": link}
        subject = told.written("vouch-subject", row.language, facts)
        return Message(values["email"], subject, told.written("vouch", row.language, facts))
    with translation.override(row.language):
        told_us = {"whose": values["whose"], "title": values["title"], "name": values["name"]}
        subject = _("%(whose)s asks you for two sentences") % told_us
        text = (
            _(
                "Hello %(name)s,\n\n%(whose)s asks you to vouch for “%(title)s”: two sentences about "
                "what you saw. You need no account. This link is meant for you alone; on its page you "
                "read what it is "
                "about, and sign, or say no."
            )
            % told_us
        )
        after = _("If you do not know them, do nothing. The link stops working by itself.")
    return Message(values["email"], subject, f"{text}\n\n{link}\n\n{after}\n")


def _school_of(row: Ask, values: Mapping[str, str]) -> str:
    """The organization whose pupil asks: whose word counts, else the only one that knows them; else none."""
    rule = rule_for(row.person, [values["credential"]])
    if rule.organization:
        return rule.organization
    known = {pupil.organization for pupil in rosters.of_person(row.person_id)}
    return known.pop() if len(known) == 1 else ""
