"""No address shows anything of a minor to anybody without a recorded right: all addresses, all roles.

One pupil with one of everything in one district. First the addresses are found at which somebody with a right
sees something of hers: whatever can be filled with a key of hers is filled with each. Then everybody else
tries the same addresses, and their own pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import product

import pytest
from django.apps import apps
from django.db.models import ForeignKey, Model
from django.http import HttpResponseBase
from django.test import Client
from django.urls import NoReverseMatch, reverse
from pytest_django.fixtures import Settings

from assay.web.base.clock import now
from assay.web.records.certificates import actions as certificates
from assay.web.records.certificates import catalogue
from assay.web.records.certificates.values import NewCertificate
from assay.web.records.consents import letters
from assay.web.records.credentials import actions as credentials
from assay.web.records.credentials import queries as awards
from assay.web.records.credentials.models import Recipient
from assay.web.records.credentials.values import Award, EvidenceItem
from assay.web.records.disclosures import actions as disclosures
from assay.web.records.holdings import actions as holdings
from assay.web.records.holdings.models import Holding
from assay.web.records.inspections import actions as inspections
from assay.web.records.inspections.sealed import Words
from assay.web.records.organizations import actions as organizations
from assay.web.records.organizations import queries as organization_queries
from assay.web.records.organizations.permissions import Role
from assay.web.records.people.actions import ensure_person, new_person_without_address
from assay.web.records.people.models import Person
from assay.web.records.placements import actions as placements
from assay.web.records.placements import links
from assay.web.records.placements.values import NewPlacement
from assay.web.records.rosters import actions as rosters
from assay.web.records.rosters.models import Pupil, Teaching
from assay.web.records.rosters.queries import guardians_of, pupil
from assay.web.records.rosters.rows import PupilRow
from assay.web.records.shares import actions as shares
from assay.web.records.shares.actions import Audience, Shown
from web.factories import a_school
from web.schooling import District, a_district, a_guardian, a_member_of, a_pupil, a_section, a_teacher
from web.security.world import members, routes

pytestmark = pytest.mark.django_db

PERSONAL = {
    "given": "Quillon",
    "family": "Marzipane",
    "number": "QM-90817",
    "email": "quillon@pupils.example",
    "guardian": "Ottoline",
    "guardian's address": "ottoline@home.example",
    "narrative": "Judged-on-a-rainy-Thursday",
    "evidence": "Atlas-of-hidden-brooks",
    "certificate": "CERT-55-2211-X",
    "employer": "Bakery-under-the-arches",
    "audience": "Cafe-of-the-blue-door",
    "request": "Please-all-of-it",
}
AWARD_WORDS = {"given", "family", "email", "narrative", "evidence"}
"""What whoever may see who was awarded what may see of it."""


@dataclass(slots=True)
class Minor:
    """The pupil, where she is, and every key of hers."""

    district: District
    row: PupilRow
    account: Person
    keys: set[str] = field(default_factory=set)
    share: str = ""

    def candidates(self, converter: str) -> list[str]:
        """What an address of hers may be filled with here."""
        fixed = {
            "organization": [self.district.key],
            "pupil": [self.row.key],
            "section": [self.district.section.key],
            "version": [self.district.house.version],
            "achievement": [self.district.house.achievement],
            "programme": [self.district.programme.key],
            "token": [self.share],
            "number": ["1"],
            "place": ["1"],
            "ending": ["json"],
            "verb": ["revoke"],
            "name": ["start"],
        }
        return fixed.get(converter) or sorted(self.keys)


@pytest.fixture(autouse=True)
def house(settings: Settings) -> None:
    settings.ASSAY_RATE_FACTOR = 100_000
    settings.EMAIL_BACKEND = "assay.web.records.mailing.backend.QueueBackend"


@pytest.fixture
def minor() -> Minor:
    """All of it."""
    district = a_district("Brookside School District")
    row = a_pupil(
        district,
        PERSONAL["given"],
        PERSONAL["family"],
        number=PERSONAL["number"],
        email=PERSONAL["email"],
    )
    a_guardian(district, row, f"{PERSONAL['guardian']} Senior", PERSONAL["guardian's address"])
    account = new_person_without_address(row.name, is_minor=True)
    rosters.link_account(district.key, row.key, account)
    her = Minor(district, row, account)
    _awarded(her)
    _recorded(her)
    her.row = pupil(district.key, row.key)
    her.keys |= {row.key, *_keys_of(her)}
    return her


def _awarded(her: Minor) -> None:
    owner, key = her.district.house.owner, her.district.key
    award = Award(
        her.district.house.version,
        her.row.name,
        recipient=rosters.recipient_of(key, her.row.key),
        narrative=PERSONAL["narrative"],
        evidence=(EvidenceItem(PERSONAL["evidence"], "Twelve maps."),),
    )
    credential = credentials.award(owner, key, award)
    content = awards.secured_bytes(key, credential)
    holding = holdings.keep(her.account, content, "claim", credential, her.district.house.version)
    audience = Audience(PERSONAL["audience"], "employer")
    ends = now() + timedelta(days=60)
    her.share = shares.share(her.account, [Shown(holding, credential)], ends_at=ends, audience=audience)
    her.keys |= {credential, holding}


def _recorded(her: Minor) -> None:
    owner, key, row = her.district.house.owner, her.district.key, her.row
    disclosures.log(key, row.key, PERSONAL["narrative"], PERSONAL["audience"], "consent", owner.key)
    words = Words(PERSONAL["guardian"], "guardian", PERSONAL["request"])
    inspections.ask(owner, key, row.key, "access", words, now().date())
    kind = next(iter(catalogue.shipped()))
    wanted = NewCertificate(kind, row.key, PERSONAL["certificate"], earned_on=now().date())
    certificates.record_one(owner, key, wanted)
    today = now().date()
    arranged = NewPlacement(
        employer=PERSONAL["employer"],
        mentor="Mira Mentor",
        email="mira@bakery.example",
        tasks="Bakes bread.",
        begins=today,
        ends=today + timedelta(days=30),
    )
    placements.arrange(owner, key, arranged, [row.key])


def _keys_of(her: Minor) -> Iterator[str]:
    """The keys of every row that hangs on her or on her account, whatever the record."""
    targets: dict[type[Model], str] = {Pupil: her.row.key, Person: her.account.key}
    for model in apps.get_models():
        for column in model._meta.get_fields():
            if isinstance(column, ForeignKey) and column.related_model in targets:
                rows = model._base_manager.filter(**{column.name: targets[column.related_model]})
                yield from (str(key) for key in rows.values_list("pk", flat=True))
    yield from Recipient.objects.of(her.district.key).values_list("key", flat=True)
    yield from Holding.objects.of(her.account).values_list("key", flat=True)


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def text_of(answer: HttpResponseBase) -> bytes:
    return b"".join(answer) if answer.streaming else getattr(answer, "content", b"")


def seen(answer: HttpResponseBase) -> set[str]:
    """What of hers the answer holds, its headers included."""
    told = text_of(answer) + str(dict(answer.headers)).encode()
    return {name for name, word in PERSONAL.items() if word.encode() in told}


def addresses(her: Minor) -> Iterator[tuple[str, str]]:
    """Every address of the platform, filled with what is hers in every way."""
    for name, _path, converters in routes():
        for filling in fillings(her, converters):
            try:
                yield name, reverse(name, kwargs=filling)
            except NoReverseMatch:
                continue


def fillings(her: Minor, converters: list[str]) -> Iterator[dict[str, str]]:
    """Each way to fill these: one part is tried with every key of hers; a second unnamed one is left out."""
    if sum(len(her.candidates(each)) > 1 for each in converters) > 1:
        return
    for filling in product(*(her.candidates(each) for each in converters)):
        yield dict(zip(converters, filling, strict=True))


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
    client: Client, who: str, where: Iterable[tuple[str, str]], allowed: Iterable[str] = ()
) -> list[str]:
    """Where this browser sees something of hers."""
    found = []
    for name, address in where:
        what = seen(client.get(address)) - set(allowed)
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
        found += wrong(client, who, everywhere)
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
                found += wrong(Client(), who, [(name, where)])

    assert "" == "\n".join(found)
