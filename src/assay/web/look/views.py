"""The gallery: every piece of the visual language on one page, on both grounds."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from assay.web.look.assay_sample import sample_assay
from assay.web.look.samples import SampleForm, samples


def gallery(request: HttpRequest) -> HttpResponse:
    """Everything together, with made-up people, so that a change is seen where it matters."""
    form = (
        SampleForm({"name": "", "email": "teacher", "kind": "", "about": ""})
        if "wrong" in request.GET
        else SampleForm()
    )
    facts = {**samples(), "assay": sample_assay(), "form": form, "grounds": ("light", "dark")}
    return render(request, "look/gallery.html", facts)
