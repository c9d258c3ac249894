"""Figures out of the results, their distance from what we aim at, and the table on the screen."""

import os
from dataclasses import dataclass
from statistics import median
from typing import Any

from tools.bench.running import Result

_BARE_VERIFY = "Ed25519 OpenSSL verify"
_BARE_SIGN = "Ed25519 OpenSSL sign"
_NODE_VERIFY = "@digitalbazaar/vc verify rdfc"
_NODE_SIGN = "@digitalbazaar/vc sign rdfc"
_SIGN_SCALE = 30_000
"""The bare signing rate at which the aims for issuing are stated."""

_IMPORT_LIMIT = 0.15
_WHOLE_FROM = 100  # where a number is shown without decimals


@dataclass(frozen=True, slots=True)
class Aim:
    """What a job shall reach: a ratio to another job of the same run, wished for and at least."""

    job: str
    beside: str
    aim: float
    floor: float
    scale: float = 1.0
    unit: str = "x"


_AIMS = (
    Aim("assay verify rdfc, one issuer", _BARE_VERIFY, 1 / 3, 1 / 4),
    Aim("assay verify rdfc, many issuers", _BARE_VERIFY, 1 / 3, 1 / 4),
    Aim("assay verify rdfc, one issuer", _NODE_VERIFY, 15, 10),
    Aim("assay verify rdfc, many issuers", _NODE_VERIFY, 15, 10),
    Aim("assay verify jcs", _BARE_VERIFY, 0.4, 1 / 3),
    Aim("assay verify jwt", _BARE_VERIFY, 0.4, 1 / 3),
    Aim("assay secure rdfc", _BARE_SIGN, 4000, 4000, _SIGN_SCALE, "/s"),
    Aim("assay Issuer.issue rdfc, both lints", _BARE_SIGN, 1000, 1000, _SIGN_SCALE, "/s"),
)


def figures(results: dict[str, Result], imports: dict[str, list[float]]) -> dict[str, dict[str, Any]]:
    """By job: median, least and most of its rates, and the median of its ratios round by round."""
    rows: dict[str, dict[str, Any]] = {}
    for name, result in results.items():
        signs = " verify " not in f" {name} "
        bare, node = (_BARE_SIGN, _NODE_SIGN) if signs else (_BARE_VERIFY, _NODE_VERIFY)
        rows[name] = {
            **_spread(result.rates),
            "first pass": result.first_pass,
            "of bare Ed25519": _ratio(result, results.get(bare)),
            "times @digitalbazaar/vc": _ratio(result, results.get(node)),
            "peak MB": result.peak_mb,
            "rates": result.rates,
        }
    rows["import assay, seconds"] = {**_spread(imports["wall"]), "cpu": _spread(imports["cpu"])}
    return rows


def aims(rows: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """Each aim with what was measured: met, above the floor, or missed."""
    judged = []
    for aim in _AIMS:
        if aim.job not in rows or aim.beside not in rows:
            continue
        # Ratios are taken round by round: a busy machine slows both sides of one.
        pairs = zip(rows[aim.job]["rates"], rows[aim.beside]["rates"], strict=True)
        reached = median(mine / theirs for mine, theirs in pairs) * aim.scale
        what = f"at {aim.scale:,.0f} bare signs/s" if aim.unit == "/s" else f"beside {aim.beside}"
        judged.append(_judged(f"{aim.job}, {what}", reached, aim.aim, aim.floor, aim.unit))
    seconds = rows["import assay, seconds"]["median"]
    judged.append(
        {
            "what": "import assay",
            "reached": seconds,
            "aim": _IMPORT_LIMIT,
            "floor": _IMPORT_LIMIT,
            "unit": "s",
            "state": "met" if seconds < _IMPORT_LIMIT else "MISSED",
        }
    )
    return judged


def print_table(outcome: dict[str, Any]) -> None:
    """The run as a table for people."""
    print(f"{outcome['date']}, over {outcome['material']}; {outcome['rounds']} interleaved rounds of")
    print(f"{outcome['seconds a turn']} CPU-seconds; operations per CPU-second, median (least - most)\n")
    for fact, value in outcome["machine"].items():
        print(f"  {fact}: {value}")
    head = (
        f"\n{'':38}{'median':>9}{'least':>9}{'most':>9}{'1st pass':>9}{'of bare':>9}{'x DB vc':>9}{'MB':>6}"
    )
    print(head)
    for name, row in outcome["results"].items():
        if "rates" in row:
            print(_line(name, row))
    for name, reason in outcome["not run"].items():
        print(f"{name:38}  not run: {reason}")
    row = outcome["results"]["import assay, seconds"]
    print(f"\nimport assay: {row['median']:.3f} s ({row['least']:.3f} - {row['most']:.3f}); ", end="")
    print(f"CPU {row['cpu']['median']:.3f} s")
    print(f"\n{'':62}{'reached':>10}{'aim':>10}{'floor':>10}")
    for aim in outcome["aims"]:
        shown = "".join(f"{_number(aim[key]) + aim['unit']:>10}" for key in ("reached", "aim", "floor"))
        print(f"{aim['what']:62}{shown}  {aim['state']}")
    if max(value for fact, value in outcome["machine"].items() if fact.startswith("load")) > (
        os.cpu_count() or 1
    ):
        print("\nThe machine was busy: treat differences under 1.4 x as none.")


def _line(name: str, row: dict[str, Any]) -> str:
    rates = "".join(f"{row[key]:9,.0f}" for key in ("median", "least", "most", "first pass"))
    ratios = "".join(
        f"{'' if row[key] is None else f'{row[key]:.3f}' if row[key] < 1 else f'{row[key]:.1f}':>9}"
        for key in ("of bare Ed25519", "times @digitalbazaar/vc")
    )
    return f"{name:38}{rates}{ratios}{row['peak MB']:6.0f}"


def _judged(what: str, reached: float, aim: float, floor: float, unit: str) -> dict[str, Any]:
    state = "met" if reached >= aim else "above the floor" if reached >= floor else "MISSED"
    return {"what": what, "reached": reached, "aim": aim, "floor": floor, "unit": unit, "state": state}


def _spread(values: list[float]) -> dict[str, float]:
    return {"median": median(values), "least": min(values), "most": max(values)}


def _ratio(result: Result, other: Result | None) -> float | None:
    if other is None:
        return None
    return median(mine / theirs for mine, theirs in zip(result.rates, other.rates, strict=True))


def _number(value: float) -> str:
    return f"{value:.3g}" if value < _WHOLE_FROM else f"{value:,.0f}"
