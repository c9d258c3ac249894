"""The command line of the training: see the package's docstring."""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from tools.evaluate.material import material_root
from tools.train_demand import ROOT
from tools.train_demand import __doc__ as about
from tools.train_demand.rivals import rivals

from assay.analysis.evaluation import (
    CHANCE_FROM,
    DEMAND_FILES,
    DEMAND_LISTS,
    Asked,
    Lists,
    Numbers,
    calibrated,
    demand_tables,
    foreseen_held,
    held,
    lists_of,
    ranked,
    tallied,
)
from assay.analysis.market import FEATURES, PAIR_FEATURES, Tally, Weights

_OUT = ROOT / "src" / "assay" / "analysis" / "market" / "trained" / "demand.json"
_DIGITS = 6
_ABOUT = {
    "name": "demand/1",
    "what": "Two logistic rules: whether a technology of O*NET will be In Demand in one occupation at least, "
    "and in this occupation; and how many statements of such a flag still held 18 months later.",
    "script": "python -m tools.train_demand",
    "data": {
        "features": "O*NET 24.2 (February 2020), growth since 23.2 (February 2019)",
        "taught": "In Demand in O*NET 28.1 (November 2023; the number of the release is inferred)",
        "held": "In Demand in O*NET 28.1 and still in 29.3 (May 2025)",
        "licence": "O*NET database, U.S. Department of Labor, Employment and Training Administration, "
        "CC BY 4.0; changed: only counts and weights are shipped",
    },
    "chosen on": "the flag of November 2023, by folds over technologies: features and penalty",
    "names": "Spellings are brought together by rules that ask nothing but the names and the list. Two more "
    "(a leading article, small words inside abbreviations) were thought of after names of November 2023 had "
    "been seen, and were taken out again for that.",
    "looks at the test": "Before anything was chosen the flag of May 2025 was looked at with two baselines "
    "(how many occupations, Hot), and for how many names the rules of spelling found; the tallies of what "
    "held are of it. After all was chosen, these rules were tested once with those two rules of spelling, "
    "and once without: nothing was changed for what was found.",
}


def main() -> int:
    """Teach on all technologies, tally, write; 1 where the releases are not there."""
    options = _options()
    found = demand_tables(material_root())
    if found is None:
        print(
            f"The releases are not here: {DEMAND_LISTS} in the material; name its folder with ASSAY_MATERIAL."
        )
        return 1
    if options.rivals:
        for name, area, precision in rivals(lists_of(found).technologies()):
            print(f"{name:60} AUC {area:.4f}  average precision {precision:.4f}")
        return 0
    options.out.write_text(
        json.dumps(_told(lists_of(found), lists_of(found, by_alias=False)), indent=2, ensure_ascii=False)
        + "\n",
        "utf-8",
    )
    print(f"Written to {options.out}")
    return 0


def _told(together: Lists, apart: Lists) -> dict[str, Any]:
    """What is shipped, and what it is."""
    technologies, pairs = together.technologies(), together.pairs()
    plainly = apart.technologies()
    chances, pair_chances = technologies.foreseen(), pairs.foreseen()
    return {
        **_ABOUT,
        "sha256 of data": _digests(),
        "made": f"{datetime.now(UTC):%Y-%m-%d}",
        "on validation, by folds": {
            "technologies": _ranks(technologies, chances),
            "technologies, names as they are": _ranks(plainly, plainly.foreseen()),
            "in an occupation": _ranks(pairs, pair_chances),
        },
        "technology": _rule(technologies, FEATURES),
        "pair": _rule(pairs, PAIR_FEATURES),
        "tallies": {
            "technology seen": _tallies(tallied(chances, technologies.taught, CHANCE_FROM)),
            "pair seen": _tallies(tallied(pair_chances, pairs.taught, CHANCE_FROM)),
            "foreseen held": _tallies(foreseen_held(technologies, chances)),
            "pair foreseen held": _tallies(foreseen_held(pairs, pair_chances)),
            **{name: _tallies(tallies) for name, tallies in held(together).items()},
        },
    }


def _rule(asked: Asked, features: Sequence[str]) -> Mapping[str, Any]:
    found: Weights = calibrated(asked.measures, asked.taught, asked.strength, asked.groups)
    weights = {name: round(float(one), _DIGITS) for name, one in zip(features, found.weights, strict=True)}
    return {"weights": weights, "bias": round(found.bias, _DIGITS), "penalty strength": asked.strength}


def _ranks(asked: Asked, chances: Numbers) -> Mapping[str, float | int]:
    own, rival = ranked(chances, asked.taught), ranked(asked.baseline, asked.taught)
    even = np.ones(len(asked.taught))
    return {
        "rows": len(asked.taught),
        "in demand": int(asked.taught.sum()),
        "AUC": round(own.area(even), 4),
        "AUC of the baseline": round(rival.area(even), 4),
        "average precision": round(own.precision(even), 4),
        "average precision of the baseline": round(rival.precision(even), 4),
    }


def _tallies(tallies: Sequence[Tally]) -> list[dict[str, float | int]]:
    return [asdict(one) for one in tallies]


def _digests() -> dict[str, str]:
    folder = material_root() / DEMAND_LISTS
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in DEMAND_FILES.values()}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.train_demand", description=about)
    parser.add_argument("--out", type=Path, default=_OUT, help="where the numbers go")
    parser.add_argument(
        "--rivals", action="store_true", help="measure other models on the flag of 2023 instead"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
