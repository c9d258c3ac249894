"""Issuing to one or to many: planned and written down first, signed after, each file whole or not there.

The order is the point. Who is to get which credential id stands in `issued.json`, and its place on the
status lists in the register, both on the disk before a signature is made; so a run that was interrupted
is finished by the next one, and a run that was finished is not done twice.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from assay.baking import bake
from assay.cli.files import alone_in, make_folder, read_bytes, write_json, write_whole
from assay.cli.recipients import Row, key_of
from assay.cli.registers import change_register
from assay.errors import AssayError
from assay.issuance import AchievementPlan, Issuer, Recipient, draft, new_urn

Json = dict[str, Any]

JOURNAL = "issued.json"


@dataclass(frozen=True, slots=True)
class Award:
    """What is awarded: by whom, what, from when, with which register and picture."""

    issuer: Issuer
    plan: AchievementPlan
    valid_from: datetime
    register: Path | None = None
    picture: bytes | None = None
    picture_suffix: str = ""


@dataclass(frozen=True, slots=True)
class Planned:
    """One credential to be: its recipient, its id, its status entries and its file."""

    recipient: Recipient
    credential_id: str
    path: Path
    status: tuple[Json, ...] = ()


@dataclass(frozen=True, slots=True)
class Issued:
    """One credential that is: its id, its files, and whether it had been there before."""

    credential_id: str
    files: tuple[Path, ...]
    new: bool = True


def issue_one(award: Award, recipient: Recipient, out: Path) -> Issued:
    """The credential in this file: baked, where a picture is given, else as JSON.

    Raises `file-exists`, `file-not-written`, `CannotIssue`, and what drafting and baking raise.
    """
    if out.exists():
        raise AssayError("file-exists", file=str(out))
    draft(award.plan, recipient, award.issuer.profile, award.valid_from)  # raises before an index is taken
    planned = _reserve(award, [Planned(recipient, new_urn(), out)])[0]
    content = _sign(award, planned)
    write_whole(out, content if award.picture is None else bake(award.picture, content))
    return Issued(planned.credential_id, (out,))


def issue_many(award: Award, rows: Sequence[Row], folder: Path) -> Iterator[Issued]:
    """Each credential as it is issued into this folder, one file each, and a baked picture beside it.

    Raises as `issue_one` does; what was issued before that stays issued.
    """
    make_folder(folder)
    for planned in _reserve(award, _plan(award, rows, folder)):
        new = not planned.path.exists()
        if new:
            content = _sign(award, planned)
            write_whole(planned.path, content)
        else:
            content = read_bytes(planned.path)
        files = [planned.path]
        if award.picture is not None:
            picture = planned.path.with_suffix(award.picture_suffix)
            if not picture.exists():
                write_whole(picture, bake(award.picture, content))
            files.append(picture)
        yield Issued(planned.credential_id, tuple(files), new)


def _plan(award: Award, rows: Sequence[Row], folder: Path) -> list[Planned]:
    """What each row is to become, written down; a row that was planned before keeps its id and file."""
    achievement = str(award.plan.json.get("id"))
    with alone_in(folder):
        journal = _read_journal(folder / JOURNAL)
        known = {(entry["achievement"], entry["recipient"]): entry for entry in journal}
        planned, added = [], False
        for row in rows:
            key = (achievement, key_of(row.recipient))
            entry = known.get(key)
            if entry is None:
                credential_id = new_urn()
                name = f"{_slug(row.recipient)}-{credential_id[-8:]}.json"
                entry = {
                    "achievement": key[0],
                    "recipient": key[1],
                    "credential": credential_id,
                    "file": name,
                }
                journal.append(entry)
                known[key], added = entry, True
            planned.append(Planned(row.recipient, entry["credential"], folder / entry["file"]))
        if added:
            write_json(folder / JOURNAL, journal, replace=True, mode=0o600)
    return planned


def _reserve(award: Award, planned: list[Planned]) -> list[Planned]:
    """The same with their places on the status lists, taken and stored before anything is signed."""
    if award.register is None:
        return planned

    ids = [one.credential_id for one in planned]
    register = change_register(award.register, lambda register: register.reserve(*ids))
    return [replace(one, status=tuple(register.entries(one.credential_id))) for one in planned]


def _sign(award: Award, planned: Planned) -> bytes:
    return award.issuer.award(
        award.plan,
        planned.recipient,
        valid_from=award.valid_from,
        credential_id=planned.credential_id,
        status=planned.status,
    ).content


def _read_journal(path: Path) -> list[dict[str, str]]:
    if not path.exists():
        return []
    try:
        journal = json.loads(read_bytes(path))
        members = {"achievement", "recipient", "credential", "file"}
        if all(set(entry) == members and "/" not in entry["file"] for entry in journal):
            return list(journal)
    except (ValueError, TypeError, RecursionError):
        pass
    raise AssayError("usage-wrong", reason=f"“{path}” is not a list that “assay issue” wrote; move it away.")


def _slug(recipient: Recipient) -> str:
    """The recipient's name, or what stands before the @, as a file name of plain letters."""
    text = recipient.name or (recipient.email or "").partition("@")[0]
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:60] or "credential"
