"""Signing a recognition statement: an Open Badges 3.0 EndorsementCredential of the organization's own key.

What is stated stands in the framework's own terms beside a sentence for people. OB 3.0, B.1.9 and B.1.10.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from assay.analysis.valuation import Verb
from assay.encoding import write_timestamp
from assay.errors import AssayError
from assay.issuance import Issuer
from assay.web.records.achievements.described import CONTEXTS
from assay.web.records.signing_keys.queries import issuer_of
from assay.web.records.statements.models import Statement
from assay.web.records.statements.values import StatementRefused, StatementRow

Json = dict[str, Any]


def address_of(key: str) -> str:
    """The identifier of a statement made here, which is where its page is."""
    return f"{settings.ASSAY_IDENTITY_ORIGIN}/statements/{key}"


def plain_number(number: Decimal) -> int | float:
    """The number as it is signed: 3, or 2.5."""
    return int(number) if number == number.to_integral_value() else float(number)


def sentence(row: Statement | StatementRow) -> str:
    """What is stated, as one sentence for people, in the present language."""
    told = {"by": row.by_name, "title": row.achievement_name, "issuer": row.issuer_name}
    match Verb(row.verb):
        case Verb.REQUIRES:
            begun = _("%(by)s requires “%(title)s” of %(issuer)s.") % told
        case Verb.PREFERS:
            begun = _("%(by)s prefers people who hold “%(title)s” of %(issuer)s.") % told
        case Verb.INTERVIEWS:
            begun = _("%(by)s interviews everybody who holds “%(title)s” of %(issuer)s.") % told
        case Verb.ACCEPTS_INSTEAD:
            begun = _("%(by)s accepts “%(title)s” of %(issuer)s instead of its own training.") % told
        case Verb.CREDITS:
            number = plain_number(row.credits or Decimal(0))
            begun = _("%(by)s gives %(number)s credits for “%(title)s” of %(issuer)s.") % {
                **told,
                "number": number,
            }
    parts = [begun]
    if row.occupation:
        parts.append(_("For: %(occupation)s.") % {"occupation": row.occupation})
    if row.place:
        parts.append(_("Where: %(place)s.") % {"place": row.place})
    return " ".join(parts)


def unsigned(row: Statement) -> Json:
    """What will be signed, but for the key, the time and the proof."""
    subject: Json = {
        "id": row.achievement_id,
        "type": ["EndorsementSubject"],
        "endorsementComment": f"{sentence(row)} {row.note}".strip(),
        "recognition": row.verb,
    }
    if row.credits is not None:
        subject["credits"] = plain_number(row.credits)
    if row.occupation:
        subject["occupation"] = row.occupation
    if row.occupation_uri:
        subject["occupationUri"] = row.occupation_uri
    if row.place:
        subject["place"] = row.place
    return {
        "@context": list(CONTEXTS),
        "type": ["VerifiableCredential", "EndorsementCredential"],
        "name": _("%(by)s on “%(title)s”") % {"by": row.by_name, "title": row.achievement_name},
        "credentialSubject": subject,
        "validUntil": write_timestamp(row.valid_until),
    }


def _with_parent(issuer: Issuer, row: Statement) -> Issuer:
    if not row.controller_domain:
        return issuer
    address = f"https://{row.controller_domain}"
    parent = {"id": address, "type": ["Profile"], "name": row.controller_name, "url": address}
    return replace(issuer, profile={**issuer.profile, "parentOrg": parent})


def sign(row: Statement, status: Json) -> tuple[bytes, str]:
    """The signed statement, and the key it names. Raises `StatementRefused`, `NoSigningKey`."""
    issuer = _with_parent(issuer_of(row.organization_id), row)
    try:
        made = issuer.issue(unsigned(row), credential_id=address_of(row.key), status=(status,))
    except AssayError as error:
        raise StatementRefused("characters") from error
    return made.content, issuer.verification_method
