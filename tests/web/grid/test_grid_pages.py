from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from assay.web.records.class_codes import actions as class_codes
from assay.web.records.class_codes import queries as code_queries
from assay.web.records.credentials import queries as awards
from assay.web.records.marks import queries
from assay.web.records.marks.jobs import settle
from assay.web.records.marks.models import Mark
from web.desk.working import signed_in
from web.grid.teaching import Class, a_class, a_skill, later
from web.schooling import a_member_of, a_section, a_teacher

pytestmark = pytest.mark.django_db


def held(room: Class) -> dict[str, str]:
    cells = queries.grid(room.key, room.section).cells
    return {".".join(cell): row.state for cell, row in cells.items()}


def tap(client: Client, room: Class, **cells: list[str]) -> dict[str, Any]:
    answer = client.post(f"{room.address}/marks", cells, headers={"accept": "application/json"})
    assert 200 == answer.status_code
    told: dict[str, Any] = answer.json()
    return told


def test_the_grid_shows_names_skills_and_a_box_for_each() -> None:
    room = a_class(3, 2)
    page = signed_in(room.district.teacher).get(room.address).content.decode()
    assert 6 == page.count('type="checkbox" name="on"')
    for words in ("Ada Pupil00", "Bo Pupil01", "Skill 1", "Skill 2", "3 pupils", "Everybody: Skill 1"):
        assert words in page
    assert "undo" not in re.findall(r'<form class="(\w+)"', page)


def test_a_tap_is_saved_and_answered_with_the_counts_and_the_undo_bar() -> None:
    room = a_class()
    client = signed_in(room.district.teacher)
    told = tap(client, room, set=[room.cell(0, 0), room.cell(1, 0)])
    assert [] == told["refused"]
    assert {room.skills[0]: 2, room.skills[1]: 0} == told["done"]
    assert "2 marks set." in told["undo"]
    assert "10 more minutes" in told["undo"]
    assert {room.cell(0, 0): "set", room.cell(1, 0): "set"} == held(room)

    told = tap(client, room, unset=[room.cell(0, 0)])
    assert "1 mark set." in told["undo"]
    assert {room.cell(1, 0): "set"} == held(room)


def test_a_tap_that_cannot_be_says_why_and_what_the_box_is() -> None:
    room = a_class()
    client = signed_in(room.district.teacher)
    tap(client, room, set=[room.cell(0, 0)])
    later()
    settle.func()
    told = tap(client, room, set=[room.cell(0, 0), "nonsense"], unset=[room.cell(0, 0)])
    assert [False, True] == [one["on"] for one in told["refused"]]
    assert "Ada Pupil00 has “Skill 1” already." == told["refused"][0]["text"]
    assert "the ten minutes are over" in told["refused"][1]["text"]


def test_without_javascript_the_page_saves_what_was_ticked_unticked_and_a_whole_column_or_row() -> None:
    room = a_class(3, 2)
    client = signed_in(room.district.teacher)
    answer = client.post(room.address, {"was": "", "on": [room.cell(0, 0), room.cell(1, 1)]})
    assert 303 == answer.status_code
    assert {room.cell(0, 0), room.cell(1, 1)} == held(room).keys()
    assert "2 marks were changed." in client.get(room.address).content.decode()

    was = f"{room.cell(0, 0)} {room.cell(1, 1)}"
    client.post(room.address, {"was": was, "on": [room.cell(1, 1)], "column": room.skills[1]})
    assert {room.cell(0, 1), room.cell(1, 1), room.cell(2, 1)} == held(room).keys()

    was = " ".join(held(room))
    client.post(room.address, {"was": was, "on": was.split(), "row": room.pupils[0].key})
    assert 4 == len(held(room))


def test_the_form_of_one_teacher_leaves_what_another_did_meanwhile() -> None:
    room = a_class()
    other = a_teacher(room.district.house, room.district.section, "second@lake.example")
    tap(signed_in(room.district.teacher), room, set=[room.cell(0, 0)])
    seen = room.cell(0, 0)
    tap(signed_in(other), room, set=[room.cell(1, 0)])  # after the page of the first was drawn
    client = signed_in(room.district.teacher)
    client.post(room.address, {"was": seen, "on": [seen, room.cell(2, 0)]})
    assert {room.cell(0, 0), room.cell(1, 0), room.cell(2, 0)} == held(room).keys()
    client.post(room.address, {"was": seen, "on": []})
    assert {room.cell(1, 0), room.cell(2, 0)} == held(room).keys()


def test_the_undo_bar_takes_back_the_last_tap_or_all_of_ones_own() -> None:
    room = a_class()
    client = signed_in(room.district.teacher)
    tap(client, room, set=[room.cell(0, 0)])
    tap(client, room, set=[room.cell(1, 0), room.cell(2, 0)])
    page = client.get(room.address).content.decode()
    last = re.findall(r'name="last" value="(\w+)"', page)[0]
    every = re.findall(r'name="all" value="([\w ]+)"', page)[0]
    assert "Undo all 3" in page
    answer = client.post(f"{room.address}/undo", {"last": last, "all": every, "which": "last"})
    assert (303, room.address) == (answer.status_code, answer["Location"])
    assert {room.cell(0, 0): "set"} == held(room)
    answer = client.post(
        f"{room.address}/undo",
        {"last": last, "all": every, "which": "all"},
        headers={"accept": "application/json"},
    )
    assert [room.cell(0, 0)] == answer.json()["undone"]
    assert "" == answer.json()["undo"].strip()
    page = client.post(f"{room.address}/undo", {"last": last}, follow=True).content.decode()
    assert "Nothing was undone: the ten minutes are over." in page


