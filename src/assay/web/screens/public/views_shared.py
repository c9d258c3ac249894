"""The page behind a share link: the answer first, then who, what, when, and on what evidence."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from csp.decorators import csp_replace
from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_http_methods, require_safe

from assay.web.base import rates
from assay.web.base.permission import NotFound
from assay.web.look.kept_pages import kept_page
from assay.web.look.shared import SharedView, missed_reviews, shared_views
from assay.web.records.shares.queries import SharedLink
from assay.web.records.shares.shown import shown
from assay.web.screens.public.shared_links import address_of, counted, ended, opened, without_copies

ADDRESSES = 10
"""Addresses that one visitor may compare in a minute."""

_ANYWHERE = ["*"]


class AddressForm(forms.Form):
    """The address somebody says they are reached at."""

    email = forms.EmailField(
        label=gettext_lazy("Their e-mail address"),
        help_text=gettext_lazy("It is compared here and not kept."),
        max_length=254,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, token: str) -> HttpResponse:
    """Everything a link shows: one credential whole, several as a list with an answer each."""
    return _shown(request, token)


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, token: str, place: int) -> HttpResponse:
    """One credential of a link that shows several."""
    return _shown(request, token, place)


@require_safe
@xframe_options_exempt
@csp_replace({"frame-ancestors": _ANYWHERE})  # type: ignore[arg-type]  # its stubs know no arguments
def embed(request: HttpRequest, token: str) -> HttpResponse:
    """The small page for other people's pages: the answer, and a link to the whole of it."""
    link = opened(request, token)
    if not link.is_open:
        return without_copies(render(request, "public/shared_embed.html", {"views": []}, status=410))
    views = shared_views(shown(link), heading=2)
    facts = {"views": views, "address": address_of(link), "title": link.row.title}
    return without_copies(render(request, "public/shared_embed.html", facts))


def _shown(request: HttpRequest, token: str, place: int = 0) -> HttpResponse:
    link = opened(request, token)
    if not link.is_open:
        return ended(request, link)
    form, email = None, ""
    if link.row.scope.email:
        form = AddressForm(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            rates.count("share-address", rates.visitor(request), ADDRESSES)
            email = form.cleaned_data["email"]
    elif request.method == "POST":
        raise NotFound
    found = [each for each in shown(link, email) if place in (0, each.place)]
    if not found and place:
        raise NotFound
    is_list = len(found) > 1
    here = (
        reverse("public:shared-one", args=[token, place]) if place else reverse("public:shared", args=[token])
    )
    facts = {
        "link": link.row,
        "form": form,
        "asked": bool(email),
        "here": here,
        "all_url": reverse("public:shared", args=[token]) if place and len(link.row.holdings) > 1 else "",
        "is_indexed": link.may_be_indexed,
    }

    def make() -> HttpResponse:
        views = shared_views(found, heading=2 if is_list else 1, retry_url=here)
        told = {
            "views": views,
            "view": views[0] if len(views) == 1 else None,
            "social": _social(link, views) if link.may_be_indexed else None,
        }
        return render(request, "public/shared.html", facts | told)

    unopened = replace(link.row, opened=0, last_opened_at=None)
    if form:
        response = make()
    else:
        grounds = (unopened, link.may_be_indexed, found, missed_reviews(found))
        response = kept_page(request, grounds, make)
    return counted(request, without_copies(response, link), link)


def _social(link: SharedLink, views: list[SharedView]) -> dict[str, Any]:
    """What search engines and previews are told of an adult who asked for it."""
    contents = [view.content for view in views if view.content]
    title = link.row.title or (contents[0].name if contents else "")
    described = [
        {
            "@type": "EducationalOccupationalCredential",
            "name": content.name,
            "description": content.description,
            "credentialCategory": "badge",
            "recognizedBy": {"@type": "Organization", "name": content.issuer.name},
        }
        for content in contents
    ]
    told = {
        "@context": "https://schema.org",
        "@type": "ProfilePage",
        "mainEntity": {
            "@type": "Person",
            "name": contents[0].holder if contents else "",
            "hasCredential": described,
        },
    }
    return {
        "title": title,
        "url": address_of(link),
        "image": f"{settings.ASSAY_ORIGIN}{reverse('public:shared-file', args=[link.row.token, 'png'])}",
        "image_alt": contents[0].name if contents else "",
        "json": json.dumps(told).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"),
    }
