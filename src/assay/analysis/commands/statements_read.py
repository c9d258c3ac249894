"""Signed recognition statements as files, brought along by whoever asks: examined, then counted.

Apart from reading achievements because a statement is another's word: only one that holds, by an
organization named by its own domain (did:web), is taken as proven; any other is shown and not counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import unquote, urlsplit

from assay.analysis.commands.achievements_read import Reader
from assay.analysis.descriptions import CONTEXT, Description
from assay.analysis.valuation import Proof, RecognitionStatement, Verb, counted
from assay.errors import AssayError
from assay.models import EndorsementCredential, VerifiableCredential
from assay.verification import Report, Verdict

Json = dict[str, Any]

_WITHDRAWN = {"status-revoked", "status-suspended"}
_ENDED = {"period-expired", "period-not-begun"}


def read_statements(
    names: Sequence[str], reader: Reader, description: Description
) -> tuple[RecognitionStatement, ...]:
    """The statements in these files, as the counting reads them.

    `description`: the achievement that is assayed; whoever issues it is known by its domain. Raises
    `usage-wrong` for a file that is no statement, and what reading raises.
    """
    issuer = host_of(description.issuer.id) or host_of(description.issuer.url)
    return tuple(_read(name, reader, issuer) for name in names)


def _read(name: str, reader: Reader, issuer: str) -> RecognitionStatement:
    report = reader.report_named(name)
    document = report.document
    json: Json = document.json if document is not None else {}
    subject = json.get("credentialSubject")
    contexts = json.get("@context")
    told = subject.get("recognition") if isinstance(subject, dict) else None
    named = isinstance(contexts, list) and CONTEXT in contexts
    if document is None or not named or not isinstance(subject, dict) or told not in set(Verb):
        raise AssayError("usage-wrong", reason=f"“{name}” is no statement of recognition.")
    credential = VerifiableCredential(json)
    domain = host_of(credential.issuer_id) if credential.issuer_id.startswith("did:web:") else ""
    profile: Json = json["issuer"] if isinstance(json.get("issuer"), dict) else {}
    parent = profile.get("parentOrg")
    above = host_of(str(parent.get("id", ""))) if isinstance(parent, dict) else ""
    # Whom an issuer names above itself does not make its own word another's.
    is_issuer = bool(issuer) and counted(domain) == counted(issuer)
    if credential.valid_from is None:
        raise AssayError("usage-wrong", reason=f"“{name}” is no statement of recognition.")
    until = credential.valid_until
    given = subject.get("credits")
    return RecognitionStatement(
        by=str(profile.get("name") or credential.issuer_id),
        controller=counted(issuer if is_issuer else above or domain),
        achievement=str(EndorsementCredential(json).subject.id),
        recognised=counted(issuer),
        verb=Verb(str(told)),
        proof=_proof(report) if domain else Proof.UNPROVEN,
        since=credential.valid_from.date(),
        until=until.date() if until is not None else None,
        credits=float(given) if isinstance(given, int | float) else None,
        occupation=str(subject.get("occupation", "")),
        place=str(subject.get("place", "")),
        reference=str(credential.id or ""),
        digest=document.digest,
    )


def _proof(report: Report) -> Proof:
    """One out of its time is proven all the same: the counting looks at its days."""
    if _WITHDRAWN & set(report.codes):
        return Proof.WITHDRAWN
    errors = {finding.code for finding in report.findings if finding.severity == "error"}
    return Proof.PROVEN if report.verdict is Verdict.ACCEPTED or errors <= _ENDED else Proof.UNPROVEN


def host_of(identifier: str) -> str:
    """The domain that an identifier or an address belongs to; empty where it belongs to none."""
    if identifier.startswith("did:web:"):
        return unquote(identifier.removeprefix("did:web:").partition(":")[0]).partition(":")[0].lower()
    try:
        return urlsplit(identifier).hostname or ""
    except ValueError:
        return ""
