"""Where our verification spends its time, by part of the library and by function.

cProfile makes small functions look dearer than they are: read shares, not seconds.
"""

import cProfile
import pstats
from collections import defaultdict
from datetime import datetime
from pathlib import Path

from tools.bench.material import INSTANT, Material, read_lines

from peers import ours

_PASSES = 3
_FUNCTIONS = 25


def profile_verify(material: Material) -> None:
    """Print the profile of examining each credential with eddsa-rdfc-2022, then each with eddsa-jcs-2022."""
    for title, path in (("eddsa-rdfc-2022", material.rdfc_one_issuer), ("eddsa-jcs-2022", material.jcs)):
        examine = ours.examiner(datetime.fromisoformat(INSTANT))
        credentials = read_lines(path)
        examine(credentials[0])
        profile = cProfile.Profile()
        profile.enable()
        for _ in range(_PASSES):
            for credential in credentials:
                examine(credential)
        profile.disable()
        print(f"\n{title}: {len(credentials) * _PASSES} credentials")
        _print(pstats.Stats(profile))


def _print(stats: pstats.Stats) -> None:
    # (file, line, function) -> (primitive calls, calls, own seconds, seconds with callees, callers)
    entries: dict[tuple[str, int, str], tuple[int, int, float, float, object]] = stats.stats  # type: ignore[attr-defined]  # typeshed leaves it out
    total = sum(entry[2] for entry in entries.values())
    parts: defaultdict[str, float] = defaultdict(float)
    for (file, _, name), entry in entries.items():
        parts[_part(file, name)] += entry[2]
    print("\n  share  part (own time)")
    for part, seconds in sorted(parts.items(), key=lambda item: -item[1])[:20]:
        print(f"  {seconds / total:5.1%}  {part}")
    print("\n  own    with callees  calls   function")
    for (file, line, name), (_, calls, own, below, _callers) in sorted(
        entries.items(), key=lambda item: -item[1][2]
    )[:_FUNCTIONS]:
        print(f"  {own / total:5.1%}  {below / total:6.1%}  {calls:9,}  {_where(file, line)} {name}")


def _part(file: str, name: str) -> str:
    path = Path(file)
    if "assay" in path.parts:
        return "/".join(path.parts[len(path.parts) - path.parts[::-1].index("assay") - 1 :])
    if file == "~":
        return f"built in: {name}"
    return f"outside: {path.parent.name}/{path.name}"


def _where(file: str, line: int) -> str:
    return "" if file == "~" else f"{Path(file).parent.name}/{Path(file).name}:{line}"
