"""Reads of recognition statements: an organization's own, what is public of one, and who recognises what.

What counts is decided by the analysis (`valuation.recognition`); here are the facts that it needs.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date

from django.db.models import Q, QuerySet

from assay.analysis.valuation import (
    Proof,
    RecognitionStatement,
    Verb,
    counted,
    recognition,
    registered,
)
from assay.web.base.clock import now
from assay.web.base.look_alikes import skeleton
from assay.web.base.permission import NotFound
from assay.web.records.organizations import queries as organizations
from assay.web.records.recognition import queries as recognition_lists
from assay.web.records.reports.queries import are_taken_down
from assay.web.records.signing_keys.queries import withdrawn_methods
from assay.web.records.statements import letters
from assay.web.records.statements.controllers import node_of, node_of_organization, parents, top
from assay.web.records.statements.models import Statement
from assay.web.records.statements.reading import about_of
from assay.web.records.statements.signing import address_of
from assay.web.records.statements.values import StatementRow

_PUBLIC = ("signed", "withdrawn")


@dataclass(frozen=True, slots=True)
class Recognised:
    """Who recognises an achievement: the statements that count, and the others with the reason why not."""

    count: int
    counted: tuple[StatementRow, ...]
    left_out: tuple[tuple[StatementRow, str], ...]


def statements(organization: str) -> list[StatementRow]:
    """All of an organization's own, those that it brought too, newest first."""
    return _rows(Statement.objects.of(organization).order_by("-made_at", "key"))


def has_any(organization: str) -> bool:
    """Whether there is one of those."""
    return Statement.objects.of(organization).exists()


def statement(organization: str, key: str) -> StatementRow:
    """One of them. Raises `NotFound`."""
    return _one(Statement.objects.of(organization).filter(key=key))


def about_us(organization: str) -> list[StatementRow]:
    """What others state about this organization's achievements, newest first."""
    return _rows(_public().filter(issuer_organization=organization).order_by("-signed_at", "key"))


def count_about_us(organization: str) -> int:
    """How many those are."""
    return _public().filter(issuer_organization=organization).count()


def about_one(organization: str, key: str) -> StatementRow:
    """One of those. Raises `NotFound`."""
    return _one(_public().filter(issuer_organization=organization, key=key))


def by_answer_token(token: str) -> StatementRow:
    """The statement that an issuer elsewhere may answer by this link. Raises `NotFound`."""
    return _one(_public().filter(key=letters.linked(token), issuer_organization=""))


def public(key: str) -> StatementRow:
    """What anybody may see of one that was signed. Raises `NotFound`, also while it is taken down."""
    row = _one(_public().filter(key=key))
    if row.is_down:
        raise NotFound
    return row


def document(key: str) -> bytes:
    """The signed bytes. Raises `NotFound` as `public` does."""
    found = _public().filter(key=key).values_list("document", flat=True).first()
    if found is None or key in are_taken_down("statement", [key]):
        raise NotFound
    return bytes(found)


def about(achievement_id: str) -> list[StatementRow]:
    """Everything that was signed about this achievement and is not taken down, newest first."""
    found = _public().filter(about=about_of(achievement_id)).order_by("-signed_at", "key")
    return [row for row in _rows(found) if not row.is_down]


def of_achievement(achievement_id: str) -> tuple[RecognitionStatement, ...]:
    """The facts for the counting: what is stated about it, and what its issuer states of others.

    Statements about any version of one of ours are given as about the version that is asked for.
    """
    return _counting(about(achievement_id), achievement_id)


def _counting(rows: list[StatementRow], achievement_id: str) -> tuple[RecognitionStatement, ...]:
    above = _lifted(rows, parents())
    others = _answers(rows, above)
    above = _lifted(others, above)
    facts = [_facts(row, achievement_id, above) for row in rows]
    issuers = {fact.recognised for fact in facts}
    stated_by = {fact.controller for fact in facts}
    told = (_facts(row, row.achievement_id, above) for row in others)
    return (*facts, *(one for one in told if one.controller in issuers and one.recognised in stated_by))


def _lifted(rows: list[StatementRow], above: Mapping[str, str]) -> dict[str, str]:
    """With whom the signed statements name above whoever signed them, where nothing is named now.

    For the counting of all: who names a parent in one statement is below it wherever else it stands.
    """
    signed = {
        _node_by(row): _node(row.controller_domain)
        for row in rows
        if row.controller_domain and counted(row.by_domain) == registered(row.by_domain)  # it moves no others
    }
    return {**signed, **above}


def of_described(achievement_id: str, issuer_id: str, address: str) -> tuple[RecognitionStatement, ...]:
    """The same for a description from anywhere: where its issuer is the one of whom it was stated.

    `address`: by whose host an issuer without an identifier is known. An achievement's identifier alone
    anybody can write into anything.
    """
    node = node_of(issuer_id, address)
    return _counting([row for row in about(achievement_id) if row.issuer_node == node], achievement_id)


def recognised(achievement_id: str) -> Recognised:
    """Who recognises it, counted as the framework says, for people."""
    stated = about(achievement_id)
    rows = {address_of_row(row): row for row in stated}
    found = recognition(_counting(stated, achievement_id), achievement=achievement_id, as_of=today())
    counted, left = [], []
    for part in found.parts:
        row = rows.get(part.pointer)
        if row is not None and part.key == "counted":
            counted.append(row)
        elif row is not None:
            left.append((row, part.key))
    return Recognised(len(counted), tuple(counted), tuple(left))


