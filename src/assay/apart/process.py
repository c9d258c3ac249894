"""Our end of a process apart: one program, one input, one answer, and then it is gone.

Libraries that read or draw documents are large, and what they read may be made to hurt them. The process
gets its input on one pipe and answers on another; it has no part of ours: no database, no secrets, no
environment. What it says is still a stranger's word.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_START = Path(__file__).with_name("start.py")


class Fell(Exception):
    """The process ended without an answer: too long, too large, or its input was too strange."""


def run_apart(
    program: Path, data: bytes, *, seconds: int = 10, megabytes: int = 512, sealed: bool = False
) -> bytes:
    """What this program of ours, a Python file, answers to these bytes. Raises `Fell`.

    `sealed`: the program has a function `answer`, bytes in and bytes out, that is called when the process
    can open nothing any more: no file, no socket, no program. Else it reads and writes for itself.
    """
    manner = "sealed" if sealed else "open"
    command = [sys.executable, "-P", str(_START), str(seconds), str(megabytes), manner, str(program)]
    environment = {
        "PATH": os.defpath,
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "PYTHONDONTWRITEBYTECODE": "1",
        "LC_ALL": "C.UTF-8",
    }
    try:
        done = subprocess.run(  # noqa: S603 - the program is a file of this package
            command,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Fell("time") from error
    if done.returncode != 0:
        raise Fell(str(done.returncode))
    return done.stdout
