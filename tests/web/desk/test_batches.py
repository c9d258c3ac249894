from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.test import Client

from assay.web.base.clock import now
from assay.web.records.achievements import queries as achievements
from assay.web.records.batches import actions, jobs, queries, sealed
from assay.web.records.batches.models import Batch, BatchRow
from assay.web.records.credentials import queries as credentials
from web.desk.working import do_jobs, signed_in
from web.factories import School, a_school

pytestmark = pytest.mark.django_db

FILE = (
    "Name,E-mail,Grade,Awarded\n"
    "Ada Alba,ada@example.org,A,2026-06-30\n"
    "Ben Blau,ben-at-example,B,2026-06-30\n"
    "=Cid,cid@example.org,a,30/06/2026\n"
    ",dora@example.org,Z,31/31/2026\n"
    "Ada Alba,ada@example.org,A,2026-06-30\n"
)


def upload(client: Client, school: School, text: str = FILE) -> str:
    file = io.BytesIO(text.encode())
    file.name = "class.csv"
    answer = client.post(f"/work/{school.key}/batches", {"version": school.version, "file": file})
    assert 303 == answer.status_code, answer.content.decode()
    return answer["Location"].split("/")[-2]


def choose_columns(client: Client, school: School, key: str) -> None:
    address = f"/work/{school.key}/batches/{key}/columns"
    form = client.get(address).context["form"]
    values = {name: form[name].value() or "" for name in form.fields}
    assert 303 == client.post(address, values).status_code


def test_a_file_is_read_checked_awarded_and_mended_row_by_row() -> None:
    school = a_school()
    client = signed_in(school.owner)
    key = upload(client, school)
    assert {"name": 0, "email": 1, "result:Grade": 2, "date": 3} == queries.file_columns(
        school.key, key
    ).chosen
    choose_columns(client, school, key)

    checked = client.get(f"/work/{school.key}/batches/{key}")
    told = queries.batch(school.key, key)
    assert (2, 2, 1) == (told.ready, told.bad, told.doubles)
    page = checked.content.decode()
    assert "2 people are ready" in page
    assert "This is not an e-mail address." in page

    bad = {
        row.number: {problem.code for problem in row.problems}
        for row in queries.troubled(school.key, key, ("bad",))
    }
    assert {3: {"email-wrong"}, 5: {"name-missing", "result-unknown", "date-wrong"}} == bad

    assert 303 == client.post(f"/work/{school.key}/batches/{key}/start").status_code
    assert "0 of 2" in client.get(f"/work/{school.key}/batches/{key}").content.decode()
    do_jobs()
    assert "true" == client.get(f"/work/{school.key}/batches/{key}/progress")["HX-Refresh"]
    receipt = client.get(f"/work/{school.key}/batches/{key}").content.decode()
    assert "2 awarded, 2 need you" in " ".join(receipt.split())

    row = f"/work/{school.key}/batches/{key}/rows/3"
    assert (
        303
        == client.post(row, {"field-0": "Ben Blau", "field-1": "ben@example.org", "field-2": "B"}).status_code
    )
    client.post(f"/work/{school.key}/batches/{key}/start")
    do_jobs()
    names = {
        row.recipient_name for row in credentials.awards(school.key, source="batch", source_key=key).rows
    }
    assert {"Ada Alba", "=Cid", "Ben Blau"} == names
    assert not BatchRow.objects.of(school.key).filter(state="issued").exclude(sealed=b"").exists()


def test_the_bad_rows_are_taken_away_with_what_is_wrong() -> None:
    school = a_school()
    client = signed_in(school.owner)
    key = upload(client, school)
    choose_columns(client, school, key)
    answer = client.get(f"/work/{school.key}/batches/{key}/errors.csv")
    text = b"".join(answer).decode("utf-8-sig")
    assert "attachment" in answer["Content-Disposition"]
    assert "Name,E-mail,Grade,Awarded,Row,What is wrong,What to do" == text.splitlines()[0]
    assert "ben-at-example" in text
    assert "E-mail: This is not an e-mail address." in text


def test_the_same_file_is_told_and_awards_nobody_twice() -> None:
    school = a_school()
    client = signed_in(school.owner)
    for _time in range(2):
        key = upload(client, school)
        choose_columns(client, school, key)
        page = client.get(f"/work/{school.key}/batches/{key}").content.decode()
        client.post(f"/work/{school.key}/batches/{key}/start")
        do_jobs()
    assert "This very file was awarded before" in page
    assert 2 == credentials.awards(school.key).total


