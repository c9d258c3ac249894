"""The made-up district's population: schools, sections, pupils and guardians, the same for the same day.

Apart from the files that tell of them, so that tests can count what a file should hold. Ages follow the day,
so that a pupil of grade 10 is fifteen or sixteen whenever the demonstration is started.
"""

from __future__ import annotations

import random
import unicodedata
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from assay.web.base.demo_cast import JASMINE
from assay.web.commands.made_up.district_names import FAMILY, GIVEN, SPANISH

DISTRICT, DISTRICT_ID = "Lakeview School District", "lakeview"
PUPILS = 2_000
CLASS_SIZE = 28
_SEED = 1871
_HAS_ADDRESS, _HAS_TWO, _READS_SPANISH, _OPTED_OUT, _SIBLING = 0.55, 0.3, 0.7, 0.04, 0.12
_YEAR_STARTS = 8  # August
_LAST_GRADE, _REPEATS = 12, 8  # every eighth of the last grade is there a second time


@dataclass(frozen=True, slots=True)
class MadeSchool:
    """A school: how many of a hundred pupils go there, in which grades, how many of them to a programme."""

    source_id: str
    name: str
    share: int
    grades: tuple[int, ...]
    in_programme: float


@dataclass(frozen=True, slots=True)
class MadeProgramme:
    """A programme: its code, its name, and whose word counts in it."""

    code: str
    name: str
    course: str
    rights: str = "guardian"


@dataclass(frozen=True, slots=True)
class MadePerson:
    """A guardian or a teacher."""

    source_id: str
    given: str
    family: str
    email: str
    language: str = "en"
    phone: str = ""


@dataclass(frozen=True, slots=True)
class MadePupil:
    """A pupil, as the district's own office knows them."""

    source_id: str
    number: str  # what stands on the school's card
    given: str
    family: str
    email: str
    school: str
    grade: int
    born: date
    programme: str
    guardians: tuple[str, ...]
    is_private: bool = False


@dataclass(frozen=True, slots=True)
class MadeSection:
    """A class as it meets."""

    source_id: str
    title: str
    course: str
    school: str
    teacher: str
    grade: int
    pupils: tuple[str, ...]


@dataclass(slots=True)
class Population:
    """Everybody, in the order of their ids."""

    pupils: list[MadePupil] = field(default_factory=list)
    guardians: dict[str, MadePerson] = field(default_factory=dict)
    teachers: dict[str, MadePerson] = field(default_factory=dict)
    sections: list[MadeSection] = field(default_factory=list)


SCHOOLS = (
    MadeSchool("lakeview-middle", "Lakeview Middle School", 24, (6, 7, 8), 0.0),
    MadeSchool("lakeview-high", "Lakeview High School", 31, (9, 10, 11, 12), 0.35),
    MadeSchool("northshore-high", "Northshore High School", 26, (9, 10, 11, 12), 0.3),
    MadeSchool("lakeview-technical", "Lakeview Technical Center", 19, (10, 11, 12), 1.0),
)
PROGRAMMES = (
    MadeProgramme("health", "Health science", "Health Science"),
    MadeProgramme("culinary", "Culinary and hospitality", "Culinary Arts"),
    MadeProgramme("construction", "Construction trades", "Construction"),
    MadeProgramme(
        "technology",
        "Information technology with Northside Community College",
        "Information Technology",
        "learner",
    ),
)

THEO, ANH = "100002", "100003"
"""Whom the demonstration tells of beside Jasmine: eleven; sixteen, in a college course."""

CHEF = "t-001"
KITCHEN = "lakeview-technical-culinary-1"
"""The section of 28 that the demonstration's teacher teaches."""

