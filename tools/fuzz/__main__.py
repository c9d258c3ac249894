"""Every target for its share of the time, two at once; see the package's docstring."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path

from tools.fuzz.targets import TARGETS

ROOT = Path(__file__).resolve().parents[2]
AT_ONCE = 2
SECONDS_OF_SILENCE = 2  # the fuzzer counts whole seconds, and its instruments slow us down
MEGABYTES = 512  # the interpreter with its instruments needs 120
_TOLD = re.compile(r"#(\d+)\s+DONE\s+cov: (\d+)")


def main() -> int:
    """0 where nothing was found."""
    if find_spec("atheris") is None:
        print("The fuzzer atheris has no build for this platform; make fuzz needs Linux on x86-64.")
        return 2
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 600
    share = max(5, seconds * AT_ONCE // len(TARGETS))
    print(f"Fuzzing {len(TARGETS)} readers for {share} seconds each, {AT_ONCE} at once.", flush=True)
    begun = time.monotonic()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        found = [
            name for name, told in pool.map(lambda name: _fuzz(name, share), TARGETS) if _report(name, told)
        ]
    print(
        f"{time.monotonic() - begun:.0f} seconds; "
        + (f"FOUND in {', '.join(found)}" if found else "nothing found.")
    )
    return bool(found)


def _fuzz(name: str, seconds: int) -> tuple[str, subprocess.CompletedProcess[str]]:
    corpus, finds = ROOT / "var" / "fuzz" / name / "corpus", ROOT / "var" / "fuzz" / name / "found"
    for folder in (corpus, finds):
        folder.mkdir(parents=True, exist_ok=True)
    for index, seed in enumerate(TARGETS[name][1]):
        (corpus / f"seed-{index}").write_bytes(seed)
    options = [
        f"-max_total_time={seconds}",
        f"-timeout={SECONDS_OF_SILENCE}",
        f"-rss_limit_mb={MEGABYTES}",
        f"-artifact_prefix={finds}/",
        "-max_len=20000",
        "-print_final_stats=1",
    ]
    command = [sys.executable, "-m", "tools.fuzz.one", name, *options, str(corpus)]
    return name, subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603  # our own module


def _report(name: str, told: subprocess.CompletedProcess[str]) -> bool:
    match = _TOLD.search(told.stderr)
    tries = f"{int(match[1]):>9,} tries, {match[2]} edges" if match else "ended early"
    print(f"  {name:8} {tries}{'' if told.returncode == 0 else f'  exit {told.returncode}'}", flush=True)
    if told.returncode:
        print(told.stderr[-3000:])
    return told.returncode != 0


if __name__ == "__main__":
    sys.exit(main())
