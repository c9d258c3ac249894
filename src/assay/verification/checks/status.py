"""Has the issuer taken it back, for good or for a while? (Bitstring Status List 1.0, 3.2; OB 3.0, 8.1)

The list is a credential too: it is examined like any other, one level deep, and believed only
from the issuer of the credential. What it says once examined is kept for the verifier's
later examinations of the same instant, since one list serves a hundred thousand credentials.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from assay.errors import AssayError, Malformed, Unavailable, Unsupported
from assay.models import VerifiableCredential
from assay.status import (
    StatusEntry,
    is_revocation_entry,
    meaning,
    read_revocation_entry,
    read_revocation_list,
    read_status_entry,
    read_status_list,
)
from assay.verification.examination import Examination, ExaminedList
from assay.verification.opening import open_document
from assay.verification.policy import OFFLINE
from assay.verification.report import Finding, Report, Verdict, verdict_of

ENTRY_LIMIT = 8  # status entries of one credential; each may ask for a list of its own

_OUT_OF_TIME = {"period-expired", "period-not-begun"}
_WITHDRAWN = {"revoked": "status-revoked", "suspended": "status-suspended"}


def check_status_entries(examination: Examination) -> Iterator[Finding]:
    """Each status entry that cannot be read, or is of a kind that we do not."""
    entries = _entries(examination)
    if len(entries) > ENTRY_LIMIT:
        yield Finding(
            "document-too-large", "/credentialStatus", {"what": "status entries", "limit": ENTRY_LIMIT}
        )
        return
    for pointer, json in entries:
        try:
            _read(json, pointer)
        except AssayError as error:
            yield Finding.of(error)


def check_status(examination: Examination) -> Iterator[Finding]:
    """Revoked, suspended, a message; or why a status entry could not be followed."""
    entries = _entries(examination)
    if entries and not examination.policy.needs_status:
        yield Finding("status-not-checked", "/credentialStatus")
        return
    for pointer, json in entries[:ENTRY_LIMIT]:
        try:
            entry = _read(json, pointer)
        except AssayError:
            continue  # told by the check of the entries
        try:
            if isinstance(entry, str):
                yield from _look_up(examination, entry, pointer)
            else:
                yield from _follow(examination, entry, pointer)
        except AssayError as error:
            yield Finding.of(error, "" if error.pointer.startswith(pointer) else pointer)


def _read(json: object, pointer: str) -> StatusEntry | str:
    """The entry in a bitstring status list, or the address of a 1EdTech revocation list."""
    return (
        read_revocation_entry(json, pointer)
        if is_revocation_entry(json)
        else read_status_entry(json, pointer)
    )


def _look_up(examination: Examination, address: str, pointer: str) -> Iterator[Finding]:
    """What a 1EdTech revocation list says of it; why the list may be believed stands with its reader."""
    name, issuer = examination.credential.id, examination.credential.issuer_id
    if name is None:
        yield Finding("status-entry-malformed", pointer, {"reason": "the credential has no id"})
        return
    try:
        content = examination.means.fetch(address).content
    except Unavailable:
        yield Finding("status-list-unavailable", pointer, {"list": address})
        return
    found = read_revocation_list(content, address)
    if found.issuer != issuer:
        yield Finding("status-list-foreign", pointer, {"list": address, "issuer": found.issuer})
    elif name in found.revoked:
        yield Finding("status-revoked", pointer)


def _entries(examination: Examination) -> list[tuple[str, object]]:
    held = examination.document.json.get("credentialStatus")
    if isinstance(held, list):
        return [(f"/credentialStatus/{index}", entry) for index, entry in enumerate(held)]
    return [] if held is None else [("/credentialStatus", held)]


def _follow(examination: Examination, entry: StatusEntry, pointer: str) -> Iterator[Finding]:
    examined = _examined_list(examination, entry.list_address)
    yield from (Finding(f.code, pointer, f.facts, f.nested) for f in examined.findings)
    if examined.status_list is None:
        return
    if examined.issuer != examination.credential.issuer_id:
        yield Finding(
            "status-list-foreign", pointer, {"list": entry.list_address, "issuer": examined.issuer or ""}
        )
        return
    value = examined.status_list.value(entry)
    message = meaning(entry, value)
    if message in _WITHDRAWN:
        yield Finding(_WITHDRAWN[message], pointer)
    elif message is not None:
        yield Finding("status-message", pointer, {"message": message})


def _examined_list(examination: Examination, address: str) -> ExaminedList:
    try:
        content = examination.means.fetch(address).content
    except Unavailable as error:
        finding = Finding("status-list-unavailable", "", {"list": address, "reason": error.code})
        return ExaminedList((finding,), None, None)
    except AssayError as error:
        finding = Finding("status-list-malformed", "", {"list": address, "reason": error.code})
        return ExaminedList((finding,), None, None)
    key = (address, hashlib.sha256(content).digest(), examination.instant, examination.policy.clock_skew)
    found = examination.means.examined_lists.get(key)
    if found is None:
        found = _examine_list(examination, address, content)
        examination.means.examined_lists.keep(key, found)
    return found


def _examine_list(examination: Examination, address: str, content: bytes) -> ExaminedList:
    try:
        document = open_document(content)
    except Malformed as error:
        finding = Finding("status-list-malformed", "", {"list": address, "reason": error.code})
        return ExaminedList((finding,), None, None)
    except Unsupported:  # a kind of token that we do not read: the list may be good, and we cannot tell
        return ExaminedList((Finding("status-list-undetermined", "", {"list": address}),), None, None)
    # A list's own status is not followed: one level only, or lists could be chained without end.
    policy = replace(OFFLINE, clock_skew=examination.policy.clock_skew)
    report = examination.examine_nested(document, policy)
    findings = tuple(_trouble(report, address))
    if findings:
        return ExaminedList(findings, None, None)
    try:
        status_list = read_status_list(document.json, address)
    except AssayError as error:
        return ExaminedList((Finding(error.code, "", error.facts),), None, None)
    return ExaminedList((), status_list, VerifiableCredential(document.json).issuer_id)


def _trouble(report: Report, address: str) -> Iterator[Finding]:
    # A list out of its time is away, not wrong: what else is the matter with it is asked first.
    out_of_time = [finding for finding in report.findings if finding.code in _OUT_OF_TIME]
    verdict = verdict_of(finding for finding in report.findings if finding not in out_of_time)
    if verdict is Verdict.REJECTED:
        yield Finding("status-list-not-accepted", "", {"list": address}, report)
    elif out_of_time:
        yield Finding(
            "status-list-stale", "", {"list": address, "when": out_of_time[0].facts["when"]}, report
        )
    elif verdict is Verdict.UNDETERMINED:
        yield Finding("status-list-undetermined", "", {"list": address}, report)
