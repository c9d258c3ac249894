"""Requests to see or amend a pupil's record: write one down, answer it; and the report that is handed out."""

from __future__ import annotations

from datetime import date, timedelta

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from assay.web.base.permission import NotFound
from assay.web.base.rates import limited
from assay.web.look.answers import attachment, onward
from assay.web.look.day_field import DayField
from assay.web.look.workplace import frame, member, person
from assay.web.records.inspections import actions, queries
from assay.web.records.inspections import report as reports
from assay.web.records.inspections.values import Words
from assay.web.records.organizations.permissions import Permission
from assay.web.records.policies.queries import policy
from assay.web.records.rosters.queries import pupils, require_pupil
from assay.web.records.rosters.rows import PupilRow, Reach

PAGE = "school:privacy"
_OLDEST = timedelta(days=366)
KINDS = (
    ("access", gettext_lazy("To see everything that is kept about the pupil")),
    ("amendment", gettext_lazy("To have something amended")),
)
ASKERS = (("guardian", gettext_lazy("A guardian")), ("pupil", gettext_lazy("The pupil, who decides alone")))
ANSWERS = {
    "access": (
        ("answered", gettext_lazy("The report was handed out")),
        ("withdrawn", gettext_lazy("The request was taken back")),
    ),
    "amendment": (
        ("granted", gettext_lazy("It was amended as asked")),
        ("declined", gettext_lazy("It was not amended, for this reason")),
        ("withdrawn", gettext_lazy("The request was taken back")),
    ),
}


class RequestForm(forms.Form):
    """A request, as it was made to the school."""

    number = forms.CharField(label=gettext_lazy("School id of the pupil"), max_length=100)
    kind = forms.ChoiceField(
        label=gettext_lazy("What is asked?"), choices=KINDS, widget=forms.RadioSelect, initial="access"
    )
    role = forms.ChoiceField(
        label=gettext_lazy("Who asks?"), choices=ASKERS, widget=forms.RadioSelect, initial="guardian"
    )
    asker = forms.CharField(label=gettext_lazy("Their name"), max_length=200)
    asked_on = DayField(
        label=gettext_lazy("When was it asked?"),
    )
    text = forms.CharField(
        label=gettext_lazy("In their words"),
        required=False,
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("For an amendment: what is wrong, and what should stand there instead."),
    )

    def clean_asked_on(self) -> date:
        """Neither in the future nor more than a year ago."""
        told: date = self.cleaned_data["asked_on"]
        today = timezone.localdate()
        if not today - _OLDEST <= told <= today:
            raise forms.ValidationError(_("Choose a day within the last year."))
        return told

    def clean(self) -> dict[str, object]:
        """An amendment says what should be amended."""
        told: dict[str, object] = super().clean() or self.cleaned_data
        if told.get("kind") == "amendment" and not str(told.get("text", "")).strip():
            self.add_error("text", _("Write what should be amended."))
        return told


class AnswerForm(forms.Form):
    """What became of a request."""

    state = forms.ChoiceField(label=gettext_lazy("What became of it?"), widget=forms.RadioSelect)
    answer = forms.CharField(
        label=gettext_lazy("What was answered"),
        required=False,
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("A refusal needs its reason; it is part of the pupil's record."),
    )

    def __init__(self, *arguments: object, kind: str, **options: object) -> None:
        super().__init__(*arguments, **options)  # type: ignore[arg-type]  # Django's own
        self.fields["state"].choices = ANSWERS[kind]  # type: ignore[attr-defined]  # the field above

    def clean(self) -> dict[str, object]:
        """A refusal says why."""
        told: dict[str, object] = super().clean() or self.cleaned_data
        if told.get("state") == "declined" and not str(told.get("answer", "")).strip():
            self.add_error("answer", _("Write the reason."))
        return told


