"""Bytes or members in, a description out: which standard it is written in, and what it tells.

The one entrance. Bounded and strict like everything that comes from outside: bytes pass through the
core's JSON reader, and what is no single achievement is refused with the reason.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any

from assay.analysis.descriptions import ctdl, open_badges, open_badges_2
from assay.analysis.descriptions.framework_terms import FIRST_FRAMEWORK, FRAMEWORK
from assay.analysis.descriptions.nodes import Node, Place, is_address
from assay.analysis.descriptions.sentences import tell_sentences
from assay.analysis.descriptions.telling import Telling
from assay.analysis.descriptions.values import Description
from assay.encoding import canonical_json, read_json_object
from assay.errors import Malformed, Unsupported

_AWARDS = frozenset({"OpenBadgeCredential", "AchievementCredential"})
_SEVERAL = frozenset({"ClrCredential", "VerifiablePresentation"})
_MOST_TYPES_TOLD = 5


def read(document: bytes | Mapping[str, Any], *, framework: str = FRAMEWORK) -> Description:
    """What this achievement, or the achievement in this award, says of itself.

    Open Badges 3.0 (Achievement, AchievementCredential), Open Badges 2.0 (BadgeClass, Assertion with the
    badge embedded) and CTDL in JSON-LD. Nothing is fetched and no signature is looked at. Bytes are digested
    as they are, members in their canonical form; `framework` is the version to read by, for an assay that
    was signed by an older one. Raises `Malformed` for what is no JSON object, for
    description-incomplete and description-of-several, `Unsupported` description-kind-unknown, and
    description-elsewhere where the document only links to the achievement.
    """
    content = document if isinstance(document, bytes) else canonical_json(_plain(document))
    held = read_json_object(content)
    root = Node(held)
    telling = Telling(occupations_are_skills=framework == FIRST_FRAMEWORK)
    found, texts, credential = _read(root, telling)
    if not found.name.strip():
        raise Malformed("description-incomplete", member="name")
    for place in texts:
        tell_sentences(place, telling)
    return replace(
        found,
        digest=sha256(content).hexdigest(),
        told=telling.all(),
        document=held,
        credential=credential.json if credential else None,
    )


def _plain(document: Mapping[str, Any]) -> dict[str, Any]:
    try:
        return read_json_object(json.dumps(document, default=dict))
    except (TypeError, ValueError, RecursionError):
        raise Malformed("document-not-an-object") from None


def _read(root: Node, telling: Telling) -> tuple[Description, list[Place], Node | None]:
    types = set(root.types())
    if types & _SEVERAL:
        raise Malformed(
            "description-of-several", "/type", count=len(list(root.nodes("verifiableCredential")))
        )
    if types & _AWARDS or ("VerifiableCredential" in types and "credentialSubject" in root.json):
        return _read_award(root, telling)
    if "Achievement" in types:
        return _open_badge(root, None, root, telling)
    if "Assertion" in types or ("badge" in root.json and "recipient" in root.json):
        badge = _linked(root, "badge")
        found = open_badges_2.read_badge(badge, root, root, telling)
        return found, _texts_of(badge), root
    if "BadgeClass" in types:
        return open_badges_2.read_badge(root, None, root, telling), _texts_of(root), None
    records = list(_records(root))
    if len(records) == 1:
        found, texts = ctdl.read_ctdl(records[0], root, telling)
        return found, texts, None
    if records:
        raise Malformed("description-of-several", records[0].pointer, count=len(records))
    raise _unknown(root)


def _unknown(root: Node) -> Unsupported:
    told = ", ".join(root.types()[:_MOST_TYPES_TOLD])
    return Unsupported("description-kind-unknown", kind=told[:200] or "JSON")


def _read_award(root: Node, telling: Telling) -> tuple[Description, list[Place], Node | None]:
    subject = root.node("credentialSubject")
    if not _AWARDS & set(root.types()) and (subject is None or "achievement" not in subject.json):
        raise _unknown(root)
    if subject is None:
        raise Malformed("description-incomplete", "/credentialSubject", member="achievement")
    achievements = list(subject.nodes("achievement"))
    if len(achievements) > 1:
        raise Malformed("description-of-several", f"{subject.pointer}/achievement", count=len(achievements))
    achievement = achievements[0] if achievements else _linked(subject, "achievement")
    if ctdl.kind_of(achievement):
        open_badges.tell_award(root, telling)
        found, texts = ctdl.read_ctdl(achievement, root, telling)
        return found, texts, root
    return _open_badge(achievement, root, root, telling)


def _open_badge(
    achievement: Node, credential: Node | None, root: Node, telling: Telling
) -> tuple[Description, list[Place], Node | None]:
    found = open_badges.read_achievement(achievement, credential, root, telling)
    return found, _texts_of(achievement), credential


def _linked(holder: Node, member: str) -> Node:
    """The object of this member. Raises where there is none, or only a link to it."""
    node = holder.node(member)
    if node is not None:
        return node
    link = holder.text(member)
    pointer = f"{holder.pointer}/{member}"
    if link and is_address(link.text):
        raise Unsupported("description-elsewhere", pointer, address=link.text)
    raise Malformed("description-incomplete", pointer, member=member)


def _records(root: Node) -> Iterator[Node]:
    """The credentials that a CTDL document describes."""
    if ctdl.kind_of(root):
        yield root
    yield from (node for node in root.nodes("@graph") if ctdl.kind_of(node))


def _texts_of(achievement: Node) -> list[Place]:
    narrative, _ = open_badges.read_criteria(achievement)
    # What must be done stands in the criteria; a description may advertise.
    return [place for place in (narrative, achievement.text("description")) if place]
