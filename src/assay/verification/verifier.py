"""The verifier: run every check on a credential and tell all of it.

Read this first. The order of the checks is the procedure (VCDM 2.0, 7.1; OB 3.0, 8).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from assay.codes import Effect, Severity
from assay.did import Resolver
from assay.errors import AssayError, Unsupported
from assay.fetching import Fetch, fetch_from, fetch_nothing
from assay.jsonld import SHIPPED, ContextStore, Work
from assay.models import Document
from assay.proof import UnsecuredDocument
from assay.verification.checks import PROCEDURES, Check
from assay.verification.examination import AskSchema, Examination, ExaminedLists, Means
from assay.verification.kinds import Kind
from assay.verification.lookups import Lookups
from assay.verification.opening import Source, open_document, read_source, refuse_oversize
from assay.verification.policy import STRICT, Policy
from assay.verification.report import Finding, Report, VerifiedCredential

Clock = Callable[[], datetime]

_LOG = logging.getLogger("assay")


def utc_now() -> datetime:
    """The present instant, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class DraftExamination:
    """What stands against signing a draft, and the draft as walked, so that signing need not walk again."""

    findings: tuple[Finding, ...]
    unsecured: UnsecuredDocument


@dataclass(frozen=True, slots=True)
class Verifier:
    """Holds what an examination needs from outside: documents, contexts, the time.

    With neither `documents` nor `fetch`, every address is unknown: did:key alone resolves.
    `documents` maps addresses to bytes or files, and nothing else exists. `contexts`: those
    shipped, or those with some the caller vouches for. `house_checks` run after the law's. `schemas`
    holds a credential against the JSON Schema its issuer names (`assay.schemas.SchemaProcess`); without
    it none is asked.
    """

    documents: Mapping[str, bytes | Path] | None = None
    fetch: Fetch | None = None
    contexts: ContextStore = SHIPPED
    now: Clock = utc_now
    house_checks: tuple[Check, ...] = ()
    schemas: AskSchema | None = None
    _examined_lists: ExaminedLists = field(
        default_factory=ExaminedLists, init=False, repr=False, compare=False
    )

    def examine(self, source: Source, policy: Policy = STRICT) -> Report:
        """Run every check and tell all of it; never raises for a bad credential.

        `source`: bytes (the content), or the path of a file, a picture or JSON. Raises
        `file-missing` or `file-unreadable` where there is no content to examine.
        """
        content = read_source(source)
        instant = self.now()
        try:
            refuse_oversize(content)
            document = open_document(content)
        except AssayError as error:
            return Report(None, (Finding.of(error),), instant, policy)
        return self._run(document, policy, instant, self._means())

    def verify(self, source: Source, policy: Policy = STRICT) -> VerifiedCredential:
        """The credential if it is accepted. Raises `NotVerified`, carrying the report."""
        return self.examine(source, policy).require()

    def examine_draft(self, document: Document) -> DraftExamination:
        """What already stands against signing this unsigned document: its shape, terms and status entries.

        Errors only; a tolerated departure does not keep an issuer from signing.
        """
        instant = self.now()
        try:
            examination = Examination(document, STRICT, instant, self._means())
            if examination.kind is not Kind.CREDENTIAL_2:  # the older ones are read, and never made anew
                raise Unsupported("document-kind-unknown", kind=str(examination.kind))
        except AssayError as error:
            unread = UnsecuredDocument(document.json, self.contexts)
            return DraftExamination((Finding.of(error),), unread)
        checks = PROCEDURES[examination.kind].form
        found = [finding for check in checks for finding in check(examination)]
        errors = tuple(finding for finding in found if finding.severity is Severity.ERROR)
        return DraftExamination(errors, examination.unsecured)

    def _means(self) -> Means:
        fetch = self.fetch or fetch_nothing
        lookups = Lookups(fetch if self.documents is None else fetch_from(self.documents))
        return Means(
            fetch=lookups,
            resolver=Resolver(lookups),
            contexts=self.contexts,
            work=Work(),
            examined_lists=self._examined_lists,
            examine=self._run,  # no closure over the means themselves: a ring only the collector could free
            schemas=self.schemas,
        )

    def _run(
        self, document: Document, policy: Policy, instant: datetime, means: Means, depth: int = 0
    ) -> Report:
        try:
            examination = Examination(document, policy, instant, means, depth)
            findings = self._findings(examination)
            document = examination.told
        except AssayError as error:
            findings = [Finding.of(error)]
        except Exception:  # noqa: BLE001 - a mistake of ours must never read as a verdict on the credential
            _LOG.exception("A check raised on the document %s", document.digest)
            findings = [Finding("internal")]
        return Report(document, _sorted(findings), instant, policy)

    def _findings(self, examination: Examination) -> list[Finding]:
        procedure = PROCEDURES[examination.kind]
        findings = [finding for check in procedure.form for finding in check(examination)]
        if _rejects(findings, "credential-"):
            return findings  # of a broken shape the rest would have to guess
        findings += [finding for check in procedure.substance for finding in check(examination)]
        # What nobody signed may not send us to other addresses.
        if not _rejects(findings, ("proof-", "token-")):
            findings += [finding for check in procedure.references for finding in check(examination)]
        return findings + [finding for check in self.house_checks for finding in check(examination)]


def _rejects(findings: Iterable[Finding], prefixes: str | tuple[str, ...]) -> bool:
    return any(finding.code.startswith(prefixes) and finding.effect is Effect.REJECTS for finding in findings)


_RANKS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def _sorted(findings: list[Finding]) -> tuple[Finding, ...]:
    if len(findings) < 2:  # noqa: PLR2004 - nothing to sort, and nearly always nothing at all
        return tuple(findings)
    # Stable: inside one severity the order of the checks stands.
    return tuple(
        sorted(findings, key=lambda finding: (_RANKS[finding.severity], finding.effect.value != "rejects"))
    )
