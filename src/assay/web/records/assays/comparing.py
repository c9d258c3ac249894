"""What stands at an address, as an assay beside others: one of ours with all we know, else as told."""

from __future__ import annotations

from assay.analysis.valuation import Assay
from assay.web.base.permission import NotFound
from assay.web.records.achievements import queries as achievements
from assay.web.records.assays.asking import AS_TOLD, Asked
from assay.web.records.assays.gathering import Gathered, gathered
from assay.web.records.assays.ours import assay_of_others, weighed
from assay.web.records.exemplars.described import document_of
from assay.web.records.verifications.own_pages import own_version


def beside(address: str, asked: Asked = AS_TOLD) -> Assay:
    """The assay of what is at this address. Raises `AssayError` where nothing can be assayed."""
    return assay_for(gathered(address.encode()), asked)


def assay_for(held: Gathered, asked: Asked = AS_TOLD) -> Assay:
    """The assay of what was gathered: with our own records where it is our own published document.

    Raises `market-occupation-unknown`, `market-area-unknown` where a reader picked what there is not.
    """
    own = _ours(held, asked)
    return own if own is not None else assay_of_others(held.description, held.report, asked=asked)


def _ours(held: Gathered, asked: Asked) -> Assay | None:
    """The assay of our achievement, if this is its document to the byte: a name alone anybody can write."""
    named = own_version(held.description.id)
    if named is None:
        return None
    try:
        page = achievements.shown(*named)
    except NotFound:
        return None
    return weighed(page, held.description, asked).assay if held.content == document_of(page.version) else None
