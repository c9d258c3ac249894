"""Has the assertion in hand the members that its version asks for? (Open Badges 2.0, Data Classes)"""

from __future__ import annotations

from collections.abc import Iterator

from assay.models import Assertion, examine_assertion
from assay.verification.examination import Examination
from assay.verification.report import Finding


def check_shape(examination: Examination) -> Iterator[Finding]:
    """Each member that is missing or of the wrong kind. A mere pointer to an assertion has none."""
    json = examination.document.json
    if Assertion(json).is_pointer:
        return
    for problem in examine_assertion(json):
        yield Finding(problem.code, problem.pointer, problem.facts)
