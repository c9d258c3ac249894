"""Somebody else's school with one of everything in it, and what its addresses are filled with."""

from __future__ import annotations

import hashlib
import io
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
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
from assay.web.records.batches.models import Batch
from assay.web.records.certificates import actions as certificates
from assay.web.records.certificates import layouts, vendor_files
from assay.web.records.certificates import wallet as own_certificates
from assay.web.records.certificates.values import NewCertificate, NewDocument
from assay.web.records.claims import actions as claims
from assay.web.records.claims import queries as claim_queries
from assay.web.records.class_codes import actions as class_codes
from assay.web.records.consents import answering, recording
from assay.web.records.consents import letters as consent_letters
from assay.web.records.consents import queries as consents
from assay.web.records.consents.values import Recording
from assay.web.records.credentials import queries as awards
from assay.web.records.credentials.models import StatusList
from assay.web.records.drafts import actions as drafts
from assay.web.records.drafts.models import Draft, DraftFile
from assay.web.records.drafts.values import Prepared
from assay.web.records.endorsements import actions as endorsements
from assay.web.records.endorsements.values import About
from assay.web.records.holdings import actions as holdings
from assay.web.records.inspections import actions as inspections
from assay.web.records.inspections.sealed import Words
from assay.web.records.organizations import actions as organizations
from assay.web.records.organizations import invitations
from assay.web.records.organizations import queries as organization_queries
from assay.web.records.organizations.permissions import Role
from assay.web.records.people.actions import ensure_person
from assay.web.records.people.models import Person
from assay.web.records.placements import artefacts, hours
from assay.web.records.placements import links as mentor_links
from assay.web.records.recognition import actions as recognition
from assay.web.records.reports import actions as reports
from assay.web.records.retention.models import Ending
from assay.web.records.rosters import families
from assay.web.records.rosters import imports as roster_imports
from assay.web.records.rosters.models import Programme, Pupil, Teaching
from assay.web.records.rosters.models import School as RosterSchool
from assay.web.records.shares import queries as share_queries
from assay.web.records.shares.actions import Audience
from assay.web.records.shortlists import actions as shortlists
from assay.web.records.shortlists.models import ShortlistEntry
from assay.web.records.signing_keys import actions as keys
from assay.web.records.signing_keys import queries as key_queries
from web.factories import School, a_school
from web.placements.working import a_placement, an_experience, asked_token
from web.schooling import District, a_guardian, a_pupil, a_section
from web.shares.sharing import Learner, a_learner

NAME, EMAIL = "Zephyrine Quillfeather", "zephyrine@canary.example"
EMAIL_ELSEWHERE = "ann@else.example"
SCHOOL = "Canary Lyceum"
WORDS = (NAME, "Zephyrine", EMAIL, SCHOOL, "canary.example")
"""What nobody of another school may ever read."""

VOLATILE = {"sessions.session", "work.worker", "contenttypes.contenttype"}


@dataclass(slots=True)
class World:
    """A school, its learner, and the key of one of everything, by route and by converter."""

    school: School
    learner: Learner
    keys: dict[str, str] = field(default_factory=dict)
    by_route: dict[str, dict[str, str]] = field(default_factory=dict)

    def filling(self, name: str, converters: list[str]) -> dict[str, Any]:
        """What the address of this route is filled with. Raises KeyError for a key this world lacks."""
        held = self.by_route.get(name, {})
        return {each: held.get(each) or self.keys[each] for each in converters}


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
    _learner(world)
    _roster(world)
    _work(world)
    _certificates(world)
    _outside(world)
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


def _roster(world: World) -> None:
    owner, key = world.school.owner, world.school.key
    school = RosterSchool.objects.create(organization_id=key, source_id="s1", name=SCHOOL)
    programme = Programme.objects.create(organization_id=key, code="health", name="Health science")
    district = District(world.school, school, programme, a_section(key, school), owner)
    given, _blank, family = NAME.partition(" ")
    pupil = a_pupil(district, given, family, email=EMAIL)
    guardian = a_guardian(district, pupil, f"Guardian of {NAME}", "guardian@canary.example")
    _consents(world, pupil.key, guardian.key)
    world.keys |= {"section": district.section.key, "pupil": pupil.key}
    world.by_route |= {f"counsellor:pupil{name}": {"key": pupil.key} for name in ("", "-print", "-pdf")}
    table = f"School id,Given name,Family name,School\n90001,{given},{family},{SCHOOL}\n".encode()
    world.keys["roster_import"] = roster_imports.take_in(owner, key, io.BytesIO(table))
    world.keys["programme"] = programme.key
    share = world.by_route["learner:share"]["key"]
    words = Words("Guardian", "guardian", "All of it.")
    asked = inspections.ask(owner, key, pupil.key, "access", words, now().date())
    Ending.objects.create(
        organization_id=key, asked_at=now(), asked_by=owner.key, due_at=now(), done_at=now()
    )
    world.by_route["school:privacy-request"] = {"key": asked}
    world.by_route["school:privacy-policy-file"] = {"number": "0"}
    world.by_route |= {
        "pupil:remind": {"key": share},
        "pupil:code": {"code": class_codes.open_code(owner, key, district.section.key, 2)},
    }


