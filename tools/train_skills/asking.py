"""What both steps are told: where the data, the material and the results lie."""

from __future__ import annotations

import argparse
from pathlib import Path

from assay.analysis.sources import ModelFiles, Store


def arguments_of(parser: argparse.ArgumentParser) -> argparse.Namespace:
    """The arguments, those of both steps added."""
    parser.add_argument("--data", type=Path, required=True, help="a data folder with the starter pack")
    parser.add_argument("--material", type=Path, required=True, help="the folder with data/benchmarks")
    parser.add_argument("--out", type=Path, required=True)
    return parser.parse_args()


def model_of(folder: Path) -> tuple[Store, ModelFiles]:
    """The store in this folder and its model. Raises `SystemExit` where none is installed."""
    store = Store(folder)
    files = store.model_files()
    if files is None:
        raise SystemExit("no model is installed: assay data install")
    return store, files
