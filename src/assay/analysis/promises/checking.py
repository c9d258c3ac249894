"""Each promise held against evidence: supported, not supported, or nobody can tell.

Start reading here. The issuer's own words never support anything, and nothing is contradicted only because
evidence is missing: what cannot be shown either way cannot be evaluated.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from assay.analysis.descriptions import Description
from assay.analysis.promises.demand import check_demand
from assay.analysis.promises.evidence import Checked, Evidence
from assay.analysis.promises.others import check_credit, check_jobs, check_recognition
from assay.analysis.promises.pay import check_pay
from assay.analysis.promises.values import Claim, Kind

_CHECKS: dict[Kind, Callable[[Claim, Evidence, date], Checked]] = {
    Kind.JOBS: check_jobs,
    Kind.PAY: check_pay,
    Kind.DEMAND: check_demand,
    Kind.RECOGNITION: check_recognition,
    Kind.CREDIT: check_credit,
}


def check(
    claims: Sequence[Claim], evidence: Evidence, *, description: Description | None = None, as_of: date
) -> tuple[Checked, ...]:
    """What came of each promise, in their order.

    `description`: whose promises they are, so that statements about it and its skills count.
    """
    if description is not None:
        evidence = replace(
            evidence,
            achievement=evidence.achievement or description.id,
            issuer_id=evidence.issuer_id or description.issuer.id,
            skills=evidence.skills or tuple(one.name for one in description.aligned),
        )
    return tuple(_CHECKS[claim.kind](claim, evidence, as_of) for claim in claims)
