"""The three ways to read an assay: for learners and parents, for employers, for analysts."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

VIEWS = ("plain", "employers", "analysts")


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
    current = chosen(request)
    return tuple(
        Tab(label, f"?for={name}", name == current) for name, label in zip(VIEWS, labels, strict=True)
    )


def body(view: str) -> str:
    """The template of this way."""
    return f"look/assay_{view}.html"
