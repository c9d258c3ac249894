from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from assay.web.base import zip_files
from assay.web.base.zip_files import ZipRefused, read_zip
from assay.web.records.rosters import import_queries, imports
from assay.web.records.rosters.models import Pupil, RosterImport
from web.rosters.importing import a_bundle, a_house, sent, zipped

WANTED = {"manifest.csv", "users.csv"}


def a_bomb() -> io.BytesIO:
    return zipped({"users.csv": b"a" * (30 << 20)})


def too_many() -> io.BytesIO:
    return zipped({f"{number}.csv": b"" for number in range(201)})


def twice() -> io.BytesIO:
    return zipped({"users.csv": b"a", "folder/USERS.CSV": b"b"})


def cut_off() -> io.BytesIO:
    return io.BytesIO(a_bundle().packed().getvalue()[:-60])


def broken_inside() -> io.BytesIO:
    content = bytearray(zipped({"users.csv": bytes(range(256)) * 40}).getvalue())
    content[60:80] = b"\xff" * 20
    return io.BytesIO(bytes(content))


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (a_bomb, "too-large"),
        (too_many, "too-many-entries"),
        (twice, "file-twice"),
        (cut_off, "broken-archive"),
        (broken_inside, "broken-archive"),
    ],
)
def test_a_hostile_archive_is_declined(make: Callable[[], io.BytesIO], code: str) -> None:
    with pytest.raises(ZipRefused) as refused:
        read_zip(make(), WANTED)

    assert code == refused.value.code


def test_a_file_that_unpacks_to_far_more_than_it_should_is_declined_early() -> None:
    with pytest.raises(ZipRefused):
        read_zip(zipped({"users.csv": b"a" * (8 << 20)}), WANTED)  # within the bound, a thousandfold


def test_all_files_together_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_files, "MAX_WHOLE", 10)

    with pytest.raises(ZipRefused):
        read_zip(zipped({"users.csv": b"123456", "manifest.csv": b"123456"}), WANTED)


def test_no_path_of_an_archive_is_used() -> None:
    found = read_zip(
        zipped({"../../etc/users.csv": b"a", "C:\\export\\manifest.csv": b"b", "../../etc/passwd": b"c"}),
        WANTED,
    )

    assert {"users.csv": b"a", "manifest.csv": b"b"} == found


def test_an_archive_in_an_archive_is_never_opened() -> None:
    inner = zipped({"users.csv": b"a"}).getvalue()

    assert {} == read_zip(zipped({"inner.zip": inner, "users.zip": inner}), WANTED)


def test_an_encrypted_file_is_told() -> None:
    content = bytearray(zipped({"users.csv": b"a"}).getvalue())
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as archive:
        start = archive.start_dir
    content[6] |= 1
    content[start + 8] |= 1

    with pytest.raises(ZipRefused) as refused:
        read_zip(io.BytesIO(bytes(content)), WANTED)

    assert "encrypted" == refused.value.code


@pytest.mark.django_db
@pytest.mark.parametrize("make", [a_bomb, too_many, twice, cut_off])
def test_nothing_of_a_hostile_archive_is_kept(make: Callable[[], io.BytesIO]) -> None:
    house = a_house()

    with pytest.raises(ZipRefused):
        imports.take_in(house.coordinator, house.key, make())

    assert not RosterImport.objects.of(house.key).exists()


@pytest.mark.django_db
def test_an_archive_of_something_else_says_what_is_missing() -> None:
    house = a_house()

    key = sent(house, zipped({"inner.zip": b"PK", "readme.txt": b"hello"}))

    assert "manifest.csv" in {one.file for one in import_queries.report(house.key, key).faults}
    assert not Pupil.objects.of(house.key).exists()
