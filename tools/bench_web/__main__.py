"""The benchmark's command line: see the package's docstring."""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from tools.bench_web.instance import Instance, acted, running
from tools.bench_web.load import asked, uploading

from web import postgres

ROOT = Path(__file__).resolve().parents[2]
VISITORS = 8
_SEEN = {"public credential page": "assay_opened=1"}  # an opening that was counted once is not counted again


def main() -> int:
    """Measure, print the tables, write the JSON file; 0 whatever the figures are."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench_web", description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000, help="rows of the file that is awarded")
    parser.add_argument("--seconds", type=int, default=8, help="for how long each page is asked for")
    parser.add_argument("--only", choices=("sqlite", "postgresql"), help="one database")
    parser.add_argument("--part", choices=("site", "year"), help="one part")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the servers are stopped
    if shutil.which("wrk") is None:
        print("The benchmark asks with wrk: apt-get install wrk")
        return 2
    print(
        f"{os.cpu_count()} cores, {VISITORS} visitors at once, Python {platform.python_version()}, "
        f"load {os.getloadavg()[0]:.1f}",
        flush=True,
    )
    outcome: dict[str, object] = {"date": datetime.now(UTC).isoformat(timespec="seconds")}
    for name in ("sqlite", "postgresql"):
        if options.only not in {None, name}:
            continue
        for part in ("site", "year"):
            if options.part in {None, part}:
                with _database(name) as url:
                    if url is None:
                        print(f"\n{name}: not installed")
                        continue
                    print(f"\n{name}, {part}", flush=True)
                    measured = _year(url) if part == "year" else _measure(url, options.rows, options.seconds)
                    outcome[f"{name}, {part}"] = measured
    path = ROOT / "var" / "bench" / f"web-{datetime.now(UTC):%Y-%m-%dT%H-%M-%SZ}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(outcome, indent=2) + "\n", "utf-8")
    print(f"\nWritten to {path.relative_to(ROOT)}")
    return 0


@contextmanager
def _database(name: str) -> Iterator[str | None]:
    if name == "sqlite":
        yield ""
    elif postgres.programs() is None:
        yield None
    else:
        with postgres.serving(is_durable=True) as url:
            yield url


def _measure(url: str, rows: int, seconds: int) -> dict[str, object]:
    folder = Path(tempfile.mkdtemp(prefix="assay-bench-"))
    figures: dict[str, object] = {}
    try:
        with running(folder, url) as instance:
            _all(instance, rows, seconds, figures)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return figures


def _year(url: str) -> dict[str, object]:
    folder = Path(tempfile.mkdtemp(prefix="assay-bench-"))
    environment = os.environ | {"ASSAY_FOLDER": str(folder), "DATABASE_URL": url}
    try:
        figures = acted(environment, "year")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    for name, figure in figures.items():
        _tell(name, figure)
    return figures


def _tell(name: str, figure: dict[str, float]) -> None:
    print(f"  {name:<38} " + "  ".join(f"{word} {value:g}" for word, value in figure.items()), flush=True)


def _all(instance: Instance, rows: int, seconds: int, figures: dict[str, object]) -> None:
    def note(name: str, figure: dict[str, float]) -> None:
        figures[name] = figure
        _tell(name, figure)

    made = instance.act("prepare")
    for name, path in made["pages"].items():
        if name in _SEEN:
            note(f"{name}, opened anew", asked(instance, path, seconds, VISITORS))
            note(f"{name}, seen before", asked(instance, path, seconds, VISITORS, cookie=_SEEN[name]))
        else:
            note(name, asked(instance, path, seconds, VISITORS))
    credential = (instance.folder / "credential.json").read_bytes()
    script = uploading(instance.folder, credential)
    note("verification of an upload", asked(instance, "/verify", seconds, VISITORS, script=script))
    note("single award", instance.act("single"))
    note("revocation visible", instance.act("revoke", instance.origin))
    before, used = instance.peak_megabytes(), instance.processor_seconds()
    done = instance.act("batch", str(rows))
    done["CPU s of the site and the worker"] = round(instance.processor_seconds() - used, 1)
    done["peak MB of the site and the worker"] = max(before, instance.peak_megabytes())
    note(f"{rows:,} rows awarded and mailed", done)
    note("status list of 131,072 rebuilt", instance.act("status-list"))


if __name__ == "__main__":
    sys.exit(main())
