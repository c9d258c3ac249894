"""What Lincoln High School awarded: from a file, by a code, after applications; and what became of it."""

from __future__ import annotations

import io
from datetime import timedelta

from assay.web.base.clock import now
from assay.web.base.demo_cast import MAYA, SAM
from assay.web.commands.made_up import pupils
from assay.web.commands.made_up.houses import House, School, somebody
from assay.web.records.achievements.queries import version as version_of
from assay.web.records.applications import actions as applications
from assay.web.records.applications import judging
from assay.web.records.applications import queries as applied
from assay.web.records.applications.values import IntakeRow, Judgement, NewPiece
from assay.web.records.batches import actions as batches
from assay.web.records.batches.queries import batches as batch_rows
from assay.web.records.claims import actions as claims
from assay.web.records.claims.queries import sets
from assay.web.records.credentials import actions as credentials
from assay.web.records.credentials import queries as awards
from assay.web.records.credentials.actions import Award, EvidenceItem
from assay.web.records.holdings.claiming import accept
from assay.web.records.mailing.actions import mark_bounced
from assay.web.records.mailing.queries import mails
from assay.web.records.people.queries import Person

DANIEL = "daniel.okafor@mail.example"


def award_a_class(school: School) -> None:
    """A class by the file its teacher exported; two of its rows need somebody."""
    day = (now() - timedelta(days=45)).date().isoformat()
    file = io.BytesIO(pupils.CLASS_FILE.format(day=day).encode())
    teacher = school.staff.teacher
    batch = batches.take_in(teacher, school.key, school.lab_safety, file)
    batches.map_columns(teacher, school.key, batch, pupils.CLASS_COLUMNS, "day")
    batches.start(teacher, school.key, batch)


def give_out_a_code(school: School) -> None:
    """A code on the board of the bicycle workshop, typed by some of the class."""
    ends_at = now() + timedelta(days=60)
    wanted = claims.NewCodes(school.bicycle_repair, 24, ends_at, "Workshop week, group B")
    claims.make_codes(school.staff.teacher, school.key, wanted)
    code = sets(school.key)[0].codes[0].code
    for name, email in pupils.WORKSHOP:
        token = awards.claim_token(claims.claim_by_code(code, name, email))
        accept(token)


def judge_applications(school: School) -> None:
    """A season of them, and Maya's at the second attempt; one that waits, one that was returned."""
    achievement = version_of(school.food_safety).achievement
    asks = "Hand in your temperature log of three weeks, and your menu with its risk notes."
    intake = IntakeRow(achievement, is_open=True, asks=asks, takes_files=True, needs_second=True)
    applications.set_intake(school.staff.coordinator, school.key, intake)
    for candidate in pupils.CANDIDATES:
        _judge(school, candidate)
    maya = _apply(school, "Maya Torres", MAYA, ("What I did", pupils.FIRST_TRY))
    _judge_maya(school, maya)
    leo = "leo.marchetti@pupils.lincoln-high.example"
    _apply(school, "Leo Marchetti", leo, ("My log and menu", pupils.LOG))
    priya = _apply(school, "Priya Shah", "priya.shah@pupils.lincoln-high.example", ("Menu", pupils.MENU))
    returned = Judgement("returned", pupils.LOG_MISSING, {"Practical work": "Beginning"}, 15)
    judging.judge(school.staff.reviewer, school.key, priya, returned)


def _apply(school: School, name: str, email: str, piece: tuple[str, str]) -> str:
    person = somebody(email, name) if email == MAYA else None
    key = applications.start(person, school.food_safety, name, email)
    token = _token(school, key)
    applications.add_piece(token, NewPiece("text", piece[0], piece[1].encode()))
    applications.submit(token)
    return key


def _token(school: School, key: str) -> str:
    return applied.application(school.key, key).row.token


