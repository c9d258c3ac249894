"""The programs that tests start beside Python: a browser and a database server, from Debian's own packages.

Run by `make test`. As root on Debian it installs what is missing; otherwise it prints the one line that
does, and stops.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

BROWSERS = ("chromium", "chromium-browser")


def missing() -> list[str]:
    """The packages whose programs are not here."""
    found = []
    if not any(shutil.which(name) for name in BROWSERS):
        found.append("chromium")
    if not shutil.which("initdb") and not list(Path("/usr/lib/postgresql").glob("*/bin/initdb")):
        found.append("postgresql")
    return found


def main() -> int:
    """Exit status: 0 when everything is here, 1 when somebody else has to install it."""
    packages = missing()
    if not packages:
        return 0
    line = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"Installing {' and '.join(packages)} …", flush=True)
        quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for command in (["apt-get", "update", "-qq"], [*line, "-qq"]):
            if subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL, check=False).returncode:  # noqa: S603 - fixed words
                break
        packages = missing()
    if packages:
        print(
            f"The tests need {' and '.join(packages)}. Install with: sudo {' '.join(line)}", file=sys.stderr
        )
    return 1 if packages else 0


if __name__ == "__main__":
    sys.exit(main())
