"""Is it genuine, is it still valid, who issued it? One question with its answer; nothing is stored.

`examine` is the library's report with our means; `judge` the same for people. Both look up our own
documents in our own records, and others through the guarded fetch within a bounded time.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import lru_cache

from django.conf import settings
from django.utils.translation import gettext as _

from assay import STRICT, AssayError, Policy, Report, Verifier
from assay.codes import Effect
from assay.encoding import canonical_json
from assay.errors import Malformed, Unavailable
from assay.fetching import Fetch
from assay.models import (
    EndorsementCredential,
    Json,
    OpenBadgeCredential,
    VerifiableCredential,
    examine_shape,
)
from assay.schemas import SchemaProcess
from assay.verification import Finding, Outcome, Verdict, open_document
from assay.web.base.clock import now
from assay.web.base.look_alikes import mixes_alphabets
from assay.web.records.recognition import queries as recognition
from assay.web.records.recognition.queries import Recognised, Recognition
from assay.web.records.verifications import words
from assay.web.records.verifications.content import Reading, content_of, issuer_of
from assay.web.records.verifications.fetching import BoundedFetch, guarded
from assay.web.records.verifications.judged import (
    FAILED,
    PASSED,
    UNASKED,
    UNKNOWN,
    Axis,
    Content,
    Endorsed,
    Judged,
    Past,
    Told,
)
from assay.web.records.verifications.sources import fetched, found_in

_MOST_CONTAINED = 30
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+")
_SCHEMAS = SchemaProcess()


@lru_cache(maxsize=1)
def _outside() -> Fetch:
    return guarded(settings.ASSAY_LOOPBACK)


def bounded_fetch() -> Fetch:
    """The site's own fetch, for one examination that begins now."""
    return BoundedFetch(_outside())


def verifier() -> Verifier:
    """The library's verifier with this site's means, for an examination that begins now.

    All that begin in the same second share one, and with it the status lists that it has examined.
    """
    return _verifier_at(now().replace(microsecond=0), int(time.monotonic()))


@lru_cache(maxsize=2)
def _verifier_at(instant: datetime, _second: int) -> Verifier:
    return Verifier(fetch=bounded_fetch(), now=lambda: instant, schemas=_SCHEMAS)


def examine(source: bytes | str, policy: Policy = STRICT, fetch: Fetch | None = None) -> Report:
    """The report on these bytes, or this text, of a credential; `fetch` in place of the site's own."""
    held = Verifier(fetch=BoundedFetch(fetch), now=now, schemas=_SCHEMAS) if fetch else verifier()
    return held.examine(source.encode() if isinstance(source, str) else source, policy)


def judge(source: bytes | str, expected_email: str = "", organization: str | None = None) -> Judged:
    """The answer for people about a credential, a picture or PDF that holds one, or a link to one.

    `expected_email`: was it sent to this address? `organization`: whose own lists count, beside the site's.
    Never raises for what it is given: what cannot be read or reached is said in the answer.
    """
    content = source.encode() if isinstance(source, str) else source
    try:
        found = found_in(content)
        content = fetched(found.link) if found.link else found.content
    except AssayError as error:
        return _unread(error)
    email = expected_email.strip()
    policy = replace(STRICT, recipient=email) if _EMAIL.fullmatch(email) else STRICT
    return judged(examine(content, policy), organization=organization)


def judged(report: Report, organization: str | None = None, depth: int = 0) -> Judged:
    """The answer that a report comes to."""
    document = report.document
    reading = Reading(words.reader_language())
    content: Content | None = None
    past: Past | None = None
    found: Recognition | None = None
    own_name = ""
    warnings: list[str] = []
    if document is not None and report.verdict is not Verdict.REJECTED:
        credential = VerifiableCredential(document.reading)
        found = recognition.recognised(credential.issuer_id, organization)
        try:
            content = _with_nested(content_of(credential, found, reading), report, organization, depth)
        except (KeyError, TypeError, ValueError, AttributeError, AssayError):
            # Left open before its shape was known: then nothing in it can be laid out, and is not.
            content = None
        if content:
            own_name = content.issuer.name
            warnings = list(_warnings(report, content, found, reading, organization))
    elif document is not None and words.is_only_out_of_time(report):
        past, found = _past(report, organization, reading)
        own_name = past.issuer
    asked = report.policy.recipient is not None
    return Judged(
        verdict=str(report.verdict),
        sentence=words.verdict_sentence(report, was_asked_for=asked),
        detail=_detail(report),
        axes=words.axes(report, found, own_name),
        findings=tuple(map(_told, report.findings)),
        at=report.instant,
        recipient=_recipient(report),
        recognition=found,
        content=content,
        past=past,
        warnings=tuple(warnings),
        can_retry=report.verdict is Verdict.UNDETERMINED,
        codes=tuple(report.codes),
        credential_id=str(document.json.get("id", "")) if document is not None else "",
        document=document.content if document is not None else b"",
    )


def _unread(error: AssayError) -> Judged:
    """The answer about something that could not be read or reached at all."""
    is_away = isinstance(error, Unavailable) or error.code == "link-leads-to-a-page"
    finding = Finding.of(error)
    told = _told(finding)
    state = UNKNOWN if is_away else FAILED
    sentence = _("Could not tell") if is_away else _("There is no credential in it that can be read")
    first = Axis(words.UNCHANGED, _("Unchanged since it was signed"), state, f"{told.title}.")
    rest = (
        Axis(words.STANDING, _("Still valid"), UNASKED, _("Not looked at: there was nothing to look at.")),
        Axis(words.ISSUER, _("Who issued it"), UNASKED, _("Not looked at: there was nothing to look at.")),
    )
    return Judged(
        verdict=str(Verdict.UNDETERMINED if is_away else Verdict.REJECTED),
        sentence=sentence,
        detail=f"{told.text} {told.help}",
        axes=(first, *rest),
        findings=(told,),
        at=now(),
        can_retry=isinstance(error, Unavailable) and error.code != "address-refused",
        codes=(error.code,),
    )


