"""Whether it can be carried elsewhere and checked there: the share of a fixed list of checks that passed.

Apart because it rests on our own verifier's report and on nothing that the issuer says of itself. What
was not tested is neither passed nor failed: the interval spans both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from assay.analysis.descriptions import Description
from assay.analysis.estimates import Estimate, Grade
from assay.analysis.valuation.indicators import Indicator, Mark, Part, unknown
from assay.codes import Effect
from assay.models import VerifiableCredential
from assay.verification import Report

METHOD = "portability/1"
SCALE = (0.0, 1.0)
_OLDER = "open-badges-2"

Json = dict[str, Any]
Answer = tuple[Mark, str]
_NOT_TESTED: Answer = (Mark.UNKNOWN, "not-tested")

_STATUS_ANSWERED = {"status-revoked", "status-suspended", "status-message"}
_BROKEN = ("document-", "credential-", "internal", "nesting-", "image-", "text-", "multibase-")


def portability(report: Report | None, description: Description, as_of: date) -> Indicator:
    """The share of the eight checks passed, of those that could be made of this award.

    `report`: what our verifier found on the award, None for a description that nobody was awarded yet.
    """
    look = None if report is None or report.document is None else _Look(report, description)
    answers = [(key, ask(look)) for key, ask in _CHECKS]
    parts = [Part("standard", Mark.PASSED, description.standard)]
    parts += [Part(key, mark, value) for key, (mark, value) in answers]
    passed = sum(part.mark is Mark.PASSED for part in parts)
    failed = sum(part.mark is Mark.FAILED for part in parts)
    tested, listed = passed + failed, len(parts)
    inputs = (report.document.digest,) if report is not None and report.document is not None else ()
    facts = {"passed": passed, "failed": failed, "untested": listed - tested, "listed": listed}
    if look is None:
        # That it is written in an open standard says nothing yet about an award of it.
        estimate = unknown(
            METHOD, as_of, "no-award-examined", unit="share", scale=SCALE, grade=Grade.A, inputs=inputs
        )
        return Indicator("portability", estimate, "no-award-examined", SCALE, facts, parts=tuple(parts))
    estimate = Estimate(
        passed / tested,
        passed / listed,
        (listed - failed) / listed,
        "share",
        METHOD,
        as_of,
        Grade.A,
        count=tested,
        coverage=tested / listed,
        inputs=inputs,
    )
    return Indicator("portability", estimate, "checks-passed", SCALE, facts, parts=tuple(parts))


class _Look:
    """A report and the award it is about, as the checks ask them."""

    def __init__(self, report: Report, description: Description) -> None:
        self.findings = report.findings
        self.codes = set(report.codes)
        self.json: Json = report.document.json if report.document is not None else {}
        self.is_older = description.standard == _OLDER
        self.proof = self._proof()

    def has(self, prefixes: Iterable[str], effect: Effect) -> bool:
        """Whether something of this kind was found, with this effect."""
        wanted = tuple(prefixes)
        return any(found.code.startswith(wanted) and found.effect is effect for found in self.findings)

    def _proof(self) -> Answer:
        if self.has(("proof-", "token-", "hosted-copy-", "hosted-outside-"), Effect.REJECTS):
            return Mark.FAILED, "signature-wrong"
        about = ("proof-", "token-", "issuer-key", "issuer-method", "hosted-", "badge-part-", *_BROKEN)
        if self.has(about, Effect.LEAVES_OPEN) or self.has(_BROKEN, Effect.REJECTS):
            return _NOT_TESTED
        if self.has(("issuer-document", "issuer-identifier"), Effect.REJECTS):
            return Mark.FAILED, "issuer-wrong"
        return Mark.PASSED, ""


def _proof(look: _Look | None) -> Answer:
    return _NOT_TESTED if look is None else look.proof


def _key(look: _Look | None) -> Answer:
    """Whether the issuer's key can be found."""
    if look is None:
        return _NOT_TESTED
    if look.proof[0] is Mark.PASSED or "proof-signature-wrong" in look.codes:
        return Mark.PASSED, ""
    wrong = look.has(("proof-key-", "issuer-document", "issuer-identifier"), Effect.REJECTS)
    return (Mark.FAILED, "key-wrong") if wrong else _NOT_TESTED


def _status(look: _Look | None) -> Answer:
    """Whether anybody can ask if it was taken back."""
    if look is None or look.proof[0] is not Mark.PASSED or "status-not-checked" in look.codes:
        return _NOT_TESTED
    if look.codes & _STATUS_ANSWERED:
        return Mark.PASSED, "answered"
    if look.has(("status-",), Effect.REJECTS):
        return Mark.FAILED, "status-wrong"
    if look.has(("status-",), Effect.LEAVES_OPEN):
        return _NOT_TESTED
    if look.is_older or look.json.get("credentialStatus"):
        return Mark.PASSED, "answered"
    return Mark.FAILED, "no-status"


def _context(look: _Look | None) -> Answer:
    """Whether each of its words has a definition that cannot change under it."""
    if look is None:
        return _NOT_TESTED
    if look.has(("document-context", "document-term", "document-type"), Effect.REJECTS):
        return Mark.FAILED, "words-undefined"
    return _NOT_TESTED if look.has(_BROKEN, Effect.LEAVES_OPEN) else (Mark.PASSED, "")


def _evidence(look: _Look | None) -> Answer:
    """Whether what it points to is still what it was."""
    if look is None or look.proof[0] is not Mark.PASSED:
        return _NOT_TESTED
    if look.has(("resource-",), Effect.REJECTS):
        return Mark.FAILED, "changed"
    if "resource-unavailable" in look.codes:
        return _NOT_TESTED
    if look.json.get("relatedResource"):
        return Mark.PASSED, "unchanged"
    linked = [
        item for item in _listed(look.json.get("evidence")) if not isinstance(item, dict) or item.get("id")
    ]
    return (Mark.FAILED, "no-digest") if linked else (Mark.UNKNOWN, "nothing-linked")


def _learner(look: _Look | None) -> Answer:
    """Whether it says whose it is in a way that only they can claim."""
    if look is None or look.proof[0] is not Mark.PASSED:
        return _NOT_TESTED
    if look.is_older:
        named = bool(look.json.get("recipient"))
        return (Mark.PASSED, "address") if named else (Mark.FAILED, "nobody-named")
    subjects = VerifiableCredential(look.json).subjects
    if subjects and all("id" in one for one in subjects):
        return Mark.PASSED, "identifier"
    hashed = [
        item
        for one in subjects
        for item in _listed(one.get("identifier"))
        if isinstance(item, dict) and item.get("identityType") == "emailAddress"
    ]
    return (Mark.PASSED, "address") if hashed else (Mark.FAILED, "nobody-named")


def _export(look: _Look | None) -> Answer:
    """Whether one file is all of it, wherever the issuer's computers are."""
    if look is None or look.proof[0] is not Mark.PASSED:
        return _NOT_TESTED
    how = look.json.get("verification", look.json.get("verify"))
    if look.is_older and isinstance(how, dict) and "osted" in str(how.get("type", "")):
        return Mark.FAILED, "hosted-only"
    return Mark.PASSED, ""


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


_CHECKS: tuple[tuple[str, Callable[[_Look | None], Answer]], ...] = (
    ("proof", _proof),
    ("key", _key),
    ("status", _status),
    ("context", _context),
    ("evidence", _evidence),
    ("learner", _learner),
    ("export", _export),
)
