"""See the package's own words for what this does and how it is run."""

from __future__ import annotations

import argparse
import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import load, save
from tools.train_skills.material import DECORTE, digests, left_apart
from tools.train_skills.weighing import chosen, lessons, plain_rule, tells

from assay.analysis.evaluation import benchmark_labels
from assay.analysis.skills import Linker, read_numbers
from assay.analysis.sources import Store

_ABOUT = {
    "what": "Changes of low rank to layers 3 to 6 of all-MiniLM-L6-v2 where it reads text, one to the vectors"
    " of skills, weights that tell words naming a skill from others, and the rule of weighing.",
    "of": "all-MiniLM-L6-v2 (Apache-2.0), sentence-transformers; the model itself is not shipped here.",
    "script": "python -m tools.train_skills teach, then weigh",
    "data": {
        "skillskape/train.csv.gz": "SkillSkape, training set (MIT)",
        "skillspan/train.json.gz": "SkillSpan, training set (MIT); sentences of the test sets dropped",
        "ESCO": "names, other names and descriptions of skills, ESCO of the European Commission, reuse with"
        " acknowledgement (Decision 2011/833/EU)",
    },
    "chosen on": "Decorte's TECH and HOUSE validation sets; SkillSpan's development set (silent sentences)",
}


def main() -> None:
    """One of the two steps."""
    parser = argparse.ArgumentParser(description=__doc__)
    steps = parser.add_subparsers(dest="step", required=True)
    for name in ("teach", "weigh"):
        step = steps.add_parser(name)
        step.add_argument("--data", type=Path, required=True)
        step.add_argument("--material", type=Path, required=True)
        step.add_argument("--out", type=Path, required=True)
        if name == "weigh":
            step.add_argument("--numbers", type=Path, required=True)
            step.add_argument("--note", default="")
    arguments = parser.parse_args()
    {"teach": _teach, "weigh": _weigh}[arguments.step](arguments)


def _teach(arguments: argparse.Namespace) -> None:
    # Here and not above: weighing needs no torch.
    from tools.train_skills.network import Network  # noqa: PLC0415 - torch is only there for this step
    from tools.train_skills.teaching import PASSES, Teacher  # noqa: PLC0415 - the same

    store = Store(arguments.data)
    files = store.model_files()
    if files is None:
        raise SystemExit("no model is installed: assay data install")
    labels = benchmark_labels(arguments.material / DECORTE, store)
    for number, one in enumerate(PASSES):
        teacher = Teacher(files, labels, arguments.material, one)
        network = Network(files.weights, arguments.out if number else None)
        teacher.teach(network)
        network.save(arguments.out)


def _weigh(arguments: argparse.Namespace) -> None:
    store = Store(arguments.data)
    files = store.model_files()
    if files is None:
        raise SystemExit("no model is installed: assay data install")
    labels = benchmark_labels(arguments.material / DECORTE, store)
    numbers = load(arguments.numbers.read_bytes())
    for name in ("spans", "sentences"):
        numbers[name] = np.zeros(len(numbers["labels.up"]) + 1, dtype=np.float16)
    for step in ("spans", "rule"):
        told: dict[str, Any] = {"name": "", "weighing": plain_rule().to_json()}
        trained = read_numbers(save(numbers), told)
        linker = Linker.over(labels, files, store.folder / "vectors", trained=trained)
        if step == "spans":
            told_by = tells(linker, arguments.material, left_apart(arguments.material))
            numbers |= {name: weights.astype(np.float16) for name, weights in told_by.items()}
    rule, facts = chosen(lessons(linker, arguments.material))
    print(json.dumps(facts, indent=1))
    written = save(numbers)
    about: dict[str, Any] = {
        "name": "skills/1",
        **_ABOUT,
        "note": arguments.note,
        "sha256 of data": digests(arguments.material),
        "sha256 of numbers": hashlib.sha256(written).hexdigest(),
        "made": datetime.now(UTC).date().isoformat(),
        "on validation, by folds": facts,
        "weighing": rule.to_json(),
    }
    arguments.out.mkdir(parents=True, exist_ok=True)
    (arguments.out / "numbers.safetensors").write_bytes(written)
    text = json.dumps(about, indent=2, ensure_ascii=False) + "\n"
    (arguments.out / "MODEL.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
