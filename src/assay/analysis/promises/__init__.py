"""What a text promises of a credential, and what evidence bears out: three verdicts, never a guess.

Start reading at `finding.py` for what counts as a promise, and at `checking.py` for what can bear one out.
"""

from assay.analysis.promises.checking import check
from assay.analysis.promises.evidence import METHOD, Checked, Evidence
from assay.analysis.promises.finding import LONGEST, claims_in
from assay.analysis.promises.occupations import place
from assay.analysis.promises.plain import plain, sentences
from assay.analysis.promises.texts import Passage, brochure, passages_of
from assay.analysis.promises.values import About, Amount, Claim, Kind

__all__ = [
    "LONGEST",
    "METHOD",
    "About",
    "Amount",
    "Checked",
    "Claim",
    "Evidence",
    "Kind",
    "Passage",
    "brochure",
    "check",
    "claims_in",
    "passages_of",
    "place",
    "plain",
    "sentences",
]
