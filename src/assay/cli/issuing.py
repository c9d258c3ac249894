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
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from assay.baking import bake
from assay.cli.files import alone_in, make_folder, read_bytes, sync_folder, write_json, write_whole
from assay.cli.key_files import TOKEN_SUITE
from assay.cli.recipients import Row, key_of
from assay.cli.registers import change_register
from assay.cli.workers import Task, work_off
from assay.errors import AssayError
from assay.issuance import AchievementPlan, Issuer, Recipient, StatusRegister, draft, new_urn

Json = dict[str, Any]

JOURNAL = "issued.json"
_JOURNAL_LIMIT = 64 << 20  # bytes; a hundred thousand entries stay far below it
_SHARE = 32  # credentials that one process signs and writes at a time
_PATIENCE = 600.0  # seconds for one share, on the slowest of disks


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
    planned = Planned(recipient, new_urn(), out)
    content = _content(award, planned, _register(award, [planned]))
    if content is None:  # somebody was faster
        raise AssayError("file-exists", file=str(out))
    write_whole(out, content if award.picture is None else bake(award.picture, content))
    return Issued(planned.credential_id, (out,))


def issue_many(award: Award, rows: Sequence[Row], folder: Path, jobs: int = 1) -> Iterator[Issued]:
    """Each credential once it is issued into this folder, one file each, and a baked picture beside it.

    With more than one job several processes sign, where there is enough for them to do. Raises as
    `issue_one` does; what was issued before that stays issued.
    """
    make_folder(folder)
    planned = _plan(award, rows, folder)
    register = _register(award, planned)
    shares = _Shares(len(planned))

    def issue_share(task: Task) -> bytes:
        return _issue_share(award, register, planned[int(task.content) :][:_SHARE], folder)

    for answers in work_off(shares, issue_share, _give_up, min(jobs, shares.total), _PATIENCE):
        for answer in answers:
            yield from _read_answer(json.loads(answer))


class _Shares:
    """The planned credentials in shares: what one process signs and writes at a time."""

    __slots__ = ("_taken", "total", "waits_for")

    def __init__(self, planned: int) -> None:
        self._taken = 0
        self.total = -(-planned // _SHARE)
        self.waits_for: int | None = None

    def take(self) -> Task | None:
        """Where the next share begins."""
        if self._taken == self.total:
            return None
        self._taken += 1
        return Task(self._taken, str((self._taken - 1) * _SHARE).encode())


def _issue_share(
    award: Award, register: StatusRegister | None, planned: Sequence[Planned], folder: Path
) -> bytes:
    """These credentials signed and on the disk: what came of them, or why it stopped, as JSON."""
    try:
        # Writing waits for the disk far longer than signing takes, and a disk takes many files at once.
        with ThreadPoolExecutor(_SHARE // 4) as writers:
            issued = [writers.submit(_write, award, one, _content(award, one, register)) for one in planned]
        told = [[one.credential_id, [*map(str, one.files)], one.new] for one in (i.result() for i in issued)]
        sync_folder(folder)
    except AssayError as error:
        facts = {name: fact if isinstance(fact, int) else str(fact) for name, fact in error.facts.items()}
        return json.dumps({"code": error.code, "pointer": error.pointer, "facts": facts}).encode()
    return json.dumps(told).encode()


def _content(award: Award, planned: Planned, register: StatusRegister | None) -> bytes | None:
    """The signed credential; None where it was there before."""
    if planned.path.exists():
        return None
    if register is not None:
        planned = replace(planned, status=tuple(register.entries(planned.credential_id)))
    return _sign(award, planned)


def _write(award: Award, planned: Planned, content: bytes | None) -> Issued:
    if content is not None:
        write_whole(planned.path, content, alone=False)
    files = [planned.path]
    if award.picture is not None:
        picture = planned.path.with_suffix(award.picture_suffix)
        if not picture.exists():
            baked = bake(award.picture, read_bytes(planned.path) if content is None else content)
            write_whole(picture, baked, alone=False)
        files.append(picture)
    return Issued(planned.credential_id, tuple(files), content is not None)


def _give_up(_task: Task) -> bytes:
    return json.dumps({"code": "internal", "pointer": "", "facts": {}}).encode()


def _read_answer(answer: Any) -> Iterator[Issued]:  # noqa: ANN401 - what _issue_share made
    if isinstance(answer, dict):
        raise AssayError(answer["code"], answer["pointer"], **answer["facts"])
    for credential_id, files, new in answer:
        yield Issued(credential_id, tuple(map(Path, files)), new)


def _plan(award: Award, rows: Sequence[Row], folder: Path) -> list[Planned]:
    """What each row is to become, written down; a row that was planned before keeps its id and file."""
    achievement = str(award.plan.json.get("id"))
    suffix = ".jwt" if award.issuer.suite == TOKEN_SUITE else ".json"
    with alone_in(folder):
        journal = _read_journal(folder / JOURNAL)
        known = {(entry["achievement"], entry["recipient"]): entry for entry in journal}
        planned, added = [], False
        for row in rows:
            key = (achievement, key_of(row.recipient))
            entry = known.get(key)
            if entry is None:
                credential_id = new_urn()
                name = f"{_slug(row.recipient)}-{credential_id[-8:]}{suffix}"
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


def _register(award: Award, planned: Sequence[Planned]) -> StatusRegister | None:
    """The register, with places for all of these taken and stored before anything is signed."""
    if award.register is None:
        return None
    ids = [one.credential_id for one in planned]
    return change_register(award.register, lambda register: register.reserve(*ids))


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
        journal = json.loads(read_bytes(path, _JOURNAL_LIMIT))
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
