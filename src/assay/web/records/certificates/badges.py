"""A verifiable badge attached to a certificate: is it genuine, the body's own, and about this person?

Apart because this is what "signed by the body" rests on. The issuer's identifier decides, never a name or a
picture: it is listed in the catalogue, or it is an address (https, did:web) at the body's domain or under it.
Who described the achievement (its creator) says nothing about who signed. What cannot be compared is said,
and the badge then does not count by itself.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from urllib.parse import unquote, urlsplit

from assay import Report
from assay.errors import AssayError
from assay.models import OpenBadgeCredential, VerifiableCredential
from assay.verification import Verdict
from assay.web.base.clock import now
from assay.web.records.certificates.catalogue import KindRow
from assay.web.records.certificates.matching import is_about
from assay.web.records.certificates.sealed import AttachedBadge
from assay.web.records.certificates.values import Refused
from assay.web.records.verifications.content import Reading
from assay.web.records.verifications.queries import examine, judged
from assay.web.records.verifications.sources import fetched, found_in
from assay.web.records.verifications.words import reader_language

BELIEVED_FOR = timedelta(days=30)
"""How long an accepted badge still counts while nobody can reach what it is checked with."""

_ADDRESSES = ("emailAddress", "email")
_DID_WEB = "did:web:"


@dataclass(frozen=True, slots=True)
class Identity:
    """By what a person is known here."""

    names: tuple[str, ...]
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BadgeAnswer:
    """How a badge stands: accepted or incomplete, and all that is remembered of it."""

    state: str
    badge: AttachedBadge
    content: bytes  # the credential, taken out of its picture


def first_look(source: bytes, kind: KindRow, person: Identity, among: Iterable[KindRow]) -> BadgeAnswer:
    """The answer about a badge that is handed in: a file, a picture, a link, a text.

    Raises `Refused` for what must not be attached: it cannot be read, does not hold, is another issuer's,
    or names somebody else.
    """
    try:
        found = found_in(source)
        content = fetched(found.link) if found.link else found.content
    except AssayError as error:
        raise Refused("badge-read", "badge", why=_why(error)) from error
    report = examine(content)
    told = judged(report)
    if report.document is None or report.verdict is Verdict.REJECTED:
        code = "badge-read" if report.document is None else "badge-rejected"
        raise Refused(code, "badge", why=f"{told.sentence}. {told.detail}".strip(". "))
    badge = _badge_in(report)
    if badge is None:
        raise Refused("badge-kind", "badge")
    answer = _answer(report, badge, kind, person, among=among, sentence=told.sentence)
    facts = {"issuer": answer.badge.issuer_name, "id": answer.badge.issuer, "body": kind.body_words}
    if "issuer" in answer.badge.missing:
        raise Refused("badge-issuer", "badge", **facts)
    if "person" in answer.badge.missing:
        raise Refused("badge-person", "badge")
    return answer


def look_again(
    content: bytes, before: AttachedBadge, kind: KindRow, person: Identity, among: Iterable[KindRow]
) -> tuple[str, AttachedBadge]:
    """How a badge that was attached stands now: accepted, incomplete or dropped.

    While nobody can be reached, the last answer holds: an acceptance for `BELIEVED_FOR`, a rejection always.
    """
    report = examine(content)
    told = judged(report)
    badge = _badge_in(report)
    if report.verdict is Verdict.REJECTED or badge is None:
        verdict = str(Verdict.REJECTED)
        return "dropped", _dropped(replace(before, verdict=verdict, sentence=told.sentence), before)
    if before.verdict == Verdict.REJECTED and report.verdict is not Verdict.ACCEPTED:
        return "dropped", before
    answer = _answer(report, badge, kind, person, among=among, sentence=told.sentence)
    missing = answer.badge.missing
    if {"issuer", "person"} & set(missing):
        return "dropped", _dropped(answer.badge, before)
    if missing == ("verdict",) and _is_believed(before):
        return "accepted", replace(before, verdict=str(report.verdict), sentence=told.sentence)
    if "verdict" in missing:  # when it was last accepted is told as long as nobody says otherwise
        return answer.state, replace(answer.badge, accepted_on=before.accepted_on)
    return answer.state, answer.badge


def _dropped(badge: AttachedBadge, before: AttachedBadge) -> AttachedBadge:
    return replace(badge, accepted_on="", dropped_on=before.dropped_on or now().isoformat())


def is_body_own(issuer: str, kind: KindRow) -> bool:
    """Whether this identifier is one of the body's own issuers."""
    if issuer in kind.issuers:
        return True
    host = _host(issuer)
    return bool(kind.site and host) and (host == kind.site or host.endswith(f".{kind.site}"))


