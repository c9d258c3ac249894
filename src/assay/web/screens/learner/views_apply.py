"""Apply for an achievement: who one is, the evidence, hand it in, see what became of it, answer a return.

Without an account: the link that was mailed opens the application, and nothing else does.
"""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from assay.web.base.permission import NotFound
from assay.web.base.rates import count, limited
from assay.web.look.answers import attachment, onward
from assay.web.look.badges import BadgeDesign, design_from
from assay.web.records.achievements import queries as achievements
from assay.web.records.achievements.queries import VersionRow
from assay.web.records.applications import actions, queries
from assay.web.records.applications.links import token_of
from assay.web.records.applications.values import LARGEST_FILE, ApplicationPage, ApplicationRefused, NewPiece
from assay.web.records.people.queries import Person, instance_seal, of

MAILS = 3  # that one address gets of this a minute, whoever asks
STATES = {
    "draft": ("plain", gettext_lazy("Not handed in yet"), "edit"),
    "submitted": ("info", gettext_lazy("Handed in: somebody will read it"), "clock"),
    "second": ("info", gettext_lazy("Handed in: a second person reads it now"), "people"),
    "returned": ("unknown", gettext_lazy("Returned to you: something is missing"), "refresh"),
    "accepted": ("ok", gettext_lazy("Accepted"), "check"),
    "declined": ("bad", gettext_lazy("Declined"), "cross"),
}
TURNS = {
    "submitted": gettext_lazy("You handed it in"),
    "returned": gettext_lazy("It was returned to you"),
    "agreed": gettext_lazy("A first person accepted it"),
    "accepted": gettext_lazy("It was accepted"),
    "declined": gettext_lazy("It was declined"),
}


