"""Many at once: archives and tables, and those that are made to harm."""

from __future__ import annotations

import io
import socket
import zipfile

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from assay.web.records.shortlists import bulk, queries
from assay.web.records.shortlists.actions import MOST_ENTRIES
from assay.web.records.shortlists.bulk import BulkRefused, items_in
from assay.web.records.shortlists.models import Shortlist
from assay.web.records.work.worker import work_off
from factories import awarded, signed, to_bytes

GENUINE = to_bytes(awarded())
CHANGED = to_bytes(signed()).replace(b"Watershed Field Scientist", b"Doctor of Medicine")


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(*_arguments: object, **_named: object) -> list[object]:
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", nobody)
    monkeypatch.setattr(settings, "ASSAY_RATE_FACTOR", 1_000)


def an_archive(files: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()


def refused(content: bytes) -> str:
    with pytest.raises(BulkRefused) as raised:
        items_in(io.BytesIO(content))
    return raised.value.code


@pytest.mark.django_db(transaction=True)
def test_an_archive_is_checked_with_a_report() -> None:
    held = an_archive({"a/ana.json": GENUINE, "ben.json": CHANGED, "__MACOSX/x": b"1", "notes.txt": b"hello"})
    client = Client()

    answer = client.post("/bulk", {"title": "November", "file": SimpleUploadedFile("all.zip", held)})

    assert answer.status_code == 303, answer.content.decode()
    assert "progress" in client.get(answer["Location"]).content.decode()
    work_off()
    row = queries.by_token(answer["Location"].rpartition("/")[2])
    assert (row.total, row.waiting, row.accepted, row.rejected) == (3, 0, 1, 2)
    page = client.get(answer["Location"] + "?show=rejected").content.decode()
    assert "ben.json" in page
    assert "ana.json" not in page


@pytest.mark.django_db(transaction=True)
def test_a_file_that_cannot_be_used_leaves_nothing_behind() -> None:
    held = an_archive({"inner.zip": an_archive({"a": b"1"})})

    answer = Client().post("/bulk", {"title": "November", "file": SimpleUploadedFile("all.zip", held)})

    assert answer.status_code == 422
    assert "an archive inside the archive" in answer.content.decode()
    assert Shortlist.objects.count() == 0


def test_an_archive_inside_an_archive_is_refused() -> None:
    assert refused(an_archive({"inner.zip": an_archive({"a": b"1"})})) == "archive-nested"


def test_a_file_that_unpacks_to_far_too_much_is_refused() -> None:
    assert refused(an_archive({"zeros.json": b"\0" * (4 << 20)})) == "archive-suspicious"
    assert refused(an_archive({"zeros.json": b"\0" * (6 << 20)})) == "file-too-large"


def test_all_files_together_have_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "TOTAL_LIMIT", 100)

    assert refused(an_archive({str(at): b"x" * 60 for at in range(3)})) == "archive-too-large"


def test_too_many_files_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(MOST_ENTRIES, "bulk", 2)

    assert refused(an_archive({str(at): b"x" for at in range(3)})) == "too-many"


def test_a_name_that_climbs_out_is_only_a_name() -> None:
    found = items_in(io.BytesIO(an_archive({"../../../etc/cron.d/x": GENUINE, "C:\\x.json": GENUINE})))

    assert [item.label for item in found] == ["x", "C:\\x.json"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"PK\x03\x04 and then nothing of an archive", "archive-damaged"),
        (b"\x1f\x8b\x08\x00", "archive-unknown"),
        (b"Rar!\x1a\x07", "archive-unknown"),
        (b"", "empty"),
        (b"name,city\nAna,Rome\n", "no-links"),
        (b"name,link\nAna,javascript:alert(1)\n", "not-a-link"),
    ],
)
def test_what_cannot_be_used_says_why(content: bytes, code: str) -> None:
    assert refused(content) == code


def test_a_table_is_read_with_and_without_headings() -> None:
    with_names = b"Name;Link\nAna Ruiz;https://a.example/1\n;https://a.example/2\n"
    bare = b"https://a.example/1\nhttps://a.example/2\n"

    assert [item.label for item in items_in(io.BytesIO(with_names))] == ["Ana Ruiz", ""]
    assert [item.content for item in items_in(io.BytesIO(bare))] == [
        b"https://a.example/1",
        b"https://a.example/2",
    ]
