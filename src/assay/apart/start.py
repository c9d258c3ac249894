"""The start of a process apart: limits first, then the program. Imports nothing of ours, so that it is quick.

Called with the seconds of work, the megabytes of memory, `open` or `sealed`, and the program's path.
"""

from __future__ import annotations

import resource
import runpy
import sys


def limit(seconds: int, megabytes: int) -> None:
    """Bound this process: time of work, memory, and not a byte into files."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def seal() -> None:
    """Whatever is open stays open; nothing more can be opened, by us or by a library that was taken over."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))


def main() -> None:
    """Bound this process, then run the program named last."""
    seconds, megabytes, manner, program = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4]
    limit(seconds, megabytes)
    if manner == "open":
        runpy.run_path(program, run_name="__main__")
        return
    answer = runpy.run_path(program, run_name="apart")["answer"]
    data = sys.stdin.buffer.read()
    seal()
    sys.stdout.buffer.write(answer(data))
    sys.stdout.buffer.flush()


if __name__ == "__main__":  # pragma: no cover - in a process of its own
    main()
