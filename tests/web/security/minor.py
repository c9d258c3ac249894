"""One pupil with one of everything, every key of hers, and every address filled with them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import product
from urllib.parse import unquote

from django.apps import apps
from django.db.models import ForeignKey, Model
from django.http import HttpResponseBase
from django.test import Client
from django.urls import NoReverseMatch, reverse
from pypdf import PdfReader

from assay.web.base.clock import now
from assay.web.records.certificates import actions as certificates
from assay.web.records.certificates import catalogue
from assay.web.records.certificates.values import NewCertificate
from assay.web.records.credentials import actions as credentials
from assay.web.records.credentials import queries as awards
from assay.web.records.credentials.models import Recipient
from assay.web.records.credentials.values import Award, EvidenceItem
from assay.web.records.disclosures import actions as disclosures
from assay.web.records.holdings import actions as holdings
from assay.web.records.holdings.models import Holding
from assay.web.records.inspections import actions as inspections
from assay.web.records.inspections.values import Words
from assay.web.records.people.actions import new_person_without_address
from assay.web.records.people.models import Person
from assay.web.records.placements import actions as placements
from assay.web.records.placements.values import NewPlacement
from assay.web.records.rosters import actions as rosters
from assay.web.records.rosters.models import Pupil
from assay.web.records.rosters.queries import pupil
from assay.web.records.rosters.rows import PupilRow
from assay.web.records.shares import actions as shares
from assay.web.records.shares.actions import Audience, Shown
from web.schooling import District, a_district, a_guardian, a_pupil
from web.security.world import routes

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
FORM = {"answer": "yes", "name": "X", "email": "x@evil.example", "text": "x", "reason": "x", "code": "x"}
"""What a form might say."""

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


def a_minor() -> Minor:
    """The pupil in her district, in the words that `PERSONAL` has now."""
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
    told = text_of(answer) + unquote(str(dict(answer.headers))).encode()
    if told.startswith(b"%PDF"):
        told += "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(told)).pages).encode()
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