def test_the_meaning_of_a_heading_is_remembered() -> None:
    school = a_school()
    client = signed_in(school.owner)
    odd = "Wer,Wohin\nAda Alba,ada@example.org\n"
    key = upload(client, school, odd)
    actions.map_columns(school.owner, school.key, key, {"name": 0, "email": 1}, "day")
    again = upload(client, school, odd + "Ben,ben@example.org\n")
    assert {"name": 0, "email": 1} == queries.file_columns(school.key, again).chosen


def test_a_batch_that_was_cut_off_goes_on_where_it_was() -> None:
    school = a_school()
    client = signed_in(school.owner)
    lines = "".join(f"Person {n},person{n}@example.org\n" for n in range(5))
    key = upload(client, school, "Name,E-mail\n" + lines)
    choose_columns(client, school, key)
    client.post(f"/work/{school.key}/batches/{key}/start")
    batch = Batch.objects.of(school.key).get(key=key)
    jobs._plan_chunk(batch, sealed.secret_of(batch), achievements.version(school.version))
    assert 5 == BatchRow.objects.of(school.key).filter(state="planned").count()  # and here the process died
    do_jobs()
    assert (5, "done") == (queries.batch(school.key, key).issued, queries.batch(school.key, key).state)
    assert 5 == credentials.awards(school.key).total


def test_a_file_nobody_came_back_to_is_forgotten() -> None:
    school = a_school()
    key = upload(signed_in(school.owner), school)
    Batch.objects.of(school.key).update(made_at=now() - timedelta(days=31))
    assert 1 == jobs.forget_old_rows.call()
    assert not queries.batch(school.key, key).is_readable
    assert 404 == signed_in(school.owner).get(f"/work/{school.key}/batches/{key}/errors.csv").status_code


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"a,b\n\x00,1\n", "not a text file"),
        (b"x," * 400_000, "far too long"),
        (b'a,b\n"1"x,2\n', "quotation marks"),
    ],
)
def test_a_hostile_file_is_refused_at_its_field_and_nothing_is_kept(
    content: bytes, words: str
) -> None:  # WEB-012
    school = a_school()
    file = io.BytesIO(content)
    file.name = "class.csv"
    client = signed_in(school.owner)
    answer = client.post(f"/work/{school.key}/batches", {"version": school.version, "file": file})
    assert 422 == answer.status_code
    assert words in answer.content.decode()
    assert not Batch.objects.of(school.key).exists()


def test_a_line_break_in_a_name_is_a_blank_and_no_header_of_a_mail() -> None:  # WEB-013
    school = a_school()
    client = signed_in(school.owner)
    key = upload(client, school, 'Name,E-mail\n"Eve\r\nBcc: all@example.org",eve@example.org\n')
    choose_columns(client, school, key)
    client.post(f"/work/{school.key}/batches/{key}/start")
    do_jobs()
    assert "Eve Bcc: all@example.org" == credentials.awards(school.key).rows[0].recipient_name


def test_the_template_has_the_columns_of_the_achievement() -> None:
    school = a_school()
    answer = signed_in(school.owner).get(f"/work/{school.key}/batches/template/{school.version}")
    text = b"".join(answer).decode("utf-8-sig")
    assert text.startswith("Name,E-mail address,Grade,")


def test_an_upload_beyond_every_bound_is_dropped_while_it_arrives(
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # WEB-012
    monkeypatch.setattr("assay.web.base.uploads.LARGEST", 1 << 20)
    school = a_school()
    file = io.BytesIO(b"Name,E-mail\n" + b"x" * (3 << 20))
    file.name = "gigabyte.csv"
    client = signed_in(school.owner)
    answer = client.post(f"/work/{school.key}/batches", {"version": school.version, "file": file})
    assert 422 == answer.status_code
    assert "larger than 20 MB" in answer.content.decode()


def test_the_overview_says_what_waits_at_the_desk() -> None:
    school = a_school()
    client = signed_in(school.owner)
    key = upload(client, school)
    choose_columns(client, school, key)
    client.post(f"/work/{school.key}/batches/{key}/start")
    do_jobs()
    assert "2 rows of files need you" in client.get(f"/work/{school.key}/").content.decode()
