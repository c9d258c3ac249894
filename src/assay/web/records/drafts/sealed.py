"""What of a draft is sealed, and the one place that opens it again."""

from __future__ import annotations

import json

from assay.web.base.sealing import SealingKey
from assay.web.records.drafts.models import Draft, DraftFile
from assay.web.records.drafts.values import Prepared, read_prepared
from assay.web.records.people import queries as people


def secret_of(draft: Draft) -> SealingKey:
    """The opened key of this draft. Raises `NotFound` once it was forgotten."""
    return people.data_key(draft.data_key_id or "")


def prepared(draft: Draft, secret: SealingKey) -> Prepared:
    """What was typed."""
    return read_prepared(json.loads(secret.open_text(draft.sealed, f"drafts:{draft.key}")))


def file_name(file: DraftFile, secret: SealingKey) -> str:
    """The name of a file."""
    return secret.open_text(file.sealed_name, f"drafts:name:{file.key}")


def file_content(file: DraftFile, secret: SealingKey) -> bytes:
    """The exact bytes of a file."""
    return secret.open(file.sealed_content, f"drafts:file:{file.key}")
