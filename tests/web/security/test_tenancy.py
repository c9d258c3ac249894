"""WEB-001: every address of the platform, filled with another tenant's keys, tried as everybody else."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

import pytest
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client, override_settings
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from assay.web.records.audit.models import Entry
from assay.web.records.organizations.permissions import Role, may
from assay.web.records.people.actions import ensure_person
from web.factories import a_school
from web.security.addresses import OPERATORS, ORGANIZATION, OWN, PERSONAL, PUBLIC, SECRET
from web.security.world import (
    SCHOOL,
    WORDS,
    World,
    a_world,
    digests,
    members,
    routes,
    signed_in,
    within_reach,
)

pytestmark = pytest.mark.django_db

LIMITLESS = {
    "ASSAY_RATE_FACTOR": 100_000,
    "EMAIL_BACKEND": "assay.web.records.mailing.backend.QueueBackend",
}
ROLES = [role.value for role in Role]
NAMES = {name: converters for name, _path, converters in routes()}
SAYS_WHAT_IS_WRONG = {
    "issuer:member-role"
}  # an owner who names no role is told so before anybody is looked for
NOT_HELD = {"school:certificate-badge"}  # the certificate of this world has none attached
CLOSED = {name: held for name, held in NAMES.items() if name in {*ORGANIZATION, *PERSONAL, *OPERATORS}}


@pytest.fixture(scope="module")
def one_world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:  # noqa: ARG001 - makes the tables
    """The world, made once for all tests here; what each does with it is taken back after it."""
    with django_db_blocker.unblock(), override_settings(**LIMITLESS), transaction.atomic():
        yield a_world()
        transaction.set_rollback(True)


@pytest.fixture
def world(one_world: World, db: None) -> World:  # noqa: ARG001 - each test in a transaction of its own
    """Somebody else's school with one of everything."""
    return deepcopy(one_world)


def test_every_address_has_been_put_in_a_class() -> None:
    classes = [PUBLIC, SECRET, OWN, PERSONAL, OPERATORS, ORGANIZATION]
    known = [name for each in classes for name in each]

    assert set(NAMES) == set(known), "put a new address into tests/web/security/addresses.py"
    assert len(known) == len(set(known))
    assert all(PUBLIC.values())


def address(world: World, name: str, **others: str) -> str:
    return reverse(name, kwargs={**world.filling(name, NAMES[name]), **others})


def told(answer: HttpResponseBase) -> bytes:
    return b"".join(answer) if answer.streaming else getattr(answer, "content", b"")


def leaks(answer: HttpResponseBase) -> list[str]:
    return [word for word in WORDS if word.encode() in told(answer)]


def tries(client: Client, where: str, *, all_methods: bool = False) -> Iterator[tuple[str, HttpResponseBase]]:
    """GET, POST empty and filled with what a form might say; and what browsers never send."""
    form = {
        "name": "X", "role": "owner", "email": "x@evil.example", "reason": "x", "state": "archive",
        "kind": "accepted", "text": "x", "word": "DELETE", "rename": "1", "on": "yes", "suspended": "yes",
        "is_open": "on", "domain": "evil.example", "minutes": "1", "upheld": "yes", "award_limit": "1",
    }  # fmt: skip
    yield "GET", client.get(where)
    yield "POST", client.post(where)
    yield "POST filled", client.post(where, form)
    if all_methods:
        yield "HEAD", client.head(where)
        yield "PUT", client.put(where, "{}", content_type="application/json")
        yield "DELETE", client.delete(where)


def is_an_entrance(address: str) -> bool:
    """Where whoever is not signed in is led: pupils come in with a class code, everybody else with a mail."""
    return address == "/in" or address.startswith("/account/")


def refused(answer: HttpResponseBase) -> bool:
    if answer.status_code == 302:
        return is_an_entrance(answer["Location"])
    return answer.status_code in {404, 405}


def holes(client: Client, name: str, where: str, *, all_methods: bool = False) -> list[str]:
    return [
        f"{method} {name}: {answer.status_code} {leaks(answer)}"
        for method, answer in tries(client, where, all_methods=all_methods)
        if not refused(answer) or leaks(answer)
    ]


