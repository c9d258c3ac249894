"""Do those who vouch for the credential, the achievement or the issuer really vouch?

Each endorsement carried inside is examined as a credential of its own; an endorsement that
fails is never just left out, for then nobody could tell. (OB 3.0, 8.1, last step)
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from assay.encoding import canonical_json, follow
from assay.models import Document, VerifiableCredential
from assay.verification.examination import Examination
from assay.verification.report import Finding, Verdict

Json = dict[str, Any]

DEPTH_LIMIT = 3  # an endorsement of an endorser's endorsement is as far as anyone reads


def check_endorsements(examination: Examination) -> Iterator[Finding]:
    """Each carried endorsement that is rejected, cannot be told, or is in a form not read yet."""
    carried = examination.shape.carried
    if carried and examination.depth >= DEPTH_LIMIT:
        yield Finding("nesting-too-deep", carried[0][0], {"limit": DEPTH_LIMIT})
        return
    for pointer, json in carried:
        document = Document(canonical_json(json), json)
        report = examination.examine_nested(document, examination.policy.for_carried())
        codes = ", ".join(report.codes)
        if report.verdict is Verdict.REJECTED:
            yield Finding("endorsement-not-accepted", pointer, {"codes": codes}, report)
        elif report.verdict is Verdict.UNDETERMINED:
            yield Finding("endorsement-undetermined", pointer, {"codes": codes}, report)
        elif not _is_about(json, examination.document.json, pointer):
            yield Finding("endorsement-of-another", pointer)
    for pointer, _ in examination.shape.carried_tokens:
        yield Finding("endorsement-undetermined", pointer, {"codes": "document-kind-unknown"})


def _is_about(endorsement: Json, document: Json, pointer: str) -> bool:
    """Whether an endorsement speaks of what carries it: that very object, or on top the award's parts."""
    endorsed = VerifiableCredential(endorsement).subjects
    names = {subject.get("id") for subject in endorsed}
    holder = follow(document, pointer.rpartition("/endorsement")[0])
    named = {holder.get("id")} if isinstance(holder, dict) else set()
    if holder is document:
        credential = VerifiableCredential(document)
        named |= {credential.issuer_id}
        for subject in credential.subjects:
            achievement = subject.get("achievement")
            named |= {subject.get("id"), achievement.get("id") if isinstance(achievement, dict) else None}
    return names <= named - {None}
