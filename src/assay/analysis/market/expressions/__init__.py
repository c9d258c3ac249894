"""What is asked of advertisements and official tables, as Ibis expressions: the same for every engine."""

from assay.analysis.market.expressions.asking import asked, skill_marks
from assay.analysis.market.expressions.naming import counts, marked, mentions, quarters
from assay.analysis.market.expressions.scope import Scope, in_scope, merged
from assay.analysis.market.expressions.tables import (
    area_rows,
    occupation_rows,
    rows_of,
    stacked,
)

__all__ = [
    "Scope",
    "area_rows",
    "asked",
    "counts",
    "in_scope",
    "marked",
    "mentions",
    "merged",
    "occupation_rows",
    "quarters",
    "rows_of",
    "skill_marks",
    "stacked",
]
