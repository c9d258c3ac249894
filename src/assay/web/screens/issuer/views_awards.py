"""What was awarded: the list, one award and its history, correct, suspend, revoke, send again, take away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from assay.errors import AssayError
from assay.web.base import rates
from assay.web.base.csv_files import write_csv
from assay.web.base.permission import NotFound
from assay.web.base.rates import limited
from assay.web.look.answers import attachment, csv_answer, onward, page_number, pages
from assay.web.look.awarding import history, judged
from assay.web.look.workplace import frame, member, person, reached
from assay.web.records.credentials import actions, queries
from assay.web.records.credentials.rows import AwardRow
from assay.web.records.drafts import actions as drafts
from assay.web.records.drafts import queries as draft_queries
from assay.web.records.drafts.values import Prepared
from assay.web.records.erasure import actions as erasure
from assay.web.records.erasure.queries import is_pupils
from assay.web.records.organizations.permissions import Permission
from assay.web.records.organizations.queries import Membership
from assay.web.records.reminders import actions as reminders
from assay.web.screens.issuer.award_history import said_before
from assay.web.screens.issuer.desk import badge_of, claim_address, said, standing_of, version_choices
from assay.web.screens.issuer.forms_award import AwardForm, initial_of
from assay.web.screens.issuer.views_award import new_files, own_version

A_PAGE = 50
STATES = (
    ("", gettext_lazy("All")),
    ("unclaimed", gettext_lazy("Not claimed yet")),
    ("bounced", gettext_lazy("Mail came back")),
    ("suspended", gettext_lazy("Suspended")),
    ("revoked", gettext_lazy("Revoked")),
)
SOURCES = ("single", "batch", "code", "application", "grid", "reissue")
VERBS = {
    "revoke": (actions.revoke, Permission.AWARD_REVOKE),
    "suspend": (actions.suspend, Permission.AWARD_REVOKE),
    "reinstate": (actions.reinstate, Permission.AWARD_REVOKE),
}


class FilterForm(forms.Form):
    """Which awards."""

    search = forms.CharField(label=gettext_lazy("Name or e-mail address"), required=False, max_length=200)
    state = forms.ChoiceField(label=gettext_lazy("State"), required=False, choices=STATES)
    version = forms.ChoiceField(label=gettext_lazy("Achievement"), required=False)

    def __init__(self, *arguments: object, choices: list[tuple[str, str]], **options: object) -> None:
        super().__init__(*arguments, **options)  # type: ignore[arg-type]  # Django's own
        self.fields["version"].choices = [("", _("All")), *choices]  # type: ignore[attr-defined]  # the field above


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(
        label=gettext_lazy("Why?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("The learner reads this. Nobody else does."),
    )


class ForgetForm(forms.Form):
    """That it is meant."""

    is_meant = forms.BooleanField(
        label=gettext_lazy("I know that this cannot be undone."),
        error_messages={"required": gettext_lazy("Tick this first: nothing of it can be brought back.")},
    )


class SendForm(forms.Form):
    """Where to."""

    email = forms.EmailField(label=gettext_lazy("E-mail address"))


@login_required
@require_safe
def awards(request: HttpRequest, organization: str) -> HttpResponse:
    """Everything that was awarded, newest first, by name, state and achievement."""
    held = member(request, organization, Permission.AWARD_READ)
    asked = _asked(request, organization)
    number = page_number(request)
    start = (number - 1) * A_PAGE
    page = queries.awards(organization, **asked, within=reached(held), start=start, count=A_PAGE)
    facts = {
        "rows": [(row, standing_of(row)) for row in page.rows],
        "total": page.total,
        "form": FilterForm(request.GET, choices=version_choices(organization)),
        "is_filtered": any(asked.values()),
        "pages": pages(request, page.total, A_PAGE),
        "query": request.GET.urlencode(),
        "may_award": held.may(Permission.AWARD_MAKE),
    }
    return render(request, "issuer/desk/awards.html", frame(held, "issuer:awards", **facts))


def _asked(request: HttpRequest, organization: str) -> dict[str, str]:
    """What of the address is a filter; what is none is not asked."""
    form = FilterForm(request.GET, choices=version_choices(organization))
    form.is_valid()
    told = form.cleaned_data
    source = request.GET.get("source", "")
    return {
        "search": str(told.get("search", "")),
        "state": str(told.get("state", "")),
        "version": str(told.get("version", "")),
        "source": source if source in SOURCES else "",
        "source_key": request.GET.get("from", "")[:64],
    }


@login_required
@require_safe
def export(request: HttpRequest, organization: str) -> StreamingHttpResponse:
    """The same list as a table to take away; no cell of it is a formula."""
    within = reached(member(request, organization, Permission.AWARD_READ))
    rates.count("export", rates.visitor(request), 20)
    asked = _asked(request, organization)

    def lines() -> Iterator[list[str]]:
        start = 0
        while rows := queries.awards(organization, **asked, within=within, start=start, count=500).rows:
            start += len(rows)
            for row in rows:
                told = [row.issued_at, row.valid_until, row.claimed_at]
                days = [at.date().isoformat() if at else "" for at in told]
                yield [
                    row.recipient_name,
                    row.recipient_email,
                    row.achievement,
                    str(row.number),
                    standing_of(row).text,
                    *days,
                    str(row.shared_count),
                    row.credential_id,
                ]

    headings = [
        _("Name"),
        _("E-mail address"),
        _("Achievement"),
        _("Version"),
        _("State"),
        _("Awarded on"),
        _("Valid until"),
        _("Claimed on"),
        _("Shared"),
        _("Credential"),
    ]
    return csv_answer("awards.csv", write_csv(headings, lines()))


@login_required
@require_safe
def one(request: HttpRequest, organization: str, key: str) -> HttpResponse:
    """One award: how it stands, its link, its history, and what can be done."""
    held = member(request, organization, Permission.AWARD_READ)
    return _shown(request, held, queries.award(organization, key, reached(held)))


def _shown(
    request: HttpRequest, held: Membership, row: AwardRow, form: SendForm | None = None
) -> HttpResponse:
    organization = held.organization.key
    version = own_version(organization, row.version)
    can_be_sent = row.state == "issued" and row.standing != "revoked" and not row.is_forgotten
    made_from = draft_queries.of_credential(organization, row.key)
    facts = {
        "award": row,
        "standing": standing_of(row),
        "version": version,
        "design": badge_of(version),
        "link": claim_address(row.key) if can_be_sent else "",
        "moments": history(
            organization, row, lambda key: reverse("issuer:one-award", args=[organization, key])
        ),
        "judged": judged(queries.assessment(organization, row.key)),
        "files": made_from.files if made_from else (),
        "send_form": form or SendForm(initial={"email": row.recipient_email}),
        "may_award": held.may(Permission.AWARD_MAKE),
        "may_change": held.may(Permission.AWARD_REVOKE) and row.state == "issued" and not row.is_forgotten,
    }
    status = 422 if form else 200
    return render(request, "issuer/desk/one_award.html", frame(held, "issuer:awards", **facts), status=status)


@login_required
@require_safe
def download(request: HttpRequest, organization: str, key: str) -> HttpResponse:
    """The exact signed bytes."""
    held = member(request, organization, Permission.AWARD_READ)
    queries.award(organization, key, reached(held))
    return attachment(
        f"credential-{key}.json", queries.secured_bytes(organization, key), "application/vc+json"
    )


@login_required
def standing(request: HttpRequest, organization: str, key: str, verb: str) -> HttpResponse:
    """Revoke, suspend or reinstate: a page that says what happens, a reason, one button."""
    if verb not in VERBS:
        raise NotFound
    change, permission = VERBS[verb]
    held = member(request, organization, permission)
    row = queries.award(organization, key)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            change(person(request), organization, key, form.cleaned_data["reason"])
        except AssayError as error:
            form.add_error("reason", said(error))
        else:
            messages.success(request, _told(verb, row))
            return onward("issuer:one-award", organization, key)
    facts = frame(held, "issuer:awards", form=form, verb=verb, award=row)
    return render(request, "issuer/desk/standing.html", facts, status=422 if form.is_bound else 200)


@login_required
def forget(request: HttpRequest, organization: str, key: str) -> HttpResponse:
    """Forget whom it was awarded to: what goes, what stays, one tick, one button."""
    held = member(request, organization, Permission.AWARD_REVOKE)
    row = queries.award(organization, key)
    if row.is_forgotten:
        raise NotFound
    form = ForgetForm(request.POST if request.method == "POST" else None)
    theirs = is_pupils(row.recipient)
    if request.method == "POST" and form.is_valid() and not theirs:
        erasure.forget_recipient(person(request), organization, key)
        messages.success(request, _("Forgotten. Nobody can tell any more whom this was awarded to."))
        return onward("issuer:one-award", organization, key)
    facts = frame(held, "issuer:awards", form=form, award=row, is_pupils=theirs)
    return render(request, "issuer/desk/forget.html", facts, status=422 if form.is_bound else 200)


def _told(verb: str, row: AwardRow) -> str:
    facts = {"name": row.recipient_name}
    if verb == "revoke":
        return _("Revoked. Everybody who checks it sees that within a minute.") % facts
    if verb == "suspend":
        return _("Suspended. It does not count until you reinstate it.") % facts
    return _("Reinstated. It counts again within a minute.") % facts


@login_required
def correct(request: HttpRequest, organization: str, key: str) -> HttpResponse:
    """Other words for an award: it is issued anew, and the former one is withdrawn."""
    held = member(request, organization, Permission.AWARD_REVOKE)
    row = queries.award(organization, key)
    if row.state != "issued" or row.standing == "revoked" or row.is_forgotten:
        raise NotFound
    version = own_version(organization, row.version)
    told = Prepared(
        version=row.version,
        name=row.recipient_name,
        email=row.recipient_email,
        valid_from=row.valid_from,
        language=row.language or (get_language() or "en"),
        **said_before(queries.secured_bytes(organization, key), version),
    )
    form = AwardForm(
        request.POST or None, request.FILES or None, version=version, initial=initial_of(told, version)
    )
    if request.method == "POST" and form.is_valid():
        wanted = replace(form.prepared(), evidence_before=told.evidence_before)
        draft = drafts.prepare(person(request), organization, wanted, new_files(form), replaces=key)
        return onward("issuer:award-check", organization, draft)
    facts = {"form": form, "version": version, "design": badge_of(version), "corrects": row}
    status = 422 if form.is_bound else 200
    return render(request, "issuer/desk/award.html", frame(held, "issuer:awards", **facts), status=status)


@login_required
@require_POST
@limited("send-again", per_minute=30)
def send(request: HttpRequest, organization: str, key: str) -> HttpResponse:
    """The link once more, to the same address or another."""
    held = member(request, organization, Permission.AWARD_MAKE)
    row = queries.award(organization, key, reached(held))
    form = SendForm(request.POST)
    if not form.is_valid():
        return _shown(request, held, row, form)
    reminders.send_again(person(request), organization, key, form.cleaned_data["email"])
    messages.success(request, _("The link is on its way."))
    return onward("issuer:one-award", organization, key)
