"""The evaluation's command line: see the package's docstring, or `python -m tools.evaluate --help`."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from datetime import UTC, datetime

from rich.console import Console
from tools.evaluate import ROOT
from tools.evaluate import __doc__ as about
from tools.evaluate.material import material_root
from tools.evaluate.parts import PARTS
from tools.evaluate.report import Measured, outcome, print_part, write

from assay.analysis.sources import Store, data_folder

_WIDTH = 140  # where the screen does not say: a table of seven columns


def main() -> int:
    """Measure, print, write; the exit status is 0 whatever the figures are."""
    options = _options()
    console = Console(width=None if sys.stdout.isatty() else _WIDTH)
    store, material = Store(data_folder(os.environ)), material_root()
    if not material.is_dir():
        console.print("The shared material is not here; name its folder with ASSAY_MATERIAL.", markup=False)
    begun = datetime.now(UTC)
    measured: dict[str, Measured] = {}
    for part in options.part or PARTS:
        measured[part] = PARTS[part](material, store)
        console.print()
        print_part(console, part, measured[part])
    path = ROOT / "var" / "evaluate" / f"{begun:%Y-%m-%dT%H-%M-%SZ}.json"
    releases = [f"{one.kind} {one.version} {one.digest}" for one in store.releases()]
    facts = {
        "date": begun.isoformat(timespec="seconds"),
        "machine": {"cores": os.cpu_count(), "load": os.getloadavg()[0], "python": platform.python_version()},
        "releases": releases,
    }
    write(path, {**facts, "parts": outcome(measured)})
    console.print(f"\nWritten to {path.relative_to(ROOT)}", markup=False)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.evaluate", description=about)
    parser.add_argument("--part", choices=list(PARTS), action="append", help="one part; may be repeated")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
