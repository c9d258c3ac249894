from __future__ import annotations

import subprocess
import sys

from assay.apart import start

ASKED = """
import resource, runpy
names = runpy.run_path({path!r}, run_name="looked-at")
names["limit"](5, 300)
names["seal"]()
kinds = ("CPU", "AS", "FSIZE", "NOFILE", "NPROC")
print([resource.getrlimit(getattr(resource, "RLIMIT_" + kind))[1] for kind in kinds])
"""


def test_the_limits_cannot_be_raised_again() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ASKED.format(path=start.__file__)], capture_output=True, text=True, check=True
    )

    assert f"[5, {300 << 20}, 0, 0, 0]" == done.stdout.strip()
