"""What of exemplars is sealed, under the key of their application; the one place that opens it."""

from __future__ import annotations

from typing import Any

from assay.web.base.permission import NotFound
from assay.web.base.sealing import SealBroken, SealingKey, values_if_held
from assay.web.records.exemplars.models import Exemplar, Part
from assay.web.records.people.queries import data_key

LINK = "exemplar-link"
"""What the links to the person's page are for, as tokens are told apart."""


def secret_of(row: Exemplar) -> SealingKey | None:
    """The opened key of its application; None once that was forgotten."""
    try:
        return data_key(row.application.data_key_id or "")
    except NotFound:
        return None


def sealed_words(secret: SealingKey, key: str, values: dict[str, Any]) -> bytes:
    """Why it was judged so, sealed for the exemplar of this key."""
    return secret.seal_values(values, f"exemplars:words:{key}")


def words(secret: SealingKey | None, row: Exemplar) -> dict[str, Any] | None:
    """Why it was judged so; None once that is gone."""
    return values_if_held(secret, row.sealed, f"exemplars:words:{row.key}") if row.sealed else None


def sealed_part(secret: SealingKey, key: str, values: dict[str, Any]) -> bytes:
    """The title and the text of a part, sealed for the part of this key."""
    return secret.seal_values(values, f"exemplars:part:{key}")


def part(secret: SealingKey | None, row: Part) -> dict[str, Any] | None:
    """The title and the text of a part; None once they are gone."""
    return values_if_held(secret, row.sealed, f"exemplars:part:{row.key}")


def sealed_file(secret: SealingKey, key: str, content: bytes) -> bytes:
    """A file, sealed for the part of this key."""
    return secret.seal(content, f"exemplars:file:{key}")


def file_of(secret: SealingKey | None, row: Part) -> bytes:
    """The file of a part. Raises `NotFound` where there is none, or it was forgotten."""
    if secret is None or not row.sealed_content:
        raise NotFound
    try:
        return secret.open(row.sealed_content, f"exemplars:file:{row.key}")
    except SealBroken as error:
        raise NotFound from error