COUNSELLORS = tuple(
    MadePerson(
        f"c-{number}",
        given,
        family,
        f"{given}.{family}@staff.lakeview.example".lower(),
        phone=f"555-01{number}",
    )
    for number, (given, family) in enumerate(
        (
            ("Ruth", "Abernathy"),
            ("Emil", "Castellan"),
            ("Joan", "Whitaker"),
            ("Marco", "Bellini"),
            ("Hana", "Sato"),
            ("Isaac", "Grant"),
            ("Samuel", "Oyelaran"),
            ("Dolores", "Vega"),
        ),
        start=11,
    )
)
"""Two for each school: one for the families from A to L, one for the others."""

_CAST = (
    MadePupil(
        "p-100001",
        JASMINE,
        "Jasmine",
        "Ortega",
        "",
        SCHOOLS[3].source_id,
        11,
        date.min,
        "culinary",
        ("g-1", "g-2"),
    ),
    MadePupil("p-100002", THEO, "Theo", "Lindqvist", "", SCHOOLS[0].source_id, 6, date.min, "", ("g-3",)),
    MadePupil(
        "p-100003",
        ANH,
        "Anh",
        "Tran",
        "anh.tran@pupils.lakeview.example",
        SCHOOLS[3].source_id,
        11,
        date.min,
        "technology",
        ("g-4",),
    ),
)
_CAST_GUARDIANS = (
    MadePerson("g-1", "Lucía", "Ortega", "lucia.ortega@home.example", "es", "555-0101"),
    MadePerson("g-2", "Ramón", "Ortega", "ramon.ortega@home.example", "es", "555-0102"),
    MadePerson("g-3", "Karin", "Lindqvist", "karin.lindqvist@home.example", "en", "555-0103"),
    MadePerson("g-4", "Minh", "Tran", "minh.tran@home.example", "en", "555-0104"),
)
_CAST_TEACHERS = (MadePerson(CHEF, "Ifeoma", "Adeyemi", "ifeoma.adeyemi@staff.lakeview.example"),)


def population(day: date, count: int = PUPILS) -> Population:
    """So many pupils and all who belong to them, as on this day; the same every time."""
    dice = random.Random(_SEED)  # noqa: S311 - made-up people must be the same every time
    people = Population()
    people.guardians |= {one.source_id: one for one in _CAST_GUARDIANS}
    people.teachers |= {one.source_id: one for one in _CAST_TEACHERS}
    people.pupils += [replace(one, born=_born(dice, day, one.grade)) for one in _CAST][:count]
    taken = {(one.given, one.family) for one in _CAST}
    names = [name for given in GIVEN for family in FAMILY if (name := (given, family)) not in taken]
    for place, (given, family) in enumerate(dice.sample(names, max(0, count - len(_CAST)))):
        people.pupils.append(_pupil(dice, day, people, len(_CAST) + place + 1, (given, family)))
    _assign_sections(dice, people)
    return people


def counsellor_of(pupil: MadePupil) -> MadePerson:
    """Who cares for this pupil: by school and family name."""
    place = [one.source_id for one in SCHOOLS].index(pupil.school)
    return COUNSELLORS[2 * place + (_plain(pupil.family)[:1] > "l")]


def school_year(day: date) -> tuple[date, date]:
    """The first and the last day of the school year around this day."""
    year = day.year if day.month >= _YEAR_STARTS else day.year - 1
    return date(year, 8, 17), date(year + 1, 6, 11)


def _pupil(
    dice: random.Random, day: date, people: Population, place: int, name: tuple[str, str]
) -> MadePupil:
    given, family = name
    school = dice.choices(SCHOOLS, [one.share for one in SCHOOLS])[0]
    grade = dice.choice(school.grades)
    programme = dice.choice(PROGRAMMES).code if dice.random() < school.in_programme else ""
    number = f"{100_000 + place}"
    is_older = school is not SCHOOLS[0]
    has_address = is_older and dice.random() < _HAS_ADDRESS
    return MadePupil(
        source_id=f"p-{number}",
        number=number,
        given=given,
        family=family,
        email=f"{_plain(given)}.{_plain(family)}.{number[-4:]}@pupils.lakeview.example"
        if has_address
        else "",
        school=school.source_id,
        grade=grade,
        born=_born(dice, day, grade, repeats=grade == _LAST_GRADE and place % _REPEATS == 0),
        programme=programme,
        guardians=_guardians(dice, people, place, family),
        is_private=dice.random() < _OPTED_OUT,
    )


