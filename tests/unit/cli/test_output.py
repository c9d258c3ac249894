"""Text that a terminal must not obey, colours, and errors as people and programs get them."""

from __future__ import annotations

import io

import pytest

from assay.cli.output import inert, language_of, paint, print_error, print_fields
from assay.errors import AssayError
from assay.issuance import CannotIssue
from assay.verification import Finding


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain é ü 日本", "plain é ü 日本"),
        ("\x1b[31mred", "\\u001b[31mred"),
        ("evil \u202egnp.exe", "evil \\u202egnp.exe"),
        ("\x7f\x9b", "\\u007f\\u009b"),
        ("two\nlines\tand\r\nmore", "two lines and more"),
        ("no\u00a0break", "no break"),
        ("a\u200db", "a\\u200db"),
        ("\u200dstart", "\\u200dstart"),
        ("\u0915\u094d\u200d\u0937", "\u0915\u094d\u200d\u0937"),
        ("line\u2028break", "line break"),
        ("\ue000", "\\ue000"),
    ],
)
def test_what_a_terminal_would_obey_is_shown_as_its_number(text: str, shown: str) -> None:
    assert shown == inert(text)


def test_a_long_text_is_cut() -> None:
    assert "aaa…" == inert("aaaaa", 3)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_colours_are_for_terminals_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")

    assert "x" == paint("x", "good", io.StringIO())
    assert "\x1b[32mx\x1b[0m" == paint("x", "good", Terminal())
    monkeypatch.setenv("NO_COLOR", "1")
    assert "x" == paint("x", "good", Terminal())


def test_fields_stand_in_columns_and_empty_ones_are_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    print_fields([("a", "1"), ("long", "2"), ("none", "")])
    print_fields([])

    assert "  a     1\n  long  2\n" == capsys.readouterr().out


def test_why_something_was_not_issued_is_told_finding_by_finding(capsys: pytest.CaptureFixture[str]) -> None:
    error = CannotIssue((Finding("proof-missing", "/proof"), Finding("period-upside-down")))

    print_error(error, "en")
    lines = capsys.readouterr().err.splitlines()

    assert lines[0].startswith("credential-not-issued: ")
    assert lines[1].startswith("  proof-missing: ")
    assert lines[1].endswith("(/proof)")
    assert lines[2].startswith("  help: ")
    assert lines[3].startswith("  period-upside-down: ")
    assert lines[-1].startswith("help: ")


def test_why_something_was_not_issued_is_in_the_json_too(capsys: pytest.CaptureFixture[str]) -> None:
    print_error(CannotIssue((Finding("proof-missing"),)), "en", as_json=True)

    assert '"findings"' in capsys.readouterr().out


def test_where_it_is_wrong_stands_in_the_line(capsys: pytest.CaptureFixture[str]) -> None:
    print_error(AssayError("draft-member-missing", "/name", member="name"), "en")

    assert "(/name)" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "es_MX.UTF-8"}, "es"),
        ({"LANG": "C"}, "en"),
        ({"LC_ALL": "en_US", "LANG": "es_ES"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "es"}, "es"),
    ],
)
def test_the_language_is_that_of_the_environment(environment: dict[str, str], language: str) -> None:
    assert language == language_of(environment)
