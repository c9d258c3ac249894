"""Answers about credentials that are kept here, given again while all they rest upon is the same.

Apart from the judging, which keeps nothing. A link that many people open would have the same bytes judged
each time; here the answer of the last half minute is given again where our own records still say what they
said then: the published status lists, the issuer and its keys, the lists that recognise it. They are asked
once a second, however many readers there are. What rests on anybody else's document is judged anew each time.
"""

from __future__ import annotations

import hashlib
import threading
import time
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.utils.translation import get_language

from assay.errors import AssayError
from assay.models import VerifiableCredential
from assay.verification import open_document
from assay.web.base.clock import now
from assay.web.base.permission import NotFound
from assay.web.records.credentials import queries as credentials
from assay.web.records.organizations import queries as organizations
from assay.web.records.recognition import queries as recognition
from assay.web.records.signing_keys import queries as signing_keys
from assay.web.records.verifications.fetching import own_path
from assay.web.records.verifications.judged import Judged
from assay.web.records.verifications.queries import judge

LIFE = timedelta(seconds=30)
"""For so long time itself is left out of account: a credential may have run out since."""

_MOST = 256
_STATUS = "/status/"


@dataclass(frozen=True, slots=True)
class _Source:
    """The records of ours that an answer rests upon: the issuer's organization, its status lists."""

    organization: str
    lists: tuple[str, ...]

    def grounds(self) -> tuple[object, ...]:
        """What they say now. Raises `NotFound`."""
        return (
            organizations.public(self.organization),
            signing_keys.keys(self.organization),
            recognition.site_lists(),
            credentials.published_at(self.lists),
        )


@dataclass(frozen=True, slots=True)
class _Kept:
    judged: Judged
    source: _Source
    grounds: tuple[object, ...]
    held_at: float  # when it was last held against our records, on the monotonic clock


_lock = threading.Lock()
_answers: dict[tuple[bytes, str], _Kept] = {}


def judge_kept(content: bytes) -> Judged:
    """What `judge` answers about this credential, made now or given again."""
    name = (hashlib.sha256(content).digest(), get_language() or "")
    held = _answers.get(name)
    if held is not None and timedelta() <= now() - held.judged.at < LIFE and _holds(name, held):
        return held.judged
    source = _source(content)
    if source is None:
        return judge(content)
    try:
        asked = time.monotonic()  # before the judging: what changes meanwhile must not be missed
        before = source.grounds()
    except NotFound:
        return judge(content)
    answer = judge(content)
    if _may_be_kept(answer):
        _keep(name, _Kept(answer, source, before, asked))
    return answer


def _holds(name: tuple[bytes, str], held: _Kept) -> bool:
    asked = time.monotonic()
    if asked - held.held_at < settings.ASSAY_LOOKS_AGAIN:
        return True
    try:
        is_same = held.source.grounds() == held.grounds
    except NotFound:
        return False
    if is_same:
        with _lock:
            _answers[name] = replace(held, held_at=asked)
    return is_same


def _may_be_kept(answer: Judged) -> bool:
    """Not what nobody could tell, and not what others' documents inside it had a part in."""
    content = answer.content
    return not answer.can_retry and not (content and (content.contained or content.endorsements))


def _source(content: bytes) -> _Source | None:
    """Where we are asked about what this credential says; None where somebody else is."""
    try:
        credential = VerifiableCredential(open_document(content).json)
        start = signing_keys.identifier("")
        paths = [own_path(entry["statusListCredential"]) or "" for entry in _entries(credential.json)]
    except (AssayError, KeyError, TypeError, ValueError, AttributeError):
        return None
    issuer = credential.issuer_id
    if not issuer.startswith(start) or not all(path.startswith(_STATUS) for path in paths):
        return None
    return _Source(issuer[len(start) :], tuple(path[len(_STATUS) :] for path in paths))


def _entries(credential: dict[str, Any]) -> list[dict[str, Any]]:
    held = credential.get("credentialStatus", [])
    return held if isinstance(held, list) else [held]


def _keep(name: tuple[bytes, str], answer: _Kept) -> None:
    """Remember it, and forget what is too old or too much."""
    oldest = now() - LIFE
    with _lock:
        _answers.pop(name, None)
        _answers[name] = answer
        gone = [other for other, held in _answers.items() if held.judged.at < oldest]
        for other in [*gone, *list(_answers)[:-_MOST]]:
            _answers.pop(other, None)
