"""The examples of the pages run as printed.

In README.md and docs/how-to a block fenced `python` runs by itself, a block fenced `console`
is a dialogue: each `$ assay …` is run, and what follows must be what it prints, where `…`
stands for anything. All blocks of a page run in their order, in one folder that holds a copy of
`examples` and nothing else. A block inside a comment runs too: it makes what the reader is said
to have. Blocks fenced otherwise are not examples.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
import textwrap
from pathlib import Path

import pytest

from architecture.sources import short
from material import REPOSITORY

PAGES = [REPOSITORY / "README.md", *sorted((REPOSITORY / "docs" / "how-to").glob("*.md"))]
BLOCK = re.compile(r"^( *)```(python|console)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
ASSAY = Path(sysconfig.get_path("scripts")) / "assay"
PATH = f"{ASSAY.parent}{os.pathsep}{os.environ.get('PATH', '')}"
RUNNABLE = ("assay", "cat", "ls", "cp")
MARK = "\N{HORIZONTAL ELLIPSIS}"


def run(command: list[str], folder: Path) -> str:
    """What the command prints, both streams, without colour and with a fixed width."""
    answer = subprocess.run(
        command,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, "NO_COLOR": "1", "COLUMNS": "110", "PYTHONWARNINGS": "error", "PATH": PATH},
    )
    assert "Traceback" not in answer.stdout, answer.stdout
    return answer.stdout


def dialogue(block: str) -> list[tuple[str, str]]:
    """The commands of a console block, each with what it is said to print."""
    parts = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    return [(command, said) for command, _, said in (part.partition("\n") for part in parts)]


def pattern(said: str) -> re.Pattern[str]:
    """What is said to be printed, with `…` for anything and the ends of lines forgiven."""
    lines = (re.escape(line.rstrip()).replace(MARK, ".*?") for line in said.strip().splitlines())
    return re.compile(r"\s*\n".join(lines) + r"\s*", re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=short)
def test_the_examples_of_a_page_run_as_printed(page: Path, tmp_path: Path) -> None:
    blocks = BLOCK.findall(page.read_text(encoding="utf-8"))
    if not blocks:
        pytest.skip(f"{short(page)} has no examples to run")

    shutil.copytree(REPOSITORY / "examples", tmp_path / "examples")
    for _, kind, written in blocks:
        text = textwrap.dedent(written)
        if kind == "python":
            script = tmp_path / "example.py"
            script.write_text(f"{text}\nprint('ran to its end')\n", encoding="utf-8")
            assert run([sys.executable, str(script)], tmp_path).endswith("ran to its end\n")
            script.unlink()
            continue
        for command, said in dialogue(text):
            words = shlex.split(command)
            assert words[0] in RUNNABLE, command
            printed = run([str(ASSAY), *words[1:]] if words[0] == "assay" else words, tmp_path)
            assert pattern(said).fullmatch(printed), f"$ {command}\n{printed}"
