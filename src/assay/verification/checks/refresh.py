"""Is there a newer version of it? Asked only where the policy says so. (OB 3.0, 8.1 and appendix B)

To ask tells the issuer that somebody is looking, so nobody asks unless told to. What comes back is a
credential like any other: it counts as the newer version only if it holds and is the same credential
of the same issuer. Nothing here changes the verdict on the version at hand.
"""

from __future__ import annotations

from collections.abc import Iterator

from assay.errors import AssayError
from assay.models import VerifiableCredential
from assay.verification.examination import Examination
from assay.verification.opening import open_document
from assay.verification.report import Finding, Report, Verdict

REFRESH_TYPE = "1EdTechCredentialRefresh"


def check_refresh(examination: Examination) -> Iterator[Finding]:
    """The newer version that its issuer offers, as a note with its report; or that none could be had."""
    if not examination.policy.refresh:
        return
    address = next(
        (
            str(service.get("id"))
            for service in examination.credential.refresh_services
            if service.get("type") in (REFRESH_TYPE, [REFRESH_TYPE])
        ),
        None,
    )
    if address is None:
        return
    report = _ask(examination, address)
    if report is None or report.document is None or not _is_same(examination, report):
        yield Finding("refresh-failed", "/refreshService", {"address": address}, report)
        return
    begins = VerifiableCredential(report.document.json).valid_from
    at_hand = examination.credential.valid_from
    if begins is not None and (at_hand is None or begins > at_hand):
        yield Finding("refresh-newer", "/refreshService", {"address": address, "when": begins}, report)


def _ask(examination: Examination, address: str) -> Report | None:
    try:
        document = open_document(examination.means.fetch(address).content)
    except AssayError:
        return None
    return examination.examine_nested(document, examination.policy.for_carried())


def _is_same(examination: Examination, report: Report) -> bool:
    """Whether the answer holds, and is this credential of this issuer (OB 3.0, B: id, issuer, validFrom)."""
    if report.verdict is not Verdict.ACCEPTED or report.document is None:
        return False
    found, ours = VerifiableCredential(report.document.json), examination.credential
    return found.id is not None and (found.id, found.issuer_id) == (ours.id, ours.issuer_id)
