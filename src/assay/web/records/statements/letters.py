"""The mail that tells an issuer what was stated about its achievement, and how to answer.

An issuer of this site is told at its own address, else its owners are. Of others the address counts that
they publish with the achievement; who has none is not told, and the page says so.
"""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from assay.web.base.permission import NotFound
from assay.web.base.rates import TooMany, count
from assay.web.records.mailing import actions as mailing
from assay.web.records.mailing.actions import Message
from assay.web.records.organizations import queries as organizations
from assay.web.records.organizations.permissions import Role
from assay.web.records.people.link_tokens import link_token, linked_key
from assay.web.records.people.queries import instance_seal, is_unreachable
from assay.web.records.statements.models import Statement
from assay.web.records.statements.signing import sentence

WEEK = timedelta(days=7)
LINK = "statement-answer"
_SEALED_AS = "statement-issuer-mail"
_MAILS = 5  # to one outside address in a week, whoever states something
TOLD, NO_ADDRESS = "told", "no-address"


def sealed_address(mail: str) -> bytes:
    """The issuer's address while the draft waits."""
    return instance_seal().seal_text(mail, _SEALED_AS) if mail else b""


def linked(token: str) -> str:
    """The key of the statement that this link may answer. Raises `NotFound`."""
    key = linked_key(token, LINK)
    if key is None:
        raise NotFound
    return key


def answer_token(key: str) -> str:
    """The secret of the link by which an issuer that is not on this site answers."""
    return link_token(key, LINK)


def tell_issuer(row: Statement) -> str:
    """Queue the mail, in the transaction that signs; `told`, or `no-address` where nobody can be."""
    if row.issuer_organization == row.organization_id:
        return TOLD
    if row.issuer_organization:
        addresses = _of_organization(row.issuer_organization)
        link = f"/work/{row.issuer_organization}/statements/about-us"
    else:
        addresses = _outside(row)
        link = f"/statements/answer/{answer_token(row.key)}"
    for address in addresses:
        mailing.queue(_message(row, address, f"{settings.ASSAY_ORIGIN}{link}"), kind="statement", key=row.key)
    return TOLD if addresses else NO_ADDRESS


def _of_organization(organization: str) -> list[str]:
    own = organizations.public(organization).email
    if own:
        return [own]
    owners = [row.email for row in organizations.members(organization) if row.role == Role.OWNER]
    return [address for address in owners if not is_unreachable(address)]


def _outside(row: Statement) -> list[str]:
    mail = instance_seal().open_text(row.issuer_mail, _SEALED_AS) if row.issuer_mail else ""
    if not mail:
        return []
    try:
        count("statement-mail", instance_seal().index(mail.lower(), _SEALED_AS)[:32], _MAILS, 7 * 86_400)
    except TooMany:
        return []
    return [mail]


def _message(row: Statement, address: str, link: str) -> Message:
    facts = {
        "by": row.by_name,
        "domain": row.by_domain,
        "title": row.achievement_name,
        "sentence": sentence(row),
        "page": f"{settings.ASSAY_ORIGIN}/statements/{row.key}",
        "link": link,
    }
    text = _(
        "%(by)s (%(domain)s) has stated in public, and signed:\n\n%(sentence)s\n\nThe whole statement:\n"
        "%(page)s\n\nYou issue this achievement, so you may answer. What you write stands beside the "
        "statement, for everybody:\n%(link)s\n\nIf you have nothing to say, do nothing. If the statement is "
        "false or made by somebody else, report it from its page.\n"
    )
    return Message(address, _("%(by)s on “%(title)s”") % facts, text % facts)