def _told(finding: Finding) -> Told:
    said = finding.sentence(words.reader_language())
    return Told(finding.code, said.title, said.text, said.help, str(finding.severity), str(finding.turn))


def _detail(report: Report) -> str:
    """What the first finding that moved the verdict says, and what to do; empty where it was accepted."""
    moved = words.rejecting(report.findings) or words.opening(report.findings)
    if not moved:
        return ""
    said = moved[0].sentence(words.reader_language())
    return f"{said.text} {said.help}"


def _recipient(report: Report) -> str:
    if report.policy.recipient is None:
        return UNASKED
    codes = set(report.codes)
    if "recipient-different" in codes:
        return FAILED
    if (
        codes & {"recipient-not-named", "recipient-hash-unsupported"}
        or report.integrity is not Outcome.PASSED
    ):
        return UNKNOWN
    return PASSED


def _past(report: Report, organization: str | None, reading: Reading) -> tuple[Past, Recognition]:
    """Of a genuine credential that does not count now: what it was, and nothing else of what it says."""
    document = report.document
    credential = VerifiableCredential(document.reading if document else {})
    found = recognition.recognised(credential.issuer_id, organization)
    sentence = words.past_sentence(report)
    try:
        content = content_of(credential, found, reading)
    except (KeyError, TypeError, ValueError, AttributeError, AssayError):
        return Past(sentence, "", issuer_of(credential.issuer, found, reading).name), found
    past = Past(
        sentence=f"{sentence} {content.described_note}".strip(),
        name=content.name,
        issuer=content.issuer.name,
        holder=content.holder if words.is_only_expired(report) else "",
        awarded=content.awarded or content.valid_from,
        valid_until=content.valid_until,
    )
    return past, found


def _warnings(
    report: Report, content: Content, found: Recognition, reading: Reading, organization: str | None
) -> Iterator[str]:
    if not words.is_unchanged(report):
        yield _("What follows could not be checked: anybody could have written it.")
    issuer = content.issuer
    claimed = issuer.own_name or issuer.name
    if _says_it_itself(report):
        yield _("%(name)s says this of themselves: whoever it is about issued it.") % {"name": claimed}
    if reading.had_hidden:
        yield _("It holds characters that nobody sees, or that turn text around. They are left out here.")
    if found.state is Recognised.UNRECOGNISED and claimed:
        other = recognition.looks_like(claimed, issuer.identifier, organization)
        if other is not None:
            facts = {"name": claimed, "other": other.entry_name, "list": other.list_name}
            yield (
                _(
                    "The issuer's name, “%(name)s”, looks like “%(other)s” on the list “%(list)s”, "
                    "but it is somebody else."
                )
                % facts
            )
    for name in filter(mixes_alphabets, (claimed, content.name, content.holder)):
        yield _("“%(name)s” mixes letters of different alphabets that look alike.") % {"name": name}
    if found.here and found.here.is_suspended:
        yield words.known_here_words(found.here)


def _with_nested(content: Content, report: Report, organization: str | None, depth: int) -> Content:
    """The content with who vouches for it, and with the credentials that a record contains."""
    document = report.document
    json = document.json if document is not None else {}
    shape = examine_shape(json)
    pending = {
        finding.pointer
        for finding in report.findings
        if finding.code.startswith("endorsement-") and finding.effect is Effect.LEAVES_OPEN
    }
    carried: list[tuple[str, Json]] = list(shape.carried)
    for pointer, token in shape.carried_tokens:
        try:
            carried.append((pointer, open_document(token.encode()).json))
        except Malformed:
            continue
    endorsements = tuple(
        _endorsed(EndorsementCredential(held), pointer in pending, organization) for pointer, held in carried
    )
    if depth:
        return replace(content, endorsements=endorsements)
    contained = tuple(
        judged(
            examine(held.encode() if isinstance(held, str) else canonical_json(held)), organization, depth + 1
        )
        for _pointer, held in shape.contained[:_MOST_CONTAINED]
    )
    return replace(content, endorsements=endorsements, contained=contained)


def _says_it_itself(report: Report) -> bool:
    """Whether the credential is about whoever issued it."""
    credential = VerifiableCredential(report.document.reading if report.document else {})
    if not credential.is_open_badge:
        return False
    held = OpenBadgeCredential(credential.json).subject
    return credential.issuer_id in {held.id, *(each.plain for each in held.identifiers)}


def _endorsed(endorsement: EndorsementCredential, is_open: bool, organization: str | None) -> Endorsed:  # noqa: FBT001 - named where it is called
    reading = Reading(words.reader_language())
    credential = endorsement.credential
    found = recognition.recognised(credential.issuer_id, organization)
    sentence = (
        _("Could not tell whether this recommendation is genuine")
        if is_open
        else _("Unchanged since it was signed")
    )
    note = reading.words(credential.description, lines=True)
    if found.state is Recognised.UNRECOGNISED and not found.here:
        unproven = _("They gave this name themselves; nobody has proven to us who signed.")
        note = f"{unproven} {note}".strip()
    return Endorsed(
        name=issuer_of(credential.issuer, found, reading).name,
        note=note,
        at=credential.valid_from,
        comment=reading.words(endorsement.subject.comment, lines=True),
        verdict=str(Verdict.UNDETERMINED if is_open else Verdict.ACCEPTED),
        sentence=sentence,
    )
