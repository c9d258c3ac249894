"""Finding a command, running it, and how its end becomes an exit status."""

from __future__ import annotations

import os
import sys
from importlib.metadata import EntryPoint, version
from pathlib import Path

import pytest

from assay.cli import main as program
from assay.cli.main import commands, load_command

from .conftest import Run


def test_no_command_is_a_usage_error_with_an_overview(run: Run) -> None:
    answer = run()

    assert answer.status == 2
    assert "verify" in answer.err


def test_help_lists_every_command_with_its_summary(run: Run) -> None:
    answer = run("--help")

    assert answer.status == 0
    for name in ("bake", "inspect", "issue", "keys", "status", "unbake", "verify"):
        assert f"  {name}" in answer.out
    assert "put a credential into a PNG or SVG picture" in answer.out


def test_the_overview_says_which_parts_are_not_installed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    points = {
        "value": EntryPoint("value", "assay.no_such_part.commands", "assay.commands"),
        "bare": EntryPoint("bare", "assay.errors", "assay.commands"),
        "none": EntryPoint("none", "assay.no_such_module", "assay.commands"),
    }
    monkeypatch.setattr(program, "commands", lambda: points)

    answer = run("--help")

    assert "value     (not installed)" in answer.out
    assert "none      (not installed)" in answer.out


def test_the_version_is_that_of_the_distribution(run: Run) -> None:
    assert f"assay {version('assay')}\n" == run("--version").out


def test_an_unknown_command_is_told_with_the_nearest(run: Run) -> None:
    answer = run("verfy")

    assert answer.status == 2
    assert answer.err.startswith("usage-wrong: There is no command “verfy”. Did you mean “verify”?")


def test_an_unknown_command_near_to_none_is_told_with_all(run: Run) -> None:
    assert "There are: admin, bake, compare" in run("zzz").err


def test_a_command_of_a_part_that_is_not_installed_says_how_to_install_it(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    point = EntryPoint("wear", "assay.wearables.commands", "assay.commands")
    monkeypatch.setattr(program, "commands", lambda: {"wear": point})

    answer = run("wear")

    assert answer.status == 2
    assert "part-not-installed" == answer.err.partition(":")[0]
    assert "assay[wearables]" in answer.err


def test_a_command_of_ours_that_is_missing_is_our_mistake(monkeypatch: pytest.MonkeyPatch) -> None:
    point = EntryPoint("x", "assay.cli.no_such_command", "assay.commands")
    monkeypatch.setattr(program, "commands", lambda: {"x": point})

    with pytest.raises(ModuleNotFoundError):
        load_command("x")


def test_every_command_has_the_three_names() -> None:
    for name in commands():
        command = load_command(name)
        assert command.SUMMARY
        assert callable(command.add_arguments)
        assert callable(command.run)


def test_a_wrong_option_is_a_usage_error(run: Run) -> None:
    answer = run("verify", "--no-such-option", "x")

    assert answer.status == 2
    assert answer.err.startswith("usage-wrong: ")
    assert "help: " in answer.err


@pytest.mark.parametrize("words", [("--language", "es"), ("--language=es",)])
def test_even_a_usage_error_is_told_in_the_language_asked_for(run: Run, words: tuple[str, ...]) -> None:
    assert "ayuda: " in run("verify", "--no-such-option", "x", *words).err


def test_with_json_an_error_is_json(run: Run) -> None:
    answer = run("bake", "none.png", "none.json", "--out", "x.png", "--json")

    assert answer.status == 2
    assert "file-missing" == answer.json["error"]["code"]
    assert {"code", "title", "detail", "help", "pointer", "facts"} == set(answer.json["error"])


@pytest.mark.parametrize(
    ("raised", "status"), [(KeyboardInterrupt(), 130), (RuntimeError("secret detail"), 70)]
)
def test_whatever_is_raised_no_traceback_reaches_a_person(
    run: Run, monkeypatch: pytest.MonkeyPatch, raised: BaseException, status: int
) -> None:
    def fail(words: list[str]) -> int:
        del words
        raise raised

    monkeypatch.setattr(program, "_run", fail)
    answer = run("verify")

    assert answer.status == status
    assert "Traceback" not in answer.err
    assert "secret" not in answer.err
    assert ("internal" in answer.err) == (status == 70)


def test_a_reader_that_went_away_is_no_error(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(words: list[str]) -> int:
        del words
        raise BrokenPipeError

    monkeypatch.setattr(program, "_run", fail)
    with (tmp_path / "out").open("w") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        assert 141 == program.main(["verify"])
        assert os.fstat(stream.fileno()).st_rdev == Path(os.devnull).stat().st_rdev
    del run
