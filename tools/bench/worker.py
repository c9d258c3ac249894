"""One job in a process of its own: ``python -m tools.bench.worker JOB MATERIAL.json``.

Answers JSON lines: ``{"warm_up": seconds}`` and ``{"turn": seconds}`` give ``{"count", "cpu", "peak_mb"}``,
or ``{"error"}``. A process each keeps one contender's memory and caches from weighing on another's.
"""

import json
import resource
import sys
from pathlib import Path

from tools.bench.jobs import JOBS
from tools.bench.material import Material


def main(job: str, material_file: str) -> None:
    """Answer until standard input ends."""
    paths = json.loads(Path(material_file).read_bytes())
    source = paths.pop("source")
    material = Material(**{name: Path(path) for name, path in paths.items()}, source=source)
    timed = JOBS[job](material)
    for line in sys.stdin:
        asked = json.loads(line)
        turn = timed.warm_up(asked["warm_up"]) if "warm_up" in asked else timed.turn(asked["turn"])
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({"count": turn.count, "cpu": turn.cpu, "peak_mb": peak}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