@login_required
@require_safe
def requests(request: HttpRequest, organization: str) -> HttpResponse:
    """Those that wait, the most pressing first, and those that were answered."""
    held = member(request, organization, Permission.PRIVACY_MANAGE)
    facts = {
        "waiting": queries.requests(organization, is_open=True),
        "answered": queries.requests(organization, is_open=False),
        "days": actions.DAYS,
    }
    return render(request, "school/privacy_requests.html", frame(held, PAGE, **facts))


@login_required
@limited("privacy-request", per_minute=30, methods=("POST",))
def new(request: HttpRequest, organization: str) -> HttpResponse:
    """Write a request down."""
    held = member(request, organization, Permission.PRIVACY_MANAGE)
    start = {"asked_on": timezone.localdate(), "number": request.GET.get("number", "")}
    form = RequestForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        words = Words(told["asker"].strip(), told["role"], told["text"].strip())
        try:
            row = _with_number(organization, told["number"])
            if told["role"] == "pupil" and not row.decides_alone:
                form.add_error("role", _("This pupil does not decide alone yet: a guardian asks."))
            else:
                key = actions.ask(
                    person(request), organization, row.key, told["kind"], words, told["asked_on"]
                )
                return onward("school:privacy-request", organization, key)
        except NotFound:
            form.add_error("number", _("No pupil has this school id, or several do. Look at the roster."))
    status = 422 if form.is_bound else 200
    facts = {"form": form, "days": actions.DAYS}
    return render(request, "school/privacy_request_new.html", frame(held, PAGE, **facts), status=status)


def _with_number(organization: str, number: str) -> PupilRow:
    # Those who have left too: what is kept of them can be asked for as long as it is kept.
    found = pupils(organization, Reach(is_all=True), search=number, with_left=True).rows
    same = [row for row in found if row.number.casefold() == number.strip().casefold()]
    if len(same) != 1:
        raise NotFound
    return same[0]


@login_required
def one(request: HttpRequest, organization: str, key: str) -> HttpResponse:
    """One request, and its answer."""
    held = member(request, organization, Permission.PRIVACY_MANAGE)
    row = queries.request(organization, key)
    form = AnswerForm(request.POST or None, kind=row.kind)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            actions.answer(person(request), organization, key, told["state"], told["answer"].strip())
        except actions.CannotAnswer:
            messages.error(request, _("This request was answered before. Nothing was changed."))
        else:
            messages.success(request, _("Noted."))
        return onward("school:privacy-request", organization, key)
    facts = {
        "row": row,
        "kind": dict(KINDS)[row.kind],
        "asker": dict(ASKERS).get(row.words.role, ""),
        "answer": dict(ANSWERS[row.kind]).get(row.state, ""),
        "form": form,
    }
    status = 422 if form.is_bound else 200
    return render(request, "school/privacy_request.html", frame(held, PAGE, **facts), status=status)


@login_required
@require_safe
@limited("privacy-report", per_minute=30)
def report(request: HttpRequest, organization: str, pupil: str) -> HttpResponse:
    """Everything that is kept about the pupil, to be printed and handed out."""
    held = member(request, organization, Permission.PRIVACY_MANAGE)
    row = require_pupil(person(request), organization, pupil, Permission.PRIVACY_MANAGE)
    told = reports.everything(organization, pupil)
    documents = told.get("documents")
    facts = {
        "pupil": row,
        "sections": reports.sections(told),
        "documents": len(documents) if isinstance(documents, list) else 0,
        "policy": policy(organization),
        "has_born": told["birth_date_kept"],
        "today": timezone.now(),
    }
    return render(request, "school/privacy_report.html", frame(held, PAGE, **facts))


@login_required
@require_safe
@limited("privacy-report", per_minute=30)
def report_json(request: HttpRequest, organization: str, pupil: str) -> HttpResponse:
    """The same as a file, with the signed credentials."""
    require_pupil(person(request), organization, pupil, Permission.PRIVACY_MANAGE)
    content = reports.written(reports.everything(organization, pupil))
    return attachment("record.json", content, "application/json")
