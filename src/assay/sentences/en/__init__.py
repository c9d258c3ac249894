"""English: title, sentence and help of every code, gathered from its files by area."""

from __future__ import annotations

from assay.sentences.en import assays, courses, documents, older_badges, proofs, releases, requests
from assay.sentences.en.manner import MANNER

__all__ = ["MANNER", "SENTENCES"]

SENTENCES: dict[str, tuple[str, str, str]] = {
    **assays.SENTENCES,
    **courses.SENTENCES,
    **documents.SENTENCES,
    **older_badges.SENTENCES,
    **proofs.SENTENCES,
    **releases.SENTENCES,
    **requests.SENTENCES,
}