def _answer(
    report: Report,
    badge: OpenBadgeCredential,
    kind: KindRow,
    person: Identity,
    *,
    among: Iterable[KindRow],
    sentence: str,
) -> BadgeAnswer:
    issuer = badge.credential.issuer
    reading = Reading(reader_language())
    title = reading.words(badge.subject.achievement.name)
    missing = []
    if report.verdict is not Verdict.ACCEPTED:
        missing.append("verdict")
    if not is_body_own(issuer.id, kind):
        missing.append("issuer" if kind.site or kind.issuers else "body-unknown")
    missing += _person_missing(badge, person)
    if not is_about(title, kind, among):
        missing.append("kind")
    told = AttachedBadge(
        issuer=reading.words(issuer.id),
        issuer_name=reading.words(issuer.name) or reading.words(issuer.id),
        title=title,
        missing=tuple(missing),
        verdict=str(report.verdict),
        sentence=sentence,
        accepted_on="" if missing else now().isoformat(),
    )
    content = report.document.content if report.document else b""
    return BadgeAnswer("incomplete" if missing else "accepted", told, content)


def _person_missing(badge: OpenBadgeCredential, person: Identity) -> Iterator[str]:
    """What speaks against its being about this person: nothing, or one code."""
    addresses = [held for held in badge.subject.identifiers if held.identity_type in _ADDRESSES]
    forms = {form for address in person.addresses for form in (address, address.lower()) if form}
    is_sent_here = any(held.matches(form) for held in addresses for form in forms)
    named = {_folded(name) for name in _names(badge)}
    known = {_folded(name) for name in person.names if name.strip()}
    if named & known:
        if addresses and forms and not is_sent_here:
            yield "person-address"
    elif named and known:
        yield "person-name" if is_sent_here or _are_alike(named, known) else "person"
    elif not is_sent_here:
        yield "person-address" if addresses and forms else "person-unnamed"


def _are_alike(named: Iterable[str], known: Iterable[str]) -> bool:
    """Whether one name has all words of the other: a second given name, or one left out."""
    pairs = [(set(one.split()), set(other.split())) for one in named for other in known]
    return any(one <= other or other <= one for one, other in pairs)


def _names(badge: OpenBadgeCredential) -> list[str]:
    plain: dict[str, list[str]] = {}
    for held in badge.subject.identifiers:
        if held.plain:
            plain.setdefault(held.identity_type, []).append(held.plain)
    parts = [*plain.get("givenName", ())[:1], *plain.get("familyName", ())[:1]]
    whole = plain.get("name", [])
    return whole or ([" ".join(parts)] if len(parts) == 2 else [])  # noqa: PLR2004 - given and family name


def _badge_in(report: Report) -> OpenBadgeCredential | None:
    document = report.document
    if document is None:
        return None
    try:
        credential = VerifiableCredential(document.reading)
        if not credential.is_open_badge:
            return None
        badge = OpenBadgeCredential(credential.json)
        Reading("en").words(badge.subject.achievement.name)
    except (KeyError, TypeError, ValueError, AttributeError, AssayError):
        return None
    return badge


def _host(identifier: str) -> str:
    """The host of an https address or a did:web; empty for anything else."""
    if identifier.startswith(_DID_WEB):
        authority = unquote(identifier[len(_DID_WEB) :].split(":", 1)[0])
    elif identifier.lower().startswith("https://"):
        try:
            authority = urlsplit(identifier).netloc
        except ValueError:
            return ""
    else:
        return ""
    if not authority.isascii() or any(sign in authority for sign in "@/?#\\ "):
        return ""
    host = authority.partition(":")[0]
    return host.lower().removesuffix(".")


def _is_believed(before: AttachedBadge) -> bool:
    return bool(before.accepted_on) and now() - datetime.fromisoformat(before.accepted_on) < BELIEVED_FOR


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _why(error: AssayError) -> str:
    said = error.sentence(reader_language())
    return f"{said.text} {said.help}"
