"""What a credential says, laid out as plain data: who, what, skills, results, evidence, dates.

Apart from showing it, so that people and programs get the same. Says nothing about whether it holds:
callers show it for accepted credentials, or marked as unverified.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from assay.models import (
    CLR_TYPE,
    Achievement,
    AchievementSubject,
    Alignment,
    ClrCredential,
    EndorsementCredential,
    Json,
    OpenBadgeCredential,
    Profile,
    Text,
    VerifiableCredential,
    examine_shape,
)

_GENERIC_TYPES = {"VerifiableCredential", "OpenBadgeCredential", "AchievementCredential", "Achievement"}


def content_of(json: Json, language: str) -> dict[str, Any]:
    """The credential as nested plain values, members that it lacks left out; dates are datetimes.

    Raises KeyError, TypeError, ValueError, AttributeError or AssayError for a document whose shape
    does not hold, which an accepted one's does.
    """
    credential = VerifiableCredential(json)
    told: dict[str, Any] = {
        "id": credential.id,
        "types": list(credential.types),
        "name": _words(credential.name, language),
        "description": _words(credential.description, language),
        "issuer": _profile(credential.issuer, language),
        "valid_from": credential.valid_from,
        "valid_until": credential.valid_until,
        "evidence": [
            _some(
                name=_words(item.name, language),
                description=_words(item.description, language),
                narrative=_words(item.narrative, language),
                genre=_words(item.genre, language),
                url=item.id,
            )
            for item in credential.evidence
        ],
        "endorsements": _endorsements(json, language),
    }
    if credential.is_open_badge:
        badge = OpenBadgeCredential(json)
        told["awarded"] = badge.awarded
        told |= _subject(badge.subject, language)
    elif CLR_TYPE in credential.types:
        held = ClrCredential(json).subject.credentials
        told["contained"] = [content_of(one, language) if isinstance(one, dict) else {} for one in held]
    else:
        told["subjects"] = list(credential.subjects)
    return _some(**told)


def plain(value: Any) -> Any:  # noqa: ANN401 - any of what content_of makes
    """The same as JSON takes it: instants as text."""
    if isinstance(value, dict):
        return {name: plain(held) for name, held in value.items()}
    if isinstance(value, list):
        return [plain(held) for held in value]
    return value.isoformat() if isinstance(value, datetime) else value


def _subject(subject: AchievementSubject, language: str) -> dict[str, Any]:
    achievement = subject.achievement
    return {
        "recipient": _some(
            id=subject.id,
            identities=[_some(kind=held.identity_type, value=held.plain) for held in subject.identifiers],
        ),
        "achievement": _achievement(achievement, language),
        "results": [_result(subject, at, language) for at in range(len(subject.results))],
        "credits_earned": subject.credits_earned,
        "narrative": _words(subject.narrative, language),
        "activity_start": subject.activity_start,
        "activity_end": subject.activity_end,
    }


def _achievement(achievement: Achievement, language: str) -> dict[str, Any]:
    return _some(
        id=achievement.id,
        name=_words(achievement.name, language),
        description=_words(achievement.description, language),
        kind=achievement.achievement_type,
        criteria=_words(achievement.criteria.narrative, language),
        criteria_url=achievement.criteria.id,
        skills=[_skill(alignment, language) for alignment in achievement.alignments],
        tags=[_words(tag, language) for tag in achievement.tags],
        credits_available=achievement.credits_available,
        field_of_study=_words(achievement.field_of_study, language),
        creator=_profile(achievement.creator, language) if achievement.creator else None,
    )


def _skill(alignment: Alignment, language: str) -> dict[str, Any]:
    return _some(
        name=_words(alignment.target_name, language),
        framework=_words(alignment.target_framework, language),
        code=_words(alignment.target_code, language),
        url=alignment.target_url,
    )


def _result(subject: AchievementSubject, at: int, language: str) -> dict[str, Any]:
    result = subject.results[at]
    described = subject.achievement.result_description(result.result_description_id)
    level = described.level(result.achieved_level_id) if described else None
    return _some(
        name=_words(described.name, language) if described else None,
        value=_words(result.value, language),
        level=_words(level.name, language) if level else None,
        status=result.status,
    )


def _profile(profile: Profile, language: str) -> dict[str, Any]:
    return _some(
        id=profile.id,
        name=_words(profile.name, language),
        description=_words(profile.description, language),
        url=profile.url,
        email=profile.email,
    )


def _endorsements(json: Json, language: str) -> list[dict[str, Any]]:
    found = []
    for _, carried in examine_shape(json).carried:
        endorsement = EndorsementCredential(carried)
        issuer = _profile(endorsement.credential.issuer, language)
        found.append(_some(issuer=issuer, comment=_words(endorsement.subject.comment, language)))
    return found


def _words(text: Text | None, language: str) -> str | None:
    return text.in_language(language) if text is not None and text.said else None


def _some(**members: object) -> dict[str, Any]:
    """The members that are there."""
    return {name: value for name, value in members.items() if value not in (None, [], {}, "")}