@pytest.mark.parametrize("who", ["anonymous", "stranger", *ROLES])
def test_web_001_nobody_reaches_what_is_another_tenants(world: World, who: str) -> None:
    other = a_school("Hillside", "owner@hill.example")
    people = members(other, "hill.example") | {"stranger": ensure_person("stranger@else.example")}
    client = signed_in(people[who]) if who in people else Client()
    before = digests()

    found = [
        hole
        for name in CLOSED
        for hole in holes(client, name, address(world, name), all_methods=who == "stranger")
    ]
    if who in ROLES:  # another's key inside one's own organization
        found += [
            hole
            for name, converters in CLOSED.items()
            if name in ORGANIZATION and set(converters) - {"organization", "number", "verb", "gate"}
            for hole in holes_inside(client, name, address(world, name, organization=other.key))
        ]

    assert "" == "\n".join(found)
    assert before == digests()


def holes_inside(client: Client, name: str, where: str) -> list[str]:
    """A role that lacks the right is told so; one that has it finds nothing."""
    return [
        f"{method} {name}: {answer.status_code} {leaks(answer)}"
        for method, answer in tries(client, where)
        if not (refused(answer) or answer.status_code == 403 or name in SAYS_WHAT_IS_WRONG) or leaks(answer)
    ]


@pytest.mark.parametrize("who", ["anonymous", "stranger"])
def test_web_001_own_pages_hold_nothing_of_others(world: World, who: str) -> None:
    client = signed_in(ensure_person("stranger@else.example")) if who == "stranger" else Client()
    wrong = []
    for name in sorted(OWN):
        answer = client.get(address(world, name))
        is_login = answer.status_code == 302 and is_an_entrance(answer["Location"])
        if leaks(answer) or answer.status_code >= 500 or (who == "anonymous" and not is_login):
            wrong.append((name, answer.status_code, leaks(answer)))

    assert "" == "\n".join(map(str, wrong))


@pytest.mark.parametrize("role", ROLES)
def test_web_001_each_role_does_what_its_rights_say_and_nothing_more(world: World, role: str) -> None:
    people = members(world.school, "lyceum.example")
    within_reach(world, people)
    client = signed_in(people[role])
    before = digests()
    wrong = []
    for name, right in ORGANIZATION.items():
        where = address(world, name)
        if right is None or may(role, right):
            status = client.get(where).status_code
            is_held = status in {200, 302, 303, 405} or (status == 404 and name in NOT_HELD)
            wrong += [] if is_held else [f"GET {name}: {status}, though allowed"]
            continue
        wrong += [
            f"{method} {name}: {answer.status_code} {leaks(answer)}"
            for method, answer in tries(client, where)
            if answer.status_code not in {403, 405} or set(leaks(answer)) - {SCHOOL, "canary.example"}
        ]
    Entry.objects.filter(verb="open", kind="pupil-file").delete()  # whoever opens a record is written down

    assert "" == "\n".join(map(str, wrong))
    assert before == digests()


def test_web_001_a_secret_a_letter_off_opens_nothing(world: World) -> None:
    client = Client()
    before = digests()
    wrong = []
    for name in sorted(SECRET):
        kind = "code" if "code" in NAMES[name] else "token"
        secret = world.filling(name, NAMES[name])[kind]
        for other in (secret[:-1] + ("A" if secret[-1] != "A" else "B"), secret[:-1], secret + "A", "x"):
            for method, answer in tries(client, address(world, name, **{kind: other})):
                if answer.status_code not in {404, 405} or leaks(answer):
                    wrong.append(f"{method} {name} {other}: {answer.status_code}")

    assert "" == "\n".join(map(str, wrong))
    assert before == digests()


def test_web_001_a_secret_of_one_thing_opens_no_other(world: World) -> None:
    """Claim, share, application, list: tokens that were made for one purpose mean nothing for another."""
    client = Client()
    tokens = {
        world.filling(name, NAMES[name])["token"]: name.partition("-")[0]
        for name in SECRET
        if "token" in NAMES[name]
    }
    wrong = []
    for name in sorted(SECRET):
        if "token" not in NAMES[name]:
            continue
        own = world.filling(name, NAMES[name])["token"]
        wrong += [
            f"{name} opened by the secret of {kind}: {status}"
            for token, kind in tokens.items()
            if token != own
            and (status := client.get(address(world, name, token=token)).status_code) not in {404, 405}
        ]

    assert "" == "\n".join(map(str, wrong))


def test_web_001_public_addresses_never_break_and_hold_nothing_personal(world: World) -> None:
    client = Client()
    wrong = []
    for name in sorted(PUBLIC):
        if name.startswith("openid_connect"):
            continue  # there is no such service in these tests
        answer = client.get(address(world, name))
        found = set(leaks(answer)) - {SCHOOL}
        if (answer.status_code >= 500 and name != "ready") or found:  # no worker lives in this test
            wrong.append((name, answer.status_code, found))

    assert "" == "\n".join(map(str, wrong))
