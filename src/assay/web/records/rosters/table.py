"""One table of pupils with columns of any name, read as a roster: a row for a pupil and section.

A pupil who stands in several rows is in several sections; rows of the same school id must agree otherwise.
Schools, sections and programmes are known by their names here, guardians by how they are reached.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import IO

from django.utils.translation import gettext as _

from assay.web.base.csv_files import read_csv
from assay.web.base.mapped_tables import Column, said
from assay.web.records.people.queries import instance_seal
from assay.web.records.rosters.cells import Cells
from assay.web.records.rosters.told import (
    Answering,
    Fact,
    GuardianTold,
    PupilTold,
    SectionTold,
    Told,
    code_of,
    many,
    plain_grade,
)

_FACTS = {
    "section": Fact.SECTIONS,
    "teacher": Fact.TEACHERS,
    "email": Fact.EMAIL,
    "born": Fact.BORN,
    "band": Fact.BAND,
    "grade": Fact.GRADE,
    "programme": Fact.PROGRAMME,
    "language": Fact.LANGUAGE,
    "private": Fact.PRIVATE,
    "counsellor": Fact.COUNSELLOR,
    "guardian1_name": Fact.GUARDIANS,
}
_ALIASES = {
    "number": "student id|pupil id|id|student number|matricula|numero",
    "given_name": "first name|firstname|given|nombre",
    "family_name": "last name|lastname|surname|apellido|apellidos",
    "school": "school name|campus|building|escuela|centro",
    "section": "section|class|classes|course section|period|clase|grupo",
    "teacher": "teacher|teacher email|teacher e-mail|instructor|docente",
    "term": "school year|year|semester|curso",
    "grade": "grade level|year group|grado",
    "programme": "program|pathway|cte program|programa",
    "email": "email|e-mail|student email|mail|correo",
    "born": "birthdate|date of birth|dob|birthday|fecha de nacimiento",
    "band": "age|age group",
    "language": "home language|lang|idioma",
    "private": "directory opt-out|directory opt out|opt out|opt-out|ferpa",
    "counsellor": "counselor|counsellor|counselor email|counsellor email|orientador",
}
_SAME = ("given_name", "family_name", "school", "born", "band", "grade", "programme", "email")


def columns() -> list[Column]:
    """What a table of pupils may give."""
    return [
        _column("number", _("School id"), "40117", is_required=True),
        _column("given_name", _("Given name"), "Noor", is_required=True),
        _column("family_name", _("Family name"), "Haddad", is_required=True),
        _column("school", _("School"), "Lakeview High", is_required=True),
        _column("section", _("Sections"), "Health science 2"),
        _column("teacher", _("Teacher's e-mail address"), "t.lee@school.example"),
        _column("term", _("Term"), "2026-27"),
        _column("grade", _("Grade"), "10"),
        _column("programme", _("Programme"), "Health science"),
        _column("email", _("E-mail address"), "noor@school.example"),
        _column("born", _("Birth date"), "2010-04-30"),
        _column("band", _("Age band"), "13-17"),
        _column("language", _("Language"), "en"),
        _column("private", _("Opted out of directory information"), _("no")),
        _column("counsellor", _("Counsellor's e-mail address"), "c.diaz@school.example"),
        *_guardian(1, _("Guardian"), "Samira Haddad"),
        *_guardian(2, _("Second guardian"), "Karim Haddad"),
    ]


def _column(key: str, label: str, example: str, *, is_required: bool = False) -> Column:
    return Column(key, label, tuple(_ALIASES[key].split("|")), example, is_required)


def _guardian(number: int, who: str, example: str) -> list[Column]:
    def named(key: str, label: str, shown: str) -> Column:
        aliases = [f"guardian {number} {key}", f"parent {number} {key}", f"guardian{number} {key}"]
        if number == 1:
            aliases += [f"guardian {key}", f"parent {key}"]
        return Column(f"guardian{number}_{key}", f"{who}: {label}", tuple(aliases), shown)

    mail = example.split(maxsplit=1)[0].lower()
    return [
        named("name", _("name"), example),
        named("email", _("e-mail address"), f"{mail}@home.example"),
        named("phone", _("telephone"), "+1 555 0100"),
        named("language", _("language"), "es"),
        named("relation", _("relation"), _("mother") if number == 1 else _("father")),
        named("decides", _("decides about sharing"), _("yes")),
    ]


def read_table(file: IO[bytes], organization: str, mapping: Mapping[str, int], order: str) -> Told:
    """The roster of this table, and all that is wrong with it. Raises `CsvRefused`."""
    told = Told(is_by_number=True)
    told.says |= {fact for key, fact in _FACTS.items() if key in mapping}
    if Fact.SECTIONS not in told.says:
        told.says.discard(Fact.TEACHERS)
    first_rows: dict[str, tuple[int, dict[str, str]]] = {}
    for line, cells in read_csv(file).rows:
        values = said(mapping, cells)
        short = [key for key, place in mapping.items() if place >= len(cells)]
        _row(told, Cells(line, values, told.faults, short=short), organization, order, first_rows)
    return told


def _row(
    told: Told,
    row: Cells,
    organization: str,
    order: str,
    first_rows: dict[str, tuple[int, dict[str, str]]],
) -> None:
    number = row.text("number", 60, is_required=True)
    school = row.name("school", 200, is_required=True)
    if school:
        told.schools.setdefault(code_of(school), school)
    if not number:
        return
    key = number.casefold()
    values = {column: " ".join(row.values.get(column, "").split()) for column in _SAME}
    if key in first_rows:
        line, before = first_rows[key]
        for column, text in values.items():
            if text and before[column] and text.casefold() != before[column].casefold():
                row.refuse(column, "rows-disagree", "" if column == "born" else text, str(line))
    else:
        first_rows[key] = row.line, values
        _pupil(told, row, number, school, order)
        for one in (1, 2):
            _answering(told, row, organization, number, one)
    _sections(told, row, number, school)


def _pupil(told: Told, row: Cells, number: str, school: str, order: str) -> None:
    programme = row.name("programme", 200)
    if programme:
        told.programmes.setdefault(code_of(programme), programme)
    told.pupils[number] = PupilTold(
        number,
        row.name("given_name", is_required=True),
        row.name("family_name", is_required=True),
        number,
        code_of(school),
        email=row.email("email"),
        born=row.born("born", order),
        language=row.language("language"),
        programme=code_of(programme),
        grade=plain_grade(row.text("grade", 20)),
        band=row.band("band"),
        is_private=row.truth("private"),
        counsellor=row.email("counsellor"),
        line=row.line,
    )


def _sections(told: Told, row: Cells, number: str, school: str) -> None:
    term, teachers = row.text("term", 60), many(row.text("teacher", 2000).lower())
    for title in many(row.name("section", 2000), ";|"):
        if len(title) > 80:  # noqa: PLR2004 - school, term and title together are the identifier
            row.refuse("section", "too-long", title, "80")
            continue
        source = f"{code_of(school)[:40]}/{code_of(term)[:16]}/{title.casefold()}"[:100]
        told.sections.setdefault(source, SectionTold(source, title, code_of(school), term))
        told.enrolments.add((source, told.pupils[_same(told, number)].source_id))
        for email in teachers:
            one = Cells(row.line, {"teacher": email}, told.faults, row.file)
            if one.email("teacher"):
                told.teachers.setdefault(email, "")
                told.teachings.add((source, email))


def _same(told: Told, number: str) -> str:
    if number in told.pupils:
        return number
    return next(key for key in told.pupils if key.casefold() == number.casefold())


def _answering(told: Told, row: Cells, organization: str, number: str, place: int) -> None:
    def column(key: str) -> str:
        return f"guardian{place}_{key}"

    name, email, phone = (
        row.name(column("name"), 200),
        row.email(column("email")),
        row.text(column("phone"), 40),
    )
    if not (name or email or phone):
        return
    if not name:
        row.refuse(column("name"), "guardian-without-name")
        return
    # Whoever is reached in the same way under the same name is the same: brothers and sisters share them.
    known = email or phone or number
    digest = instance_seal().index(f"{organization}\0{known}\0{name.casefold()}", "guardian-source")
    source = f"g-{digest[:40]}"
    told.guardians.setdefault(
        source, GuardianTold(source, name, email, phone, row.language(column("language")))
    )
    decides = row.truth(column("decides"), otherwise=True)
    told.answering[source, number] = Answering(row.text(column("relation"), 40), decides)
