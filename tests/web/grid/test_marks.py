from __future__ import annotations

import pytest

from assay.errors import AssayError
from assay.web.base.clock import now
from assay.web.base.permission import Forbidden, NotFound
from assay.web.records.achievements import actions as achievements
from assay.web.records.achievements import queries as achievement_queries
from assay.web.records.audit.models import Entry
from assay.web.records.credentials import actions as credentials
from assay.web.records.credentials import queries as awards
from assay.web.records.credentials import signing
from assay.web.records.credentials.models import Credential
from assay.web.records.marks import actions, queries
from assay.web.records.marks.jobs import settle
from assay.web.records.marks.models import Mark
from assay.web.records.organizations.models import Organization
from assay.web.records.people.actions import destroy_data_keys
from assay.web.records.rosters import actions as rosters
from assay.web.records.rosters.models import Enrolment, Section
from web.grid.teaching import Class, a_class, a_skill, later
from web.schooling import a_member_of, a_pupil, a_section, a_teacher

pytestmark = pytest.mark.django_db


def settled() -> int:
    count: int = settle.func()
    return count


def tick(room: Class, *places: tuple[int, int]) -> actions.Outcome:
    wanted = [(room.pupils[pupil].key, room.skills[skill]) for pupil, skill in places]
    return actions.set_marks(room.district.teacher, room.key, room.section, wanted)


def test_a_mark_is_awarded_when_ten_minutes_are_over_and_not_before() -> None:
    room = a_class()
    assert 2 == tick(room, (0, 0), (1, 0)).changed
    assert 0 == settled()
    assert 0 == awards.awards(room.key).total

    later()
    assert 2 == settled()
    page = awards.awards(room.key, source="grid", source_key=room.section)
    assert {"Ada Pupil00", "Bo Pupil01"} == {row.recipient_name for row in page.rows}
    assert {"issued"} == {row.state for row in page.rows}
    [mark] = queries.of_pupil(room.key, room.pupils[0].key)
    assert "awarded" == mark.state
    assert mark.credential in {row.key for row in page.rows}
    assert "held" == queries.grid(room.key, room.section).cells[room.pupils[0].key, room.skills[0]].state


def test_setting_twice_is_setting_once() -> None:
    room = a_class()
    assert 1 == tick(room, (0, 0), (0, 0)).changed
    again = tick(room, (0, 0))
    assert (0, ((room.pupils[0].key, room.skills[0]),)) == (again.changed, again.done)
    later()
    settled()
    settled()
    assert 1 == awards.awards(room.key).total


def test_what_is_undone_is_not_awarded_and_can_be_set_again() -> None:
    room = a_class()
    first = tick(room, (0, 0), (1, 0))
    tick(room, (2, 1))
    assert 2 == actions.undo_taps(room.district.teacher, room.key, room.section, [first.tap])
    gone = actions.undo_marks(
        room.district.teacher, room.key, room.section, [(room.pupils[2].key, room.skills[1])]
    )
    assert 1 == gone.changed
    assert {} == queries.grid(room.key, room.section).cells
    assert 1 == tick(room, (0, 0)).changed
    later()
    assert 1 == settled()
    assert 1 == awards.awards(room.key).total


def test_after_ten_minutes_nothing_is_undone() -> None:
    room = a_class()
    outcome = tick(room, (0, 0))
    later()
    assert 0 == actions.undo_taps(room.district.teacher, room.key, room.section, [outcome.tap])
    late = actions.undo_marks(room.district.teacher, room.key, room.section, outcome.done)
    assert ["settled"] == [one.code for one in late.refused]
    settled()
    late = actions.undo_marks(room.district.teacher, room.key, room.section, outcome.done)
    assert ["settled"] == [one.code for one in late.refused]
    assert 1 == awards.awards(room.key).total


def test_what_somebody_holds_cannot_be_set_again_until_it_is_revoked() -> None:
    room = a_class()
    pupil = room.pupils[0]
    award = credentials.Award(room.skills[0], pupil.name, recipient=rosters.recipient_of(room.key, pupil.key))
    key = credentials.award(room.district.house.owner, room.key, award)
    assert ["held"] == [one.code for one in tick(room, (0, 0)).refused]
    credentials.revoke(room.district.house.owner, room.key, key, "A mistake.")
    assert 1 == tick(room, (0, 0)).changed


