"""What of an award is sealed, under which key and for which purpose; the one place that opens it again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assay.web.base.sealing import SealBroken, SealingKey
from assay.web.records.credentials.models import Credential, Recipient
from assay.web.records.people import queries as people

_UNSIGNED, _SECURED, _REASON, _NAME, _EMAIL = (
    f"credentials:{part}" for part in ("unsigned", "secured", "reason", "name", "email")
)


@dataclass(frozen=True, slots=True)
class Named:
    """A recipient's name and address; both empty, and `is_forgotten`, once the data key is gone."""

    name: str
    email: str
    is_forgotten: bool = False


FORGOTTEN = Named("", "", is_forgotten=True)


def sealed_recipient(secret: SealingKey, key: str, name: str, email: str) -> tuple[bytes, bytes]:
    """The name and the address, sealed."""
    return secret.seal_text(name, f"{_NAME}:{key}"), secret.seal_text(email, f"{_EMAIL}:{key}")


def sealed_unsigned(secret: SealingKey, key: str, content: bytes) -> bytes:
    """What is about to be signed, sealed."""
    return secret.seal(content, f"{_UNSIGNED}:{key}")


def sealed_secured(secret: SealingKey, key: str, content: bytes) -> tuple[bytes, str]:
    """The signed bytes, sealed, and their digest, which nobody can make again without the data key."""
    return secret.seal(content, f"{_SECURED}:{key}"), secret.index(content.decode(), "credentials:digest")


def sealed_reason(secret: SealingKey, key: str, reason: str) -> bytes:
    """Why a credential was revoked or suspended, sealed: a reason is often personal."""
    return secret.seal_text(reason, f"{_REASON}:{key}")


def secrets_of(recipients: Iterable[Recipient]) -> dict[str, SealingKey]:
    """The opened data keys of these recipients, by the key of the data key; destroyed ones are absent."""
    keys = {row.data_key_id for row in recipients if row.data_key_id}
    return people.data_keys(list(keys)) if keys else {}


def secret_of(recipient: Recipient) -> SealingKey | None:
    """The opened data key of this recipient, None once it was destroyed."""
    return secrets_of([recipient]).get(recipient.data_key_id or "")


def named(recipient: Recipient, secret: SealingKey | None) -> Named:
    """Who this is, or that it was forgotten."""
    if secret is None:
        return FORGOTTEN
    try:
        return Named(
            secret.open_text(recipient.sealed_name, f"{_NAME}:{recipient.key}"),
            secret.open_text(recipient.sealed_email, f"{_EMAIL}:{recipient.key}"),
        )
    except SealBroken:
        return FORGOTTEN


def unsigned(credential: Credential, secret: SealingKey) -> bytes:
    """What was to be signed. Raises `SealBroken`."""
    return secret.open(credential.sealed_unsigned, f"{_UNSIGNED}:{credential.key}")


def secured(credential: Credential, secret: SealingKey) -> bytes:
    """The signed bytes. Raises `SealBroken`."""
    return secret.open(credential.sealed_secured, f"{_SECURED}:{credential.key}")


def reason(credential: Credential, secret: SealingKey | None) -> str:
    """Why it was revoked or suspended; empty where nobody said, or where it was forgotten."""
    if secret is None or not credential.sealed_reason:
        return ""
    try:
        return secret.open_text(credential.sealed_reason, f"{_REASON}:{credential.key}")
    except SealBroken:
        return ""


def mail_index(email: str) -> str:
    """The keyed digest by which an address is found; empty for none. `email` in its normal form."""
    return people.instance_seal().index(email, "mail") if email else ""
