"""Spanish: title, sentence and help of every code, gathered from four files by area."""

from __future__ import annotations

from assay.sentences.es import documents, older_badges, proofs, requests
from assay.sentences.es.manner import MANNER

__all__ = ["MANNER", "SENTENCES"]

SENTENCES: dict[str, tuple[str, str, str]] = {
    **documents.SENTENCES,
    **older_badges.SENTENCES,
    **proofs.SENTENCES,
    **requests.SENTENCES,
}