def test_what_was_awarded_otherwise_within_the_ten_minutes_is_not_awarded_twice() -> None:
    room = a_class()
    pupil = room.pupils[0]
    tick(room, (0, 0))
    award = credentials.Award(room.skills[0], pupil.name, recipient=rosters.recipient_of(room.key, pupil.key))
    key = credentials.award(room.district.house.owner, room.key, award)
    later()
    settled()
    assert 1 == awards.awards(room.key).total
    assert key == queries.of_pupil(room.key, pupil.key)[0].credential


def test_a_pupil_who_left_the_section_is_not_marked_any_more_but_keeps_what_was() -> None:
    room = a_class()
    tick(room, (0, 0))
    Enrolment.objects.of(room.key).filter(pupil=room.pupils[0].key).update(ended_at=now())
    assert ["left"] == [one.code for one in tick(room, (0, 1)).refused]
    later()
    assert 1 == settled()


def test_an_archived_skill_is_refused_and_what_waits_for_it_says_so() -> None:
    room = a_class()
    tick(room, (0, 0), (1, 1))
    achievement = achievement_queries.version(room.skills[0]).achievement
    achievements.archive(room.district.house.owner, room.key, achievement)
    assert ["archived"] == [one.code for one in tick(room, (1, 0)).refused]
    later()
    assert 1 == settled()
    [told] = queries.troubles(room.key, room.section)
    assert ("Ada Pupil00", "archived", False) == (told.pupil, told.code, told.is_waiting)


def test_a_pupil_who_was_forgotten_meanwhile_stops_nobody_else() -> None:
    room = a_class()
    tick(room, (0, 0), (1, 0))
    destroy_data_keys([room.pupils[0].data_key])
    later()
    assert 1 == settled()
    assert 1 == awards.awards(room.key).total


def test_what_today_allows_no_more_of_waits_and_is_awarded_later() -> None:
    room = a_class()
    Organization.objects.filter(key=room.key).update(award_limit=1)
    tick(room, (0, 0), (1, 0), (2, 0))
    later()
    assert 1 == settled()
    assert [True, True] == [one.is_waiting for one in queries.troubles(room.key, room.section)]
    Organization.objects.filter(key=room.key).update(award_limit=100)
    assert 2 == settled()
    assert [] == queries.troubles(room.key, room.section)


