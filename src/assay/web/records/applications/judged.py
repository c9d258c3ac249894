"""Judgements of an application with what was judged: the pieces as they were then, if they are still there.

Apart from the page of an application, which shows what is handed in now.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from assay.web.records.applications import queries, sealed
from assay.web.records.applications.models import Application, Step
from assay.web.records.applications.values import PieceRow


@dataclass(frozen=True, slots=True)
class Judged:
    """One judgement: accepted or returned, in which words, of which pieces."""

    step: str
    kind: str
    attempt: int
    text: str
    results: dict[str, str]
    at: datetime
    pieces: tuple[PieceRow, ...]
    missing: int  # pieces that were judged and were taken back since


def judgements(row: Application) -> list[Judged]:
    """Every acceptance and every return of this application, oldest first. Raises `NotFound` once forgotten.

    The words of two assessors who had to agree stand one below the other.
    """
    secret = sealed.secret_of(row)
    held = {piece.digest: piece for piece in reversed(queries.pieces_of(row))}
    steps, found = queries.steps_of(row), []
    for step in steps:
        if step.kind not in {"accepted", "returned"}:
            continue
        kept = [held[digest] for digest in step.evidence if digest in held]
        said = [step] if step.kind == "returned" else _agreeing(steps, step)
        found.append(
            Judged(
                step=step.key,
                kind=step.kind,
                attempt=step.attempt,
                text="\n\n".join(text for each in said if (text := sealed.words(secret, each))),
                results=dict(step.results),
                at=step.at,
                pieces=tuple(queries.piece_row(secret, piece) for piece in kept),
                missing=len(step.evidence) - len(kept),
            )
        )
    return found


def _agreeing(steps: list[Step], last: Step) -> list[Step]:
    return [each for each in steps if each.kind in {"agreed", "accepted"} and each.attempt == last.attempt]
