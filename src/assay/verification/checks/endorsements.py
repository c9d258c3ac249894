"""Do those who vouch for the credential, the achievement or the issuer really vouch?

Each endorsement carried inside is examined as a credential of its own; an endorsement that
fails is never just left out, for then nobody could tell. (OB 3.0, 8.1, last step)
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from assay.encoding import canonical_json, follow
from assay.errors import AssayError, Malformed
from assay.models import Document, VerifiableCredential
from assay.verification.examination import Examination
from assay.verification.opening import open_token
from assay.verification.report import Finding, Verdict

Json = dict[str, Any]

ENDORSEMENT = "EndorsementCredential"
DEPTH_LIMIT = 3  # an endorsement of an endorser's endorsement is as far as anyone reads


def check_endorsements(examination: Examination) -> Iterator[Finding]:
    """Each carried endorsement, embedded or as a token, that is rejected or cannot be told."""
    shape = examination.shape
    carried = [*shape.carried, *shape.carried_tokens]
    if carried and examination.depth >= DEPTH_LIMIT:
        yield Finding("nesting-too-deep", carried[0][0], {"limit": DEPTH_LIMIT})
        return
    for pointer, json in shape.carried:
        yield from _examine(examination, Document(canonical_json(json), json), pointer)
    for pointer, text in shape.carried_tokens:
        try:
            document = open_token(text.encode())
        except AssayError as error:
            malformed = isinstance(error, Malformed)
            code = "endorsement-not-accepted" if malformed else "endorsement-undetermined"
            yield Finding(code, pointer, {"codes": error.code})
            continue
        if ENDORSEMENT not in VerifiableCredential(document.json).types:
            yield Finding("credential-type-missing", pointer, {"type": ENDORSEMENT})
        else:
            yield from _examine(examination, document, pointer)


def _examine(examination: Examination, document: Document, pointer: str) -> Iterator[Finding]:
    report = examination.examine_nested(document, examination.policy.for_carried())
    codes = ", ".join(report.codes)
    if report.verdict is Verdict.REJECTED:
        yield Finding("endorsement-not-accepted", pointer, {"codes": codes}, report)
    elif report.verdict is Verdict.UNDETERMINED:
        yield Finding("endorsement-undetermined", pointer, {"codes": codes}, report)
    elif not _is_about(document.json, examination.document.json, pointer):
        yield Finding("endorsement-of-another", pointer)


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
