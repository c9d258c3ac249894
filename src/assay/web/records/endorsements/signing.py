"""Signing an endorsement: an Open Badges 3.0 EndorsementCredential under a did:key of this one signature.

The key is made when somebody clicks and nobody else ever uses it, so what is signed says nothing about who
they are; the words in it say so themselves. OB 3.0, B.1.9 (EndorsementCredential), B.1.10.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from assay.errors import AssayError
from assay.issuance import Issuer
from assay.keys import LocalSigner
from assay.web.base.look_alikes import tidy_lines
from assay.web.records.credentials.values import normal_address, normal_name
from assay.web.records.endorsements.values import LONGEST, SHORTEST, EndorsementRefused, Json, Wanted

CONTEXTS = (
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
)


@dataclass(frozen=True, slots=True)
class Signed:
    """The signed document, and the seed of the key that signed it."""

    document: Json
    seed: bytes = field(repr=False)


def masked(email: str) -> str:
    """The address so that its owner knows it and nobody can write to it: r…@clinic.example."""
    mailbox, _at, domain = email.rpartition("@")
    return f"{mailbox[:1]}…@{domain}" if mailbox else ""


def honest_words(sent_to: str, handed_by: str = "") -> str:
    """How far it is known who signed."""
    if sent_to:
        told = {"address": masked(sent_to)}
        return _("Signed by whoever had the link sent to %(address)s; nobody has proven who that is.") % told
    if handed_by:
        told = {"name": handed_by}
        return (
            _("Signed by whoever had the link handed out by %(name)s; nobody has proven who that is.") % told
        )
    return _("Signed by whoever had the link; nobody has proven who that is.")


def checked(wanted: Wanted) -> Wanted:
    """The same with texts in the form in which they are signed. Raises `EndorsementRefused`.

    What nobody sees or what turns text around is left out: whoever signs reads the same as everybody later.
    """
    comment = tidy_lines(wanted.comment)
    if len(comment) < SHORTEST:
        raise EndorsementRefused("short")
    if len(comment) > LONGEST:
        raise EndorsementRefused("long")
    try:
        name, email = normal_name(wanted.name), normal_address(wanted.email)
    except AssayError as error:
        raise EndorsementRefused("email" if error.pointer == "/email" else "name") from error
    return Wanted(wanted.subject, wanted.title, comment, name, email, wanted.sent_to, wanted.handed_by)


def unsigned(wanted: Wanted) -> Json:
    """What will be signed, but for the key, the time and the proof. `wanted` as `checked` returns it."""
    profile: Json = {"type": ["Profile"], "name": wanted.name}
    if wanted.email:
        profile["email"] = wanted.email
    return {
        "@context": list(CONTEXTS),
        "type": ["VerifiableCredential", "EndorsementCredential"],
        "name": _("%(name)s on “%(title)s”") % {"name": wanted.name, "title": wanted.title},
        "description": honest_words(wanted.sent_to, wanted.handed_by),
        "issuer": profile,
        "credentialSubject": {
            "id": wanted.subject,
            "type": ["EndorsementSubject"],
            "endorsementComment": wanted.comment,
        },
    }


def sign(wanted: Wanted) -> Signed:
    """The endorsement, signed now with a key made now. Raises `EndorsementRefused`."""
    told = checked(wanted)
    document = unsigned(told)
    others = {"email": told.email} if told.email else {}
    signer = LocalSigner.generate()
    issuer = Issuer.with_key(signer, told.name, **others)
    del document["issuer"]  # the issuer's own profile, which holds the key's name, takes its place
    try:
        made = issuer.issue(document)
    except AssayError as error:
        raise EndorsementRefused("characters") from error
    return Signed(made.json, signer.reveal_seed())
