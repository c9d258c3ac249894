"""An organization's rules for minors, for everybody: the same sentences its members read."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assay.web.look.policy_words import parts_of
from assay.web.records.organizations import queries as organizations
from assay.web.records.policies import queries


@require_safe
def children(request: HttpRequest, organization: str) -> HttpResponse:
    """Who may decide what about a minor here, what is shown to whom, and how long anything is kept."""
    row = organizations.public(organization)
    policy = queries.policy(organization)
    facts = {"organization": row, "policy": policy, "parts": parts_of(policy, row.name)}
    return render(request, "public/children.html", facts)
