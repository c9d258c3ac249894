"""Documents that are handed in with a certificate, as they are kept."""

from __future__ import annotations

from assay.web.base import papers
from assay.web.base.papers import KeptDocument, PaperRefused
from assay.web.records.certificates.values import NewDocument, Refused


def kept(document: NewDocument) -> KeptDocument:
    """The document as it can be kept. Raises `Refused`: empty, too-large, file-kind, picture."""
    try:
        return papers.kept(document.name, document.content)
    except PaperRefused as error:
        facts = {"limit": str(papers.LARGEST >> 20)} if error.code == "too-large" else {}
        raise Refused(error.code, "document", **facts) from error
