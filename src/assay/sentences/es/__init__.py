"""Spanish: title, sentence and help of every code, gathered from three files by area."""

from __future__ import annotations

from assay.sentences.es import documents, proofs, requests
from assay.sentences.es.manner import MANNER

__all__ = ["MANNER", "SENTENCES"]

SENTENCES: dict[str, tuple[str, str, str]] = {
    **documents.SENTENCES,
    **proofs.SENTENCES,
    **requests.SENTENCES,
}
