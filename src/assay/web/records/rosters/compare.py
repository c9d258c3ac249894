"""The roster that files tell, compared with the one that stands: what would have to be written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from assay.web.base.clock import now
from assay.web.base.mapped_tables import Fault, folded
from assay.web.records.rosters.ages import band_on
from assay.web.records.rosters.compare_around import compare_around
from assay.web.records.rosters.compare_guardians import compare_guardians
from assay.web.records.rosters.held import Held
from assay.web.records.rosters.models import Pupil
from assay.web.records.rosters.plan import Change, Line, Plan, PupilWanted, Question
from assay.web.records.rosters.sealed import PupilDetails, number_index
from assay.web.records.rosters.told import Fact, PupilTold, Told

SOMEBODY_ELSE = ""
_MOVES = frozenset({"school", "programme", "section"})


@dataclass(slots=True)
class _Walk:
    """What the comparison carries along."""

    told: Told
    held: Held
    plan: Plan
    answers: Mapping[str, str]
    only_schools: bool
    enrolled: dict[str, set[str]] = field(default_factory=dict)  # pupil's key → sections' keys, now
    joins: dict[str, list[str]] = field(default_factory=dict)  # pupil in the file → sections there
    is_asked: set[str] = field(default_factory=set)  # rows that somebody new perhaps is
    unknown: set[str] = field(default_factory=set)  # counsellors nobody knows, each told once


def compare(told: Told, held: Held, answers: Mapping[str, str], *, only_schools: bool) -> Plan:
    """What an import of these files would do.

    `answers`: whom the coordinator knows somebody new to be (the key of a row; `SOMEBODY_ELSE`).
    `only_schools`: the files hold only the schools they name, the others stay as they are.
    """
    walk = _Walk(told, held, Plan(), answers, only_schools)
    walk.plan.present = sum(row.left_at is None for row in held.pupils.values())
    compare_around(told, held, walk.plan, only_schools=only_schools)
    _known(walk)
    _enrolled(walk)
    open_questions = {question.source_id for question in walk.plan.questions}
    for source, one in told.pupils.items():
        if source not in open_questions:
            _pupil(walk, source, one)
    _left(walk)
    _numbers(walk)
    compare_guardians(told, held, walk.plan)
    walk.plan.lines.sort(key=lambda line: (line.kind, line.name.casefold(), line.school))
    return walk.plan


def _known(walk: _Walk) -> None:
    """Which rows the pupils of the file are; whoever is perhaps somebody else's row is asked about."""
    held, plan = walk.held, walk.plan
    by_source = {row.source_id: key for key, row in held.pupils.items()}
    by_index: dict[str, list[str]] = {}
    by_person: dict[tuple[str, object], list[str]] = {}
    for key, row in held.pupils.items():
        by_index.setdefault(row.number_index, []).append(key)
        details = held.details[key]
        if details.born:
            by_person.setdefault((folded(details.name), details.born), []).append(key)
    new: list[PupilTold] = []
    for source, one in walk.told.pupils.items():
        match = by_source.get(source)
        if match is None and walk.told.is_by_number:
            match = _by_number(walk, one, by_index)
        if match is not None:
            plan.known[source] = match
        else:
            new.append(one)
    taken = set(plan.known.values())
    for one in new:
        index = number_index(held.organization, one.number)
        same = [*by_index.get(index, []), *by_person.get((folded(one.name), one.born), [])]
        _ask(walk, one, [key for key in dict.fromkeys(same) if key not in taken])


def _by_number(walk: _Walk, one: PupilTold, by_index: Mapping[str, list[str]]) -> str | None:
    # Present ones first: a number may have been somebody's who left.
    found = by_index.get(number_index(walk.held.organization, one.number), [])
    present = [key for key in found if walk.held.pupils[key].left_at is None]
    return next(iter(present or found), None)


def _ask(walk: _Walk, one: PupilTold, candidates: list[str]) -> None:
    for key in candidates:
        known = walk.held.details[key]
        if known.born and one.born and known.born != one.born:
            continue
        answer = walk.answers.get(one.source_id)
        if answer == key:
            walk.plan.known[one.source_id] = key
        elif answer is None:
            walk.is_asked.add(key)
            walk.plan.questions.append(
                Question(
                    one.source_id,
                    key,
                    one.name,
                    known.name,
                    one.number,
                    known.number,
                    bool(known.born and known.born == one.born),
                )
            )
        return


def _enrolled(walk: _Walk) -> None:
    for (section, pupil), row in walk.held.enrolments.items():
        if row.ended_at is None:
            walk.enrolled.setdefault(pupil, set()).add(section)
    for section, pupil in sorted(walk.told.enrolments):
        walk.joins.setdefault(pupil, []).append(section)


def _pupil(walk: _Walk, source: str, one: PupilTold) -> None:
    plan, told, held = walk.plan, walk.told, walk.held
    key = plan.known.get(source)
    if key is None:
        wanted = _wanted(walk, one, None)
        plan.pupils_new.append((one, wanted))
        plan.lines.append(Line("joined", one.name, told.schools.get(one.school, "")))
        plan.enrolments_new += [(section, source) for section in walk.joins.get(source, [])]
        return
    row = held.pupils[key]
    wanted = _wanted(walk, one, row)
    changes = _changes(walk, row, wanted) + _sections(walk, source, key)
    school = told.schools.get(one.school, "")
    if row.left_at is not None:
        plan.pupils_back.append(key)
        plan.pupils_changed[key] = wanted
        plan.lines.append(Line("back", one.name, school, tuple(changes)))
        return
    if any(change.what != "section" for change in changes):
        plan.pupils_changed[key] = wanted
    if not changes:
        plan.unchanged += 1
        return
    kind = "moved" if any(change.what in _MOVES for change in changes) else "changed"
    plan.lines.append(Line(kind, one.name, school, tuple(changes)))


