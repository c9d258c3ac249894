"""How well the analysis does, on labelled sets: each figure with its interval, the baseline beside it."""

from assay.analysis.evaluation.figures import Figure, resampled
from assay.analysis.evaluation.linking import (
    Annotated,
    Answer,
    Selection,
    annotated_sentences,
    baseline,
    benchmark_labels,
    calibration_error,
    linked,
    linking_figures,
    precision_at,
    returned,
    selections,
)

__all__ = [
    "Annotated",
    "Answer",
    "Figure",
    "Selection",
    "annotated_sentences",
    "baseline",
    "benchmark_labels",
    "calibration_error",
    "linked",
    "linking_figures",
    "precision_at",
    "resampled",
    "returned",
    "selections",
]
