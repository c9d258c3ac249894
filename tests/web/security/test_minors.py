"""No address shows anything of a minor to anybody without a recorded right: all addresses, all roles.

One pupil with one of everything in one district. First the addresses are found at which somebody with a right
sees something of hers: whatever can be filled with a key of hers is filled with each. Then everybody else
tries the same addresses, and their own pages.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from assay.web.base.clock import now
from assay.web.records.audit.models import Entry
from assay.web.records.consents import letters
from assay.web.records.exemplars import actions, queries
from assay.web.records.mailing.jobs import SEALED_AS
from assay.web.records.mailing.models import Mail
from assay.web.records.organizations import actions as organizations
from assay.web.records.organizations import queries as organization_queries
from assay.web.records.organizations.permissions import Role
from assay.web.records.people.actions import ensure_person, new_person_without_address
from assay.web.records.people.queries import instance_seal
from assay.web.records.placements import actions as placements
from assay.web.records.placements import links
from assay.web.records.placements.values import NewPlacement
from assay.web.records.rosters import actions as rosters
from assay.web.records.rosters.models import Teaching
from assay.web.records.rosters.queries import guardians_of
from assay.web.records.rosters.rows import PupilRow
from assay.web.site.logs import JsonLines
from web.exemplars.making import a_scene
from web.factories import a_school
from web.schooling import a_guardian, a_member_of, a_pupil, a_section, a_teacher
from web.security.minor import (
    AWARD_WORDS,
    FORM,
    PERSONAL,
    Minor,
    a_minor,
    addresses,
    fillings,
    seen,
    signed_in,
)
from web.security.world import members, routes

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def house(settings: Settings) -> None:
    settings.ASSAY_RATE_FACTOR = 100_000
    settings.EMAIL_BACKEND = "assay.web.records.mailing.backend.QueueBackend"


@pytest.fixture
def minor() -> Minor:
    """All of it."""
    return a_minor()


def spots(her: Minor) -> dict[str, tuple[str, set[str]]]:
    """The addresses at which somebody who may sees something of hers; those without a key of hers too."""
    owner, herself = signed_in(her.district.house.owner), signed_in(her.account)
    found: dict[str, tuple[str, set[str]]] = {}
    for name, where in addresses(her):
        insider = owner if where.startswith("/work/") else herself
        what = seen(insider.get(where))
        if what:
            found[where] = (name, what)
    return found


def outsiders(her: Minor) -> dict[str, Client]:
    """Everybody without a recorded right to anything of hers."""
    district = her.district
    other = a_school("Hillside", "owner@hill.example")
    found = {"anonymous": Client(), "a stranger": signed_in(ensure_person("stranger@else.example"))}
    for role, person in members(other, "hill.example").items():
        if role not in {Role.OWNER, Role.COORDINATOR, Role.TEACHER}:
            continue  # less than these; test_tenancy tries each of them on another tenant's addresses
        found[f"{role} of another organization"] = signed_in(person)
    for role in (Role.REVIEWER, Role.ANALYST, Role.COUNSELLOR):
        found[f"{role} of hers"] = signed_in(a_member_of(district, role))
    section = a_section(district.key, district.school, "Another section")
    colleague = a_teacher(district.house, section, "colleague@lake.example")
    found["teacher of another section"] = signed_in(colleague)
    mate = a_pupil(district, "Mate", "Nextdoor")
    account = new_person_without_address(mate.name, is_minor=True)
    rosters.link_account(district.key, mate.key, account)
    found["another pupil of her section"] = signed_in(account)
    return found


def mentor_of(her: Minor, mate: PupilRow) -> dict[str, str]:
    """The secret of the mentor of another pupil's placement."""
    today = now().date()
    arranged = NewPlacement("Garage", "Mo", "mo@garage.example", "Mends cars.", today, today)
    [key] = placements.arrange(her.district.house.owner, her.district.key, arranged, [mate.key])
    return {"mentor of another": links.address(her.district.key, key).rpartition("/")[2]}


def wrong(
    client: Client,
    who: str,
    where: Iterable[tuple[str, str]],
    allowed: Iterable[str] = (),
    *,
    posts: bool = False,
) -> list[str]:
    """Where this browser sees something of hers; with `posts` also in what forms answer."""
    found = []
    for name, address in where:
        answers = [client.get(address), *([client.post(address, FORM)] if posts else [])]
        what = set[str]().union(*map(seen, answers)) - set(allowed)
        if what:
            found.append(f"{who}: {name} {address} shows {sorted(what)}")
    return found


def test_nobody_without_a_recorded_right_sees_anything_of_a_minor(minor: Minor) -> None:
    known = spots(minor)
    everywhere = [(name, where) for where, (name, _what) in known.items()]
    names = {name for name, _where in everywhere}
    assert {"issuer:one-award", "school:privacy-report", "counsellor:pupil", "learner:holding"} <= names
    assert set(PERSONAL) == set[str]().union(*(what for _name, what in known.values()))
    bare = [*own_pages(), *((name, where) for name, where in addresses(minor) if minor.share in where)]

    found = []
    for who, client in outsiders(minor).items():
        found += wrong(client, who, everywhere, posts=True)
        found += wrong(client, who, bare if who == "anonymous" else own_pages())

    issuer = signed_in(a_member_of(minor.district, Role.ISSUER))
    found += wrong(issuer, "issuer of hers", everywhere, AWARD_WORDS)
    found += those_who_had_a_right(minor, everywhere)
    assert "" == "\n".join(found)


