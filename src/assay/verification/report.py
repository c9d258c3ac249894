"""What an examination found: findings, the verdict they add up to, and the credential if accepted.

Three verdicts, never two: an outage must not look like a forgery, nor a forgery like an outage.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Any

from assay.codes import CODES, Effect, Severity, Turn
from assay.errors import AssayError
from assay.models import Document, VerifiableCredential
from assay.sentences import Sentence, sentence
from assay.verification.policy import Policy


class Verdict(StrEnum):
    """The answer: the credential holds, does not hold, or nobody could tell."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    UNDETERMINED = "undetermined"


class Outcome(StrEnum):
    """How one of the three questions behind a verdict came out."""

    PASSED = "passed"
    FAILED = "failed"
    COULD_NOT_TELL = "could-not-tell"
    NOT_APPLICABLE = "not-applicable"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a check found: its code, where, the named facts, and a nested report if any."""

    code: str
    pointer: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)
    nested: Report | None = None

    @classmethod
    def of(cls, error: AssayError, pointer: str = "") -> Finding:
        """The finding an error amounts to, `pointer` being where the erring part stands."""
        return cls(error.code, pointer + error.pointer, error.facts)

    @property
    def effect(self) -> Effect:
        """What this code does to the verdict. A stop inside an examination leaves it open."""
        effect = CODES[self.code].effect
        return Effect.LEAVES_OPEN if effect is Effect.STOPS else effect

    @property
    def severity(self) -> Severity:
        """Error, warning or note."""
        return CODES[self.code].severity

    @property
    def turn(self) -> Turn:
        """Who can do something about it."""
        return CODES[self.code].turn

    def sentence(self, language: str = "en") -> Sentence:
        """Title, what is wrong and what to do, in the reader's language."""
        return sentence(self.code, self.facts, language)

    def to_json(self, language: str = "en") -> dict[str, Any]:
        """The finding as plain JSON: code, where, whose turn, facts and sentences."""
        words = self.sentence(language)
        return {
            "code": self.code,
            "severity": str(self.severity),
            "pointer": self.pointer,
            "turn": str(self.turn),
            "facts": {name: _plain(value) for name, value in self.facts.items()},
            "title": words.title,
            "detail": words.text,
            "help": words.help,
            **({"report": self.nested.to_json(language)} if self.nested else {}),
        }


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, str | int | float | bool | list | None):
        return value
    return str(value)


def verdict_of(findings: Iterable[Finding]) -> Verdict:
    """Any rejecting finding rejects; else any that leaves it open, leaves it open."""
    effects = {finding.effect for finding in findings}
    if Effect.REJECTS in effects:
        return Verdict.REJECTED
    return Verdict.UNDETERMINED if Effect.LEAVES_OPEN in effects else Verdict.ACCEPTED


@dataclass(frozen=True)
class Report:
    """All that an examination found, most telling first, with the instant and policy it was made for.

    `document` is the exact bytes examined, None where none could be read out of the source.
    """

    document: Document | None
    findings: tuple[Finding, ...]
    instant: datetime
    policy: Policy

    @cached_property
    def verdict(self) -> Verdict:
        """Accepted, rejected or undetermined."""
        return verdict_of(self.findings)

    @property
    def codes(self) -> list[str]:
        """The codes found, without repetition, errors first."""
        return list(dict.fromkeys(finding.code for finding in self.findings))

    @property
    def integrity(self) -> Outcome:
        """Is it whole, and really its issuer's? Everything but the two questions below."""
        return self._outcome(lambda code: not code.startswith(("status-", "period-", "issuer-not-trusted")))

    @property
    def status(self) -> Outcome:
        """Does it stand at this instant: begun, not expired, not revoked, not suspended?"""
        outcome = self._outcome(lambda code: code.startswith(("status-", "period-")))
        if outcome is Outcome.PASSED and "status-not-checked" in self.codes:
            return Outcome.NOT_APPLICABLE
        return outcome

    @property
    def recognition(self) -> Outcome:
        """Is the issuer one this policy trusts? Not applicable where it names none."""
        if self.policy.trusted_issuers is None:
            return Outcome.NOT_APPLICABLE
        return self._outcome(lambda code: code == "issuer-not-trusted")

    def _outcome(self, belongs: Callable[[str], bool]) -> Outcome:
        if self.document is None:
            return Outcome.NOT_APPLICABLE
        verdict = verdict_of(finding for finding in self.findings if belongs(finding.code))
        return _OUTCOMES[verdict]

    def require(self) -> VerifiedCredential:
        """The credential if it was accepted. Raises `NotVerified`, carrying this report."""
        return VerifiedCredential(self)

    def to_json(self, language: str = "en") -> dict[str, Any]:
        """The report as plain JSON; nothing of a credential that was not accepted is in it."""
        return {
            "verdict": str(self.verdict),
            "integrity": str(self.integrity),
            "status": str(self.status),
            "recognition": str(self.recognition),
            "policy": self.policy.name,
            "at": self.instant.isoformat(),
            "digest": self.document.digest if self.document else None,
            "findings": [finding.to_json(language) for finding in self.findings],
        }


_OUTCOMES = {
    Verdict.ACCEPTED: Outcome.PASSED,
    Verdict.REJECTED: Outcome.FAILED,
    Verdict.UNDETERMINED: Outcome.COULD_NOT_TELL,
}


class NotVerified(AssayError):
    """The credential was not accepted; `report` tells all of it."""

    def __init__(self, report: Report) -> None:
        """The error of the report's first finding."""
        first = report.findings[0]
        super().__init__(first.code, first.pointer, **first.facts)
        self.report = report


class VerifiedCredential:
    """A credential that was accepted, and the report that says so. Made from an accepted report only."""

    __slots__ = ("credential", "document", "report")

    def __init__(self, report: Report) -> None:
        """Raises `NotVerified` for a report that does not accept."""
        if report.verdict is not Verdict.ACCEPTED or report.document is None:
            raise NotVerified(report)
        self.report = report
        self.document: Document = report.document
        self.credential = VerifiableCredential(report.document.reading)

    def __repr__(self) -> str:
        return f"VerifiedCredential({self.document.digest[:12]}…)"
