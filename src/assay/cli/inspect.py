"""`assay inspect`: what a credential says, laid out for a person, under the verdict on it.

Apart from `verify` because it shows the content: that of an accepted credential, or marked loudly as
unverified where somebody asks for it all the same.
"""

from __future__ import annotations

import argparse
import json
from typing import Any

from rich.console import Console
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from assay.cli import exits
from assay.cli.content import content_of, plain
from assay.cli.explaining import report_json
from assay.cli.lookup import add_lookup_arguments, choose_lookup
from assay.cli.output import inert, print_json
from assay.cli.telling import dates, print_findings, print_verdict, recipient, tell, what, who
from assay.cli.words import day, word
from assay.errors import AssayError
from assay.verification import Report, Verdict

SUMMARY = "show what a credential says, for a person"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this command."""
    parser.add_argument("source", help="a PNG, SVG or JSON file, an https address, or - for standard input")
    parser.add_argument("--unverified", action="store_true", help="show it although it is not accepted")
    add_lookup_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Examine it, show it; the verdict is the exit status."""
    lookup = choose_lookup(arguments)
    report = lookup.verifier.examine(lookup.read(arguments.source), lookup.policy)
    accepted = report.verdict is Verdict.ACCEPTED
    shown = report.document is not None and (accepted or arguments.unverified)
    if arguments.json:
        print_json(_json(arguments.source, report, arguments.language, shown=shown))
    elif not shown or report.document is None:
        tell(arguments.source, report, arguments.language)
    else:
        print_verdict(arguments.source, report, arguments.language)
        print_findings(report, arguments.language)
        _draw(report.document.reading, arguments.language, accepted=accepted)
    return exits.of_verdict(report.verdict)


def _json(source: str, report: Report, language: str, *, shown: bool) -> dict[str, Any]:
    told = {"source": source, **report_json(report, language)}
    if shown and report.document is not None:
        content = _content(report.document.reading, language)
        name = "content" if report.verdict is Verdict.ACCEPTED else "unverified_content"
        told[name] = report.document.json if content is None else plain(content)
    return told


def _content(document: dict[str, Any], language: str) -> dict[str, Any] | None:
    """The document laid out; None where its shape, being unverified, does not allow it."""
    try:
        return content_of(document, language)
    except (KeyError, TypeError, ValueError, AttributeError, AssayError):
        return None


def _draw(document: dict[str, Any], language: str, *, accepted: bool) -> None:
    console = Console(highlight=False)
    if not accepted:
        console.print(Panel(Text(word("unverified", language), style="bold red"), border_style="red"))
    content = _content(document, language)
    if content is None:
        console.print(Text(word("unreadable", language)))
        console.print(Text(json.dumps(document, indent=2)))
        return
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for label, text in _rows(content, language):
        if text:
            table.add_row(Text(label), Text(text))
    title = Text(what(content), style="bold")
    console.print(Panel(table, title=title, title_align="left", border_style="green" if accepted else "red"))


def _rows(content: dict[str, Any], language: str) -> list[tuple[str, str]]:
    achievement: dict[str, Any] = content.get("achievement", {})
    listed = [
        ("description", inert(achievement.get("description", content.get("description", "")))),
        ("kind", inert(achievement.get("kind", ""))),
        ("issuer", who(content.get("issuer"))),
        ("recipient", recipient(content, language)),
    ]
    rows = [(word(name, language), text) for name, text in listed]
    rows += dates(content, language)
    more = [
        (
            "activity",
            " - ".join(
                day(content[name], language) for name in ("activity_start", "activity_end") if name in content
            ),
        ),
        ("credits", _credits(content, achievement, language)),
        ("field", inert(achievement.get("field_of_study", ""))),
        ("criteria", _joined(achievement, "criteria", "criteria_url")),
        ("skills", "\n".join(_skill(skill) for skill in achievement.get("skills", []))),
        ("tags", ", ".join(inert(tag) for tag in achievement.get("tags", []))),
        ("results", "\n".join(_result(result) for result in content.get("results", []))),
        ("narrative", inert(content.get("narrative", ""))),
        (
            "evidence",
            "\n".join(
                _joined(item, "name", "description", "narrative", "url")
                for item in content.get("evidence", [])
            ),
        ),
        ("endorsed", "\n".join(_endorsement(item) for item in content.get("endorsements", []))),
    ]
    more.append(("contained", "\n".join(_contained(one, language) for one in content.get("contained", []))))
    rows += [(word(name, language), text) for name, text in more]
    if "subjects" in content:
        rows.append((word("about", language), inert(json.dumps(content["subjects"], ensure_ascii=False))))
    return rows


def _credits(content: dict[str, Any], achievement: dict[str, Any], language: str) -> str:
    earned, available = content.get("credits_earned"), achievement.get("credits_available")
    if earned is not None and available is not None:
        return word("credits-of", language).format(earned=f"{earned:g}", available=f"{available:g}")
    return "" if earned is None and available is None else f"{earned if earned is not None else available:g}"


def _skill(skill: dict[str, Any]) -> str:
    framework = ", ".join(inert(skill[name]) for name in ("framework", "code") if name in skill)
    parts = (inert(skill["name"]), f"({framework})" if framework else "", inert(skill.get("url", "")))
    return " ".join(part for part in parts if part)


def _result(result: dict[str, Any]) -> str:
    reached = " · ".join(inert(result[name]) for name in ("value", "level", "status") if name in result)
    return f"{inert(result['name'])}: {reached}" if "name" in result else reached


def _contained(item: dict[str, Any], language: str) -> str:
    # One as a token has been examined like the rest; what it says is inspected on its own.
    return f"{what(item)} · {who(item.get('issuer'))}" if item else word("as-token", language)


def _endorsement(item: dict[str, Any]) -> str:
    comment = f": {inert(item['comment'])}" if "comment" in item else ""
    return f"{who(item.get('issuer'))}{comment}"


def _joined(item: dict[str, Any], *names: str) -> str:
    return " · ".join(inert(item[name]) for name in names if name in item)
