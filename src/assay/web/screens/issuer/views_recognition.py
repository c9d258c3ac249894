"""Whom an organization recognises: its own lists, put here as files, beside those of the site."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from assay.errors import AssayError
from assay.registries import LIST_LIMIT
from assay.web.records.organizations.permissions import Permission
from assay.web.records.recognition import actions, queries
from assay.web.screens.issuer.access import frame, member, person


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


@login_required
def recognition(request: HttpRequest, organization: str) -> HttpResponse:
    """The organization's lists and the site's; after POST with one more, or one replaced."""
    held = member(request, organization, Permission.RECOGNITION_EDIT)
    own = queries.lists_of(organization)
    form = ListForm(request.POST or None, request.FILES or None, lists=own)
    if request.method == "POST" and form.is_valid():
        try:
            actions.put_list(
                person(request),
                organization,
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
            return redirect("issuer:recognition", organization)
    facts = {"lists": own, "site_lists": queries.site_lists(), "form": form}
    status = 422 if request.method == "POST" else 200
    return render(
        request, "issuer/recognition.html", frame(held, "issuer:recognition", **facts), status=status
    )


@login_required
@require_POST
def remove(request: HttpRequest, organization: str, key: str) -> HttpResponse:
    """A list taken away; back to the others."""
    actions.remove_list(person(request), organization, key)
    messages.success(request, _("The list is no longer used."))
    return redirect("issuer:recognition", organization)
