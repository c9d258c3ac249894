"""The three ways to read an assay: for learners and parents, for employers, for analysts."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext as _

VIEWS = ("plain", "employers", "analysts")
PICKED = ("occupation", "region")
LONGEST = 160  # characters of one


@dataclass(frozen=True, slots=True)
class Tab:
    """One of the three."""

    label: str
    url: str
    is_current: bool


def chosen(request: HttpRequest) -> str:
    """The way asked for; in plain words where none is, or one that there is not."""
    asked = request.GET.get("for", "")
    return asked if asked in VIEWS else VIEWS[0]


def tabs(request: HttpRequest) -> tuple[Tab, ...]:
    """All three, as addresses of the same page."""
    labels = (_("In plain words"), _("For employers"), _("With every input"))
    current, kept = chosen(request), picks(request)
    return tuple(
        Tab(label, f"?{urlencode({'for': name, **kept})}", name == current)
        for name, label in zip(VIEWS, labels, strict=True)
    )


def picks(request: HttpRequest) -> dict[str, str]:
    """What a reader picked of the labour market, to be kept from one way to another."""
    told = {name: request.GET.get(name, "").strip()[:LONGEST] for name in PICKED}
    return {name: text for name, text in told.items() if text}


def body(view: str) -> str:
    """The template of this way."""
    return f"look/assay_{view}.html"
