"""Does the award stand at this instant: awarded, not over, not taken back?

A hosted assertion says of itself that it is revoked; a signed one cannot, so its issuer lists what it
revoked. (Open Badges 2.0, RevocationList)
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from assay.encoding import read_json_object
from assay.errors import AssayError, Malformed, Unavailable
from assay.models import Assertion, IssuerProfile, Json
from assay.verification.examination import Examination
from assay.verification.open_badges_2.hosting import is_on_host
from assay.verification.report import Finding


def check_life(examination: Examination) -> Iterator[Finding]:
    """Revoked by its own word, not begun, expired, or upside down."""
    assertion = examination.award.assertion
    if assertion.is_revoked:
        yield Finding("status-revoked", "/revoked")
    begins, ends = assertion.issued_on, assertion.expires
    skew = examination.policy.clock_skew
    if begins is not None and begins > examination.instant + skew:
        yield Finding("period-not-begun", "/issuedOn", {"when": begins})
    if ends is not None and ends < examination.instant - skew:
        yield Finding("period-expired", "/expires", {"when": ends})
    if begins is not None and ends is not None and ends < begins:
        yield Finding("period-upside-down", "/expires")


def check_revocation_list(examination: Examination) -> Iterator[Finding]:
    """A signed assertion that its issuer's list names, or a list that cannot be followed."""
    award = examination.award
    if not award.assertion.is_signed or award.issuer is None or award.issuer.revocation_list is None:
        return
    if not examination.policy.needs_status:
        yield Finding("status-not-checked")
        return
    address = award.issuer.revocation_list
    try:
        held = read_json_object(examination.means.fetch(address).content)
        if _is_revoked(_list_of(held, address, award.issuer), award.assertion):
            yield Finding("status-revoked")
    except Unavailable as error:
        yield Finding("status-list-unavailable", "", {"list": address, "reason": error.code})
    except AssayError as error:
        if error.code.startswith("status-"):
            yield Finding.of(error)
        else:
            yield Finding("status-list-malformed", "", {"list": address, "reason": error.code})


def _list_of(held: Json, address: str, issuer: IssuerProfile) -> list[Any]:
    """What this list revokes, once it is sure to be this issuer's own."""
    if held.get("id", address) != address:
        raise Malformed("status-list-misplaced", list=address, found=str(held["id"]))
    named = held.get("issuer")
    named = named.get("id") if isinstance(named, dict) else named
    # a list that names no issuer is believed where the issuer could have written it
    own = named == issuer.id if named is not None else is_on_host(address, issuer.id or "")
    if not own:
        raise Malformed("status-list-foreign", list=address, issuer=str(named or ""))
    entries = held.get("revokedAssertions", [])
    if not isinstance(entries, list):
        raise Malformed("status-list-malformed", list=address, reason="{} is not a list")
    return entries


def _is_revoked(entries: list[Any], assertion: Assertion) -> bool:
    names = {name for name in (assertion.id, assertion.json.get("uid")) if isinstance(name, str)}
    for entry in entries:
        told = (entry.get("id"), entry.get("uid")) if isinstance(entry, dict) else (entry,)
        if any(isinstance(name, str) and name in names for name in told):
            return True
    return False
