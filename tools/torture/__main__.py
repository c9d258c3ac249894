"""The killer: see the package's docstring."""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from types import ModuleType

from assay.web.commands.django import set_up

AT_ONCE = 2
LONGEST_LIFE = 0.4  # seconds after the other was killed


def main() -> int:
    """Torture, then check; 0 when nothing was lost, doubled or used again."""
    parser = argparse.ArgumentParser(prog="python -m tools.torture", description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument(
        "--jobs", type=int, default=30, help="how many jobs of a school year are killed besides"
    )
    parser.add_argument("--seed", type=int, default=time.time_ns() % 100_000, help="repeats a run's choices")
    parser.add_argument("--database", default="", help="postgres://…; SQLite in a folder of its own without")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="assay-torture-"))
    os.environ |= {
        "ASSAY_FOLDER": str(folder),
        "DATABASE_URL": options.database,
        "DJANGO_SETTINGS_MODULE": "assay.web.site.settings",
    }
    try:
        chance = random.Random(options.seed)  # noqa: S311 - no secret
        counted = _torture(folder, options.kills, chance) | _kill_jobs(folder, options.jobs, chance)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"seed {options.seed}")
    for name, value in counted.items():
        print(f"{name:<44} {value}")
    wrong = [name for name, value in counted.items() if name.startswith("! ") and value]
    print("FAILED: " + ", ".join(wrong) if wrong else "0 lost, 0 doubled, 0 index reused")
    return int(bool(wrong))


def _torture(folder: Path, kills: int, chance: random.Random) -> dict[str, int]:
    set_up()  # now that the environment says which database
    child = import_module("tools.torture.child")
    _complete(lambda: child.prepare(folder))
    killed = ended = 0
    while killed < kills:
        working = [_begin(child, folder, chance.random()) for _ in range(min(AT_ONCE, kills - killed))]
        for pid in working:
            time.sleep(chance.uniform(0.002, LONGEST_LIFE))
            os.kill(pid, signal.SIGKILL)
            if os.WIFSIGNALED(os.waitpid(pid, 0)[1]):
                killed += 1
            else:
                ended += 1
        if ended > AT_ONCE:
            break  # something is wrong that killing does not explain; the check tells it
        print(f"\r{killed} killed", end="", flush=True)
    print()
    _complete(lambda: child.check(folder))
    counted: dict[str, int] = json.loads((folder / "counted.json").read_text("utf-8"))
    return {"killed": killed, "! ended by themselves": ended, **counted}


def _kill_jobs(folder: Path, kills: int, chance: random.Random) -> dict[str, int]:
    """Each kind of job is done once undisturbed, to see how long it lives; then they are killed in turn."""
    year = import_module("tools.torture.year")
    wrong, killed, lives = Counter[str](), 0, dict[str, float]()
    for number in range(len(year.JOBS) + kills if kills else 0):
        job = year.JOBS[number % len(year.JOBS)]
        _complete(partial(year.begin, folder, job))
        if job in lives:
            pid = _fork(partial(year.work, folder))
            time.sleep(chance.uniform(0, lives[job]))
            os.kill(pid, signal.SIGKILL)
            killed += os.WIFSIGNALED(os.waitpid(pid, 0)[1])
            _complete(partial(year.look, folder, is_over=False))
            wrong.update(json.loads((folder / "looked.json").read_text("utf-8")))
        begun = time.monotonic()
        _complete(partial(year.work, folder))
        lives.setdefault(job, time.monotonic() - begun)
        _complete(partial(year.look, folder, is_over=True))
        wrong.update(json.loads((folder / "looked.json").read_text("utf-8")))
    return {"jobs killed": killed, **{f"! jobs {name}": count for name, count in wrong.items()}}


def _begin(child: ModuleType, folder: Path, seed: float) -> int:
    """The pid of a child that is at work."""
    told, tell = os.pipe()

    def work() -> None:
        os.close(told)
        os.write(tell, b".")
        child.work(folder, seed)

    pid = _fork(work)
    os.close(tell)
    os.read(told, 1)
    os.close(told)
    return pid


def _complete(work: Callable[[], None]) -> None:
    _pid, status = os.waitpid(_fork(work), 0)
    if status:
        sys.exit("a child that nobody killed did not end well")


def _fork(work: Callable[[], None]) -> int:
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        work()
        code = 0
    except Exception:  # noqa: BLE001 - a child must never come back into its parent's code
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    sys.exit(main())
