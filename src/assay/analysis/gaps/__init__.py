"""The gap report: what is awarded, beside what is asked for. Start reading at `report.py`.

`rows` → `counted` (true counts, never kept) → `protected` (what may be told) → `gap_report`.
"""

from assay.analysis.gaps.advice import Advice, Line
from assay.analysis.gaps.candidates import CredentialLists, release_names
from assay.analysis.gaps.counting import RawCounts, counted
from assay.analysis.gaps.demand import ASKED_FROM, Asked, GapMarket, Outlook, Verdict
from assay.analysis.gaps.keeping import counts_from, report_from, to_json
from assay.analysis.gaps.protecting import ROOM, Access, Breakdown, Counts, Figure, protected
from assay.analysis.gaps.reading import COLUMNS, read_programmes, read_rows
from assay.analysis.gaps.report import GapReport, ProgrammeGap, Shares, gap_report, outside_told
from assay.analysis.gaps.values import PROVEN_BY_OTHERS, Credential, Programme, Row, State, band_of

__all__ = [
    "ASKED_FROM",
    "COLUMNS",
    "PROVEN_BY_OTHERS",
    "ROOM",
    "Access",
    "Advice",
    "Asked",
    "Breakdown",
    "Counts",
    "Credential",
    "CredentialLists",
    "Figure",
    "GapMarket",
    "GapReport",
    "Line",
    "Outlook",
    "Programme",
    "ProgrammeGap",
    "RawCounts",
    "Row",
    "Shares",
    "State",
    "Verdict",
    "band_of",
    "counted",
    "counts_from",
    "gap_report",
    "outside_told",
    "protected",
    "read_programmes",
    "read_rows",
    "release_names",
    "report_from",
    "to_json",
]
