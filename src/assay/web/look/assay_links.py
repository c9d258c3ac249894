"""Where the assay of a credential is, by the identifier of its achievement: one click away, never shown.

Apart because a learner's, a verifier's and an employer's pages lead there, and none of them shows any of it.
"""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse

from assay.web.base.web_addresses import is_web_address
from assay.web.records.verifications.own_pages import own_version


def assay_address(identifier: str) -> str:
    """The page of the assay of one of ours; for another's the tool, filled in; empty where there is none."""
    named = own_version(identifier)
    if named is not None:
        return reverse("value:achievement", args=named)
    if is_web_address(identifier):
        return f"{reverse('value:value')}?{urlencode({'url': identifier})}"
    return ""
