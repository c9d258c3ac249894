"""The benchmark's command line: see the package's docstring, or `python -m tools.bench_market --help`."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from tools.bench_market import ROOT
from tools.bench_market import __doc__ as about
from tools.bench_market.postings import SEED, Truth, write

_MILLIONS = 5_000_000
_BYTES_OF_AN_AD, _SPARE = 500, 4 << 30
_GIB = 1 << 30
_MOST_COMPLAINTS = 3000  # characters, the last ones
_WITHOUT_DATE = 0.012  # undated advertisements are in no span of days: what may be missing of the truth


def main() -> int:
    """Generate, measure both, compare; the exit status is 1 where figures differ or an engine failed."""
    options = _options()
    work = ROOT / "var" / "bench-market"
    work.mkdir(parents=True, exist_ok=True)
    if shutil.disk_usage(work).free < options.ads * _BYTES_OF_AN_AD + _SPARE:
        print("Too little space on the disk for so many advertisements; say fewer with --ads.")
        return 1
    begun = time.perf_counter()
    folder = work / f"ads-{options.ads}-{SEED}"
    truths = write(folder, options.ads)
    print(
        f"{options.ads:,} advertisements in {time.perf_counter() - begun:.0f} s: {folder.relative_to(ROOT)}"
    )
    facts = {"cores": os.cpu_count(), "load before": os.getloadavg()[0], "ads": options.ads}
    found: dict[str, dict[str, Any]] = {}
    with tempfile.TemporaryDirectory(dir=work) as scratch:
        places = {"DuckDB": (".venv", "on_duckdb"), "Spark": (".venv-spark", "on_spark")}
        for name, (home, module) in places.items():
            print(f"{name} …", flush=True)
            python = str(ROOT / home / "bin" / "python")
            command = [python, "-m", f"tools.bench_market.{module}", str(folder), scratch]
            answer = _measured(command, Path(scratch) / "errors.txt")
            if answer is None:
                return 1
            found[name] = answer
    facts["load after"] = os.getloadavg()[0]
    print("{cores} cores, load {load before:.1f} before and {load after:.1f} after".format(**facts))
    ours, theirs = (one["figures"] for one in found.values())
    differing = [key for key, one in ours.items() if theirs[key] != one]
    untrue = [one.occupation for one in truths if not _is_true(one, ours)]
    _show(found, differing, untrue)
    path = ROOT / "var" / "bench" / f"market-{datetime.now(UTC):%Y-%m-%dT%H-%M-%SZ}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    told = {"facts": facts, "differing": differing, "not as put in": untrue, "engines": found}
    path.write_text(json.dumps(told, indent=2, default=str) + "\n", "utf-8")
    print(f"Written to {path.relative_to(ROOT)}")
    return 1 if differing or untrue else 0


def _measured(command: list[str], errors: Path) -> dict[str, Any] | None:
    """What this worker told at last, its other lines printed as they come; None, and why, where it failed."""
    line = ""
    with (
        errors.open("w+", encoding="utf-8") as complaints,
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=complaints, text=True) as worker,  # noqa: S603 - ours
    ):
        for line in worker.stdout or ():
            if not line.startswith("{"):
                print(f"  {line}", end="", flush=True)
    if worker.returncode:
        print(f"It failed:\n{errors.read_text('utf-8')[-_MOST_COMPLAINTS:]}")
        return None
    found: dict[str, Any] = json.loads(line)
    return found


def _is_true(truth: Truth, figures: dict[str, Any]) -> bool:
    """Whether what was found is what was put in, but for the advertisements without a date."""
    named = figures[f"named {truth.occupation}"]
    asked, liked = ((named[key]["value"] or 0) * named["ads"] for key in ("required", "preferred"))
    pairs = ((truth.named, named["naming"]), (truth.required, asked), (truth.preferred, liked))
    return all(put * (1 - 3 * _WITHOUT_DATE) - 20 <= got <= put + 1 for put, got in pairs)


def _show(found: dict[str, dict[str, Any]], differing: list[str], untrue: list[str]) -> None:
    table = Table(title="seconds (wall)", title_justify="left", show_edge=False)
    table.add_column("question")
    for name in found:
        table.add_column(name, justify="right")
    for question in found["DuckDB"]["seconds"]:
        table.add_row(question, *(f"{one['seconds'][question]:.1f}" for one in found.values()))
    for key in ("open", "total"):
        table.add_row(key, *(f"{one[key]:.1f}" for one in found.values()))
    table.add_row("processor", *(f"{one['processor']:.1f}" for one in found.values()))
    table.add_row("peak memory, GiB", *(f"{one['memory'] / _GIB:.2f}" for one in found.values()))
    Console(width=100).print(table)
    print(f"Figures that differ: {', '.join(differing) or 'none'}")
    print(f"Not what was put in: {', '.join(untrue) or 'none'}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.bench_market", description=about)
    parser.add_argument("--ads", type=int, default=_MILLIONS, help="how many advertisements (5 million)")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
