"""Lists without an account: whoever has the link reads it, nobody else; it is checked and goes away."""

from __future__ import annotations

import csv
import io
import socket
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from assay.web.base.clock import now
from assay.web.records.people.models import DataKey
from assay.web.records.shortlists import actions, queries
from assay.web.records.shortlists.actions import Item, ListFull
from assay.web.records.shortlists.jobs import end_lists
from assay.web.records.shortlists.models import Shortlist, ShortlistEntry
from assay.web.records.work.worker import work_off
from factories import awarded, signed, to_bytes

pytestmark = pytest.mark.django_db(transaction=True)

GENUINE = to_bytes(awarded())
CHANGED = to_bytes(signed()).replace(b"Watershed Field Scientist", b"Doctor of Medicine")


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(*_arguments: object, **_named: object) -> list[object]:
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", nobody)
    monkeypatch.setattr(settings, "ASSAY_RATE_FACTOR", 1_000)


def a_list(*items: Item) -> str:
    token = actions.create("Laboratory assistant", items or (Item(GENUINE, "Ana"), Item(CHANGED, "Ben")))
    work_off()
    return token


def test_a_list_is_made_checked_and_shown_without_an_account() -> None:
    client = Client()
    answer = client.post(
        "/shortlists",
        {
            "title": "Laboratory assistant",
            "links": "Carla, https://nobody.invalid/badge.json",
            "uploads": [SimpleUploadedFile("ana.json", GENUINE), SimpleUploadedFile("ben.json", CHANGED)],
        },
    )
    assert answer.status_code == 303, answer.content.decode()
    assert "being checked" in client.get(answer["Location"]).content.decode()

    work_off()
    page = client.get(answer["Location"]).content.decode()

    assert "Genuine and still valid" in page
    assert "Changed since it was signed" in page
    assert "Could not tell" in page
    assert "Carla" in page
    assert "Watershed Field Scientist" in page
    assert "Doctor of Medicine" not in page


def test_nothing_on_a_list_stands_readable_in_the_database() -> None:
    a_list(Item(GENUINE, "Ana Applicant"))

    with connection.cursor() as cursor:
        for table in ("shortlists_shortlist", "shortlists_shortlistentry"):
            cursor.execute(f"SELECT * FROM {table}")  # noqa: S608 - names of our own
            held = b"".join(
                bytes(cell) for row in cursor for cell in row if isinstance(cell, bytes | memoryview)
            )
            cursor.execute(f"SELECT * FROM {table}")  # noqa: S608 - names of our own
            text = repr(cursor.fetchall())
            for words in ("Ana Applicant", "Watershed", "Laboratory"):
                assert words not in text
                assert words.encode() not in held


def test_the_link_that_reads_changes_nothing() -> None:
    token = a_list()
    row = queries.by_token(token)
    client = Client()

    page = client.get(f"/shortlists/{row.read_token}")

    assert page.status_code == 200
    assert token not in page.content.decode()
    assert "Delete now" not in page.content.decode()
    for path in ("add", "delete", f"entries/{queries.entries(token)[0].key}/remove"):
        data = {"links": "https://nobody.invalid/x"} if path == "add" else {}
        assert client.post(f"/shortlists/{row.read_token}/{path}", data).status_code == 404
    assert queries.by_token(token).total == 2


def test_a_guessed_link_is_nothing() -> None:
    a_list()

    assert Client().get("/shortlists/abcdefghijkmnopqrstuvw").status_code == 404


def test_deleted_is_gone_with_its_key() -> None:
    token = a_list()
    keys = DataKey.objects.count()

    answer = Client().post(f"/shortlists/{token}/delete")

    assert answer.status_code == 303
    assert Client().get(f"/shortlists/{token}").status_code == 404
    assert ShortlistEntry.objects.count() == 0
    assert DataKey.objects.count() == keys - 1


def test_a_list_ends_after_its_time() -> None:
    token = a_list()
    Shortlist.objects.update(ends_at=now() - timedelta(seconds=1))

    assert Client().get(f"/shortlists/{token}").status_code == 404
    assert end_lists.func() == 1
    assert Shortlist.objects.count() == 0


def test_all_can_be_checked_again_and_one_taken_off() -> None:
    token = a_list()
    client = Client()
    first = queries.entries(token)[0]

    client.post(f"/shortlists/{token}/check")
    assert queries.by_token(token).waiting == 2
    work_off()
    client.post(f"/shortlists/{token}/entries/{first.key}/remove")

    row = queries.by_token(token)
    assert (row.total, row.waiting, row.rejected) == (1, 0, 1)


def test_a_full_list_takes_nothing_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(actions.MOST_ENTRIES, "list", 2)
    token = a_list()

    with pytest.raises(ListFull):
        actions.add(token, [Item(GENUINE)])


def test_xss_006_the_report_holds_no_formula() -> None:
    token = a_list(
        Item(GENUINE, '=HYPERLINK("https://evil.example/")'), Item(b"https://nobody.invalid/x", "@SUM(1)")
    )

    answer = Client().get(f"/shortlists/{token}/report.csv")
    held = b"".join(answer).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(held)))

    assert rows[1][0].startswith("'=")
    assert rows[2][0].startswith("'@")
    assert "attachment" in answer["Content-Disposition"]
    assert rows[2][1] == "could not tell"
    assert rows[2][3]


def test_the_page_to_print_has_every_reason() -> None:
    page = Client().get(f"/shortlists/{a_list()}/print").content.decode()

    assert "Changed since it was signed" in page
    assert "1 genuine and valid" in page
    assert "Doctor of Medicine" not in page


def test_a_line_that_is_no_link_is_named_and_nothing_is_lost() -> None:
    answer = Client().post("/shortlists", {"title": "X", "links": "https://a.invalid/1\nsee my CV"})

    assert answer.status_code == 422
    assert "Line 2 is no web address" in answer.content.decode()
    assert "https://a.invalid/1" in answer.content.decode()
    assert Shortlist.objects.count() == 0
