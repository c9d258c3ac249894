"""Statements that were signed elsewhere: listed where our own verifier accepts them, and looked at again.

Apart because somebody else signed them: who that is is known by the domain of its did:web alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import IntegrityError, transaction

from assay import Report
from assay.analysis.descriptions import CONTEXT
from assay.analysis.valuation import Verb
from assay.errors import AssayError, Malformed, Unavailable
from assay.fetching import Fetch
from assay.models import EndorsementCredential, VerifiableCredential
from assay.verification import Verdict
from assay.web.base.clock import now
from assay.web.base.look_alikes import mixes_alphabets, one_line
from assay.web.records.audit.actions import record
from assay.web.records.organizations.permissions import Permission
from assay.web.records.organizations.queries import require
from assay.web.records.people.models import Person
from assay.web.records.statements import letters
from assay.web.records.statements.controllers import host_of, organization_of
from assay.web.records.statements.models import Statement
from assay.web.records.statements.reading import achievement_at
from assay.web.records.statements.values import LONGEST, About, StatementRefused, is_credit
from assay.web.records.verifications.fetching import follow_link
from assay.web.records.verifications.queries import examine
from assay.web.records.verifications.sources import fetched, found_in

Json = dict[str, Any]

AGAIN = timedelta(days=1)
_LONGEST_ID = 500
_REVOKED = frozenset({"status-revoked"})


@dataclass(frozen=True, slots=True)
class Brought:
    """A statement from elsewhere, examined and accepted."""

    content: bytes
    credential_id: str
    by_id: str
    by_name: str
    domain: str
    parent_name: str
    parent_domain: str
    achievement: str
    verb: Verb
    credits: Decimal | None
    occupation: str
    occupation_uri: str
    place: str
    note: str
    since: datetime
    until: datetime
    method: str


def bring(actor: Person, organization: str, source: bytes, fetch: Fetch | None = None) -> str:
    """List a statement that was signed elsewhere: its file, or a link to it; its key.

    Raises `NotFound`, `Forbidden`, `StatementRefused`.
    """
    require(actor, organization, Permission.RECOGNITION_STATE)
    told = read_brought(_content(source, fetch or follow_link), fetch)
    found = achievement_at(told.achievement, fetch or follow_link)
    if found.id != told.achievement:
        raise StatementRefused("another-host", "source")
    try:
        with transaction.atomic():
            row = _row(organization, told, found)
            row.issuer_mail = letters.sealed_address(found.mail)
            row.issuer_told = letters.tell_issuer(row)
            row.issuer_mail = b""
            _forget_unlisted(told)
            row.save(force_insert=True)
            record("bring", "statement", row.key, actor=actor.key, organization=organization, about=row.verb)
    except IntegrityError:
        raise StatementRefused("again", "source") from None
    return row.key


def _forget_unlisted(told: Brought) -> None:
    """Make room where somebody listed this very statement and took it off again: it is not theirs to end."""
    rows = Statement.objects.everywhere("a statement from elsewhere belongs to whoever signed it")
    rows.filter(
        source="brought", state="withdrawn", credential_id=told.credential_id, by_id=told.by_id
    ).delete()


def read_brought(content: bytes, fetch: Fetch | None = None) -> Brought:
    """What these bytes state, once our verifier has accepted them. Raises `StatementRefused`."""
    report = examine(content, fetch=fetch)
    if report.verdict is not Verdict.ACCEPTED or report.document is None:
        raise StatementRefused("not-accepted", "source")
    try:
        return _told(content, report)
    except (KeyError, TypeError, ValueError, AttributeError, InvalidOperation, AssayError) as error:
        raise StatementRefused("not-a-statement", "source") from error


def due(count: int) -> list[str]:
    """The statements from elsewhere that are to be looked at again."""
    rows = Statement.objects.everywhere("statements from elsewhere are looked at again")
    late = rows.filter(source="brought", state="signed", checked_at__lt=now() - AGAIN, valid_until__gt=now())
    return list(late.order_by("checked_at").values_list("key", flat=True)[:count])


def look_again(key: str, fetch: Fetch | None = None) -> str:
    """Examine one of them again: the code of what is wrong, empty where nothing is.

    One that its issuer revoked is withdrawn; one that cannot be checked now does not count meanwhile.
    """
    rows = Statement.objects.everywhere("statements from elsewhere are looked at again")
    held = rows.filter(key=key, source="brought", state="signed").first()
    if held is None:
        return ""
    report = examine(bytes(held.document), fetch=fetch)
    codes = [finding.code for finding in report.findings]
    trouble = "" if report.verdict is Verdict.ACCEPTED else (codes[0] if codes else str(report.verdict))
    changed = {"checked_at": now(), "trouble": trouble[:80]}
    if _REVOKED & set(codes):
        changed |= {"state": "withdrawn", "withdrawn_at": now()}
    with transaction.atomic():
        rows.filter(key=key, state="signed").update(**changed)
        if trouble and trouble != held.trouble:
            record("doubt", "statement", key, organization=held.organization_id, code=trouble)
    return trouble


def _content(source: bytes, fetch: Fetch) -> bytes:
    try:
        found = found_in(source)
        return fetched(found.link, fetch) if found.link else found.content
    except Unavailable as error:
        raise StatementRefused("unreachable", "source") from error
    except Malformed as error:
        raise StatementRefused("not-a-statement", "source") from error


def _told(content: bytes, report: Report) -> Brought:
    document = report.document
    json: Json = document.json if document is not None else {}
    credential = VerifiableCredential(json)
    contexts = json["@context"]
    if "EndorsementCredential" not in json["type"] or CONTEXT not in contexts:
        raise StatementRefused("not-a-statement", "source")
    domain = host_of(credential.issuer_id) if credential.issuer_id.startswith("did:web:") else ""
    if not domain:
        raise StatementRefused("not-a-domain", "source")
    if organization_of(credential.issuer_id) is not None:
        raise StatementRefused("ours", "source")
    since, until = credential.valid_from, credential.valid_until
    if since is None or until is None or until - since > LONGEST:
        raise StatementRefused("no-end", "source")
    subject = json["credentialSubject"]
    profile: Json = json["issuer"] if isinstance(json["issuer"], dict) else {}
    name = _line(profile.get("name")) or domain
    if mixes_alphabets(name):
        raise StatementRefused("look-alike", "source")
    parent: Json = profile.get("parentOrg") or {}
    proof = json.get("proof") or {}
    return Brought(
        content=content,
        credential_id=_identifier(credential.id),
        by_id=credential.issuer_id,
        by_name=name,
        domain=domain,
        parent_name=_line(parent.get("name")),
        parent_domain=host_of(str(parent.get("id", ""))) or host_of(str(parent.get("url", ""))),
        achievement=str(EndorsementCredential(json).subject.id),
        verb=Verb(subject["recognition"]),
        credits=_credits(subject),
        occupation=_line(subject.get("occupation")),
        occupation_uri=_line(subject.get("occupationUri"), 300),
        place=_line(subject.get("place")),
        note=_line(subject.get("endorsementComment"), 600),
        since=since,
        until=until,
        method=str(proof.get("verificationMethod", ""))[:600] if isinstance(proof, dict) else "",
    )


def _identifier(identifier: str | None) -> str:
    if not identifier or len(identifier) > _LONGEST_ID:  # two of the same could not be told apart
        raise StatementRefused("not-a-statement", "source")
    return identifier


def _credits(subject: Json) -> Decimal | None:
    if Verb(subject["recognition"]) is not Verb.CREDITS:
        return None
    told = Decimal(str(subject["credits"]))
    if not is_credit(told):
        raise StatementRefused("not-a-statement", "source")
    return told


def _line(value: object, longest: int = 200) -> str:
    return one_line(value, longest) if isinstance(value, str) else ""


def _row(organization: str, told: Brought, found: About) -> Statement:
    return Statement(
        organization_id=organization,
        source="brought",
        state="signed",
        by_id=told.by_id,
        by_name=told.by_name,
        by_domain=told.domain,
        controller_name=told.parent_name if told.parent_domain else "",
        controller_domain=told.parent_domain,
        about=found.about,
        achievement_id=found.id,
        achievement_key=found.key,
        achievement_name=found.name,
        achievement_digest=found.digest,
        issuer_id=found.issuer_id,
        issuer_name=found.issuer_name,
        issuer_node=found.node,
        issuer_organization=found.organization,
        verb=told.verb,
        credits=told.credits,
        occupation=told.occupation,
        occupation_uri=told.occupation_uri,
        place=told.place,
        note=told.note,
        valid_until=told.until,
        document=told.content,
        credential_id=told.credential_id,
        signed_with=told.method,
        signed_at=told.since,
        checked_at=now(),
    )
