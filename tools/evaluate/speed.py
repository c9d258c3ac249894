"""Speed of `assay value`, one and many, and of linking: in processes of their own, as people start them.

Wall time on whatever machine this is; a busy one is slower, so its load is told with the figures.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from tools.evaluate import ROOT
from tools.evaluate.report import Aim, Measured

from assay.analysis.evaluation import Figure, resampled
from assay.analysis.sources import Store

_RUNS = 7
_MANY = 2000
_TEXTS = 200
_ONE, _ALL = "assay value of one achievement, seconds", "assay value of 2,000 achievements, seconds"
_RATE, _MEMORY = "linking, texts a second", "linking, peak memory in MB"
_AIMS = {
    _ONE: Aim(most=1.0),
    _ALL: Aim(most=300.0),
    _RATE: Aim(least=30.0),
    _MEMORY: Aim(most=600.0),
}


def speed_figures(achievements: Sequence[Mapping[str, Any]], store: Store) -> Measured:
    """Wall time of the command, and rate and memory of linking; what has no material is said."""
    if not achievements:
        return Measured((), ("speed needs the certifications and courses of the material.",))
    figures: list[Figure] = []
    unknown: list[str] = []
    with tempfile.TemporaryDirectory(prefix="assay-speed-") as name:
        folder = Path(name)
        figures += _of_one(folder, achievements[0], store)
        figures.append(_of_many(folder, achievements, store))
        found = _of_linking(folder, achievements, store)
    if found is None:
        unknown.append("the speed of linking needs the skills and the model that “make data” installs.")
    else:
        figures += found
    return Measured(figures, unknown, _AIMS)


def _note(kind: str) -> str:
    return f"{kind} time; {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"


def _of_one(folder: Path, members: Mapping[str, Any], store: Store) -> list[Figure]:
    source = folder / "one.json"
    source.write_text(json.dumps(members), "utf-8")
    spent = [_value([str(source), "--offline"], store) for _ in range(_RUNS)]
    found = []
    for name, kind, times in (
        (_ONE, "wall", [one.wall for one in spent]),
        ("the same, of processor time", "processor", [one.processor for one in spent]),
    ):
        note = f"{_note(kind)}; median of {_RUNS} starts, least to most"
        median = statistics.median(times)
        found.append(Figure(name, median, min(times), max(times), None, _RUNS, note))
    return found


def _of_many(folder: Path, achievements: Sequence[Mapping[str, Any]], store: Store) -> Figure:
    many = folder / "many"
    many.mkdir()
    for number in range(_MANY):
        members = achievements[number % len(achievements)]
        (many / f"{number:04}.json").write_text(json.dumps(members), "utf-8")
    spent = _value([str(many), "--offline", "--out", str(folder / "table.csv")], store).wall
    kinds = min(_MANY, len(achievements))
    return Figure(
        _ALL, spent, spent, spent, None, _MANY, f"{_note('wall')}; one run; {kinds:,} of them different"
    )


@dataclass(frozen=True, slots=True)
class _Spent:
    """Seconds on the wall, and of processors."""

    wall: float
    processor: float


def _value(arguments: Sequence[str], store: Store) -> _Spent:
    """The seconds that `assay value` takes. Raises `CalledProcessError` where it fails."""
    command = [str(Path(sys.executable).parent / "assay"), "value", *arguments, "--data", str(store.folder)]
    begun, before = time.perf_counter(), os.times()
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)  # noqa: S603 - our own command
    after = os.times()
    user, system = (
        after.children_user - before.children_user,
        after.children_system - before.children_system,
    )
    return _Spent(time.perf_counter() - begun, user + system)


def _of_linking(folder: Path, achievements: Sequence[Mapping[str, Any]], store: Store) -> list[Figure] | None:
    if store.model_files() is None or store.release("esco") is None:
        return None
    step = max(1, len(achievements) // _TEXTS)
    texts = [str(one["description"])[:200] for one in achievements[::step]][:_TEXTS]
    held = folder / "texts.json"
    held.write_text(json.dumps(texts), "utf-8")
    command = [sys.executable, "-m", "tools.evaluate.linking_child", str(store.folder), str(held)]
    alone = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "POLARS_MAX_THREADS"), "1")
    ran = subprocess.run(  # noqa: S603 - our own module
        command, check=True, capture_output=True, cwd=ROOT, env={**os.environ, **alone}
    )
    told = json.loads(ran.stdout)
    middle, low, high = resampled(np.array(told["seconds"], dtype=np.float64))
    length = statistics.median(len(text.split()) for text in texts)
    note = f"one core, processor time; of {length:g} words each (median); load {os.getloadavg()[0]:.1f}"
    memory = told["peak_mb"]
    return [
        Figure(_RATE, 1 / middle, 1 / high, 1 / low, None, len(texts), note),
        Figure(_MEMORY, memory, memory, memory, None, 1, "the whole process, after linking"),
    ]
