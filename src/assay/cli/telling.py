"""A report told to a person: the verdict in one line, then what, why and what to do.

Apart from `verify` because looking into a credential opens with the same lines.
"""

from __future__ import annotations

from assay.cli.content import content_of
from assay.cli.explaining import check_in_words, place_in_words, turn_in_words
from assay.cli.output import inert, paint, print_fields
from assay.cli.words import day, word
from assay.codes import Severity
from assay.verification import Finding, Report, Verdict

STYLES = {Verdict.ACCEPTED: "good", Verdict.REJECTED: "bad", Verdict.UNDETERMINED: "open"}
SIGNS = {Verdict.ACCEPTED: "✓", Verdict.REJECTED: "✗", Verdict.UNDETERMINED: "?"}


def tell(source: str, report: Report, language: str) -> None:
    """Print the verdict on this source and its reasons; what it says only where it is accepted."""
    print_verdict(source, report, language)
    if report.verdict is Verdict.ACCEPTED and report.document is not None:
        print_fields(_brief(content_of(report.document.reading, language), language))
    print_findings(report, language)
    if report.verdict is Verdict.REJECTED:
        print(f"  {paint(word('not-shown', language), 'quiet')}")
    elif report.verdict is Verdict.UNDETERMINED:
        print(f"  {paint(word('not-shown-open', language), 'quiet')}")


def _accepted(report: Report) -> str:
    document = report.document
    if document is not None and document.seen_as is not None and document.token is None:
        return "accepted-hosted"  # an older badge without a signature: its issuer's own place vouches
    return "accepted-unchecked" if "status-not-checked" in report.codes else "accepted-line"


def print_verdict(source: str, report: Report, language: str) -> None:
    """Print the one line that answers."""
    verdict = report.verdict
    if verdict is Verdict.ACCEPTED:
        why = word(_accepted(report), language)
    else:
        why = report.findings[0].sentence(language).title
    head = paint(f"{SIGNS[verdict]} {word(str(verdict), language)}", STYLES[verdict])
    print(f"{head}: {why} ({inert(source)})")


def print_findings(report: Report, language: str, indent: str = "  ") -> None:
    """Print what was found: what, which check, where, whose turn and what to do; notes in a line."""
    for finding in report.findings:
        _print_finding(finding, language, indent)


def _print_finding(finding: Finding, language: str, indent: str) -> None:
    words = finding.sentence(language)
    where = f" ({inert(finding.pointer)})" if finding.pointer else ""
    error = finding.severity is Severity.ERROR
    label = finding.code if error else word(str(finding.severity), language)
    print(f"{indent}{label}: {words.text}{paint(where, 'quiet')}")
    if finding.severity is not Severity.NOTE:
        rows = {
            "check": check_in_words(finding.code, language),
            "where": place_in_words(finding.pointer, language),
            "turn": turn_in_words(finding, language),
        }
        print(
            indent
            + paint(" · ".join(f"{word(name, language)}: {text}" for name, text in rows.items()), "quiet")
        )
        print(f"{indent}{word('help', language)}: {words.help}")
    for inner in finding.nested.findings if finding.nested else ():
        if inner.severity is not Severity.NOTE:
            _print_finding(inner, language, indent + "    ")


def _brief(content: dict[str, object], language: str) -> list[tuple[str, str]]:
    """Who issued what to whom, and for how long."""
    return [
        (word("achievement" if "achievement" in content else "credential", language), what(content)),
        (word("issuer", language), who(content.get("issuer"))),
        (word("recipient", language), recipient(content, language)),
        *dates(content, language),
    ]


def what(content: dict[str, object]) -> str:
    """The name of what was achieved, else of the credential, else its types."""
    achievement = content.get("achievement")
    if isinstance(achievement, dict):
        return inert(str(achievement["name"]))
    types = content.get("types")
    return inert(str(content.get("name") or ", ".join(types if isinstance(types, list) else [])))


def who(profile: object) -> str:
    """The name and the identifier of a profile; the identifier alone where it has no name."""
    if not isinstance(profile, dict):
        return ""
    name, identifier = profile.get("name"), inert(str(profile["id"]))
    return f"{inert(str(name))} ({identifier})" if name else identifier


def recipient(content: dict[str, object], language: str) -> str:
    """The names the recipient is known by in the open, and that others are hidden."""
    held = content.get("recipient")
    if not isinstance(held, dict):
        return word("nobody", language) if "achievement" in content else ""
    told = []
    for identity in held.get("identities", []):
        if "value" in identity:
            told.append(inert(str(identity["value"])))
        else:
            kind = str(identity.get("kind", ""))
            named = word("emailAddress", language) if kind == "emailAddress" else inert(kind)
            told.append(word("hidden", language).format(kind=named))
    if "id" in held:
        told.append(inert(str(held["id"])))
    return " · ".join(told)


def dates(content: dict[str, object], language: str) -> list[tuple[str, str]]:
    """When it was awarded, begins and ends."""
    rows = []
    for member in ("awarded", "valid_from", "valid_until"):
        instant = content.get(member)
        label = word(member.replace("_", "-"), language)
        if instant is not None:
            rows.append((label, day(instant, language)))  # type: ignore[arg-type]  # dates are datetimes
        elif member == "valid_until":
            rows.append((label, word("no-end", language)))
    return rows
