"""What stands at an address, as an assay beside others: one of ours with all we know, else as told."""

from __future__ import annotations

from assay.analysis.valuation import Assay
from assay.web.base.permission import NotFound
from assay.web.records.achievements import queries as achievements
from assay.web.records.assays.gathering import Gathered, gathered
from assay.web.records.assays.ours import assay_of_others, weighed
from assay.web.records.exemplars.described import document_of
from assay.web.records.verifications.own_pages import own_version


def beside(address: str) -> Assay:
    """The assay of what is at this address. Raises `AssayError` where nothing can be assayed."""
    return assay_for(gathered(address.encode()))


def assay_for(held: Gathered) -> Assay:
    """The assay of what was gathered: with our own records where it is our own published document."""
    own = _ours(held)
    return own if own is not None else assay_of_others(held.description, held.report)


def _ours(held: Gathered) -> Assay | None:
    """The assay of our achievement, if this is its document to the byte: a name alone anybody can write."""
    named = own_version(held.description.id)
    if named is None:
        return None
    try:
        page = achievements.shown(*named)
    except NotFound:
        return None
    return weighed(page, held.description).assay if held.content == document_of(page.version) else None
