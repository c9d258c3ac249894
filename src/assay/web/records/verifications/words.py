"""The words of an answer: the sentence of a verdict, and one for each of its three questions.

Apart from the judging because it is all wording, from codes alone: nothing here reads a credential.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.utils import formats, timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from assay.codes import Effect
from assay.verification import Finding, Report, Verdict
from assay.web.records.recognition.queries import KnownHere, Recognised, Recognition
from assay.web.records.verifications.judged import FAILED, PASSED, UNASKED, UNKNOWN, Axis

UNCHANGED, STANDING, ISSUER = "unchanged", "standing", "issuer"

_CHANGED = {
    "proof-signature-wrong",
    "proof-context-different",
    "proof-chain-broken",
    "token-claim-different",
    "document-key-repeated",
}
_STANDING = ("status-", "period-")
_OUT_OF_TIME = {"status-revoked", "status-suspended", "period-expired", "period-not-begun"}
_ISSUER = ("issuer-", "proof-key-", "hosted-outside-scope")
_PERSON = ("recipient-", "presentation-")


def rejecting(findings: Iterable[Finding]) -> list[Finding]:
    """Those that reject, in order."""
    return [finding for finding in findings if finding.effect is Effect.REJECTS]


def opening(findings: Iterable[Finding]) -> list[Finding]:
    """Those that leave it open, in order."""
    return [finding for finding in findings if finding.effect is Effect.LEAVES_OPEN]


def verdict_sentence(report: Report, *, was_asked_for: bool) -> str:
    """The answer in one sentence; `was_asked_for`: an e-mail address was typed."""
    if report.verdict is Verdict.ACCEPTED:
        if was_asked_for:
            return _("Genuine, still valid, and sent to this address")
        return _("Genuine and still valid")
    if report.verdict is Verdict.UNDETERMINED:
        only_person = all(finding.code.startswith(_PERSON) for finding in opening(report.findings))
        if only_person and was_asked_for:
            return _("Could not tell whether it was sent to this address")
        return _("Could not tell")
    return _rejection(report)


def _rejection(report: Report) -> str:
    codes = [finding.code for finding in rejecting(report.findings)]
    if report.document is None or codes[0] in {"image-holds-no-credential", "document-not-json"}:
        return _("There is no credential in it that can be read")
    other = [code for code in codes if not code.startswith((*_STANDING, *_PERSON))]
    if not other and not is_unchanged(report):
        return _("It does not count now, and nobody could tell whether it is genuine")
    if not other:
        return _standing_rejection(codes)
    if _CHANGED.intersection(other):
        return _("Changed since it was signed")
    if "proof-missing" in other:
        return _("Nobody has signed this")
    if any(code.startswith(_ISSUER) for code in other):
        return _("Not signed by the issuer it names")
    if any(code.startswith("contained-") for code in other):
        return _("Something inside this record does not hold")
    if any(code.startswith("endorsement-") for code in other):
        return _("A recommendation inside it does not hold")
    return _("This does not hold")


def is_only_out_of_time(report: Report) -> bool:
    """Whether it is genuine, and rejected only because it was revoked, suspended, or its time is not now."""
    codes = {finding.code for finding in rejecting(report.findings)}
    return bool(codes) and codes <= _OUT_OF_TIME and is_unchanged(report)


def is_only_expired(report: Report) -> bool:
    """Whether it is genuine, and nothing but its last day stands against it."""
    return is_only_out_of_time(report) and {f.code for f in rejecting(report.findings)} == {"period-expired"}


def past_sentence(report: Report) -> str:
    """Of a genuine credential that does not count now: what it was, and since when or why no longer."""
    found = {finding.code: finding for finding in rejecting(report.findings)}
    if "status-revoked" in found:
        return _("It was genuine. Its issuer has revoked it since, so it does not count.")
    if "status-suspended" in found:
        return _("It is genuine. Its issuer has suspended it for now, so it does not count today.")
    if "period-expired" in found:
        when = found["period-expired"].facts.get("when")
        if isinstance(when, datetime):
            return _("It was genuine; it is no longer valid since %(date)s.") % {"date": date_words(when)}
        return _("It was genuine; it is no longer valid.")
    return _("It is genuine; its first day is still to come.")


def _standing_rejection(codes: list[str]) -> str:
    said = {
        "status-revoked": _("Genuine, but revoked by its issuer"),
        "status-suspended": _("Genuine, but suspended by its issuer for now"),
        "period-expired": _("Genuine, but no longer valid"),
        "period-not-begun": _("Genuine, but not valid yet"),
        "recipient-different": _("Genuine, but not sent to this address"),
    }
    return next((text for code, text in said.items() if code in codes), _("This does not hold"))


def axes(report: Report, recognition: Recognition | None, issuer_name: str) -> tuple[Axis, ...]:
    """The three questions and their answers, for a document that could be read."""
    unchanged = _unchanged(report)
    if unchanged.state == FAILED:
        unasked = _("Not looked at: what it says cannot be relied upon.")
        return (
            unchanged,
            Axis(STANDING, _("Still valid"), UNASKED, unasked),
            Axis(ISSUER, _("Who issued it"), UNASKED, unasked),
        )
    standing = _standing(report)
    if unchanged.state == UNKNOWN and standing.state == PASSED:
        text = _("By its own words its time is not over; nobody could check them.")
        standing = Axis(STANDING, standing.label, UNKNOWN, text)
    return unchanged, standing, _issuer(report, recognition, issuer_name)


def is_unchanged(report: Report) -> bool:
    """Whether every word is known to be as it was signed."""
    return _unchanged(report).state == PASSED


def _unchanged(report: Report) -> Axis:
    label = _("Unchanged since it was signed")
    ours = [
        finding
        for finding in report.findings
        if not finding.code.startswith((*_STANDING, *_PERSON, "issuer-not-trusted"))
    ]
    if found := rejecting(ours):
        if report.document is None:
            return Axis(UNCHANGED, label, FAILED, _("There is nothing in it that could be checked."))
        if any(finding.code in _CHANGED for finding in found):
            return Axis(UNCHANGED, label, FAILED, _("It says something else than what was signed."))
        return Axis(UNCHANGED, label, FAILED, _title(found[0]))
    if found := opening(ours):
        return Axis(UNCHANGED, label, UNKNOWN, _title(found[0]))
    return Axis(UNCHANGED, label, PASSED, _("Every word is as its issuer signed it."))


def _standing(report: Report) -> Axis:
    label = _("Still valid")
    ours = [finding for finding in report.findings if finding.code.startswith(_STANDING)]
    found = rejecting(ours) or opening(ours)
    if found:
        state = FAILED if found[0].effect is Effect.REJECTS else UNKNOWN
        return Axis(STANDING, label, state, _standing_text(found[0]))
    if report.document is None:
        return Axis(STANDING, label, UNASKED, "")
    return Axis(STANDING, label, PASSED, _no_revocation(report))


def _standing_text(finding: Finding) -> str:
    when = finding.facts.get("when")
    if finding.code == "period-expired" and isinstance(when, datetime):
        return _("It was valid until %(date)s.") % {"date": date_words(when)}
    if finding.code == "period-not-begun" and isinstance(when, datetime):
        return _("It is valid from %(date)s.") % {"date": date_words(when)}
    said = {
        "status-revoked": _("Its issuer has revoked it."),
        "status-suspended": _("Its issuer has suspended it; that may be lifted again."),
        "status-list-unavailable": _("The issuer's list of revoked credentials could not be reached."),
    }
    return said.get(finding.code) or _title(finding)


def _no_revocation(report: Report) -> str:
    held = report.document.reading if report.document else {}
    if held.get("credentialStatus"):
        return _("Its issuer has not revoked it, and its time is not over.")
    return _("Its time is not over. Its issuer publishes no list of revoked ones.")


def _issuer(report: Report, recognition: Recognition | None, name: str) -> Axis:
    label = _("Who issued it")
    ours = [finding for finding in report.findings if finding.code.startswith(_ISSUER)]
    if found := rejecting(ours):
        return Axis(ISSUER, label, FAILED, _title(found[0]))
    if found := opening(ours):
        return Axis(ISSUER, label, UNKNOWN, _title(found[0]))
    if recognition is None:
        return Axis(ISSUER, label, UNASKED, "")
    if recognition.state is Recognised.RECOGNISED:
        lists = ", ".join(dict.fromkeys(entry.list_name for entry in recognition.by))
        text = _("%(name)s, recognised by: %(lists)s.") % {"name": name, "lists": lists}
        return Axis(ISSUER, label, PASSED, text)
    if recognition.here:
        return Axis(ISSUER, label, UNKNOWN, known_here_words(recognition.here))
    text = _(
        "%(name)s, by its own account. Unrecognised: no list here names it, which does not make it false."
    )
    return Axis(ISSUER, label, UNKNOWN, text % {"name": name})


def known_here_words(here: KnownHere) -> str:
    """What this site itself knows of an issuer that is one of its organizations."""
    facts = {"name": here.name, "domain": here.domain}
    if here.is_suspended:
        return _("%(name)s is an organization of this site that has been suspended.") % facts
    if here.proven_at is None:
        return (
            _("%(name)s is an organization of this site; it has not proved a web address of its own.") % facts
        )
    facts["date"] = date_words(here.proven_at)
    return _("%(name)s is known to this site: it proved that %(domain)s is its own on %(date)s.") % facts


def date_words(instant: datetime) -> str:
    """The day, written out in the reader's language."""
    return formats.date_format(timezone.localtime(instant), "DATE_FORMAT")


def _title(finding: Finding) -> str:
    return f"{finding.sentence(reader_language()).title}."


def reader_language() -> str:
    """The reader's language as our sentences name it."""
    return (get_language() or "en").partition("-")[0]
