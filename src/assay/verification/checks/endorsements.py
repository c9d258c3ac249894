"""Do those who vouch for the credential, the achievement or the issuer really vouch?

Each endorsement carried inside is examined as a credential of its own; an endorsement that
fails is never just left out, for then nobody could tell. (OB 3.0, 8.1, last step)
"""

from __future__ import annotations

from collections.abc import Iterator

from assay.encoding import canonical_json
from assay.models import Document
from assay.verification.examination import Examination
from assay.verification.report import Finding, Verdict

DEPTH_LIMIT = 3  # an endorsement of an endorser's endorsement is as far as anyone reads


def check_endorsements(examination: Examination) -> Iterator[Finding]:
    """Each carried endorsement that is rejected, cannot be told, or is in a form not read yet."""
    carried = examination.shape.carried
    if carried and examination.depth >= DEPTH_LIMIT:
        yield Finding("nesting-too-deep", carried[0][0], {"limit": DEPTH_LIMIT})
        return
    for pointer, json in carried:
        document = Document(canonical_json(json), json)
        report = examination.examine_nested(document, examination.policy.for_carried(), examination.depth + 1)
        codes = ", ".join(report.codes)
        if report.verdict is Verdict.REJECTED:
            yield Finding("endorsement-not-accepted", pointer, {"codes": codes}, report)
        elif report.verdict is Verdict.UNDETERMINED:
            yield Finding("endorsement-undetermined", pointer, {"codes": codes}, report)
    for pointer, _ in examination.shape.carried_tokens:
        yield Finding("endorsement-undetermined", pointer, {"codes": "document-kind-unknown"})
