"""Schools, programmes, sections and who teaches them: those of the files beside those that stand."""

from __future__ import annotations

from assay.web.base.mapped_tables import folded
from assay.web.records.rosters.held import Held
from assay.web.records.rosters.models import Section
from assay.web.records.rosters.plan import Plan
from assay.web.records.rosters.told import Fact, SectionTold, Told


def compare_around(told: Told, held: Held, plan: Plan, *, only_schools: bool) -> None:
    """Note in the plan what would change around the pupils."""
    _schools(told, held, plan, only_schools=only_schools)
    _programmes(told, held, plan)
    if Fact.SECTIONS in told.says:
        _sections(told, held, plan, only_schools=only_schools)
    if Fact.TEACHERS in told.says:
        _teachers(told, held, plan, only_schools=only_schools)


def _schools(told: Told, held: Held, plan: Plan, *, only_schools: bool) -> None:
    by_source = {row.source_id: key for key, row in held.schools.items()}
    by_name = {folded(row.name): key for key, row in held.schools.items()}
    used: set[str] = {by_source[source] for source in told.schools if source in by_source}
    for source, name in told.schools.items():
        key = by_source.get(source)
        if key is None and by_name.get(folded(name)) not in used:
            key = by_name.get(folded(name))  # another system's identifier for the same house
        if key is None:
            plan.schools_new[source] = name
            continue
        used.add(key)
        plan.known_schools[source] = key
        row = held.schools[key]
        if row.closed_at is not None or (row.name != name and folded(row.name) != folded(name)):
            plan.schools_changed[key] = name
    if not only_schools:
        plan.schools_closed += [
            key for key, row in held.schools.items() if row.closed_at is None and key not in used
        ]


def _programmes(told: Told, held: Held, plan: Plan) -> None:
    codes = {row.code for row in held.programmes.values()}
    names = {folded(row.name): row.code for row in held.programmes.values()}
    for code, name in list(told.programmes.items()):
        if code in codes:
            continue
        known = names.get(folded(name))
        if known is None:
            plan.programmes_new[code] = name
            continue
        told.rename_programme(code, known)


def _sections(told: Told, held: Held, plan: Plan, *, only_schools: bool) -> None:
    by_source = {row.source_id: key for key, row in held.sections.items()}
    # A table has no identifiers of the system that sent a bundle before: there a title tells.
    by_title = {
        (row.school_id, folded(row.title), folded(row.term)): key
        for key, row in held.sections.items()
        if told.is_by_number and row.closed_at is None
    }
    used: set[str] = set()
    for source, one in told.sections.items():
        school = plan.known_schools.get(one.school, "")
        key = by_source.get(source) or by_title.get((school, folded(one.title), folded(one.term)))
        if key is None or key in used:
            plan.sections_new.append(one)
            continue
        used.add(key)
        plan.known_sections[source] = key
        if _differs(held.sections[key], one, school):
            plan.sections_changed[key] = one
    here = set(plan.known_schools.values())
    plan.sections_closed += [
        key
        for key, row in held.sections.items()
        if row.closed_at is None and key not in used and (not only_schools or row.school_id in here)
    ]


def _differs(row: Section, one: SectionTold, school: str) -> bool:
    return (row.title, row.school_id, row.term) != (one.title, school, one.term) or row.closed_at is not None


def _teachers(told: Told, held: Held, plan: Plan, *, only_schools: bool) -> None:
    here = set(plan.known_schools.values())
    asked: set[tuple[str, str]] = set()
    for section, email in sorted(told.teachings):
        known = plan.known_sections.get(section)
        row = held.teachings.get((known, email)) if known else None
        if known:
            asked.add((known, email))
        if row is None:
            plan.teachings_new.append((section, email))
        elif row.ended_at is not None:
            plan.teachings_back.append(row.key)
        if email not in held.members:
            plan.teachers_new[email] = told.teachers.get(email, "")
    plan.teachings_ended += [
        row.key
        for (section, email), row in held.teachings.items()
        if row.ended_at is None
        and (section, email) not in asked
        and (not only_schools or held.sections[section].school_id in here)
    ]
