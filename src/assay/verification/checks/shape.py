"""Has the credential the members that its types ask for? (VCDM 2.0, 4; OB 3.0, B)"""

from __future__ import annotations

from collections.abc import Iterator

from assay.verification.examination import Examination
from assay.verification.report import Finding


def check_shape(examination: Examination) -> Iterator[Finding]:
    """Each member that is missing, of the wrong kind, or outside a published list."""
    for problem in examination.shape.problems:
        yield Finding(problem.code, problem.pointer, problem.facts)
