"""The front page, an organization's page, an achievement's page: what anybody may see."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from assay.web.base.market_data import area_names
from assay.web.look.achievements import facts_of
from assay.web.look.badges import BadgeDesign, design_from
from assay.web.look.exemplars import told_of
from assay.web.look.kept_pages import kept_page
from assay.web.look.mark import Mark
from assay.web.look.promises import page_of
from assay.web.look.structured import describe_achievement, describe_organization
from assay.web.records.achievements import queries as achievements
from assay.web.records.exemplars import queries as exemplars
from assay.web.records.organizations import queries as organizations
from assay.web.records.promise_checks import queries as promise_checks
from assay.web.records.reports.queries import is_taken_down
from assay.web.records.signing_keys import queries as keys


@dataclass(frozen=True, slots=True)
class Card:
    """An achievement in an organization's list."""

    key: str
    name: str
    description: str
    kind: str
    design: BadgeDesign


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What Assay is, and the three doors: learners, organizations, whoever checks."""
    return render(
        request,
        "public/home.html",
        {
            "designs": _SHOWN,
            "seal": Mark(
                settings.ASSAY_HOST, _("The seal of this house"), BadgeDesign(palette="ochre", icon="scale")
            ),
        },
    )


@require_safe
def organization(request: HttpRequest, organization: str) -> HttpResponse:
    """Who this is, what it has shown about itself, what can be earned from it, and its keys."""
    row = organizations.public(organization)
    if is_taken_down("organization", organization):
        return _taken_down(request)
    offered, told = achievements.published_and_stated(organization)
    region = area_names().get(row.region, row.region)
    stated, held_keys = [(each.achievement, each.name) for each in told], keys.keys(organization)

    def make() -> HttpResponse:
        facts = {
            "organization": row,
            "cards": [
                Card(
                    each.achievement,
                    each.name,
                    each.description,
                    each.kind_words,
                    design_from(each.design_json),
                )
                for each in offered
            ],
            "stated": stated,
            "region": region,
            "keys": held_keys,
            "identifier": keys.identifier(organization),
            "address": f"{settings.ASSAY_ORIGIN}/o/{organization}",
            "structured": describe_organization(row),
        }
        return render(request, "public/organization.html", facts)

    return kept_page(request, (row, region, offered, stated, held_keys), make)


@require_safe
def achievement(request: HttpRequest, key: str, number: int | None = None) -> HttpResponse:
    """What can be earned: what it takes, what it stands for, how it is judged; one version of it."""
    page = achievements.public(key, number)
    if is_taken_down("achievement", key) or is_taken_down("organization", page.organization.key):
        return _taken_down(request)
    open_kinds = exemplars.open_kinds(page.version.key)
    promised = promise_checks.shown(page.version.key)

    def make() -> HttpResponse:
        facts = {
            "facts": facts_of(page.version),
            "organization": page.organization,
            "others": page.others,
            "is_newest": page.is_newest,
            "takes_applications": page.takes_applications,
            "exemplars": told_of(open_kinds),
            "promises": page_of(promised) if promised is not None else None,
            "address": f"{settings.ASSAY_ORIGIN}/a/{key}/{page.version.number}",
            "structured": describe_achievement(page),
        }
        return render(request, "public/achievement.html", facts)

    return kept_page(request, (page, open_kinds, promised), make)


def _taken_down(request: HttpRequest) -> HttpResponse:
    facts = {
        "title": _("This page is not shown"),
        "text": _("It was reported, and the people who run this site have taken it down."),
        "advice": _("Credentials that were awarded can still be checked."),
        "status": 410,
    }
    response = render(request, "look/trouble.html", facts, status=410)
    response["Cache-Control"] = "no-store"  # browsers keep a 410 for ever, and a page may come back
    return response


_SHOWN = (
    BadgeDesign(shape="rosette", palette="ochre", icon="star"),
    BadgeDesign(shape="hexagon", palette="petrol", icon="pen"),
    BadgeDesign(shape="shield", palette="moss", icon="scale"),
)
