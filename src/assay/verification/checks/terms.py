"""Is every word of the document defined, and read by all as the signature covers it?

The walk refuses what RDF would drop or could not tell apart; what is lawful JSON-LD but not
safe in a credential it remarks, and here the remark is judged. (VC Data Integrity 2.4.1)
"""

from __future__ import annotations

from collections.abc import Iterator

from assay.jsonld import is_name_of_shipped_term
from assay.verification.descriptions import may_stand_twice
from assay.verification.examination import Examination
from assay.verification.report import Finding


def check_terms(examination: Examination) -> Iterator[Finding]:
    """What the walk of the document refused, or remarked and we do not take."""
    error = examination.walk_error
    if error is not None:
        yield Finding.of(error)
        return
    for remark in examination.unsecured.remarks:
        if remark.code == "document-type-undefined" and not is_name_of_shipped_term(
            str(remark.facts["type"])
        ):
            continue  # a type given as an address: VCDM 2.0, 4.5 allows it, and the signature covers it
        if remark.code == "document-node-described-twice" and (
            examination.document.token is not None  # signed as text: nothing in it can be moved
            or may_stand_twice(examination.document.json, str(remark.facts["text"]))
        ):
            continue
        yield Finding(remark.code, remark.pointer, remark.facts)
