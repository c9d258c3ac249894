"""The public check: hand something in, see on one screen whether it is genuine. Nothing is stored."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from assay.errors import AssayError
from assay.web.base.rates import limited
from assay.web.look.answers import go
from assay.web.look.verdicts import verdict_card
from assay.web.records.organizations.queries import memberships
from assay.web.records.people.queries import Person
from assay.web.records.verifications.judged import Judged
from assay.web.records.verifications.queries import judge
from assay.web.records.verifications.sharing import own_share_path
from assay.web.records.verifications.sources import found_in
from assay.web.screens.verifier.cards import shown_content
from assay.web.screens.verifier.forms import CheckForm, pack

_KEPT_IN_PAGE = 400_000  # bytes of a credential that travel in the page for another try


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@limited("verify", per_minute=30, methods=("POST",))
def verify(request: HttpRequest) -> HttpResponse:
    """The form, filled with `?url=` but not followed; after POST the answer."""
    if request.method != "POST":
        start = {"text": request.GET.get("url", "")[:2000]}
        return render(request, "verifier/verify.html", {"form": CheckForm(initial=start)})
    form = CheckForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "verifier/verify.html", {"form": form}, status=422)
    source, email = form.source(), form.cleaned_data["email"]
    link = _link_in(source)
    path = own_share_path(link)
    if path:
        return go(path)
    judged = judge(link or source, email, _own_organization(request))
    facts = {
        "judged": judged,
        "card": verdict_card(judged),
        "again": _again(judged, link, source),
        "link": link,
        "email": email,
        **shown_content(judged),
    }
    return render(request, "verifier/result.html", facts)


def _own_organization(request: HttpRequest) -> str | None:
    """The organization whose own lists count for this reader: of several, the first by name."""
    if not isinstance(request.user, Person):
        return None
    return next((held.organization.key for held in memberships(request.user)), None)


def _link_in(source: bytes) -> str:
    """The link that was handed in, pasted or as a photo of its code; empty where it is no link."""
    try:
        return found_in(source).link
    except AssayError:
        return ""  # said in the answer


def _again(judged: Judged, link: str, source: bytes) -> str:
    """What the page carries so that nothing must be handed in twice: the link, or the credential.

    Nothing of a rejected one, and nothing too long for a page.
    """
    if judged.verdict == "rejected":
        return ""
    if link:
        return pack(link.encode())
    held = judged.document or source
    return pack(held) if len(held) <= _KEPT_IN_PAGE else ""