class WhoForm(forms.Form):
    """Who applies."""

    name = forms.CharField(
        label=gettext_lazy("Your name"),
        max_length=200,
        help_text=gettext_lazy("As it should stand on the credential."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail address"),
        help_text=gettext_lazy("You get a link there, with which you go on."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class TextForm(forms.Form):
    """A text."""

    name = forms.CharField(label=gettext_lazy("What is it?"), max_length=200, required=False)
    text = forms.CharField(
        label=gettext_lazy("Your text"), max_length=20_000, widget=forms.Textarea(attrs={"rows": 6})
    )


class LinkForm(forms.Form):
    """A link."""

    name = forms.CharField(label=gettext_lazy("What is it?"), max_length=200, required=False)
    link = forms.CharField(
        label=gettext_lazy("Link"),
        max_length=2000,
        help_text=gettext_lazy("It will stand on your credential, so that others can look too."),
        widget=forms.URLInput,
    )


class PieceFileForm(forms.Form):
    """A file."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("Up to 5 MB. It stays between you and those who judge it."),
    )


def _badge(version: VersionRow) -> BadgeDesign:
    return design_from(version.design_json)


@limited("apply", per_minute=10, methods=("POST",))
def apply(request: HttpRequest, achievement: str) -> HttpResponse:
    """Who applies; the link goes by mail, or at once to whoever is signed in with that address."""
    public = achievements.shown(achievement)
    person = request.user if isinstance(request.user, Person) else None
    asked = queries.open_for(public.version.key)
    initial = {"name": person.name, "email": of(person).email} if person else {}
    form = WhoForm(request.POST or None, initial=initial)
    if request.method == "POST" and asked and form.is_valid():
        told = form.cleaned_data
        language = get_language() or "en"
        count("apply-mail", instance_seal().index(told["email"].strip().lower(), "apply-mail"), MAILS)
        try:
            key = actions.start(person, public.version.key, told["name"], told["email"], language)
        except ApplicationRefused as refused:
            form.add_error(refused.reason if refused.reason in {"name", "email"} else None, refused.words)
        else:
            if person and person.email == told["email"].strip().lower():
                return onward("learner:application", achievement, token_of(key))
            return onward("learner:apply-sent", achievement)
    facts = {
        "public": public,
        "version": public.version,
        "asked": asked,
        "form": form,
        "design": _badge(public.version),
    }
    return render(request, "learner/apply.html", facts, status=422 if form.is_bound else 200)


@require_safe
def sent(request: HttpRequest, achievement: str) -> HttpResponse:
    """Look into your mail."""
    return render(request, "learner/apply_sent.html", {"version": achievements.shown(achievement).version})


@never_cache
@require_safe
@limited("application-open", per_minute=120)
def application(request: HttpRequest, achievement: str, token: str) -> HttpResponse:
    """The application: what is asked, what was handed in, where it is."""
    return _shown(request, _opened(achievement, token))


def _opened(achievement: str, token: str) -> ApplicationPage:
    page = queries.by_token(token)
    if page.version.achievement != achievement:
        raise NotFound
    return page


def _shown(
    request: HttpRequest,
    page: ApplicationPage,
    forms_now: dict[str, forms.Form] | None = None,
) -> HttpResponse:
    told = {
        "text_form": TextForm(prefix="text"),
        "link_form": LinkForm(prefix="link"),
        "file_form": PieceFileForm(prefix="file") if page.intake.takes_files else None,
        **(forms_now or {}),
    }
    facts = {
        "page": page,
        "state": STATES[page.row.state],
        "design": _badge(page.version),
        "turns": [(step, TURNS[step.kind]) for step in reversed(page.steps)],
        "last_words": next((step.text for step in reversed(page.steps) if step.text), ""),
        **told,
    }
    status = 422 if forms_now else 200
    return render(request, "learner/application.html", facts, status=status)


@limited("apply-add", per_minute=30)
@require_POST
def add(request: HttpRequest, achievement: str, token: str) -> HttpResponse:
    """One more piece."""
    page = _opened(achievement, token)
    kind = request.POST.get("kind", "")
    kinds: dict[str, type[forms.Form]] = {"text": TextForm, "link": LinkForm, "file": PieceFileForm}
    if kind not in kinds:
        raise NotFound
    form = kinds[kind](request.POST, request.FILES, prefix=kind)
    if form.is_valid():
        try:
            actions.add_piece(token, _piece(kind, form))
        except ApplicationRefused as refused:
            if refused.reason == "not-editable":  # the page has no form then that could say so
                messages.error(request, refused.words)
                return onward("learner:application", achievement, token)
            form.add_error(kind, refused.words)
        else:
            messages.success(request, _("Added."))
            return onward("learner:application", achievement, token)
    return _shown(request, page, {f"{kind}_form": form})


def _piece(kind: str, form: forms.Form) -> NewPiece:
    told = form.cleaned_data
    if kind != "file":
        return NewPiece(kind, told["name"], told[kind].encode())
    file = told["file"]
    if file.size > LARGEST_FILE:
        raise ApplicationRefused("too-large")
    return NewPiece(kind, file.name, file.read())


@require_POST
@limited("application-open", per_minute=120)
def remove(request: HttpRequest, achievement: str, token: str, piece: str) -> HttpResponse:
    """Take a piece back."""
    _opened(achievement, token)
    try:
        actions.remove_piece(token, piece)
    except ApplicationRefused as refused:
        messages.error(request, refused.words)
    return onward("learner:application", achievement, token)


@require_POST
@limited("application-open", per_minute=120)
def submit(request: HttpRequest, achievement: str, token: str) -> HttpResponse:
    """Hand it in."""
    _opened(achievement, token)
    try:
        actions.submit(token)
    except ApplicationRefused as refused:
        messages.error(request, refused.words)
    else:
        messages.success(request, _("Handed in. You get a mail when it was read."))
    return onward("learner:application", achievement, token)


@never_cache
@require_safe
@limited("application-open", per_minute=120)
def piece(request: HttpRequest, achievement: str, token: str, piece: str) -> HttpResponse:
    """What one handed in, to be saved; it is never shown here."""
    page = _opened(achievement, token)
    found, content = queries.piece_content(page.row.key, piece)
    return attachment(found.name if found.kind == "file" else f"{found.name}.txt", content)
