"""``python -m tools.compare.limited BYTES PROGRAM …``: become that program with so much address space."""

import os
import resource
import sys


def main(limit: int, command: list[str]) -> None:
    """Set the limit, then let the program take this process over."""
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (limit, most))
    os.execv(command[0], command)  # noqa: S606  our own command, no shell


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
