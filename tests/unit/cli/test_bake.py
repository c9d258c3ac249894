"""`assay bake` and `assay unbake`: byte for byte in and out."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from .conftest import Run


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_what_is_taken_out_is_what_was_put_in(run: Run, school: Path, kind: str) -> None:
    baked = run("bake", f"badge.{kind}", "award.json", "--out", f"b.{kind}", "--json")
    out = run("unbake", f"b.{kind}", "--out", "out.json")
    told = run("unbake", f"b.{kind}", "--out", "again.json", "--json")

    assert (0, 0, 0) == (baked.status, out.status, told.status)
    assert "out.json\n" == out.out
    assert (school / "award.json").read_bytes() == (school / "out.json").read_bytes()
    assert baked.json["bytes"] == (school / f"b.{kind}").stat().st_size


def test_programs_get_the_credential_as_text(run: Run, school: Path) -> None:
    answer = run("unbake", school / "award.png", "--json")

    assert (school / "award.json").read_text(encoding="utf-8") == answer.json["credential"]


def test_a_terminal_is_shown_nothing_it_would_obey(
    run: Run, school: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    (school / "odd.json").write_text('{"x": "\u202e"}\n', encoding="utf-8")
    run("bake", "badge.png", "odd.json", "--out", "odd.png")
    screen = Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    from_main = run("unbake", "odd.png")

    assert from_main.status == 0
    assert '{"x": "\\u202e"}' in screen.getvalue()


def test_a_pipe_gets_the_exact_bytes(run: Run, school: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(held, write_through=True))

    assert 0 == run("unbake", "award.svg").status
    assert (school / "award.json").read_bytes() == held.getvalue()


@pytest.mark.parametrize(
    ("words", "code", "status"),
    [
        (("bake", "award.json", "award.json", "--out", "x"), "image-kind-unknown", 1),
        (("bake", "badge.png", "badge.png", "--out", "x"), "document-", 1),
        (("bake", "badge.png", "award.json", "--out", "award.png"), "file-exists", 2),
        (("bake", "badge.png", "none.json", "--out", "x"), "file-missing", 2),
        (("unbake", "badge.png"), "image-holds-no-credential", 1),
        (("unbake", "award.json"), "image-kind-unknown", 1),
    ],
)
def test_what_cannot_be_baked_or_unbaked_is_told(
    run: Run, school: Path, words: tuple[str, ...], code: str, status: int
) -> None:
    del school
    answer = run(*words)

    assert answer.status == status
    assert answer.err.startswith(code)
