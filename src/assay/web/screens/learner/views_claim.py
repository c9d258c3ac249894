"""Claiming: see what was awarded and by whom, take it or leave it, without an account."""

from __future__ import annotations

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from assay.web.base.permission import NotFound
from assay.web.base.rates import count, limited, visitor
from assay.web.look.answers import attachment, go
from assay.web.look.claims import claim_facts
from assay.web.look.mark import Mark
from assay.web.look.shared import badge_design
from assay.web.look.workplace import person
from assay.web.records.claims import actions as claims
from assay.web.records.claims import queries as claim_codes
from assay.web.records.claims.refusals import ClaimRefused
from assay.web.records.class_codes.queries import read_code
from assay.web.records.consents.queries import rule_for
from assay.web.records.credentials import queries as awards
from assay.web.records.credentials.queries import ClaimedCredential
from assay.web.records.holdings import claiming, files
from assay.web.records.holdings.actions import NotKept
from assay.web.records.holdings.queries import held_credentials
from assay.web.records.people.queries import Person, of
from assay.web.records.signing_keys import queries as signing_keys
from assay.web.screens.learner import cards
from assay.web.screens.learner.access import said
from assay.web.screens.learner.forms import ClaimCodeForm, ClaimNameForm

KEEP = "assay_keep"
PRINTED = 10  # papers a minute


@limited("claim", per_minute=60)
@never_cache
def claim(request: HttpRequest, token: str) -> HttpResponse:
    """What this link gives: who awarded what; once taken, the badge and its files."""
    found = _by_token(token)
    held = held_credentials(request.user) if isinstance(request.user, Person) else {}
    if not _may_leave(request, found):
        if found.key in held:
            return go(reverse("learner:holding", args=[held[found.key]]))
        return _closed(request, found, 200)
    standing = cards.standing_of(found.standing if found.standing != "active" else "valid")
    facts = {**claim_facts(found, held.get(found.key, "")), "standing": standing}
    return render(request, "learner/claim.html", facts)


def _by_token(token: str) -> ClaimedCredential:
    try:
        return awards.by_claim_token(token)
    except NotFound as error:
        raise Http404 from error


def _may_leave(request: HttpRequest, found: ClaimedCredential) -> bool:
    """Whether this award is of somebody whose own word counts: a link can be passed on, and a file too."""
    who = request.user if isinstance(request.user, Person) else None
    return rule_for(who, [found.key]).is_free


def _closed(request: HttpRequest, found: ClaimedCredential, status: int) -> HttpResponse:
    """The page of a minor's claim link: who awarded something, and how to see it; never what, or to whom."""
    facts = {"token": found.token, "issuer": found.issuer, "is_file": status != HTTPStatus.OK}
    answer = render(request, "learner/claim_closed.html", facts, status=status)
    answer["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return answer


@require_POST
@limited("claim", per_minute=60)
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Take it."""
    claiming.accept(token)
    return go(reverse("learner:claim", args=[token]))


@require_POST
@limited("claim", per_minute=60)
def decline(request: HttpRequest, token: str) -> HttpResponse:
    """Say that it is for somebody else; `undo` takes that back."""
    if "undo" in request.POST:
        claiming.undo_decline(token)
    else:
        claiming.decline(token)
    return go(reverse("learner:claim", args=[token]))


@require_POST
@limited("claim", per_minute=60)
def keep(request: HttpRequest, token: str) -> HttpResponse:
    """Put it in the wallet; whoever has none signs in first, and it is put there then."""
    _by_token(token)
    if not request.user.is_authenticated:
        request.session[KEEP] = token
        return go(f"{reverse('account_login')}?next={reverse('learner:keep_claimed')}")
    return _kept(request, token)


@never_cache
def keep_claimed(request: HttpRequest) -> HttpResponse:
    """Put what was to be kept before signing in into the wallet; only this browser could ask for it."""
    token = request.session.pop(KEEP, "")
    if not token or not request.user.is_authenticated:
        return redirect("learner:wallet")
    return _kept(request, token)


def _kept(request: HttpRequest, token: str) -> HttpResponse:
    try:
        kept = claiming.keep_claimed(person(request), token)
    except claiming.KeptElsewhere:
        return render(request, "learner/kept_elsewhere.html", {"token": token}, status=409)
    except NotKept as error:
        return render(request, "learner/not_kept.html", {"judged": error.judged}, status=422)
    return go(reverse("learner:holding", args=[kept.key]))


@limited("claim", per_minute=60)
def claim_file(request: HttpRequest, token: str, ending: str) -> HttpResponse:
    """The credential to take along: its signed text, or inside its picture."""
    found = _by_token(token)
    if not _may_leave(request, found):
        return _closed(request, found, 403)
    if ending == "pdf":
        count("pdf", visitor(request), PRINTED)
    issuer_id = signing_keys.identifier(found.organization)
    summary = claiming.summary_of_award(found, issuer_id)
    return as_download(cards.Taken(found.content, summary, found.version).file(ending), found.achievement)


def as_download(file: files.File, title: str) -> HttpResponse:
    """The file, to be saved under a name made of what it is."""
    return attachment(files.file_name(title, file.ending), file.content, file.media_type)


@limited("claim-code", per_minute=20)
@never_cache
def type_code(request: HttpRequest) -> HttpResponse:
    """The page to type a code from the board or from a slip."""
    form = ClaimCodeForm(said(request))
    if request.method == "POST" and form.is_valid():
        if class_code := read_code(form.cleaned_data["code"]):
            return go(reverse("pupil:code", args=[class_code]))
        try:
            row = claim_codes.by_code(form.cleaned_data["code"])
        except NotFound:
            form.add_error(
                "code", _("Nobody gave out this code. Look again: letters and digits, nothing else.")
            )
        else:
            return go(reverse("learner:claim_code", args=[row.code]))
    return render(request, "learner/type_code.html", {"form": form}, status=422 if form.errors else 200)


@limited("claim-code", per_minute=20)
@never_cache
def claim_code(request: HttpRequest, code: str) -> HttpResponse:
    """What a code gives, and the name to put on it."""
    try:
        row = claim_codes.by_code(code)
    except NotFound as error:
        raise Http404 from error
    known = request.user if isinstance(request.user, Person) else None
    start = {"name": known.name, "email": of(known).email} if known else None
    pupil = claims.claimant(known, row.organization)
    if pupil:
        start = {"name": pupil.name}
    form = ClaimNameForm(said(request), initial=start, asks_email=row.asks_email and not pupil)
    form.fields["name"].disabled = bool(pupil)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            email, language = told.get("email", ""), get_language() or "en"
            key = claims.claim_by_code(code, told["name"], email, language, known)
        except ClaimRefused as error:
            form.add_error(error.reason if error.reason in form.fields else None, error.words)
        else:
            token = awards.claim_token(key)
            claiming.accept(token)
            return go(reverse("learner:claim", args=[token]))
    mark = Mark(signing_keys.identifier(row.organization), row.achievement, badge_design(row.version.key))
    facts = {"row": row, "form": form, "mark": mark}
    return render(request, "learner/claim_code.html", facts, status=422 if form.errors else 200)