def _born(dice: random.Random, day: date, grade: int, *, repeats: bool = False) -> date:
    """A birth date with which somebody is in this grade: five at the start of its year nought.

    Who is there a second time is a year older, so that somebody is eighteen when a school year begins.
    """
    start, _end = school_year(day)
    youngest = date(start.year - grade - 5 - repeats, start.month, start.day)
    return youngest - timedelta(days=dice.randrange(1, 364))


def _guardians(dice: random.Random, people: Population, place: int, family: str) -> tuple[str, ...]:
    """One or two; now and then the same as of a pupil before, who is a brother or a sister then."""
    known = [one for one in people.guardians.values() if one.family == family]
    if known and dice.random() < _SIBLING:
        return (known[-1].source_id,)
    language = "es" if family in SPANISH and dice.random() < _READS_SPANISH else "en"
    made = []
    for number in range(1 + (dice.random() < _HAS_TWO)):
        given = dice.choice(GIVEN)
        name = family if number == 0 or dice.random() < _READS_SPANISH else dice.choice(FAMILY)
        key = f"g-{place}{'ab'[number]}"
        email = f"{_plain(given)}.{_plain(name)}.{place}{'ab'[number]}@home.example"
        phone = f"555-{dice.randrange(200, 9999):04d}"
        people.guardians[key] = MadePerson(key, given, name, email, language, phone)
        made.append(key)
    return tuple(made)


def _assign_sections(dice: random.Random, people: Population) -> None:
    """An advisory class for everybody, and a class of their programme for those who are in one."""
    for school in SCHOOLS:
        mine = [one for one in people.pupils if one.school == school.source_id]
        for grade in school.grades:
            members = [one for one in mine if one.grade == grade]
            _fill(dice, people, school, ("advisory", f"Advisory {grade}", grade), members)
        for programme in PROGRAMMES:
            members = [one for one in mine if one.programme == programme.code]
            _fill(dice, people, school, (programme.code, programme.course, 0), members)


def _fill(
    dice: random.Random,
    people: Population,
    school: MadeSchool,
    course: tuple[str, str, int],
    members: list[MadePupil],
) -> None:
    code, title, grade = course
    for number, start in enumerate(range(0, len(members), CLASS_SIZE), 1):
        suffix = f"{grade}{'ABCDEFGHIJKLMNOP'[number - 1]}" if grade else f"{number}"
        source_id = f"{school.source_id}-{code}-{suffix}".lower()
        shown = f"Advisory {suffix}" if grade else f"{title} {suffix}"
        teacher = CHEF if source_id == KITCHEN else _teacher(dice, people)
        pupils = tuple(one.source_id for one in members[start : start + CLASS_SIZE])
        people.sections.append(MadeSection(source_id, shown, title, school.source_id, teacher, grade, pupils))


def _teacher(dice: random.Random, people: Population) -> str:
    """A new teacher, or, every third time, one who teaches a class already."""
    others = [key for key in people.teachers if key != CHEF]
    if others and dice.randrange(3) == 0:
        return dice.choice(others)
    key = f"t-{len(people.teachers) + 1:03d}"
    given, family = dice.choice(GIVEN), dice.choice(FAMILY)
    email = f"{_plain(given)}.{_plain(family)}.{key[2:]}@staff.lakeview.example"
    people.teachers[key] = MadePerson(key, given, family, email)
    return key


def _plain(name: str) -> str:
    """The name in the letters of an address."""
    spelt = unicodedata.normalize("NFKD", name.lower())
    return "".join(letter for letter in spelt if letter.isascii() and letter.isalpha())
