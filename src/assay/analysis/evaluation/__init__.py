"""How well the analysis does, on labelled sets: each figure with its interval, the baseline beside it."""

from assay.analysis.evaluation.credential_names import credential_name_figures
from assay.analysis.evaluation.demand import demand_figures
from assay.analysis.evaluation.demand_holding import CHANCE_FROM, foreseen_held, held, tallied
from assay.analysis.evaluation.demand_lists import FILES as DEMAND_FILES
from assay.analysis.evaluation.demand_lists import LISTS as DEMAND_LISTS
from assay.analysis.evaluation.demand_lists import Asked, Lists, demand_tables, lists_of
from assay.analysis.evaluation.durability import durability_figures
from assay.analysis.evaluation.figures import Figure, Numbers, resampled
from assay.analysis.evaluation.integrity import (
    Broken,
    attacked,
    broken_laws,
    integrity_figures,
    reordered,
)
from assay.analysis.evaluation.ladder import (
    Ladder,
    as_notes,
    as_sentences,
    certifications,
    kendall,
    ladder_figures,
    reached,
    spearman,
    with_interval,
    without_price,
)
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
from assay.analysis.evaluation.logistic import calibrated, fitted, folds
from assay.analysis.evaluation.promises import Labelled, Promises, labelled_sentences, promise_figures
from assay.analysis.evaluation.ranking import Compared, Ranking, compared, ranked, ranking
from assay.analysis.evaluation.skill_placebo import Declared, declared, placebo_figures

__all__ = [
    "CHANCE_FROM",
    "DEMAND_FILES",
    "DEMAND_LISTS",
    "Annotated",
    "Answer",
    "Asked",
    "Broken",
    "Compared",
    "Declared",
    "Figure",
    "Labelled",
    "Ladder",
    "Lists",
    "Numbers",
    "Promises",
    "Ranking",
    "Selection",
    "annotated_sentences",
    "as_notes",
    "as_sentences",
    "attacked",
    "baseline",
    "benchmark_labels",
    "broken_laws",
    "calibrated",
    "calibration_error",
    "certifications",
    "compared",
    "credential_name_figures",
    "declared",
    "demand_figures",
    "demand_tables",
    "durability_figures",
    "fitted",
    "folds",
    "foreseen_held",
    "held",
    "integrity_figures",
    "kendall",
    "labelled_sentences",
    "ladder_figures",
    "linked",
    "linking_figures",
    "lists_of",
    "placebo_figures",
    "precision_at",
    "promise_figures",
    "ranked",
    "ranking",
    "reached",
    "reordered",
    "resampled",
    "returned",
    "selections",
    "spearman",
    "tallied",
    "with_interval",
    "without_price",
]
