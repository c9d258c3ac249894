"""The organizations of the demonstration and who works in them."""

from __future__ import annotations

import json
from dataclasses import dataclass

from assay.web.commands.made_up import catalogue
from assay.web.records.achievements import actions as achievements
from assay.web.records.achievements.values import AchievementValues
from assay.web.records.organizations.actions import Profile, add_member, edit, found
from assay.web.records.people.actions import ensure_person
from assay.web.records.people.addresses import vouch_for
from assay.web.records.people.queries import Person
from assay.web.records.recognition.actions import put_list, put_site_list
from assay.web.records.signing_keys.actions import ensure_key
from assay.web.records.signing_keys.queries import identifier

_REGION = "US"


@dataclass(frozen=True, slots=True)
class Staff:
    """Whoever works at Lincoln High School."""

    coordinator: Person
    teacher: Person
    reviewer: Person
    counsellor: Person


@dataclass(frozen=True, slots=True)
class School:
    """Lincoln High School: its people, and the versions of what it awards."""

    key: str
    staff: Staff
    food_safety: str
    lab_safety: str
    bicycle_repair: str


@dataclass(frozen=True, slots=True)
class House:
    """An organization with one person in it and one thing it awards."""

    key: str
    owner: Person
    version: str


def somebody(email: str, name: str, *, is_operator: bool = False) -> Person:
    """This made-up person, made at the first time; the address counts as theirs."""
    person = ensure_person(email, name, is_operator=is_operator)
    vouch_for(person)
    return person


def staff() -> Staff:
    """The people of Lincoln High School."""
    return Staff(
        coordinator=somebody("grace.whitfield@lincoln-high.example", "Grace Whitfield"),
        teacher=somebody("tom.brandt@lincoln-high.example", "Tom Brandt"),
        reviewer=somebody("aisha.rahman@lincoln-high.example", "Aisha Rahman"),
        counsellor=somebody("elena.ruiz@lincoln-high.example", "Elena Ruiz"),
    )


def registrar() -> Person:
    """Who keeps the records of Northside Community College."""
    return somebody("paul.sorensen@northside.example", "Paul Sorensen")


def vendor() -> Person:
    """Who sells the certificates of BrightSteps Academy."""
    return somebody("kyle.vance@brightsteps.example", "Kyle Vance")


def make_school() -> School:
    """Lincoln High School, ready to award."""
    people = staff()
    owner = people.coordinator
    key = found(owner, "Lincoln High School")
    text = "A public high school with kitchens, a laboratory wing and a bicycle workshop that takes repairs."
    edit(
        owner,
        key,
        Profile("Lincoln High School", text, website="https://lincoln-high.example", region=_REGION),
    )
    for person, role in ((people.teacher, "teacher"), (people.reviewer, "reviewer")):
        add_member(owner, key, person, role)
    add_member(owner, key, people.counsellor, "counsellor")
    return School(
        key,
        people,
        _published(owner, key, catalogue.FOOD_SAFETY),
        _published(owner, key, catalogue.LAB_SAFETY),
        _published(owner, key, catalogue.BICYCLE_REPAIR),
    )


def make_college() -> House:
    """Northside Community College."""
    owner = registrar()
    key = found(owner, "Northside Community College", "university")
    text = "Two-year degrees, evening courses, and credit for what you can do already."
    edit(
        owner,
        key,
        Profile(
            "Northside Community College", text, "university", "https://northside.example", region=_REGION
        ),
    )
    return House(key, owner, _published(owner, key, catalogue.BOOKKEEPING))


def make_vendor() -> House:
    """BrightSteps Academy, whose certificate looks like the school's and asks for nothing."""
    owner = vendor()
    key = found(owner, "BrightSteps Academy", "company")
    edit(
        owner,
        key,
        Profile("BrightSteps Academy", "Certificates in minutes.", "company", "https://brightsteps.example"),
    )
    return House(key, owner, _published(owner, key, catalogue.FOOD_SAFETY_FOR_NOTHING))


def recognise(school: School, college: House) -> None:
    """A register of schools for everybody who checks, and the college's own list of schools it knows."""
    ensure_key(school.key)
    ensure_key(college.key)
    listed = [_entry(school.key, "Lincoln High School"), _entry(college.key, "Northside Community College")]
    put_site_list(None, json.dumps({"issuers": listed}).encode(), name="Lake County register of schools")
    ours = json.dumps({"issuers": listed[:1]}).encode()
    put_list(college.owner, college.key, ours, name="Schools whose certificates earn credit here")


def _entry(key: str, name: str) -> dict[str, str]:
    return {"id": identifier(key), "name": name}


def _published(owner: Person, key: str, values: AchievementValues) -> str:
    return achievements.publish(owner, key, achievements.create(owner, key, values))
