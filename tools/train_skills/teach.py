"""The first step, which needs torch: the changes to the model, in passes one after the other."""

from __future__ import annotations

import argparse

from tools.train_skills.asking import arguments_of, model_of
from tools.train_skills.material import DECORTE
from tools.train_skills.network import Network
from tools.train_skills.teaching import PASSES, Teacher

from assay.analysis.evaluation import benchmark_labels


def main() -> None:
    """Teach in every pass of `PASSES`, and write what was learnt after each."""
    arguments = arguments_of(argparse.ArgumentParser(description=__doc__))
    store, files = model_of(arguments.data)
    labels = benchmark_labels(arguments.material / DECORTE, store)
    for number, one in enumerate(PASSES):
        teacher = Teacher(files, labels, arguments.material, one)
        network = Network(files.weights, arguments.out if number else None)
        teacher.teach(network)
        network.save(arguments.out)


if __name__ == "__main__":
    main()
