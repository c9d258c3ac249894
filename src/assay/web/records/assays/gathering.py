"""What somebody hands in to be assayed: the description in it, with what it only points at fetched once.

Apart because the public tool and an organization's own assays begin with it. Nothing here is stored.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings

from assay import Report
from assay.analysis.descriptions import Description, read
from assay.encoding import canonical_json, read_json_object
from assay.errors import AssayError
from assay.fetching import Fetch
from assay.verification import open_document
from assay.web.base.permission import NotFound
from assay.web.records.achievements import queries as achievements
from assay.web.records.exemplars.described import document_of
from assay.web.records.verifications.own_pages import achievement_named, own_version
from assay.web.records.verifications.queries import bounded_fetch, examine
from assay.web.records.verifications.sources import fetched, found_in

Json = dict[str, Any]

_AWARD_MEMBERS = ("@context", "type", "issuer")  # its own name may be that of whoever earned it


@dataclass(frozen=True, slots=True)
class Gathered:
    """A description, the document it was read from, the report on a signed award, its address."""

    description: Description
    content: bytes  # what the description was read from
    document: Json
    report: Report | None = None
    address: str = ""


def gathered(source: bytes) -> Gathered:
    """The description in a file, a picture, a text or behind a link. Raises `AssayError` for all else."""
    found = found_in(source)
    content = fetched(_document_address(found.link)) if found.link else found.content
    document = _opened(content)
    complete = _completed(document, bounded_fetch())
    is_plain = complete is document and _is_json(content)
    told = content if is_plain else canonical_json(complete)
    description = read(told)
    published = _published(description)
    if is_plain and published != told and published.strip() == told.strip():
        told, description = published, read(published)  # with the digest of what anybody can fetch
    is_award = description.standard == "open-badges-3" and description.credential is not None
    return Gathered(description, told, complete, examine(content) if is_award else None, found.link)


def kept(held: Gathered) -> Gathered:
    """What is kept of what was gathered: what describes the achievement, read anew.

    Nothing of whoever earned it: of an award only its issuer and its achievement stay. Raises `AssayError`.
    """
    document = _without_people(held.document)
    if document == held.document:
        return replace(held, report=None)
    content = canonical_json(document)
    return Gathered(read(content), content, document, address=held.address)


def _document_address(link: str) -> str:
    """Where the description lies: of a page of ours that of the version it shows, else the link itself."""
    named = achievement_named(link)
    try:
        number = achievements.public(*named).version.number if named else None
    except NotFound:
        return link
    return f"{settings.ASSAY_IDENTITY_ORIGIN}/a/{named[0]}/{number}" if named else link


def _published(description: Description) -> bytes:
    """Our own document of this description; nothing where it is of another's.

    Blank lines around one are lost where it is pasted, and where it is fetched.
    """
    named = own_version(description.id)
    try:
        return document_of(achievements.shown(*named).version) if named else b""
    except NotFound:
        return b""


def _opened(content: bytes) -> Json:
    return dict(read_json_object(content) if _is_json(content) else open_document(content).json)


def _is_json(content: bytes) -> bool:
    return content.lstrip()[:1] == b"{"


def _without_people(document: Json) -> Json:
    if "badge" in document and isinstance(document["badge"], Mapping):
        return {"@context": document.get("@context", "https://w3id.org/openbadges/v2"), **document["badge"]}
    subject = document.get("credentialSubject")
    held = subject[0] if isinstance(subject, list) and subject else subject
    if not isinstance(held, Mapping) or "achievement" not in held:
        return document
    told = {name: document[name] for name in _AWARD_MEMBERS if name in document}
    return {**told, "credentialSubject": {"type": ["AchievementSubject"], "achievement": held["achievement"]}}


def _completed(document: Json, fetch: Fetch) -> Json:
    """The document with what Open Badges 2 lets stand elsewhere: the badge of an award, a badge's issuer."""
    subject = document.get("credentialSubject")
    if isinstance(subject, Mapping) and isinstance(subject.get("achievement"), str):
        held = dict(read_json_object(fetch(subject["achievement"]).content))
        return {**document, "credentialSubject": {**subject, "achievement": held}}
    badge = document.get("badge")
    if isinstance(badge, str):
        return _completed({**document, "badge": dict(read_json_object(fetch(badge).content))}, fetch)
    if isinstance(badge, Mapping):
        with_issuer = _with_issuer(dict(badge), fetch)
        return document if with_issuer == badge else {**document, "badge": with_issuer}
    return _with_issuer(document, fetch) if "BadgeClass" in _types(document) else document


def _with_issuer(badge: Json, fetch: Fetch) -> Json:
    issuer = badge.get("issuer")
    if not isinstance(issuer, str):
        return badge
    try:
        return {**badge, "issuer": dict(read_json_object(fetch(issuer).content))}
    except AssayError:
        return badge  # who issues it stays an address, and the assay says what is missing


def _types(document: Json) -> list[str]:
    told = document.get("type", ())
    return [told] if isinstance(told, str) else [one for one in told if isinstance(one, str)]
