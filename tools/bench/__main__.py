"""The benchmark's command line: see the package's docstring, or ``python -m tools.bench --help``."""

import argparse
import json
import os
import sys
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

from tools.bench import ROOT, profiling, report
from tools.bench.jobs import JOBS, NODE_JOBS
from tools.bench.machine import machine_facts, pin_to_one_core
from tools.bench.material import find_material
from tools.bench.running import import_seconds, measure, start_all


def main() -> int:
    """Measure, print the table, write the JSON file; the exit code is 0 whatever the figures are."""
    options = _options()
    work = ROOT / "var" / "bench"
    material = find_material(work / "material")
    if options.profile:
        profiling.profile_verify(material)
        return 0
    names = [
        name for name in (*JOBS, *NODE_JOBS) if not options.only or any(part in name for part in options.only)
    ]
    core = pin_to_one_core()
    facts = machine_facts(core)
    imports = import_seconds(5)
    with ExitStack() as stack:
        jobs, absent = start_all(names, material, work / "material", stack)
        results, failed = measure(jobs, options.rounds, options.seconds)
    facts["load average after"] = os.getloadavg()[0]
    figures = report.figures(results, imports)
    outcome = {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "material": material.source,
        "rounds": options.rounds,
        "seconds a turn": options.seconds,
        "machine": facts,
        "results": figures,
        "aims": report.aims(figures),
        "not run": {**absent, **failed},
    }
    report.print_table(outcome)
    path = _write(work, outcome)
    print(f"\nWritten to {path.relative_to(ROOT)}")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="interleaved rounds (default 5)")
    parser.add_argument("--seconds", type=float, default=1.0, help="CPU-seconds a contender gets in a round")
    parser.add_argument(
        "--only", nargs="+", metavar="TEXT", help="only contenders whose name holds one of these"
    )
    parser.add_argument("--profile", action="store_true", help="show where our verification spends its time")
    return parser.parse_args()


def _write(work: Path, outcome: dict[str, object]) -> Path:
    path = work / f"{datetime.now(UTC):%Y-%m-%dT%H-%M-%SZ}.json"
    path.write_text(json.dumps(outcome, indent=2) + "\n", "utf-8")
    return path


if __name__ == "__main__":
    sys.exit(main())
