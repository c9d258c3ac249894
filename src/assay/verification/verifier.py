"""The verifier: run every check on a credential and tell all of it.

Read this first. The order of the checks is the procedure (VCDM 2.0, 7.1; OB 3.0, 8).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from assay.codes import Effect, Severity
from assay.did import Resolver
from assay.errors import AssayError
from assay.fetching import Fetch, fetch_from, fetch_nothing
from assay.jsonld import SHIPPED, ContextStore
from assay.models import Document
from assay.proof import UnsecuredDocument
from assay.verification.checks import FORM, SUBSTANCE, Check
from assay.verification.examination import Examination, ExaminedLists
from assay.verification.kinds import refuse_unknown_kind
from assay.verification.opening import Source, open_document, read_source, refuse_oversize
from assay.verification.policy import STRICT, Policy
from assay.verification.report import Finding, Report, VerifiedCredential

Clock = Callable[[], datetime]


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
    shipped, or those with some the caller vouches for. `house_checks` run after the law's.
    """

    documents: Mapping[str, bytes | Path] | None = None
    fetch: Fetch | None = None
    contexts: ContextStore = SHIPPED
    now: Clock = utc_now
    house_checks: tuple[Check, ...] = ()
    _examined_lists: ExaminedLists = field(default_factory=ExaminedLists, init=False, repr=False, compare=False)

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
        return self._examine(document, policy, instant, 0)

    def verify(self, source: Source, policy: Policy = STRICT) -> VerifiedCredential:
        """The credential if it is accepted. Raises `NotVerified`, carrying the report."""
        return self.examine(source, policy).require()

    def examine_draft(self, document: Document) -> DraftExamination:
        """What already stands against signing this unsigned document: its shape and its terms.

        Errors only; a tolerated departure does not keep an issuer from signing.
        """
        try:
            refuse_unknown_kind(document.json)
        except AssayError as error:
            return DraftExamination((Finding.of(error),), UnsecuredDocument(document.json, self.contexts))
        examination = self._examination(document, STRICT, self.now(), 0)
        found = [finding for check in FORM for finding in check(examination)]
        errors = tuple(finding for finding in found if finding.severity is Severity.ERROR)
        return DraftExamination(errors, examination.unsecured)

    def _examine(self, document: Document, policy: Policy, instant: datetime, depth: int) -> Report:
        try:
            refuse_unknown_kind(document.json)
        except AssayError as error:
            return Report(document, (Finding.of(error),), instant, policy)
        examination = self._examination(document, policy, instant, depth)
        findings = [finding for check in FORM for finding in check(examination)]
        if not any(finding.effect is Effect.REJECTS for finding in findings if finding.code.startswith("credential-")):
            substance = (*SUBSTANCE, *self.house_checks)
            findings += [finding for check in substance for finding in check(examination)]
        return Report(document, _sorted(findings), instant, policy)

    def _examination(self, document: Document, policy: Policy, instant: datetime, depth: int) -> Examination:
        fetch = self._fetch
        return Examination(
            document,
            policy,
            instant,
            resolver=Resolver(fetch),
            fetch=fetch,
            contexts=self.contexts,
            examine_nested=lambda nested, asked, level: self._examine(nested, asked, instant, level),
            examined_lists=self._examined_lists,
            depth=depth,
        )

    @property
    def _fetch(self) -> Fetch:
        if self.documents is not None:
            return fetch_from(self.documents)
        return self.fetch or fetch_nothing


_RANKS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    # Stable: inside one severity the order of the checks stands.
    return tuple(sorted(findings, key=lambda finding: (_RANKS[finding.severity], finding.effect.value != "rejects")))
