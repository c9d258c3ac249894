from __future__ import annotations

from pathlib import Path

import pytest

from assay.apart import Fell, run_apart

PROGRAMS = {
    "opens a file": "def answer(data):\n    return open('/etc/hostname', 'rb').read()",
    "opens a socket": "import socket\ndef answer(data):\n    socket.socket()\n    return b''",
    "starts a program": (
        "import os\ndef answer(data):\n    child = os.posix_spawn('/bin/true', ['true'], {})\n"
        "    assert os.waitpid(child, 0)[1] == 0\n    return b''"
    ),
    "has no answer": "pass",
    "never ends": "def answer(data):\n    while True: pass",
    "takes all memory": "def answer(data):\n    return bytes(1 << 30)",
}


def program(folder: Path, text: str) -> Path:
    path = folder / "program.py"
    path.write_text(text)
    return path


def test_a_program_answers_with_what_it_writes(tmp_path: Path) -> None:
    text = "import sys; sys.stdout.buffer.write(sys.stdin.buffer.read()[::-1])"

    assert b"olleh" == run_apart(program(tmp_path, text), b"hello")


def test_a_sealed_program_answers_with_a_function(tmp_path: Path) -> None:
    text = "def answer(data):\n    return data.upper()"

    assert b"HELLO" == run_apart(program(tmp_path, text), b"hello", sealed=True)


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_sealed_program_opens_nothing_and_has_an_end(name: str, tmp_path: Path) -> None:
    with pytest.raises(Fell):
        run_apart(program(tmp_path, PROGRAMS[name]), b"", seconds=2, megabytes=256, sealed=True)
