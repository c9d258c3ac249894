"""The school year of the world: a section, a pupil, what is asked of a guardian, placements, certificates."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import timedelta

from assay.web.base.clock import now
from assay.web.records.batches.models import Batch
from assay.web.records.certificates import actions as certificates
from assay.web.records.certificates import layouts, vendor_files
from assay.web.records.certificates import wallet as own_certificates
from assay.web.records.certificates.values import NewCertificate, NewDocument
from assay.web.records.class_codes import actions as class_codes
from assay.web.records.consents import answering, recording
from assay.web.records.consents import letters as consent_letters
from assay.web.records.consents import queries as consents
from assay.web.records.consents.values import Recording
from assay.web.records.credentials import queries as awards
from assay.web.records.drafts.models import Draft
from assay.web.records.endorsements import actions as endorsements
from assay.web.records.endorsements.values import About
from assay.web.records.inspections import actions as inspections
from assay.web.records.inspections.values import Words
from assay.web.records.people.models import Person
from assay.web.records.placements import artefacts, hours
from assay.web.records.placements import links as mentor_links
from assay.web.records.retention.models import Ending
from assay.web.records.rosters import families
from assay.web.records.rosters import imports as roster_imports
from assay.web.records.rosters.models import Programme, Pupil, Teaching
from assay.web.records.rosters.models import School as RosterSchool
from assay.web.records.shares.actions import Audience
from web.placements.working import a_placement, an_experience, asked_token
from web.schooling import District, a_guardian, a_pupil, a_section
from web.security.canary import EMAIL, EMAIL_ELSEWHERE, NAME, SCHOOL, World


def roster(world: World) -> None:
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
    world.by_route["guardian:work-file"] = {"token": link, "key": asked}
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


def work(world: World) -> None:
    key, pupil, version = world.school.key, world.keys["pupil"], world.school.version
    placement = a_placement(world.school.owner, key, pupil, version=version, employer=f"Clinic of {NAME}")
    entry = hours.log(key, pupil, placement, now().date(), 8, f"What {NAME} did")
    artefact = artefacts.add_file(key, pupil, placement, f"{NAME}.txt", "", NAME.encode())
    token = mentor_links.address(key, placement).rpartition("/")[2]
    own = an_experience(world.learner.person, f"Coach {NAME}")
    asked = endorsements.ask(
        world.learner.person,
        About("experience", own.key, own.subject, NAME, NAME, NAME),
        "Ann",
        EMAIL_ELSEWHERE,
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


def held_elsewhere(world: World) -> None:
    """What another body gave to the pupil and the learner, a vendor's file, a layout of the school's own."""
    owner, key, pupil = world.school.owner, world.school.key, world.keys["pupil"]
    document = NewDocument(f"{NAME}.pdf", b"%PDF-1.4 of " + NAME.encode())
    wanted = NewCertificate("certified-nurse-aide", pupil, number=f"of {NAME}", document=document)
    held = {"certificate": certificates.record_one(owner, key, wanted), "verb": "look"}
    own = {"certificate": own_certificates.add(world.learner.person, replace(wanted, pupil=""))}
    badge = next(
        content
        for row in awards.awards(key).rows
        if row.recipient_name == NAME and (content := awards.secured_bytes(key, row.key))
    )
    certificates.attach_badge(owner, key, held["certificate"], badge)
    own_certificates.attach_badge(world.learner.person, own["certificate"], badge)
    table = f"Name,Born,Exam\n{NAME},2009-03-14,ServSafe Manager\n".encode()
    world.keys["results"] = vendor_files.take_in(owner, key, f"Vendor of {SCHOOL}", f"{NAME}.csv", table)
    vendor_files.accept_guess(owner, key, world.keys["results"])
    layout = f"title: Of {NAME}\ncolumns: [{{heading: Name, field: pupil.name}}]\n"
    world.keys["layout"] = layouts.add_layout(owner, key, layout.encode())
    for name in ("", "-correct", "-document", "-badge", "-do"):
        world.by_route[f"school:certificate{name}"] = held
    for name in ("", "-document", "-badge", "-remove"):
        world.by_route[f"pupil:certificate{name}"] = held
        world.by_route[f"learner:certificate{name}"] = own
