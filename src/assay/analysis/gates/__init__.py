"""Gates: a state's or a funder's rules as a data file, held against one achievement or a list of many.

Three verdicts, and the third is no fail: what nobody has published cannot be evaluated. Start reading at
`judging.py`; the form of a rule file is in docs/how-to/apply-a-gate.md.
"""

from assay.analysis.gates.facts import unit_of
from assay.analysis.gates.judging import judge
from assay.analysis.gates.lists import GateList, read_list
from assay.analysis.gates.reading import read_gate
from assay.analysis.gates.shipped import SHIPPED, shipped, shipped_bytes
from assay.analysis.gates.subjects import Row, Subject
from assay.analysis.gates.tables import columns_needed, decision_json, gate_lines
from assay.analysis.gates.values import (
    FORM,
    Bar,
    Condition,
    Decision,
    Gate,
    Judged,
    Kind,
    Op,
    Rule,
    Tier,
    TierDecision,
    Words,
)
from assay.analysis.gates.what_if import Change, Counts, WhatIf, counted, what_if, with_thresholds

__all__ = [
    "FORM",
    "SHIPPED",
    "Bar",
    "Change",
    "Condition",
    "Counts",
    "Decision",
    "Gate",
    "GateList",
    "Judged",
    "Kind",
    "Op",
    "Row",
    "Rule",
    "Subject",
    "Tier",
    "TierDecision",
    "WhatIf",
    "Words",
    "columns_needed",
    "counted",
    "decision_json",
    "gate_lines",
    "judge",
    "read_gate",
    "read_list",
    "shipped",
    "shipped_bytes",
    "unit_of",
    "what_if",
    "with_thresholds",
]