def mistaken_for(row: StatementRow) -> str:
    """Whom its name could be mistaken for: one on a list, or an organization here with another domain."""
    listed = recognition_lists.looks_like(row.by_name, row.by_id)
    if listed is not None:
        return listed.entry_name
    form, own = skeleton(row.by_name), registered(row.by_domain)
    for name, domain in organizations.proven_names():
        if skeleton(name) == form and registered(domain) != own:
            return f"{name} ({domain})"
    return ""


def today() -> date:
    """The day on which a statement holds or has ended."""
    return now().astimezone(UTC).date()


def address_of_row(row: StatementRow) -> str:
    """Where the statement's page is, whoever signed it."""
    return address_of(row.key)


def _public() -> QuerySet[Statement]:
    return Statement.objects.everywhere("signed statements are public").filter(state__in=_PUBLIC)


def _answers(rows: list[StatementRow], above: Mapping[str, str]) -> list[StatementRow]:
    """What the issuers of these achievements, or whoever is below them, state of other achievements."""
    issuers = {_owner(row.issuer_node, above) for row in rows}
    below = {node for node in above if _owner(node, above) in issuers}
    domains = {node[2:] for node in issuers | below if node.startswith("d:")}
    if not domains:
        return []
    ends = Q()
    for domain in domains:
        ends |= Q(by_domain=domain) | Q(by_domain__endswith=f".{domain}")
    known = {row.about for row in rows}
    return [row for row in _rows(_public().filter(ends).exclude(about__in=known)) if not row.is_down]


def _node(domain: str) -> str:
    return f"d:{counted(domain)}"


def _node_by(row: StatementRow) -> str:
    return _node(row.by_domain)


def _owner(node: str, above: Mapping[str, str]) -> str:
    """Whom this node counts as."""
    return _counted(top(_counted(node), above))


def _counted(node: str) -> str:
    return _node(node[2:]) if node.startswith("d:") else node


def _facts(row: StatementRow, achievement: str, above: Mapping[str, str]) -> RecognitionStatement:
    """One statement as the counting reads it."""
    proof = Proof.PROVEN if row.is_proven else Proof.UNPROVEN
    return RecognitionStatement(
        by=row.by_id,
        controller=_owner(_node_by(row), above),
        achievement=achievement,
        recognised=_owner(row.issuer_node, above),
        verb=row.verb,
        proof=Proof.WITHDRAWN if row.state == "withdrawn" else proof,
        since=(row.signed_at or row.made_at).astimezone(UTC).date(),
        until=row.valid_until.astimezone(UTC).date(),
        credits=float(row.credits) if row.credits is not None else None,
        occupation=row.occupation,
        place=row.place,
        reference=address_of_row(row),
        digest=row.digest,
    )


def _one(found: QuerySet[Statement]) -> StatementRow:
    rows = _rows(found[:1])
    if not rows:
        raise NotFound
    return rows[0]


def _rows(found: QuerySet[Statement]) -> list[StatementRow]:
    held = list(found.select_related("organization"))
    down = are_taken_down("statement", [row.key for row in held])
    gone = set(withdrawn_methods()) if held else set()
    issuers = _issuer_nodes(held)
    return [_row(row, row.key in down, gone, issuers) for row in held]


def _issuer_nodes(held: list[Statement]) -> dict[str, str]:
    """Whom issuers of this site count as now: a domain may have been proven since."""
    keys = {row.issuer_organization for row in held if row.issuer_organization}
    return {key: node_of_organization(row) for key, row in organizations.all_public(keys).items()}


def _row(row: Statement, is_down: bool, gone: set[str], issuers: Mapping[str, str]) -> StatementRow:  # noqa: FBT001 - private, called once
    is_over = row.state == "signed" and row.valid_until <= now()
    return StatementRow(
        key=row.key,
        organization=row.organization_id,
        source=row.source,
        state="ended" if is_over else row.state,
        by_id=row.by_id,
        by_name=row.by_name,
        by_domain=row.by_domain,
        controller_name=row.controller_name,
        controller_domain=row.controller_domain,
        about=row.about,
        achievement_id=row.achievement_id,
        achievement_key=row.achievement_key,
        achievement_name=row.achievement_name,
        issuer_id=row.issuer_id,
        issuer_name=row.issuer_name,
        issuer_organization=row.issuer_organization,
        issuer_node=issuers.get(row.issuer_organization, row.issuer_node),
        verb=Verb(row.verb),
        credits=row.credits,
        occupation=row.occupation,
        occupation_uri=row.occupation_uri,
        place=row.place,
        note=row.note,
        valid_until=row.valid_until,
        made_at=row.made_at,
        signed_at=row.signed_at,
        withdrawn_at=row.withdrawn_at,
        checked_at=row.checked_at,
        trouble=row.trouble,
        credential_id=row.credential_id or "",
        digest=hashlib.sha256(bytes(row.document)).hexdigest() if row.document else "",
        issuer_told=row.issuer_told,
        reply=row.reply,
        reply_at=row.reply_at,
        is_proven=_is_proven(row, gone),
        is_down=is_down,
    )


def _is_proven(row: Statement, gone: set[str]) -> bool:
    """Whether it is known now who states it; a statement from elsewhere by its last check."""
    if row.source == "brought":
        return not row.trouble
    held = row.organization
    same = registered(held.domain) == registered(row.by_domain) if held.domain else False
    is_theirs = held.domain_proven_at is not None and same and held.state == "active"
    return is_theirs and row.signed_with not in gone
