"""What of a batch is sealed, and the one place that opens it again."""

from __future__ import annotations

import json
from collections.abc import Sequence

from assay.web.base.sealing import SealingKey
from assay.web.records.batches.models import Batch, BatchRow
from assay.web.records.people import queries as people


def secret_of(batch: Batch) -> SealingKey:
    """The opened key of this batch. Raises `NotFound` once its rows were forgotten."""
    return people.data_key(batch.data_key_id or "")


def sealed_cells(secret: SealingKey, batch: str, number: int, cells: Sequence[str]) -> bytes:
    """The cells of a row (0: the headings), sealed."""
    return secret.seal_text(json.dumps(list(cells), ensure_ascii=False), f"batches:{batch}:{number}")


def headings(batch: Batch, secret: SealingKey) -> list[str]:
    """The headings of the file."""
    return list(json.loads(secret.open_text(batch.sealed_headings, f"batches:{batch.key}:0")))


def cells(row: BatchRow, secret: SealingKey) -> list[str]:
    """The cells of a row; empty once it was awarded and its words were dropped."""
    if not row.sealed:
        return []
    return list(json.loads(secret.open_text(row.sealed, f"batches:{row.batch_id}:{row.number}")))
