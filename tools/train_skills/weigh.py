"""The second step: the rule of weighing, learnt on the validation sets; all of it written for shipping."""

from __future__ import annotations

import argparse
import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import load, save
from tools.train_skills.asking import arguments_of, model_of
from tools.train_skills.material import DECORTE, digests, left_apart
from tools.train_skills.weighing import chosen, lessons, plain_rule, speaking

from assay.analysis.evaluation import benchmark_labels
from assay.analysis.skills import Linker, read_numbers, vectors_folder

_ABOUT = {
    "what": "Changes of low rank to layers 3 to 6 of all-MiniLM-L6-v2 where it reads text, one to the vectors"
    " of skills, weights that tell sentences naming a skill from others, and the rule of weighing.",
    "of": "all-MiniLM-L6-v2 (Apache-2.0), sentence-transformers; the model itself is not shipped here.",
    "script": "python -m tools.train_skills.teach, then .weigh",
    "data": {
        "skillskape/train.csv.gz": "SkillSkape, training set (MIT)",
        "skillspan/train.json.gz": "SkillSpan, training set (MIT); sentences of the test sets dropped",
        "ESCO": "names, other names and descriptions of skills, ESCO of the European Commission, reuse with"
        " acknowledgement (Decision 2011/833/EU)",
    },
    "chosen on": "Decorte's TECH and HOUSE validation sets; SkillSpan's development set (silent sentences)",
}


def main() -> None:
    """Learn the rule, tell how it does by folds, write the numbers and MODEL.json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--numbers", type=Path, required=True)
    parser.add_argument("--note", default="")
    arguments = arguments_of(parser)
    store, files = model_of(arguments.data)
    labels = benchmark_labels(arguments.material / DECORTE, store)
    numbers = load(arguments.numbers.read_bytes())
    numbers["speaking"] = np.zeros(len(numbers["labels.up"]) + 1, dtype=np.float16)
    for step in ("speaking", "rule"):
        told: dict[str, Any] = {"name": "", "weighing": plain_rule().to_json()}
        trained = read_numbers(save(numbers), told)
        linker = Linker.over(labels, files, vectors_folder(store), trained=trained)
        if step == "speaking":
            weights = speaking(linker, arguments.material, left_apart(arguments.material))
            numbers["speaking"] = weights.astype(np.float16)
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
