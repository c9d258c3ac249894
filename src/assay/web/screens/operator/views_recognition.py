"""Whom this site recognises: lists that hold for everybody who checks something here."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from assay.errors import AssayError
from assay.registries import LIST_LIMIT
from assay.web.records.people import queries as people
from assay.web.records.recognition import actions, queries
from assay.web.screens.operator.gate import operators_only, side


class ListForm(forms.Form):
    """A list of recognised issuers: a new one, or in place of another."""

    key = forms.ChoiceField(label=gettext_lazy("Put it in place of"), required=False)
    name = forms.CharField(
        label=gettext_lazy("Name"),
        help_text=gettext_lazy("Shown with each answer, so that everybody sees whose list it is."),
        max_length=200,
    )
    source = forms.URLField(
        label=gettext_lazy("Where it comes from"), required=False, max_length=500, assume_scheme="https"
    )
    file = forms.FileField(
        label=gettext_lazy("The list"),
        help_text=gettext_lazy(
            "A CSV with the columns id and name (url and location if you like), our own JSON, or the JSON "
            "of a registry of the Digital Credentials Consortium."
        ),
    )

    def __init__(self, *arguments: object, lists: list[queries.ListRow], **named: object) -> None:
        super().__init__(*arguments, **named)  # type: ignore[arg-type]  # handed on as they came
        choices = [("", _("nothing: it is a new list")), *((row.key, row.name) for row in lists)]
        self.fields["key"] = forms.ChoiceField(label=_("Put it in place of"), required=False, choices=choices)

    def clean_file(self) -> bytes:
        """The bytes of the list."""
        upload = self.cleaned_data["file"]
        if upload.size > LIST_LIMIT:
            raise forms.ValidationError(
                _("This file has more than %(limit)d MB.") % {"limit": LIST_LIMIT >> 20}
            )
        content: bytes = upload.read()
        return content


@operators_only
@require_http_methods(["GET", "HEAD", "POST"])
def recognition(request: HttpRequest) -> HttpResponse:
    """The site's lists; after POST with one more, or one replaced."""
    lists = queries.site_lists()
    form = ListForm(request.POST or None, request.FILES or None, lists=lists)
    if request.method == "POST" and form.is_valid():
        try:
            actions.put_site_list(
                people.by_key(str(request.user.pk)),
                form.cleaned_data["file"],
                name=form.cleaned_data["name"],
                source=form.cleaned_data["source"],
                key=form.cleaned_data["key"],
            )
        except AssayError as error:
            said = error.sentence(get_language() or "en")
            form.add_error("file", f"{said.title}. {said.text} {said.help}")
        else:
            messages.success(request, _("The list is in use from now on."))
            return redirect("operator:recognition")
    facts = {"lists": lists, "form": form, **side("recognition")}
    status = 422 if request.method == "POST" else 200
    return render(request, "operator/recognition.html", facts, status=status)


@operators_only
@require_POST
def remove(request: HttpRequest, key: str) -> HttpResponse:
    """A list taken away; back to the others."""
    actions.remove_site_list(people.by_key(str(request.user.pk)), key)
    messages.success(request, _("The list is no longer used."))
    return redirect("operator:recognition")
