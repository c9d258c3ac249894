"""Our end of the other process: started when first asked, ended when it takes too long.

What one question costs is bounded in time here and in memory there. A process that broke off is
replaced by the next question, and a fork of ours starts one of its own.
"""

from __future__ import annotations

import json
import os
import selectors
import subprocess
import sys
from pathlib import Path
from threading import Lock
from typing import Any

from assay.encoding import join
from assay.errors import Unavailable

_WORKER = Path(__file__).with_name("worker.py")
_START = 10.0  # seconds until it must be ready


class SchemaProcess:
    """Holds a document against a JSON Schema, elsewhere."""

    __slots__ = ("_lock", "_owner", "_process", "seconds")

    def __init__(self, seconds: float = 0.5) -> None:
        """`seconds`: how long one question may take."""
        self.seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._lock = Lock()

    def __call__(self, schema: bytes, document: dict[str, Any]) -> str | None:
        """The JSON pointer of the first place that does not fit; None where all does.

        Raises `Unavailable` part-not-installed where nothing can be asked, or address-unreachable for a
        schema that cannot be used: none at all, in need of others, or without an end.
        """
        try:
            question = json.dumps({"schema": schema.decode(), "document": document}).encode() + b"\n"
        except UnicodeDecodeError:
            raise _unusable("it is not UTF-8 text") from None
        with self._lock:
            answer = json.loads(self._ask(question) or b"{}")
        if not answer.get("usable"):
            raise _unusable("it is no schema, needs others, or takes too long")
        return None if answer["place"] is None else join("", *answer["place"])

    def close(self) -> None:
        """End the other process, if there is one."""
        process, self._process = self._process, None
        if process is not None and self._owner == os.getpid():
            process.kill()
            process.communicate()

    def _ask(self, question: bytes) -> bytes:
        process = self._running()
        assert process.stdin is not None  # noqa: S101 - for the types: it is a pipe
        try:
            process.stdin.write(question)
            process.stdin.flush()
        except BrokenPipeError:
            self.close()
            return b""
        line = _line(process, self.seconds)
        if not line:
            self.close()
        return line

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._owner == os.getpid():
            return self._process
        process = subprocess.Popen(  # noqa: S603 - our own file, by our own interpreter
            [sys.executable, "-I", str(_WORKER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._process, self._owner = process, os.getpid()
        if _line(process, _START) != b"ready\n":
            self.close()
            raise Unavailable("part-not-installed", part="jsonschema-rs")
        return process

    def __del__(self) -> None:
        self.close()


def _line(process: subprocess.Popen[bytes], seconds: float) -> bytes:
    """The next line, or nothing if none is begun in time or the process ended."""
    assert process.stdout is not None  # noqa: S101 - for the types: it is a pipe
    with selectors.DefaultSelector() as selector:
        selector.register(process.stdout, selectors.EVENT_READ)
        return process.stdout.readline() if selector.select(seconds) else b""


def _unusable(reason: str) -> Unavailable:
    return Unavailable("address-unreachable", address="schema", reason=reason)
