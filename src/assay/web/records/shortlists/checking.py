"""Checking one thing on a list, and what of the answer the list may keep.

Apart from the writes because it reads nothing of the list: a link or bytes in, a few words out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assay.baking import picture_kind, unbake
from assay.errors import AssayError
from assay.web.base.documents import is_pdf
from assay.web.base.permission import NotFound
from assay.web.base.qr_codes import is_photo
from assay.web.records.consents.openings import note_opening
from assay.web.records.recognition.queries import Recognised
from assay.web.records.shares import queries as shares
from assay.web.records.shares.shown import shown
from assay.web.records.shortlists.sealed import EntryTold
from assay.web.records.verifications.judged import ACCEPTED, REJECTED, UNDETERMINED, Judged
from assay.web.records.verifications.queries import judge
from assay.web.records.verifications.sharing import own_share_token
from assay.web.records.verifications.sources import Found, found_in

_ORDER = (REJECTED, UNDETERMINED, ACCEPTED)
_MOST_REASONS = 5


@dataclass(frozen=True, slots=True)
class Checked:
    """An answer as a list keeps it; `source` takes the place of a picture or PDF that held it."""

    verdict: str
    told: EntryTold
    source: bytes
    is_link: bool
    credential_ids: tuple[str, ...] = ()


def check(source: bytes, label: str, *, is_link: bool) -> Checked:
    """The answer about a link or the bytes of a credential, with what the list keeps of it from now on."""
    content = source
    if not is_link:
        try:
            found = found_in(source)
        except AssayError:
            found = Found(source)  # judged all the same: the answer says what is wrong with it
        content, is_link = (found.link.encode(), True) if found.link else (found.content, False)
    token = own_share_token(content.decode("utf-8", "ignore")) if is_link else ""
    answers = _shared(token) if token else [judge(content)]
    if not answers:
        sentence = _("This link does not work any more")
        reason = _("Its owner ended it; that says nothing about the credential. Ask for a new link.")
        ended = EntryTold(label=label, sentence=sentence, reasons=(reason,))
        return Checked(UNDETERMINED, ended, content, is_link)
    worst = min((answer.verdict for answer in answers), key=_ORDER.index)
    ids = tuple(answer.credential_id for answer in answers if answer.credential_id)
    return Checked(worst, _told(answers, label), content, is_link, ids)


def quick_source(content: bytes) -> tuple[bytes, bool]:
    """What a list keeps of something handed in until it is checked, and whether that is a link.

    The credential out of its badge picture; PDFs and photos are opened by the check, which has time.
    """
    if is_pdf(content) or (is_photo(content) and picture_kind(content) is None):
        return content, False
    try:
        found = Found(unbake(content)) if picture_kind(content) else found_in(content)
    except AssayError:
        return content, False
    return (found.link.encode(), True) if found.link else (found.content, False)


def _shared(token: str) -> list[Judged]:
    """The answers on all that a share link of this site shows; none where it no longer works."""
    try:
        link = shares.by_token(token)
        answers = [each.judged for each in shown(link)]
    except NotFound:
        return []
    if link.shows_minor:
        note_opening(shares.KIND, link.row.key)
    return answers


def _told(answers: Sequence[Judged], label: str) -> EntryTold:
    worst = min(answers, key=lambda answer: _ORDER.index(answer.verdict))
    contents = [answer.content for answer in answers if answer.content]
    until = [content.valid_until for content in contents if content.valid_until]
    errors = [f"{told.title}. {told.text}" for told in worst.findings if told.severity == "error"]
    notes = [content.described_note for content in contents if content.described_note]
    reasons = tuple(dict.fromkeys((*errors, *notes, *worst.warnings)))[:_MOST_REASONS]
    found = worst.recognition
    return EntryTold(
        label=label,
        sentence=worst.sentence,
        reasons=reasons,
        holder=next((content.holder for content in contents if content.holder), ""),
        achievement=", ".join(dict.fromkeys(content.name for content in contents)),
        issuer=", ".join(dict.fromkeys(content.issuer.name for content in contents)),
        is_recognised=found is not None and found.state is Recognised.RECOGNISED,
        valid_until=min(until).isoformat() if until else "",
        achievement_id=next((content.achievement for content in contents if content.achievement), ""),
    )