def _wanted(walk: _Walk, one: PupilTold, row: Pupil | None) -> PupilWanted:
    says = walk.told.says
    old = walk.held.details[row.key] if row else PupilDetails()
    details = PupilDetails(
        one.given_name,
        one.family_name,
        one.number,
        one.email if Fact.EMAIL in says else old.email,
        one.born if Fact.BORN in says else old.born,
        (one.language if Fact.LANGUAGE in says else "") or old.language,
    )
    held_band = row.band if row else ""
    band = one.band if Fact.BAND in says else held_band
    if details.born:
        # A birthday alone changes nothing here: a job of its own keeps bands up to date.
        is_same = row is not None and old.born == details.born
        band = held_band if is_same and held_band else band_on(now().date(), details.born, "")
    programme_code = ""
    if row and row.programme_id:
        programme_code = walk.held.programmes[row.programme_id].code
    return PupilWanted(
        source_id=row.source_id if row and walk.told.is_by_number else one.source_id,
        details=details,
        school=one.school,
        programme=one.programme if Fact.PROGRAMME in says else programme_code,
        grade=one.grade if Fact.GRADE in says else (row.grade if row else ""),
        band=str(band),
        # A family may have opted out here: a file adds to that and never takes it back.
        is_private=(one.is_private and Fact.PRIVATE in says) or bool(row and row.is_private),
        counsellor=_counsellor(walk, one, row),
    )


def _counsellor(walk: _Walk, one: PupilTold, row: Pupil | None) -> str:
    kept = (row.counsellor_id or "") if row else ""
    if Fact.COUNSELLOR not in walk.told.says:
        return kept
    if one.counsellor and one.counsellor not in walk.held.counsellors:
        if one.counsellor in walk.unknown:
            return kept
        walk.unknown.add(one.counsellor)
        walk.told.faults.note(
            Fault(one.line, "counsellor", "counsellor-unknown", one.counsellor, file=one.file)
        )
        return kept
    return walk.held.counsellors.get(one.counsellor, "")


def _changes(walk: _Walk, row: Pupil, wanted: PupilWanted) -> list[Change]:
    old, new = walk.held.details[row.key], wanted.details
    held, told = walk.held, walk.told
    school = walk.plan.known_schools.get(wanted.school)
    programme = held.programmes[row.programme_id] if row.programme_id else None
    found = [
        Change("school", held.schools[row.school_id].name, told.schools.get(wanted.school, ""))
        if school != row.school_id
        else None,
        Change(
            "programme",
            programme.name if programme else "",
            told.programmes.get(wanted.programme, wanted.programme),
        )
        if (programme.code if programme else "") != wanted.programme
        else None,
        Change("name", old.name, new.name) if old.name != new.name else None,
        Change("number", old.number, new.number) if old.number != new.number else None,
        Change("email", old.email, new.email) if old.email != new.email else None,
        Change("born") if old.born != new.born else None,
        Change("language", old.language, new.language) if old.language != new.language else None,
        Change("grade", row.grade, wanted.grade) if row.grade != wanted.grade else None,
        Change("band", row.band, wanted.band) if row.band != wanted.band else None,
        Change("private", _yes(row.is_private), _yes(wanted.is_private))
        if row.is_private != wanted.is_private
        else None,
        Change("counsellor") if (row.counsellor_id or "") != wanted.counsellor else None,
        Change("identifier", row.source_id, wanted.source_id) if row.source_id != wanted.source_id else None,
    ]
    return [change for change in found if change is not None]


def _sections(walk: _Walk, source: str, key: str) -> list[Change]:
    plan, held = walk.plan, walk.held
    if Fact.SECTIONS not in walk.told.says:
        return []
    changes: list[Change] = []
    asked: set[str] = set()
    for section in walk.joins.get(source, []):
        known = plan.known_sections.get(section)
        asked.add(known or "")
        if known and known in walk.enrolled.get(key, ()):
            continue
        before = held.enrolments.get((known, key)) if known else None
        if before is not None:
            plan.enrolments_back.append(before.key)
        else:
            plan.enrolments_new.append((section, source))
        changes.append(Change("section", "", walk.told.sections[section].title))
    for section in sorted(walk.enrolled.get(key, set()) - asked):
        plan.enrolments_ended.append(held.enrolments[section, key].key)
        changes.append(Change("section", held.sections[section].title, ""))
    return changes


def _left(walk: _Walk) -> None:
    plan, held = walk.plan, walk.held
    here = set(plan.known_schools.values())
    known = set(plan.known.values())
    for key, row in held.pupils.items():
        if row.left_at is not None or key in known or key in walk.is_asked:
            continue
        if walk.only_schools and row.school_id not in here:
            continue
        plan.pupils_left.append(key)
        plan.lines.append(Line("left", held.details[key].name, held.schools[row.school_id].name))
        plan.enrolments_ended += [
            held.enrolments[section, key].key for section in sorted(walk.enrolled.get(key, ()))
        ]


def _numbers(walk: _Walk) -> None:
    """Of pupils whom the files do not name and who stay: nobody else may have their school id."""
    known, left = set(walk.plan.known.values()), set(walk.plan.pupils_left)
    stay = {
        row.number_index
        for key, row in walk.held.pupils.items()
        if row.left_at is None and key not in known | left | walk.is_asked
    }
    if not stay:
        return
    for one in walk.told.pupils.values():
        if number_index(walk.held.organization, one.number) in stay:
            column = "identifier" if one.file else "number"
            walk.told.faults.add(Fault(one.line, column, "number-taken", one.number, file=one.file))


def _yes(value: bool) -> str:  # noqa: FBT001 - a word for it
    return "yes" if value else "no"
