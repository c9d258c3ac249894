"""Which achievement is meant by an address that somebody typed: one of ours, or read from where it lies.

Apart because it asks the outside world; it is done before any transaction, and what was read is shown to
whoever signs.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from django.conf import settings

from assay.analysis.descriptions import Description, read
from assay.analysis.valuation import registered
from assay.errors import AssayError, Unavailable
from assay.fetching import Fetch
from assay.web.base.look_alikes import one_line
from assay.web.base.permission import NotFound
from assay.web.base.web_addresses import is_web_address
from assay.web.records.achievements import queries as achievements
from assay.web.records.credentials.values import normal_address
from assay.web.records.signing_keys.queries import identifier
from assay.web.records.statements.controllers import host_of, node_of, node_of_organization, organization_of
from assay.web.records.statements.values import About, StatementRefused
from assay.web.records.verifications.fetching import follow_link, own_path
from assay.web.records.verifications.own_pages import achievement_named
from assay.web.records.verifications.sources import fetched

_LONGEST = {"id": 500, "name": 300, "issuer": 300}


def achievement_at(address: str, fetch: Fetch = follow_link) -> About:
    """The achievement at this address: of this site by its page, any other as its file says.

    Raises `StatementRefused`.
    """
    text = address.strip()
    if not is_web_address(text) or len(text) > _LONGEST["id"]:
        raise StatementRefused("address", "address")
    if own_path(text) is not None:
        return _own(text)
    try:
        content = fetched(text, fetch)
    except Unavailable as error:
        raise StatementRefused("unreachable", "address") from error
    except AssayError as error:
        raise StatementRefused("not-an-achievement", "address") from error
    try:
        described = read(content)
    except AssayError as error:
        raise StatementRefused("not-an-achievement", "address") from error
    return _foreign(described, text)


def about_of(achievement_id: str) -> str:
    """What statements about this achievement are kept under: the same for all versions of one of ours."""
    key = own_key(achievement_id)
    return own_about(key) if key else achievement_id


def own_key(achievement_id: str) -> str:
    """The key of the achievement of this site that is meant; empty for another's."""
    named = achievement_named(achievement_id)
    return named[0] if named else ""


def own_about(key: str) -> str:
    """The same, by the key of an achievement of this site."""
    return f"{settings.ASSAY_IDENTITY_ORIGIN}/a/{key}"


def published_mail(described: Description) -> str:
    """The mail address that the issuer gives in its own description; empty where it gives no good one."""
    told, award = described.document, described.credential or {}
    for held in (award.get("issuer"), told.get("issuer"), told.get("creator")):
        mail = held.get("email") if isinstance(held, Mapping) else None
        try:
            address = normal_address(mail.removeprefix("mailto:")) if isinstance(mail, str) else ""
        except AssayError:
            continue
        if address:
            return address
    return ""


def _own(address: str) -> About:
    named = achievement_named(address)
    if named is None:
        raise StatementRefused("not-an-achievement", "address")
    try:
        page = achievements.public(*named)
    except NotFound as error:
        raise StatementRefused("not-an-achievement", "address") from error
    row, version = page.organization, page.version
    return About(
        about=own_about(version.achievement),
        id=str(version.plan.json["id"]),
        name=version.name[: _LONGEST["name"]],
        digest=hashlib.sha256(achievements.described_version(version)).hexdigest(),
        issuer_id=identifier(row.key),
        issuer_name=row.name,
        node=node_of_organization(row),
        key=version.achievement,
        organization=row.key,
    )


def _foreign(described: Description, address: str) -> About:
    name, issuer = _plain(described.name, "name"), _plain(described.issuer.name, "issuer")
    if not name or not issuer:
        raise StatementRefused("unnamed", "address")
    if described.credential is not None and not described.id:
        raise StatementRefused("an-award", "address")
    told = described.id or address
    if len(told) > _LONGEST["id"] or len(described.issuer.id) > _LONGEST["id"]:
        raise StatementRefused("not-an-achievement", "address")
    host = host_of(told)
    if host and registered(host) != registered(host_of(address)):
        raise StatementRefused("another-host", "address")
    here = organization_of(described.issuer.id)
    return About(
        about=about_of(told),
        id=told,
        name=name,
        digest=described.digest,
        issuer_id=described.issuer.id,
        issuer_name=issuer,
        node=node_of(described.issuer.id, described.issuer.url or address),
        organization=here.key if here is not None else "",
        mail=published_mail(described),
    )


def _plain(text: str, member: str) -> str:
    return one_line(text, _LONGEST[member])