def _judge(school: School, candidate: pupils.Candidate) -> None:
    """One to its end: who is returned hands in what was missing, then two must agree."""
    staff, reached = school.staff, {"Practical work": candidate.level}
    email = f"{candidate.name.lower().replace(' ', '.')}@pupils.lincoln-high.example"
    key = _apply(school, candidate.name, email, ("Temperature log and menu", pupils.SEASON))
    if candidate.first_missing:
        missing = Judgement("returned", candidate.first_missing, minutes=20)
        judging.judge(staff.reviewer, school.key, key, missing)
        token = _token(school, key)
        applications.add_piece(token, NewPiece("text", "What was missing", pupils.ADDED.encode()))
        applications.submit(token)
    judging.judge(staff.teacher, school.key, key, Judgement("accepted", pupils.WATCHED, reached, 35))
    second = Judgement("accepted", pupils.AGREED, reached, 20)
    if candidate.second_missing:
        second = Judgement("returned", candidate.second_missing, minutes=30)
    judging.judge(staff.reviewer, school.key, key, second)


def _judge_maya(school: School, key: str) -> None:
    staff = school.staff
    judging.judge(staff.reviewer, school.key, key, Judgement("returned", pupils.RETURNED, minutes=25))
    token = _token(school, key)
    applications.add_piece(token, NewPiece("text", "Temperature log, three weeks", pupils.LOG.encode()))
    applications.add_piece(token, NewPiece("text", "Menu with risk notes", pupils.MENU.encode()))
    applications.submit(token)
    reached = {"Practical work": "Secure"}
    first = "The log is complete and honest about the open door. I watched her serve twenty guests."
    judging.judge(staff.teacher, school.key, key, Judgement("accepted", first, reached, 40))
    second = "She answered the allergy questions without a pause. I agree."
    judging.judge(staff.reviewer, school.key, key, Judgement("accepted", second, reached, 20))


def award_elsewhere(college: House, vendor: House) -> None:
    """The college's certificate for Daniel, and the vendor's for Sam and three others."""
    portfolio = EvidenceItem("A closed year", "The books of a bakery, closed; kept by the college.")
    daniel = Award(
        college.version,
        "Daniel Okafor",
        DANIEL,
        results={"Grade": "A"},
        evidence=(portfolio,),
        valid_from=now() - timedelta(days=200),
    )
    credentials.award(college.owner, college.key, daniel)
    sold = (
        ("Sam Whitlock", SAM),
        ("Tessa Lund", "tessa.lund@mail.example"),
        ("Victor Hale", "victor.hale@mail.example"),
        ("Wanda Kerr", "wanda.kerr@mail.example"),
    )
    wanted = [Award(vendor.version, name, email) for name, email in sold]
    credentials.award_many(vendor.owner, vendor.key, wanted)


def has_lived(school: str) -> bool:
    """Whether `live_on` was done: what is revoked stays so."""
    return awards.awards(school, state="revoked").total > 0


def live_on(school: str, owner: Person) -> None:
    """Some were claimed; one is suspended, one revoked, one corrected, and one mail came back."""
    [batch] = batch_rows(school)
    awarded = awards.awards(school, source="batch", source_key=batch.key).rows
    rows = {row.recipient_name: row for row in awarded}
    for name in pupils.CLAIMED:
        accept(awards.claim_token(rows[name].key))
    suspended, revoked, misspelt = (rows[n] for n in (pupils.SUSPENDED, pupils.REVOKED, pupils.MISSPELT))
    credentials.suspend(owner, school, suspended.key, pupils.PAPER_LOST)
    credentials.revoke(owner, school, revoked.key, "Entered for the wrong pupil: he was not in this class.")
    right = Award(
        misspelt.version,
        pupils.RIGHT_NAME,
        misspelt.recipient_email,
        results={"Written test": "88"},
        valid_from=misspelt.valid_from,
        source="reissue",
        source_key=misspelt.key,
    )
    credentials.reissue(owner, school, misspelt.key, right)
    lost = rows[pupils.UNREACHABLE].key  # as the other server's report says
    mark_bounced([mail.key for mail in mails("sent", count=500) if mail.about_key == lost])
