"""The indicators of the assay, one file each; the report that sets them side by side; their comparison.

Start reading at `assay.py`.
"""

from assay.analysis.valuation.answers import rigor_indicator
from assay.analysis.valuation.assay import assay, estimate_json
from assay.analysis.valuation.comparison import (
    DOMINANCE,
    WEIGHABLE,
    Comparison,
    Dominance,
    Rank,
    compare,
)
from assay.analysis.valuation.cost import cost_and_time
from assay.analysis.valuation.domains import counted, registered
from assay.analysis.valuation.durability import durability
from assay.analysis.valuation.effort import CONDITIONS, Condition, Effort, EffortVerdict, effort
from assay.analysis.valuation.improvement import Improvement, improvements
from assay.analysis.valuation.indicators import Assay, Indicator, Input, Mark, Part
from assay.analysis.valuation.means import MarketMeans
from assay.analysis.valuation.observed import Keeper, Observed
from assay.analysis.valuation.outcome_figures import Design, OutcomeFigures, figures_in, figures_of
from assay.analysis.valuation.outcomes import outcomes
from assay.analysis.valuation.portability import portability
from assay.analysis.valuation.recognition import Proof, RecognitionStatement, Verb, recognition
from assay.analysis.valuation.recomputation import Difference, Match, Recomputation, recompute
from assay.analysis.valuation.rigor import RUNGS, Basis, Reason, Rigor, Rung, rigor
from assay.analysis.valuation.specificity import specificity
from assay.analysis.valuation.statement import Relation, sign, statement_in
from assay.analysis.valuation.transparency import Checklist, Field, Transparency, transparency
from assay.analysis.valuation.weight import target_of, weight

__all__ = [
    "CONDITIONS",
    "DOMINANCE",
    "RUNGS",
    "WEIGHABLE",
    "Assay",
    "Basis",
    "Checklist",
    "Comparison",
    "Condition",
    "Design",
    "Difference",
    "Dominance",
    "Effort",
    "EffortVerdict",
    "Field",
    "Improvement",
    "Indicator",
    "Input",
    "Keeper",
    "Mark",
    "MarketMeans",
    "Match",
    "Observed",
    "OutcomeFigures",
    "Part",
    "Proof",
    "Rank",
    "Reason",
    "RecognitionStatement",
    "Recomputation",
    "Relation",
    "Rigor",
    "Rung",
    "Transparency",
    "Verb",
    "assay",
    "compare",
    "cost_and_time",
    "counted",
    "durability",
    "effort",
    "estimate_json",
    "figures_in",
    "figures_of",
    "improvements",
    "outcomes",
    "portability",
    "recognition",
    "recompute",
    "registered",
    "rigor",
    "rigor_indicator",
    "sign",
    "specificity",
    "statement_in",
    "target_of",
    "transparency",
    "weight",
]
