"""The start of a process apart: limits first, then the program. Imports nothing of ours, so that it is quick.

Called with the seconds of work, the megabytes of memory, and the program's path.
"""

from __future__ import annotations

import resource
import runpy
import sys


def main() -> None:
    """Bound this process, then run the program named last."""
    seconds, megabytes, program = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    runpy.run_path(program, run_name="__main__")


if __name__ == "__main__":
    main()
