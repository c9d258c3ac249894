"""A Node script of this folder as a process that answers JSON lines, kept open because Node starts slowly."""

import json
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any, Self

HERE = Path(__file__).parent


def why_node_is_missing() -> str | None:
    """Why the Node peer cannot be asked here, as a sentence; None when it can."""
    if shutil.which("node") is None:
        return "Node is not installed, and @digitalbazaar/vc runs on it."
    if not (HERE / "node_modules" / "@digitalbazaar" / "vc").is_dir():
        return "@digitalbazaar/vc is not installed: run `npm ci --ignore-scripts` in tests/peers."
    return None


class NodeScript:
    """A running script; close it, or use it as a context manager."""

    def __init__(self, script: Path, *arguments: str) -> None:
        """Start the script, which reads one JSON value a line and answers each with one."""
        self._process = subprocess.Popen(
            [node_path(), str(script), *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def ask(self, question: object) -> Any:
        """The script's answer to one JSON value; RuntimeError when it died."""
        return self.ask_line(json.dumps(question))

    def ask_line(self, line: str) -> Any:
        """The script's answer to a line that is JSON already."""
        if self._process.stdin is None or self._process.stdout is None:  # the types allow it, PIPE does not
            raise RuntimeError("the Node script has no pipes")
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError(f"the Node script ended with {self._process.wait()}")
        return json.loads(answer)

    def close(self) -> None:
        """End the script and wait for it."""
        self._process.communicate()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


@cache
def node_path() -> str:
    """Where the Node program is; RuntimeError when there is none."""
    path = shutil.which("node")
    if path is None:
        raise RuntimeError(why_node_is_missing())
    return path
