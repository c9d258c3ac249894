"""Is every word of the document defined, and read by all as the signature covers it?

The walk refuses what RDF would drop or could not tell apart; what is lawful JSON-LD but not
safe in a credential it remarks, and here the remark is judged. (VC Data Integrity 2.4.1)
"""

from __future__ import annotations

from collections.abc import Iterator

from assay.verification.examination import Examination
from assay.verification.report import Finding


def check_terms(examination: Examination) -> Iterator[Finding]:
    """What the walk of the document refused, or remarked and we do not take."""
    error = examination.walk_error
    if error is not None:
        yield Finding.of(error)
        return
    for remark in examination.unsecured.statements.remarks:
        if remark.code == "document-type-undefined":
            continue  # a type given as an address: VCDM 2.0, 4.5 allows it, and the signature covers it
        if remark.code == "document-node-described-twice" and remark.facts["text"] not in _pillars(examination):
            continue  # a profile told twice, as creator and as issuer, say: common, and harmless
        yield Finding(remark.code, remark.pointer, remark.facts)


def _pillars(examination: Examination) -> set[str]:
    # The nodes whose members decide: were one of them described in two places, a member could
    # be moved out of sight (an expiry into a piece of evidence) and the signature would hold.
    json = examination.document.json
    found = {json.get("id")}
    subjects = json.get("credentialSubject")
    for subject in subjects if isinstance(subjects, list) else [subjects]:
        if isinstance(subject, dict):
            found.add(subject.get("id"))
            achievement = subject.get("achievement")
            if isinstance(achievement, dict):
                found.add(achievement.get("id"))
    entries = json.get("credentialStatus")
    for entry in entries if isinstance(entries, list) else [entries]:
        if isinstance(entry, dict):
            found.add(entry.get("id"))
    return {name for name in found if isinstance(name, str)}
