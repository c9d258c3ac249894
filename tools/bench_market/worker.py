"""One engine in a process of its own: opens it, answers every question, prints figures, times and memory."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tools.bench_market.questions import answers

from assay.analysis.market import Market
from assay.analysis.market.engine import Engine

_PER_KIB = 1024
_TICKS = slice(11, 13)  # after the name: ticks of the processor, in user and in system mode


def measure(folder: str, engine: Callable[[], Engine]) -> int:
    """Print each question as it is answered, and at last one line of JSON; the exit status is 0."""
    begun = time.perf_counter()
    market = Market.open(engine=engine(), postings=[folder])
    if market is None:
        raise ValueError(folder)
    opened = time.perf_counter()
    times: dict[str, float] = {}

    def tell(question: str, seconds: float) -> None:
        times[question] = seconds
        _say(f"{question}: {seconds:.1f} s")

    found = answers(market, tell)
    memory, processor = used()
    told: dict[str, Any] = {
        "figures": found,
        "open": opened - begun,
        "seconds": times,
        "total": time.perf_counter() - opened,
        "memory": memory,
        "processor": processor,
    }
    _say(json.dumps(told, default=str))
    return 0


def used() -> tuple[int, float]:
    """The memory of this process and those it started, each at its own peak, and their processor's seconds.

    Bytes; both are 0 where it is unknown.
    """
    here = Path("/proc/self/status").resolve().parent
    if not here.is_dir():
        return 0, 0.0
    parents = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            facts = dict(
                line.split(":", 1) for line in (folder / "status").read_text().splitlines() if ":" in line
            )
            ticks = (folder / "stat").read_text().rpartition(")")[2].split()[_TICKS]
        except OSError:
            continue
        peak = int(facts.get("VmHWM", "0 kB").split()[0]) * _PER_KIB
        parents[folder.name] = (facts["PPid"].strip(), peak, sum(map(int, ticks)))
    ours, grown = {here.name}, True
    while grown:
        more = {name for name, (parent, _, _) in parents.items() if parent in ours} - ours
        ours, grown = ours | more, bool(more)
    held = [parents[name] for name in ours if name in parents]
    return sum(peak for _, peak, _ in held), sum(ticks for _, _, ticks in held) / os.sysconf("SC_CLK_TCK")


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