def _consents(world: World, pupil: str, guardian: str) -> None:
    """A question to the guardian, answered through the link."""
    key = world.school.key
    until, audience = now() + timedelta(days=30), Audience(f"Aunt of {NAME}", "employer")
    world.learner.link(title=NAME, ends_at=until, audience=audience)
    link = consent_letters.new_link(key, families.guardian(key, guardian))
    asked = consents.of_pupil(key, pupil)[0].key
    said = answering.answer(link, asked, "standing")
    told = Recording("in-person", guardian, "", "Came by.", now().date(), until, scan=b"%PDF-1.7 form")
    recorded = recording.record_by_school(world.school.owner, key, asked, told)
    for name in ("page", "one", "withdraw"):
        world.by_route[f"guardian:{name}"] = {"token": link, "key": asked}
    world.by_route |= {
        "guardian:withdraw-standing": {"token": link, "key": said},
        "guardian:directory": {"token": link, "key": pupil},
        "school:consents-pupil": {"key": pupil},
        "school:consent-standing": {"key": said},
        "school:consent-scan": {"key": recorded},
        "learner:share-remind": world.by_route["learner:share"],
        "learner:share-ask": world.by_route["learner:share"],
        "learner:file-ask": world.by_route["learner:file"],
    }
    for name in ("record", "withdraw", "refuse"):
        world.by_route[f"school:consent-{name}"] = {"key": asked}


def within_reach(world: World, people: dict[str, Person]) -> None:
    """Have the pupil of this world, and what was awarded, be the teacher's and in the counsellor's care."""
    Teaching.objects.create(
        organization_id=world.school.key, section_id=world.keys["section"], person=people["teacher"]
    )
    held = Pupil.objects.of(world.school.key).filter(key=world.keys["pupil"])
    award = awards.award(world.school.key, world.learner.credential)
    held.update(counsellor=people["counsellor"], recipient=award.recipient)
    Draft.objects.of(world.school.key).update(made_by=people["teacher"], credential=award.key)
    Batch.objects.of(world.school.key).update(made_by=people["teacher"])


def _work(world: World) -> None:
    key, pupil, version = world.school.key, world.keys["pupil"], world.school.version
    placement = a_placement(world.school.owner, key, pupil, version=version, employer=f"Clinic of {NAME}")
    entry = hours.log(key, pupil, placement, now().date(), 8, f"What {NAME} did")
    artefact = artefacts.add_file(key, pupil, placement, f"{NAME}.txt", "", NAME.encode())
    token = mentor_links.address(key, placement).rpartition("/")[2]
    own = an_experience(world.learner.person, f"Coach {NAME}")
    asked = endorsements.ask(
        world.learner.person, About("experience", own.key, own.subject, NAME, NAME, NAME), "Ann", EMAIL_ELSEWHERE
    )
    for name in ("", "-edit", "-remove", "-link", "-observe", "-award", "-artefact"):
        world.by_route[f"school:placement{name}"] = {"key": placement, "artefact": artefact}
    for name in ("placement", "hours-remove", "observe", "artefact", "artefact-add", "artefact-remove"):
        world.by_route[f"pupil:{name}"] = {"key": placement, "entry": entry, "artefact": artefact}
    for name in ("placement", "hours", "question", "observe", "endorse"):
        world.by_route[f"mentor:{name}"] = {"token": token, "entry": entry}
    for name in ("", "-edit", "-remove", "-sign", "-hours", "-add", "-ask", "-piece", "-piece-remove"):
        held = {"key": own.key, "entry": own.hours, "piece": own.piece}
        world.by_route[f"learner:experience{name}"] = held
    world.by_route["learner:credential-ask"] = {"key": world.learner.holding}
    for name in ("ask-withdraw", "ask-remind", "ask-signed"):
        world.by_route[f"learner:{name}"] = {"key": asked}
    for name in ("vouch", "vouch-decline"):
        world.by_route[f"mentor:{name}"] = {"token": asked_token(EMAIL_ELSEWHERE)}


def _certificates(world: World) -> None:
    """What another body gave to the pupil and the learner, a vendor's file, a layout of the school's own."""
    owner, key, pupil = world.school.owner, world.school.key, world.keys["pupil"]
    document = NewDocument(f"{NAME}.pdf", b"%PDF-1.4 of " + NAME.encode())
    wanted = NewCertificate("osha-10-construction", pupil, number=f"of {NAME}", document=document)
    held = {"certificate": certificates.record_one(owner, key, wanted), "verb": "look"}
    own = {"certificate": own_certificates.add(world.learner.person, replace(wanted, pupil=""))}
    table = f"Name,Born,Exam\n{NAME},2009-03-14,OSHA 10\n".encode()
    world.keys["results"] = vendor_files.take_in(owner, key, f"Vendor of {NAME}", f"{NAME}.csv", table)
    vendor_files.accept_guess(owner, key, world.keys["results"])
    layout = f"title: Of {NAME}\ncolumns: [{{heading: Name, field: pupil.name}}]\n"
    world.keys["layout"] = layouts.add_layout(owner, key, layout.encode())
    for name in ("", "-correct", "-document", "-do"):
        world.by_route[f"school:certificate{name}"] = held
    for name in ("", "-document", "-remove"):
        world.by_route[f"pupil:certificate{name}"] = held
        world.by_route[f"learner:certificate{name}"] = own


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
