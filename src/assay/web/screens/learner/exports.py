"""Everything a learner has here as one ZIP, made while it is sent: nothing is held but one credential.

Apart from its view because it is a format: what is in it, how it is named, and how its table is made safe.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from assay.errors import AssayError
from assay.web.base.clock import now
from assay.web.base.csv_files import write_csv
from assay.web.look.paper.printing import CannotPrint, plain, printed
from assay.web.look.shared import picture_png, picture_svg
from assay.web.records.holdings import files
from assay.web.records.holdings.queries import HoldingRow
from assay.web.records.shares.queries import ShareRow
from assay.web.screens.learner.share_words import address_of

_HEADINGS = (
    "number",
    "title",
    "holder",
    "issuer",
    "awarded",
    "valid until",
    "state",
    "credential id",
    "file",
)
_LINK_HEADINGS = ("title", "note", "address", "made", "ends", "state", "opened")


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose wallet it is."""

    name: str
    email: str
    language: str


class _Pipe(io.RawIOBase):
    """Where the ZIP writes to: a buffer that is emptied as it is sent."""

    def __init__(self) -> None:
        self._held = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        piece = bytes(data)  # type: ignore[call-overload]  # a buffer, as every writer hands over
        self._held += piece
        return len(piece)

    def taken(self) -> bytes:
        """What was written since the last time."""
        piece = bytes(self._held)
        self._held.clear()
        return piece


def wallet_zip(
    owner: Owner, held: Iterator[tuple[HoldingRow, bytes]], shares: list[ShareRow]
) -> Iterator[bytes]:
    """The pieces of the ZIP: credentials as signed, their pictures, tables, profile, and what is what."""
    pipe, listed = _Pipe(), []
    draw = lru_cache(maxsize=32)(picture_png)  # many awards share one badge
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("README.txt", _readme(owner))
        yield pipe.taken()
        for number, (row, content) in enumerate(held, 1):
            plain = files.plain_file(content)
            stem = f"{number:04}-{files.file_name(row.title, '').rstrip('.')}"
            archive.writestr(f"credentials/{stem}.{plain.ending}", content)
            for ending, picture in _pictures(row, content, draw(*_drawn(row))):
                archive.writestr(f"pictures/{stem}.{ending}", picture)
            listed.append(_line(number, row, f"credentials/{stem}.{plain.ending}"))
            yield pipe.taken()
        for page in _list_pdf(owner, listed):
            archive.writestr("credentials.pdf", page)
        archive.writestr("credentials.csv", b"".join(write_csv(_HEADINGS, listed)))
        archive.writestr(
            "links.csv", b"".join(write_csv(_LINK_HEADINGS, [_link_line(row) for row in shares]))
        )
        profile = {
            "name": owner.name,
            "email": owner.email,
            "language": owner.language,
            "credentials": len(listed),
        }
        archive.writestr("profile.json", json.dumps(profile, ensure_ascii=False, indent=2).encode())
    yield pipe.taken()


def _list_pdf(owner: Owner, listed: list[tuple[object, ...]]) -> Iterator[bytes]:
    """The same table on paper; nothing where it cannot be printed, since the files are what counts."""
    today = localtime(now())
    number, title, issuer, awarded = 0, 1, 3, 4
    facts = {
        "language": owner.language[:2],
        "title": _("The credentials of %(name)s") % {"name": plain(owner.name or owner.email)},
        "summary": _("As of %(day)s. What counts are the signed files beside this list.")
        % {"day": date_format(today, "DATE_FORMAT")},
        "year": today.year,
        "month": today.month,
        "day": today.day,
        "columns": ["#", _("Credential"), _("Issued by"), _("Awarded on")],
        "rows": [
            [
                str(line[number]),
                plain(str(line[title])),
                plain(str(line[issuer])),
                _written_out(str(line[awarded])),
            ]
            for line in listed
        ],
    }
    with suppress(CannotPrint):
        yield printed("list", facts)


def _written_out(day: str) -> str:
    return date_format(date.fromisoformat(day), "DATE_FORMAT") if day else ""


def _drawn(row: HoldingRow) -> tuple[str, str, str]:
    return row.version, row.summary.issuer_id, row.title


def _pictures(row: HoldingRow, content: bytes, png: bytes) -> Iterator[tuple[str, bytes]]:
    for ending, picture in (("png", png), ("svg", picture_svg(*_drawn(row)).encode())):
        try:
            yield ending, files.baked_file(content, picture, ending).content
        except AssayError:
            continue  # a badge of an older edition, or larger than a picture may hold: its file is there


def _line(number: int, row: HoldingRow, file: str) -> tuple[object, ...]:
    told = row.summary
    awarded = told.awarded.date().isoformat() if told.awarded else ""
    until = told.valid_until.date().isoformat() if told.valid_until else ""
    return number, told.name, told.holder, told.issuer, awarded, until, row.state, told.credential_id, file


def _link_line(row: ShareRow) -> tuple[object, ...]:
    ends = row.ends_at.isoformat() if row.ends_at else ""
    return row.title, row.note, address_of(row), row.made_at.isoformat(), ends, row.state, row.opened


def _readme(owner: Owner) -> str:
    day = date_format(localtime(now()), "DATE_FORMAT")
    lines = (
        _("Everything in the wallet of %(name)s, as of %(day)s.")
        % {"name": owner.name or owner.email, "day": day},
        "",
        _("credentials: each credential exactly as it was signed. These files are what counts: keep them."),
        _("pictures: the badges, each with its credential inside. Most wallets take these pictures."),
        _("credentials.pdf: a list to print."),
        _("credentials.csv: a table of all of them for a spreadsheet."),
        _("links.csv: the links you have given out, and how often each was opened."),
        _("profile.json: your name, address and language."),
        "",
        _("To check a credential, drop its file or picture on the check page of this site or of any other."),
        _("To take them elsewhere, import the files or the pictures into another wallet for Open Badges."),
        "",
    )
    return "\r\n".join(lines)
