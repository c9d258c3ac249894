"""One engine in a process of its own: opens it, answers every question, prints figures, times and memory."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tools.bench_market.questions import answers

from assay.analysis.market import Engine, Market

_PER_KIB = 1024


def measure(folder: str, engine: Callable[[], Engine]) -> int:
    """Print one line of JSON; the exit status is 0."""
    begun = time.perf_counter()
    market = Market.open(engine=engine(), postings=[folder])
    if market is None:
        raise ValueError(folder)
    opened = time.perf_counter()
    times: dict[str, float] = {}
    found = answers(market, times)
    told: dict[str, Any] = {
        "figures": found,
        "open": opened - begun,
        "seconds": times,
        "total": time.perf_counter() - opened,
        "memory": peak_memory(),
    }
    sys.stdout.write(json.dumps(told, default=str) + "\n")
    return 0


def peak_memory() -> int:
    """The most bytes that this process and those it started held, each at its own peak (0 where unknown)."""
    here = Path("/proc/self/status").resolve().parent
    if not here.is_dir():
        return 0
    parents = {}
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            facts = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
        except OSError:
            continue
        peak = int(facts.get("VmHWM", "0 kB").split()[0]) * _PER_KIB
        parents[status.parent.name] = (facts["PPid"].strip(), peak)
    ours, grown = {here.name}, True
    while grown:
        more = {name for name, (parent, _) in parents.items() if parent in ours} - ours
        ours, grown = ours | more, bool(more)
    return sum(parents[name][1] for name in ours if name in parents)
