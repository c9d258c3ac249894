"""What of an application is sealed, and under which key; the one place that opens it."""

from __future__ import annotations

import hashlib

from assay.web.base.sealing import SealingKey
from assay.web.records.applications.models import Application, Piece, Step
from assay.web.records.credentials import sealed as credentials
from assay.web.records.people import queries as people


def mail_index(email: str) -> str:
    """The keyed digest of a normal address, as awards and rosters have it: whose application is it?"""
    return credentials.mail_index(email)


def secret_of(application: Application) -> SealingKey:
    """The opened key of this application. Raises `NotFound` once it was forgotten."""
    return people.data_key(application.data_key_id or "")


def sealed_person(secret: SealingKey, key: str, name: str, email: str) -> tuple[bytes, bytes]:
    """The name and the address, sealed."""
    return secret.seal_text(name, f"applications:name:{key}"), secret.seal_text(
        email, f"applications:email:{key}"
    )


def person(application: Application, secret: SealingKey) -> tuple[str, str]:
    """The name and the address."""
    key = application.key
    return (
        secret.open_text(application.sealed_name, f"applications:name:{key}"),
        secret.open_text(application.sealed_email, f"applications:email:{key}"),
    )


def seal_piece(secret: SealingKey, piece: Piece, name: str, content: bytes) -> None:
    """Put the name and the content into the row, sealed, with a digest nobody can make without the key."""
    piece.sealed_name = secret.seal_text(name, f"applications:piece-name:{piece.key}")
    piece.sealed_content = secret.seal(content, f"applications:piece:{piece.key}")
    piece.digest = secret.index(hashlib.sha256(content).hexdigest(), "applications:digest")
    piece.size = len(content)


def piece_name(secret: SealingKey, piece: Piece) -> str:
    """The name of a piece."""
    return secret.open_text(piece.sealed_name, f"applications:piece-name:{piece.key}")


def piece_content(secret: SealingKey, piece: Piece) -> bytes:
    """The exact bytes that were handed in."""
    return secret.open(piece.sealed_content, f"applications:piece:{piece.key}")


def seal_words(secret: SealingKey, step: Step, text: str) -> None:
    """Put an assessor's words into the row, sealed."""
    step.sealed_text = secret.seal_text(text, f"applications:step:{step.key}") if text else b""


def words(secret: SealingKey, step: Step) -> str:
    """An assessor's words."""
    return secret.open_text(step.sealed_text, f"applications:step:{step.key}") if step.sealed_text else ""
