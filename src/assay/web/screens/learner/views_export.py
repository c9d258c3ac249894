"""Taking everything along: what is in the file, then the file."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from assay.web.base import rates
from assay.web.base.permission import NotFound
from assay.web.look.answers import streamed
from assay.web.look.workplace import person
from assay.web.records.holdings import queries as holdings
from assay.web.records.holdings import taking
from assay.web.records.holdings.queries import HoldingRow
from assay.web.records.people.queries import of
from assay.web.records.shares import queries as shares
from assay.web.screens.learner.exports import Owner, wallet_zip

_A_MINUTE = 5


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def export(request: HttpRequest) -> HttpResponseBase:
    """What the file holds, and on the button the file itself."""
    who = person(request)
    rows = [*holdings.held_by(who), *holdings.held_by(who, is_archived=True)]
    back = taking.held_back(who, [row.key for row in rows])
    rows = [row for row in rows if row.key not in back]
    made = shares.made_by(who)
    if request.method != "POST":
        return render(
            request, "learner/export.html", {"count": len(rows), "links": len(made), "back": len(back)}
        )
    rates.count("export", who.key, _A_MINUTE)

    def held() -> Iterator[tuple[HoldingRow, bytes]]:
        for row in rows:
            try:
                taking.note_taken(row.key)
                yield row, holdings.content(who, row.key)
            except NotFound:
                continue  # removed since the list was made

    pieces = wallet_zip(Owner(who.name, of(who).email, who.language), held(), made)
    return streamed("wallet.zip", pieces, "application/zip")