def test_what_is_awarded_stays_on_the_grid_and_cannot_be_tapped() -> None:
    room = a_class(2, 1)
    client = signed_in(room.district.teacher)
    tap(client, room, set=[room.cell(0, 0)])
    later()
    assert "being awarded" in client.get(room.address).content.decode()
    settle.func()
    page = client.get(room.address).content.decode()
    assert "Ada Pupil00: Skill 1: awarded" in page
    assert room.cell(0, 0) not in page
    assert 1 == awards.awards(room.key, source="grid").total


def test_one_skill_alone_has_large_rows_and_leads_to_the_others() -> None:
    room = a_class(2, 3)
    page = signed_in(room.district.teacher).get(f"{room.address}?skill={room.skills[1]}").content.decode()
    assert 2 == page.count('type="checkbox" name="on"')
    assert 'class="ticks is-single"' in page
    assert room.skills[0] in page
    assert room.skills[2] in page


def test_other_teachers_sections_are_not_found_and_other_roles_have_no_right() -> None:
    room = a_class()
    stranger = signed_in(
        a_teacher(room.district.house, a_section(room.key, room.district.school), "else@lake.example")
    )
    pages = ["", "/skills", "/sheet", "/code", "/code/screen", "/code/count", "/code/entered"]
    for page in pages:
        assert 404 == stranger.get(f"{room.address}{page}").status_code, page
    for page in ("", "/marks", "/undo", "/skills", "/skills/earlier", "/code", "/code/close"):
        assert 404 == stranger.post(f"{room.address}{page}", {"hours": 2}).status_code, page
    counsellor = signed_in(a_member_of(room.district, "counsellor"))
    assert {403} == {counsellor.get(f"{room.address}{page}").status_code for page in pages}
    assert 404 == signed_in(a_class().district.teacher).get(room.address).status_code
    assert 200 == signed_in(a_member_of(room.district, "coordinator")).get(room.address).status_code


def test_a_teacher_sees_own_sections_and_a_coordinator_all() -> None:
    room = a_class()
    a_section(room.key, room.district.school, "Kitchen 1")
    address = f"/work/{room.key}/sections"
    mine = signed_in(room.district.teacher).get(address).content.decode()
    assert "Health science 2" in mine
    assert "Kitchen 1" not in mine
    client = signed_in(a_member_of(room.district, "coordinator"))
    assert "Kitchen 1" in client.get(address).content.decode()
    found = client.get(f"{address}?search=kitch").content.decode()
    assert "Kitchen 1" in found
    assert "Health science 2" not in found


def test_the_columns_are_chosen_and_put_in_order() -> None:
    room = a_class(1, 2)
    third = a_skill(room.district, "Skill 3")
    client = signed_in(room.district.teacher)
    address = f"{room.address}/skills"
    assert "Skill 3" in client.get(address).content.decode()
    assert 303 == client.post(address, {"skills": [*room.skills, third]}).status_code
    assert 303 == client.post(f"{address}/earlier", {"skill": third}).status_code
    order = [row.version for row in queries.skills(room.key, room.section)]
    assert [room.skills[0], third, room.skills[1]] == order
    many = [a_skill(room.district, f"More {place}") for place in range(11)]
    answer = client.post(address, {"skills": [*order, *many]})
    assert 422 == answer.status_code
    assert "at most 12 skills. Untick 2 of them." in answer.content.decode()
    assert 422 == client.post(address, {"skills": ["nothing"]}).status_code


def test_the_sheet_has_names_skills_empty_boxes_and_the_class_code() -> None:
    room = a_class()
    client = signed_in(room.district.teacher)
    tap(client, room, set=[room.cell(0, 0)])
    page = client.get(f"{room.address}/sheet").content.decode()
    assert "Open a class code first" in page
    code = class_codes.open_code(room.district.teacher, room.key, room.section, 2)
    page = client.get(f"{room.address}/sheet").content.decode()
    found = code_queries.open_code(room.key, room.section)
    assert found is not None
    assert found.shown in page
    assert code == found.code
    assert "<svg" in page
    assert "Cleo Pupil02" in page
    assert 1 == page.count(">marked<")


def test_the_class_code_is_opened_projected_without_names_and_closed() -> None:
    room = a_class(2, 1)
    client = signed_in(room.district.teacher)
    address = f"{room.address}/code"
    assert 422 == client.post(address, {"hours": "9999"}).status_code
    assert 303 == client.post(address, {"hours": "2"}).status_code
    code = code_queries.open_code(room.key, room.section)
    assert code is not None
    class_codes.note_entrance(room.key, code.key, room.pupils[0].key)
    page = client.get(address).content.decode()
    assert code.shown in page
    assert "1 of 2 came in" in page
    assert "Ada Pupil00" in page
    wall = client.get(f"{address}/screen").content.decode()
    assert code.shown in wall
    assert "1 of 2 came in" in wall
    assert "Pupil00" not in wall
    assert "1 of 2 came in" in client.get(f"{address}/count").content.decode()
    assert "Bo Pupil01" in client.get(f"{address}/entered").content.decode()
    assert 303 == client.post(f"{address}/close").status_code
    assert code_queries.open_code(room.key, room.section) is None
    assert "Open a code" in client.get(address).content.decode()


def test_what_could_not_be_awarded_is_told_above_the_grid() -> None:
    room = a_class()
    tap(signed_in(room.district.teacher), room, set=[room.cell(0, 0)])
    mark = queries.of_pupil(room.key, room.pupils[0].key)[0]
    assert "set" == mark.state
    Mark.objects.of(room.key).update(trouble="award-limit-reached")
    page = signed_in(room.district.teacher).get(room.address).content.decode()
    assert "today&#x27;s limit is reached" in page
