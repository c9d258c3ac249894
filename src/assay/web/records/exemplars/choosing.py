"""What a member makes of judged work: which judgements there are, and the copy that would be shown.

Apart from the writes because here is decided what leaves: a text as the assessor left it, without the
learner's name; a link as it was; a file only as a picture made anew or a PDF, under a name of our own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assay.web.base.papers import PaperRefused, kept
from assay.web.base.permission import NotFound
from assay.web.records.applications import queries as applications
from assay.web.records.applications.judged import Judged, judgements
from assay.web.records.applications.models import Application
from assay.web.records.applications.values import PieceRow
from assay.web.records.exemplars.values import (
    LONGEST_TEXT,
    PASSED,
    RETURNED,
    Candidate,
    CandidatePiece,
    ExemplarRefused,
    Proposal,
)

_DECIDED = ("accepted", "declined")
_SHORTEST = 3  # letters of a word of the name that is looked for
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Copied:
    """One part as it would be shown."""

    kind: str
    title: str
    text: str = ""
    is_edited: bool = False
    content: bytes = b""
    media_type: str = ""


def candidates(organization: str, application: str) -> list[Candidate]:
    """The judgements of a decided application that an exemplar can be made of; the right was asked."""
    row = Application.objects.of(organization).filter(key=application).first()
    if row is None or row.state not in _DECIDED or not row.data_key_id or row.confirmed_at is None:
        return []
    return [_candidate(each) for each in judgements(row) if each.pieces]


def candidate(organization: str, application: str, step: str) -> Candidate:
    """One of them. Raises `NotFound`."""
    found = next((each for each in candidates(organization, application) if each.step == step), None)
    if found is None:
        raise NotFound
    return found


def copied(row: Application, judged: Judged, proposal: Proposal, whose: tuple[str, str]) -> list[Copied]:
    """The parts as they would be shown; `whose`: the learner's name and address. Raises `ExemplarRefused`."""
    if not proposal.why.strip():
        raise ExemplarRefused("why", "why")
    _refuse_words(proposal.why, whose, "why")
    parts = [
        _copy(row, piece, proposal.shown[piece.key], whose)
        for piece in judged.pieces
        if piece.key in proposal.shown
    ]
    if not parts:
        raise ExemplarRefused("empty")
    return parts


def kind_of(judged: Judged) -> str:
    """What an exemplar of this judgement is called."""
    return PASSED if judged.kind == "accepted" else RETURNED


def _candidate(judged: Judged) -> Candidate:
    pieces = tuple(CandidatePiece(each.key, each.kind, each.name, each.text) for each in judged.pieces)
    return Candidate(
        judged.step, kind_of(judged), judged.attempt, judged.at, judged.text, pieces, judged.missing
    )


def _copy(row: Application, piece: PieceRow, text: str, whose: tuple[str, str]) -> Copied:
    if piece.kind == "file":
        return _file(row, piece)
    told = text.replace("\r\n", "\n").strip()
    if piece.kind == "link":
        if told != piece.text.strip():
            raise ExemplarRefused("link", piece.key)
        if _is_in_address(told, whose):
            raise ExemplarRefused("name", piece.key)
        return Copied("link", _title(piece, whose, _("A link")), told)
    if not told:
        raise ExemplarRefused("empty", piece.key)
    _refuse_words(told, whose, piece.key)
    was = piece.text.replace("\r\n", "\n").strip()
    return Copied("text", _title(piece, whose, _("A text")), told, is_edited=told != was)


def _file(row: Application, piece: PieceRow) -> Copied:
    _piece, content = applications.piece_content(row.key, piece.key)
    try:
        document = kept(piece.name, content)
    except PaperRefused as error:
        raise ExemplarRefused("file", piece.key) from error
    # Never its own name: people name their files after themselves.
    title = _("A picture") if document.kind.startswith("image/") else _("A PDF")
    return Copied("file", title, content=document.content, media_type=document.kind)


def _title(piece: PieceRow, whose: tuple[str, str], otherwise: str) -> str:
    return otherwise if _is_named(piece.name, whose) else piece.name


def _refuse_words(text: str, whose: tuple[str, str], field: str) -> None:
    if len(text) > LONGEST_TEXT:
        raise ExemplarRefused("too-long", field)
    if _is_named(text, whose):
        raise ExemplarRefused("name", field)


def _is_named(text: str, whose: tuple[str, str]) -> bool:
    """Whether a word of the name, written as a name, or the address stands in it."""
    name, email = whose
    words = set(_WORDS.findall(text))
    folded = " ".join(text.casefold().split())
    is_whole = " ".join(name.casefold().split()) in folded or email.casefold() in folded
    return is_whole or any(word in words or word.upper() in words for word in _name_words(name))


def _is_in_address(address: str, whose: tuple[str, str]) -> bool:
    folded = address.casefold()
    return _is_named(address, whose) or any(word.casefold() in folded for word in _name_words(whose[0]))


def _name_words(name: str) -> list[str]:
    return [word for word in _WORDS.findall(name) if len(word) >= _SHORTEST]
