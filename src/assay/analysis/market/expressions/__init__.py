"""What is asked of advertisements and official tables, as Ibis expressions: the same for every engine."""

from assay.analysis.market.expressions.asking import asked, skill_marks
from assay.analysis.market.expressions.naming import counts, marked, mentions, quarters
from assay.analysis.market.expressions.scope import in_scope, merged

__all__ = [
    "asked",
    "counts",
    "in_scope",
    "marked",
    "mentions",
    "merged",
    "quarters",
    "skill_marks",
]