def test_a_crash_before_signing_awards_once(monkeypatch: pytest.MonkeyPatch) -> None:
    room = a_class()
    tick(room, (0, 0), (1, 0))
    later()

    def dies(_organization: str, _keys: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(signing, "issue", dies)
        with pytest.raises(KeyboardInterrupt):
            settled()
    planned = Credential.objects.of(room.key)
    assert {"planned"} == set(planned.values_list("state", flat=True))
    assert 0 == settled()
    signing.issue(room.key, list(planned.values_list("key", flat=True)))
    assert 2 == awards.awards(room.key, state="issued").total


def test_a_crash_between_the_award_and_its_note_awards_nothing_and_then_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    room = a_class()
    tick(room, (0, 0))
    later()

    def dies(_mark: Mark, **_options: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Mark, "save", dies)
        with pytest.raises(KeyboardInterrupt):
            settled()
    assert 0 == Credential.objects.of(room.key).count()
    assert 1 == settled()
    assert 1 == awards.awards(room.key).total


def test_two_teachers_of_a_section_share_its_grid_and_only_own_taps_are_taken_back_at_once() -> None:
    room = a_class()
    other = a_teacher(room.district.house, room.district.section, "second@lake.example")
    mine = tick(room, (0, 0))
    theirs = actions.set_marks(
        other,
        room.key,
        room.section,
        [(room.pupils[0].key, room.skills[0]), (room.pupils[1].key, room.skills[0])],
    )
    assert 1 == theirs.changed
    assert 0 == actions.undo_taps(other, room.key, room.section, [mine.tap])
    assert [1] == [row.count for row in queries.taps(room.key, room.section, other)]
    assert 2 == len(queries.grid(room.key, room.section).cells)


def test_a_skill_in_two_sections_is_marked_once_and_undone_where_it_was() -> None:
    room = a_class()
    second = a_section(room.key, room.district.school, "Kitchen")
    teacher = a_teacher(room.district.house, second, "kitchen@lake.example")
    Enrolment.objects.create(
        organization_id=room.key, section=second, pupil_id=room.pupils[0].key, since=now()
    )
    actions.choose_skills(teacher, room.key, second.key, room.skills)
    done = tick(room, (0, 0)).done
    assert 0 == actions.set_marks(teacher, room.key, second.key, done).changed
    refused = actions.undo_marks(teacher, room.key, second.key, done).refused
    assert ["elsewhere"] == [one.code for one in refused]
    assert 1 == len(queries.grid(room.key, room.section).cells)


def test_only_teachers_of_the_section_and_the_whole_house_may_mark() -> None:
    room = a_class()
    stranger = a_teacher(room.district.house, a_section(room.key, room.district.school), "else@lake.example")
    cells = [(room.pupils[0].key, room.skills[0])]
    with pytest.raises(NotFound):
        actions.set_marks(stranger, room.key, room.section, cells)
    with pytest.raises(NotFound):
        actions.undo_marks(stranger, room.key, room.section, cells)
    with pytest.raises(NotFound):
        actions.choose_skills(stranger, room.key, room.section, room.skills)
    with pytest.raises(Forbidden):
        actions.set_marks(a_member_of(room.district, "counsellor"), room.key, room.section, cells)
    coordinator = a_member_of(room.district, "coordinator")
    assert 1 == actions.set_marks(coordinator, room.key, room.section, cells).changed


def test_a_closed_section_takes_no_marks() -> None:
    room = a_class()
    Section.objects.of(room.key).update(closed_at=now())
    owner = room.district.house.owner
    outcome = actions.set_marks(owner, room.key, room.section, [(room.pupils[0].key, room.skills[0])])
    assert ["closed"] == [one.code for one in outcome.refused]


def test_cells_of_other_sections_and_other_columns_are_refused() -> None:
    room = a_class()
    elsewhere = a_pupil(room.district, section=a_section(room.key, room.district.school))
    outcome = actions.set_marks(
        room.district.teacher,
        room.key,
        room.section,
        [(elsewhere.key, room.skills[0]), (room.pupils[0].key, a_skill(room.district, "Another"))],
    )
    assert ["left", "column"] == [one.code for one in outcome.refused]
    assert 0 == outcome.changed


def test_the_columns_are_this_organizations_and_at_most_twelve() -> None:
    room = a_class()
    teacher, other = room.district.teacher, a_class(0, 1)
    with pytest.raises(NotFound):
        actions.choose_skills(teacher, room.key, room.section, other.skills)
    many = [a_skill(room.district, f"More {place}") for place in range(12)]
    with pytest.raises(AssayError, match="draft-member-malformed"):
        actions.choose_skills(teacher, room.key, room.section, [*room.skills, *many])
    actions.choose_skills(teacher, room.key, room.section, [many[1], room.skills[0]])
    assert [many[1], room.skills[0]] == [row.version for row in queries.skills(room.key, room.section)]


def test_a_later_version_of_a_skill_counts_as_the_same() -> None:
    room = a_class()
    tick(room, (0, 0))
    achievement = achievement_queries.version(room.skills[0]).achievement
    owner = room.district.house.owner
    achievements.revise(owner, room.key, achievement)
    fresh = achievements.publish(owner, room.key, achievement)
    actions.choose_skills(room.district.teacher, room.key, room.section, [fresh])
    assert "set" == queries.grid(room.key, room.section).cells[room.pupils[0].key, fresh].state
    later()
    settled()
    assert "held" == queries.grid(room.key, room.section).cells[room.pupils[0].key, fresh].state


def test_two_versions_of_a_skill_marked_in_two_sections_are_one_award() -> None:
    room = a_class()
    second = a_section(room.key, room.district.school, "Kitchen")
    pupil = room.pupils[0].key
    Enrolment.objects.create(organization_id=room.key, section=second, pupil_id=pupil, since=now())
    achievement = achievement_queries.version(room.skills[0]).achievement
    owner = room.district.house.owner
    achievements.revise(owner, room.key, achievement)
    fresh = achievements.publish(owner, room.key, achievement)
    tick(room, (0, 0))
    mark = Mark.objects.of(room.key).get()  # as two sections with each a version would at the same instant
    mark.pk, mark.version_id, mark.section_id = "x" * 22, fresh, second.key
    mark.save(force_insert=True)
    later()
    settled()
    assert 1 == awards.awards(room.key).total
    assert 1 == len({one.credential for one in queries.of_pupil(room.key, pupil)})


def test_the_journal_tells_who_marked_how_many_and_no_name() -> None:
    room = a_class()
    tick(room, (0, 0), (1, 0))
    entry = Entry.objects.get(verb="mark")
    assert (room.district.teacher.key, {"count": 2}) == (entry.actor, entry.facts)
