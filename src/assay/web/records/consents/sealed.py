"""What of asks and answers is sealed under the pupil's data key, and how it is opened again."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from assay.web.base.permission import NotFound
from assay.web.base.sealing import SealBroken, SealingKey, values_if_held
from assay.web.records.people.queries import data_key

_ASK, _CONSENT, _SCAN = (f"consents:{part}" for part in ("ask", "consent", "scan"))


@dataclass(frozen=True, slots=True)
class AskDetails:
    """What was asked, in words."""

    title: str = ""
    shows: tuple[str, ...] = ()
    audience: str = ""


@dataclass(frozen=True, slots=True)
class ConsentDetails:
    """Who said it, how, and the words that were agreed to."""

    who: str = ""
    how: str = ""
    note: str = ""
    words: str = ""


def secret_of(data_key_of: str) -> SealingKey | None:
    """The pupil's opened data key; None once it was destroyed."""
    try:
        return data_key(data_key_of) if data_key_of else None
    except NotFound:
        return None


def sealed_ask(secret: SealingKey, key: str, details: AskDetails) -> bytes:
    """The details, sealed for the row of this key."""
    return secret.seal_values(asdict(details), f"{_ASK}:{key}")


def ask_details(secret: SealingKey | None, key: str, sealed: bytes | memoryview[int]) -> AskDetails:
    """What was sealed; nothing once the key is gone."""
    values = values_if_held(secret, sealed, f"{_ASK}:{key}")
    return AskDetails(values["title"], tuple(values["shows"]), values["audience"]) if values else AskDetails()


def sealed_consent(secret: SealingKey, key: str, details: ConsentDetails) -> bytes:
    """The details, sealed for the row of this key."""
    return secret.seal_values(asdict(details), f"{_CONSENT}:{key}")


def consent_details(secret: SealingKey | None, key: str, sealed: bytes | memoryview[int]) -> ConsentDetails:
    """What was sealed; nothing once the key is gone."""
    values = values_if_held(secret, sealed, f"{_CONSENT}:{key}")
    return ConsentDetails(**values) if values else ConsentDetails()


def sealed_scan(secret: SealingKey, key: str, content: bytes) -> bytes:
    """A scan of the signed form, sealed for the consent of this key."""
    return secret.seal(content, f"{_SCAN}:{key}")


def scan(secret: SealingKey | None, key: str, sealed: bytes | memoryview[int]) -> bytes:
    """The scan. Raises `NotFound` where there is none, or it was forgotten."""
    if secret is None or not sealed:
        raise NotFound
    try:
        return secret.open(sealed, f"{_SCAN}:{key}")
    except SealBroken as error:
        raise NotFound from error


def words_digest(secret: SealingKey, words: str) -> str:
    """The keyed digest of the words that were agreed to: they cannot be changed unnoticed."""
    return secret.index(words, "consents:words")