def those_who_had_a_right(her: Minor, everywhere: list[tuple[str, str]]) -> list[str]:
    """Her teacher after the section's end, and a coordinator after leaving: both saw her, and see nothing."""
    district, coordinator = her.district, a_member_of(her.district, Role.COORDINATOR)
    browsers = {
        "her former teacher": signed_in(district.teacher),
        "a former coordinator": signed_in(coordinator),
    }
    assert all(wrong(client, who, everywhere) for who, client in browsers.items())
    Teaching.objects.of(district.key).filter(person=district.teacher).update(ended_at=now())
    member = organization_queries.member_key(coordinator, district.key)
    organizations.remove_member(district.house.owner, district.key, member)
    return [line for who, client in browsers.items() for line in wrong(client, who, everywhere)]


def own_pages() -> list[tuple[str, str]]:
    """The pages without a key in them: what they show depends on who is signed in."""
    return [
        (name, reverse(name))
        for name, _path, converters in routes()
        if not converters and not name.startswith("openid_connect")
    ]


def test_the_secrets_of_others_open_nothing_of_hers(minor: Minor) -> None:
    """A guardian of another pupil, the mentor of another placement: their own link with her keys in it."""
    district, found = minor.district, []
    mate = a_pupil(district, "Mate", "Nextdoor")
    a_guardian(district, mate, "Gunda Nextdoor", "gunda@home.example")
    [guardian] = guardians_of(district.key, mate.key)
    secrets = {"guardian of another": letters.new_link(district.key, guardian), **mentor_of(minor, mate)}
    for who, token in secrets.items():
        for name, _path, converters in routes():
            if "token" not in converters:
                continue
            for filling in fillings(minor, converters):
                where = reverse(name, kwargs={**filling, "token": token})
                found += wrong(Client(), who, [(name, where)], posts=True)

    assert "" == "\n".join(found)


def test_nothing_of_hers_is_in_a_log_a_mail_to_others_or_the_journal(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """All that is written down while she is recorded, and while everybody with a right looks at all of it."""
    caplog.set_level(logging.DEBUG)
    her = a_minor()
    spots(her)
    lines = "\n".join(JsonLines().format(record) for record in caplog.records)
    journal = "\n".join(str(entry) for entry in Entry.objects.values_list())

    assert [] == [name for name, word in PERSONAL.items() if word in lines or word in journal]
    assert her.share not in lines
    hers = {PERSONAL["email"], PERSONAL["guardian's address"]}
    mails = _mailed()
    assert hers | {"mira@bakery.example"} >= set(mails)
    assert mails
    outside = "".join(text for to, text in mails.items() if to not in hers)
    assert [] == [name for name in ("family", "number", "email", "certificate") if PERSONAL[name] in outside]


def test_an_example_of_her_work_shows_nothing_of_it_before_a_guardian_has_agreed(minor: Minor) -> None:
    """Chosen by the school and agreed to by herself: to everybody outside it is not there."""
    district = minor.district
    house, work = district.house, PERSONAL["evidence"]
    scene = a_scene(PERSONAL["email"], school=house, name=minor.row.name, first=f"{work}: twelve maps.")
    link = scene.proposed()
    assert actions.agree(link, is_adult=True) == "waiting"
    [row] = queries.of_application(district.key, scene.application)
    public = {"key": house.achievement, "number": 1}
    everywhere = [
        ("public", reverse("public:exemplars", kwargs=public)),
        ("public", reverse("public:exemplar", kwargs={**public, "kind": row.kind})),
        ("public", reverse("public:exemplar-file", kwargs={**public, "kind": row.kind, "place": 1})),
        ("published", reverse("published:achievement", kwargs=public)),
        ("value", reverse("value:achievement", kwargs=public)),
        ("public", reverse("public:achievement", args=[house.achievement])),
        ("key for token", reverse("learner:exemplar", args=[row.key])),
    ]
    mine = [
        (f"issuer:{name}", reverse(f"issuer:{name}", args=[district.key, *keys]))
        for name, keys in (
            ("application", [scene.application]),
            ("exemplar-new", [scene.application, scene.found("returned").step]),
        )
    ]
    assert wrong(Client(), "herself", [("learner:exemplar", reverse("learner:exemplar", args=[link]))])
    assert wrong(signed_in(house.owner), "owner", mine)

    found = []
    for who, client in outsiders(minor).items():
        found += wrong(client, who, everywhere, posts=True)
        if not who.startswith("reviewer"):  # appointed to read what is handed in, whoever hands it in
            found += wrong(client, who, mine, posts=True)

    assert "" == "\n".join(found)
    assert work not in "".join(text for to, text in _mailed().items() if to != PERSONAL["guardian's address"])


def _mailed() -> dict[str, str]:
    """What was written to whom."""
    found: dict[str, str] = {}
    for row in Mail.objects.exclude(sealed=b""):
        mail = json.loads(instance_seal().open_text(row.sealed, SEALED_AS))
        found[mail["to"]] = found.get(mail["to"], "") + mail["subject"] + mail["text"]
    return found
