"""Whose domain it is: shown by a line in a file that only its owner can put there.

The look is taken outside of any transaction, by the guarded fetcher: https, public addresses, no
redirect (a page that sends visitors on would let strangers answer), five seconds. A proof is looked at
again every week; a site that is down is asked some days longer, one that answers without the line loses it.
"""

from __future__ import annotations

import re
import secrets
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from assay.errors import AssayError
from assay.fetching import Fetch
from assay.net import HttpsFetch
from assay.web.base.clock import now
from assay.web.records.audit.actions import record
from assay.web.records.organizations.models import Organization
from assay.web.records.organizations.permissions import Permission
from assay.web.records.organizations.queries import require
from assay.web.records.people.models import Person

WEEK = timedelta(days=7)
DAY = timedelta(days=1)
MISSES = 5
_LIMIT = 64 << 10
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_DOMAIN = re.compile(rf"(?:{_LABEL}\.)+[a-z][a-z0-9-]{{0,61}}[a-z0-9]")
_LONGEST = 253


class DomainMalformed(ValueError):
    """What was typed is no domain."""


def read_domain(text: str) -> str:
    """The domain in what somebody typed, `https://` and path left away. Raises `DomainMalformed`."""
    bare = re.sub(r"^https?://", "", text.strip().lower()).split("/")[0].rstrip(".")
    if bare in settings.ASSAY_LOOPBACK:
        return bare
    try:
        ascii_form = bare.encode("idna").decode("ascii") if bare else ""
    except UnicodeError:
        raise DomainMalformed(text) from None
    if len(ascii_form) > _LONGEST or not _DOMAIN.fullmatch(ascii_form):
        raise DomainMalformed(text)
    return ascii_form


def proof_address(domain: str) -> str:
    """Where the line must stand."""
    scheme = "http" if domain in settings.ASSAY_LOOPBACK else "https"
    return f"{scheme}://{domain}/.well-known/assay.txt"


def proof_line(token: str) -> str:
    """The line itself."""
    return f"assay-proof={token}"


@transaction.atomic
def claim(actor: Person, organization: str, domain: str) -> None:
    """Say which domain it is going to show; a proof of another one ends. An empty one takes it away.

    Raises `NotFound`, `Forbidden`, `DomainMalformed`.
    """
    held = require(actor, organization, Permission.ORGANIZATION_EDIT)
    named = read_domain(domain) if domain.strip() else ""
    if named == held.organization.domain and held.organization.domain_token:
        return
    Organization.objects.filter(key=organization).update(
        domain=named,
        domain_token=secrets.token_hex(16) if named else "",
        domain_proven_at=None,
        domain_checked_at=None,
        domain_trouble="",
        domain_misses=0,
    )
    record("claim", "domain", organization, actor=actor.key, organization=organization)


def check(actor: Person, organization: str, fetch: Fetch | None = None) -> str:
    """Look now; why it is not proven (a word of `TROUBLES`), empty where it is.

    Raises `NotFound`, `Forbidden`.
    """
    require(actor, organization, Permission.ORGANIZATION_EDIT)
    return look(organization, fetch, actor.key)


def look(organization: str, fetch: Fetch | None = None, actor: str = "") -> str:
    """The same by nobody in particular, for the weekly job."""
    row = Organization.objects.filter(key=organization).exclude(domain="").first()
    if row is None:
        return "no-domain"
    trouble = _trouble(row, fetch or HttpsFetch(limit=_LIMIT, allow_loopback=settings.ASSAY_LOOPBACK))
    with transaction.atomic():
        # Only if it is still the same claim: the look took its time.
        held = Organization.objects.select_for_update().filter(key=organization)
        same = held.filter(domain_token=row.domain_token).first()
        if same is None:
            return "no-domain"
        _note(same, trouble, actor)
    return trouble


def due(count: int) -> list[str]:
    """The organizations whose proof is to be looked at again: weekly, daily while their site is down."""
    late = Q(domain_misses=0, domain_checked_at__lt=now() - WEEK) | Q(
        domain_misses__gt=0, domain_checked_at__lt=now() - DAY
    )
    rows = Organization.objects.filter(late).exclude(domain_proven_at=None).order_by("domain_checked_at")
    return list(rows.values_list("key", flat=True)[:count])


def _trouble(row: Organization, fetch: Fetch) -> str:
    try:
        content = fetch(proof_address(row.domain)).content
    except AssayError as error:
        if error.code == "address-refused":
            return "refused"
        reason = str(error.facts.get("reason", ""))
        return "absent" if reason.startswith("status 4") else "unreachable"
    lines = content.decode("utf-8", "replace").splitlines()
    expected = proof_line(row.domain_token)
    return "" if any(line.strip() == expected for line in lines) else "line-missing"


def _note(row: Organization, trouble: str, actor: str) -> None:
    was_proven = row.domain_proven_at is not None
    row.domain_checked_at, row.domain_trouble = now(), trouble
    row.domain_misses = row.domain_misses + 1 if trouble else 0
    if not trouble:
        row.domain_proven_at = row.domain_proven_at or now()
    elif trouble != "unreachable" or row.domain_misses >= MISSES:
        row.domain_proven_at = None
    row.save(update_fields=["domain_checked_at", "domain_trouble", "domain_misses", "domain_proven_at"])
    if was_proven != (row.domain_proven_at is not None):
        verb = "lose" if was_proven else "prove"
        record(verb, "domain", row.key, actor=actor, organization=row.key)
