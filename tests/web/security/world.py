"""Somebody else's school with one of everything in it, and what its addresses are filled with."""

from __future__ import annotations

import hashlib
import io
import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from django.apps import apps
from django.core import serializers
from django.db.models import Model
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from assay.web.base.clock import now
from assay.web.records.achievements import actions as achievements
from assay.web.records.applications import actions as applications
from assay.web.records.applications import queries as application_queries
from assay.web.records.applications.models import Piece
from assay.web.records.applications.values import IntakeRow, NewPiece
from assay.web.records.batches import actions as batches
from assay.web.records.claims import actions as claims
from assay.web.records.claims import queries as claim_queries
from assay.web.records.credentials import queries as awards
from assay.web.records.credentials.models import StatusList
from assay.web.records.drafts import actions as drafts
from assay.web.records.drafts.models import DraftFile
from assay.web.records.drafts.values import Prepared
from assay.web.records.holdings import actions as holdings
from assay.web.records.organizations import actions as organizations
from assay.web.records.organizations import invitations
from assay.web.records.organizations import queries as organization_queries
from assay.web.records.organizations.permissions import Role
from assay.web.records.people.actions import ensure_person
from assay.web.records.people.models import Person
from assay.web.records.recognition import actions as recognition
from assay.web.records.reports import actions as reports
from assay.web.records.shares import queries as share_queries
from assay.web.records.shortlists import actions as shortlists
from assay.web.records.shortlists.models import ShortlistEntry
from assay.web.records.signing_keys import actions as keys
from assay.web.records.signing_keys import queries as key_queries
from web.factories import School, a_school
from web.security.assays_held import assays
from web.security.canary import EMAIL, NAME, SCHOOL, WORDS, World
from web.security.exemplars_held import exemplars
from web.security.gaps_held import gaps
from web.security.market_held import market
from web.security.public_words import recognition_statements
from web.security.school_year import held_elsewhere, roster, within_reach, work
from web.shares.sharing import a_learner

__all__ = ["EMAIL", "NAME", "SCHOOL", "WORDS", "World", "within_reach"]

VOLATILE = {"sessions.session", "work.worker", "contenttypes.contenttype"}


def routes() -> Iterator[tuple[str, str, list[str]]]:
    """Every address of the project: its name, its pattern, what it is filled with."""

    def walk(patterns: list[Any], space: str, path: str) -> Iterator[tuple[str, str, list[str]]]:
        for each in patterns:
            if isinstance(each, URLPattern):
                yield f"{space}{each.name}", path + str(each.pattern), list(each.pattern.converters)
            elif isinstance(each, URLResolver):
                inner = f"{space}{each.namespace}:" if each.namespace else space
                yield from walk(each.url_patterns, inner, path + str(each.pattern))

    return walk(get_resolver().url_patterns, "", "")


def members(school: School, domain: str) -> dict[str, Person]:
    """A person of each role."""
    found = {Role.OWNER.value: school.owner}
    for role in Role:
        if role != Role.OWNER:
            person = ensure_person(f"{role}@{domain}", f"{role} of {domain}")
            organizations.add_member(school.owner, school.key, person, role)
            found[role.value] = person
    return found


def a_world() -> World:
    """All of it."""
    school = a_school(SCHOOL, "owner@canary.example")
    keys.ensure_key(school.key)
    learner = a_learner(NAME, EMAIL, school)
    world = World(school, learner)
    _organization(world)
    _desk(world)
    exemplars(world)
    _learner(world)
    roster(world)
    work(world)
    held_elsewhere(world)
    assays(world)
    gaps(world)
    _outside(world)
    market(world)
    recognition_statements(world)
    return world


def _organization(world: World) -> None:
    owner, key = world.school.owner, world.school.key
    achievements.revise(owner, key, world.school.achievement)
    teacher = organizations.add_member(owner, key, ensure_person("t@canary.example", "Tea"), "teacher")
    csv = b"id,name\nhttps://riverbend.example/issuer,Riverbend\n"
    world.keys |= {
        "organization": key,
        "achievement": world.school.achievement,
        "version": world.school.version,
        "member": teacher,
        "invitation": invitations.invite(owner, key, "new@canary.example", "teacher"),
    }
    world.by_route |= {
        "issuer:key-withdraw": {"key": key_queries.keys(key)[0].key},
        "issuer:recognition-remove": {"key": recognition.put_list(owner, key, csv, name="Canary list")},
        "public:achievement": {"key": world.school.achievement},
        "value:gate": {"gate": "eu-annex-1"},
        "value:gate-table": {"gate": "eu-annex-1"},
    }
    for name in (
        "public:achievement-version",
        *(f"published:{each}" for each in ("achievement", "badge-svg", "badge-png")),
    ):
        world.by_route[name] = {"key": world.school.achievement, "number": "1"}
    assert organization_queries.members(key)


def _desk(world: World) -> None:
    owner, key, version = world.school.owner, world.school.key, world.school.version
    file = drafts.NewFile("proof.txt", NAME.encode())
    draft = drafts.prepare(owner, key, Prepared(version, NAME, EMAIL), (file,))
    table = io.BytesIO(f"Name,E-mail\n{NAME},not-an-address\n{NAME},{EMAIL}\n".encode())
    batch = batches.take_in(owner, key, version, table)
    batches.map_columns(owner, key, batch, {"name": 0, "email": 1}, "day")
    codes = claims.make_codes(owner, key, claims.NewCodes(version, 5, now() + timedelta(hours=2)))
    asked = IntakeRow(world.school.achievement, True, "A map.", takes_files=True, needs_second=False)
    applications.set_intake(owner, key, asked)
    application = applications.start(None, version, NAME, EMAIL)
    token = application_queries.application(key, application).row.token
    applications.add_piece(token, NewPiece("file", f"{NAME}.txt", NAME.encode()))
    applications.submit(token)
    piece = Piece.objects.of(key).get().key
    world.keys |= {
        "draft": draft,
        "file": DraftFile.objects.of(key).get().key,
        "batch": batch,
        "number": "2",
        "code": claim_queries.claim_set(key, codes).codes[0].code,
        "piece": piece,
        "verb": "revoke",
        "ending": "json",
        "place": "1",
    }
    for name in ("code", "code-screen", "code-count", "code-sheet", "code-stop"):
        world.by_route[f"issuer:{name}"] = {"key": codes}
    for name in ("application", "application-piece"):
        world.by_route[f"issuer:{name}"] = {"key": application}
    for name in (
        "application",
        "application-add",
        "application-submit",
        "application-piece",
        "application-remove",
    ):
        world.by_route[f"learner:{name}"] = {"token": token}
    for name in ("one-award", "award-file", "award-correct", "award-send", "award-standing", "award-forget"):
        world.by_route[f"issuer:{name}"] = {"key": world.learner.credential}


def _learner(world: World) -> None:
    person = world.learner.person
    collection = holdings.make_collection(person, f"Of {NAME}")
    holdings.collect(person, collection, world.learner.holding)
    token = world.learner.link(title=NAME)
    share = share_queries.by_token(token).row.key
    world.by_route["learner:collection"] = {"key": collection}
    for name in ("share", "share-use", "share-end", "share-withdraw", "share-renew", "share-publish"):
        world.by_route[f"learner:{name}"] = {"key": share}
    for name in ("holding", "look_again", "put_away", "remove", "part", "file"):
        world.by_route[f"learner:{name}"] = {"key": world.learner.holding}
    for name in ("shared-file", "shared-embed", "shared-qr", "shared-one", "shared-one-file", "shared"):
        world.by_route[f"public:{name}"] = {"token": token}
    claim = awards.claim_token(world.learner.credential)
    for name in ("claim", "accept", "decline", "keep", "claim_file"):
        world.by_route[f"learner:{name}"] = {"token": claim}
    world.keys["credential"] = world.learner.credential


def _outside(world: World) -> None:
    token = shortlists.create(f"List of {NAME}", [shortlists.Item(b"https://127.0.0.1/1", NAME)])
    for name in ("shortlist", "add", "check", "delete", "report", "paper", "remove"):
        world.by_route[f"employer:{name}"] = {"token": token}
    world.keys["entry"] = ShortlistEntry.objects.get().key
    report = reports.report("achievement", world.school.achievement, "false", NAME, EMAIL)
    operator = ensure_person("operator@site.example", is_operator=True)
    csv = b"id,name\nhttps://riverbend.example/issuer,Riverbend\n"
    world.by_route |= {
        "operator:report": {"key": report},
        "operator:recognition-remove": {"key": recognition.put_site_list(operator, csv, name="Site list")},
        "operator:organization": {"key": world.school.key},
        "operator:organization-state": {"key": world.school.key},
        "operator:reinstate": {"key": "1" * 22},
        "operator:retry": {"key": "00000000-0000-0000-0000-000000000000"},
        "issuer:invitation": {"token": "t" * 43},
        "published:status-list": {"name": f"{StatusList.objects.of(world.school.key).get().key}-revocation"},
        "tour:step": {"name": "start"},
    }
    other = ensure_person("passkey@canary.example")  # not the learner: what it holds is no real passkey
    passkey = Authenticator.objects.create(user=other, type="webauthn", data={"name": "A passkey"})
    world.keys |= {"pk": str(passkey.pk), "provider_id": "house"}


def signed_in(person: Person) -> Client:
    """A browser in which this person has just signed in: what asks for a fresh code asks for none."""
    client = Client()
    client.force_login(person)
    session = client.session
    session["assay_confirmed_at"] = time.time()
    session.save()
    return client


def digests() -> dict[str, tuple[int, str]]:
    """Of every table: how many rows, and a digest of all of them."""
    return {
        model._meta.label_lower: _digest(model)
        for model in apps.get_models()
        if model._meta.label_lower not in VOLATILE
    }


def _digest(model: type[Model]) -> tuple[int, str]:
    rows = list(model._base_manager.order_by("pk"))
    return len(rows), hashlib.sha256(serializers.serialize("json", rows).encode()).hexdigest()
