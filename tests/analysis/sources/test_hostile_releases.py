"""Files by strangers: bombs, broken archives, odd bytes. Told in a sentence, bounded, and nothing stored."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assay.analysis.sources import KINDS, DataRefused, Store, files, import_release, sheets
from assay.errors import AssayError
from releases import ESCO_FILES, ONET_FILES, csv_bytes, onet_files, xlsx_bytes, zip_of

TABLE = ONET_FILES["Technology Skills.txt"]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "data")


def refused(store: Store, kind: str, path: Path) -> list[tuple[str, object]]:
    """The faults with their reasons; nothing is stored."""
    with pytest.raises(AssayError) as error:
        import_release(store, kind, str(path), version="1.0")
    assert () == store.releases()
    if isinstance(error.value, DataRefused):
        return [(fault.code, fault.facts.get("reason", "")) for fault in error.value.faults]
    return [(error.value.code, error.value.facts.get("reason", ""))]


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (
            b"\xff\xfenot text",
            ("data-row-wrong", "it is not written in UTF-8; save the file in that encoding"),
        ),
        (
            "é".encode("latin-1"),
            ("data-row-wrong", "it is not written in UTF-8; save the file in that encoding"),
        ),
        (b"51-3011.00\tx\0\t1\ty\tY\tN\r\n", ("data-row-wrong", "it has a character that no text has")),
        (b"51-3011.00\tx\t1\r\n", ("data-row-wrong", "it has 3 cells, and the first row has 6")),
        (
            b"51-3011.00\tx\t1\ty\tY\tN\tmore\r\n",
            ("data-row-wrong", "it has 7 cells, and the first row has 6"),
        ),
        (b"", ("data-file-wrong", "it has no rows below the names of its columns")),
    ],
)
def test_rows_that_two_readers_could_read_differently_are_refused(
    store: Store, tmp_path: Path, content: bytes, told: tuple[str, str]
) -> None:
    heading = csv_bytes(TABLE[:1], "\t")

    assert [told] == refused(store, "onet", written(tmp_path / "Technology Skills.txt", heading + content))


def test_a_column_named_twice_is_refused(store: Store, tmp_path: Path) -> None:
    rows = [[*row, row[0]] for row in TABLE]

    told = refused(store, "onet", written(tmp_path / "t.txt", csv_bytes(rows, "\t")))

    assert [("data-cell-wrong", "the name is there twice")] == told


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_and_other_signs_between_cells_are_understood(
    store: Store, tmp_path: Path, encoding: str
) -> None:
    text = csv_bytes(TABLE, ";").decode()
    path = written(tmp_path / "t.csv", text.encode(encoding))

    assert {"technologies": 2} == {
        name: count
        for name, count in import_release(store, "onet", str(path), version="1.0").release.tables.items()
        if name == "technologies"
    }


def test_empty_lines_and_unknown_columns_are_passed_over(store: Store, tmp_path: Path) -> None:
    rows = [[*row, "why not"] for row in TABLE]
    rows[0][-1] = "A new column"
    path = written(tmp_path / "t.csv", csv_bytes(rows) + b"\r\n,,,,,,\r\n")

    assert 2 == import_release(store, "onet", str(path), version="1.0").release.tables["technologies"]


def test_what_unpacks_to_more_than_a_file_may_have_is_not_unpacked(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LARGEST_FILE", 1 << 20)
    monkeypatch.setattr(sheets, "LARGEST_FILE", 1 << 20)
    monkeypatch.setattr(files, "LARGEST_RELEASE", 3 << 20)
    zeros = bytes(2 << 20)
    tar = io.BytesIO()
    with tarfile.open(fileobj=tar, mode="w:gz") as packed:
        entry = tarfile.TarInfo("t.json")
        entry.size = len(zeros)
        packed.addfile(entry, io.BytesIO(zeros))
    bombs = {
        "t.txt.gz": gzip.compress(zeros),
        "t.zip": zip_of(tmp_path / "a.zip", {"t.txt": zeros}).read_bytes(),
        "t.tgz": tar.getvalue(),
        "t.xlsx": xlsx_bytes([["0" * (2 << 20)]]),
        "many.zip": zip_of(
            tmp_path / "b.zip", {f"{at}.txt": zeros[: 1 << 20] for at in range(4)}
        ).read_bytes(),
    }

    for name, content in bombs.items():
        assert [("data-file-too-large", "")] == refused(store, "onet", written(tmp_path / name, content)), (
            name
        )


def test_an_archive_that_lies_about_its_sizes_is_counted_while_it_unpacks(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LARGEST_RELEASE", 1 << 20)
    hole = io.BytesIO()
    with tarfile.open(fileobj=hole, mode="w:gz") as packed:
        entry = tarfile.TarInfo("a.bin")  # nobody reads it, but to pass over it is to unpack it
        entry.size = 4 << 20
        packed.addfile(entry, io.BytesIO(bytes(entry.size)))
        packed.addfile(tarfile.TarInfo("b.json"))

    assert [("data-file-too-large", "")] == refused(
        store, "ctdl", written(tmp_path / "hole.tgz", hole.getvalue())
    )


def test_too_many_files_are_refused(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_FILES", 5)

    told = refused(store, "onet", zip_of(tmp_path / "1.0.zip", {f"{at}.txt": b"a" for at in range(9)}))

    assert [("data-file-wrong", "it has too many files")] == told


@pytest.mark.parametrize("name", ["1.0.zip", "1.0.tgz", "t.txt.gz", "t.xlsx", "t.parquet"])
def test_a_file_cut_short_is_refused(store: Store, tmp_path: Path, name: str) -> None:
    zipped = zip_of(tmp_path / "whole.zip", onet_files()).read_bytes()
    tarred = io.BytesIO()
    with tarfile.open(fileobj=tarred, mode="w:gz") as packed:
        entry = tarfile.TarInfo("t.txt")
        entry.size = len(csv_bytes(TABLE, "\t"))
        packed.addfile(entry, io.BytesIO(csv_bytes(TABLE, "\t")))
    whole = {
        "1.0.zip": zipped,
        "1.0.tgz": tarred.getvalue(),
        "t.txt.gz": gzip.compress(csv_bytes(TABLE, "\t")),
        "t.xlsx": xlsx_bytes(TABLE),
        "t.parquet": b"PAR1 and no more",
    }[name]

    told = refused(store, "onet", written(tmp_path / name, whole[: len(whole) // 2]))

    assert ["data-file-wrong"] == [code for code, _ in told]


def test_a_locked_archive_is_refused(store: Store, tmp_path: Path) -> None:
    content = bytearray(zip_of(tmp_path / "1.0.zip", {"t.txt": csv_bytes(TABLE, "\t")}).read_bytes())
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as archive:
        start = archive.infolist()[0].header_offset
    content[start + 6] |= 1  # the flag of encryption, in the member's head and in the directory
    content[content.index(b"PK\x01\x02") + 8] |= 1

    told = refused(store, "onet", written(tmp_path / "1.0.zip", bytes(content)))

    assert [("data-file-wrong", "it is locked with a password")] == told


@pytest.mark.parametrize("place", [b'r="XFD1048576"', b" r = 'xfd1048576'", b'r="A99999999999"'])
def test_a_spreadsheet_with_a_cell_at_the_end_of_the_world_is_not_laid_out(
    store: Store, tmp_path: Path, place: bytes
) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsx_bytes(TABLE))) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            content = old.read(name).replace(b"</row></sheetData>", b"<c " + place + b"/></row></sheetData>")
            new.writestr(name, content)

    told = refused(store, "onet", written(tmp_path / "t.xlsx", held.getvalue()))

    assert [("data-file-wrong", "it has cells far outside its table")] == told


def test_a_link_that_leads_out_of_the_folder_is_not_followed(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "1.0"
    folder.mkdir()
    outside = written(tmp_path / "private.txt", csv_bytes(TABLE, "\t"))
    (folder / "Technology Skills.txt").symlink_to(outside)

    assert [("data-kind-not-found", "")] == refused(store, "onet", folder)


def test_members_are_read_by_name_and_never_written_anywhere(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "1.0.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../outside.txt", csv_bytes(TABLE, "\t"))

    assert [("data-kind-not-found", "")] == refused(store, "onet", path)
    assert {"1.0.zip", "data"} == {inside.name for inside in tmp_path.iterdir()}
    assert [] == [*(tmp_path / "data").iterdir()], "what was read on the way is gone"


@pytest.mark.parametrize("content", [b"{", b"[NaN]", b"[" * 100_000, b'{"a": "\xff"}', b""])
def test_what_is_no_json_is_refused(store: Store, tmp_path: Path, content: bytes) -> None:
    told = refused(store, "ctdl", written(tmp_path / "t.json", content))

    assert {code for code, _ in told} <= {"data-row-wrong", "data-file-wrong"}


@pytest.mark.parametrize(("depth", "is_read"), [(40, True), (200, False)])
def test_json_is_read_to_a_depth_that_no_honest_file_has(
    store: Store, tmp_path: Path, depth: int, is_read: bool
) -> None:
    node: dict[str, object] = {"@type": "ceterms:Badge", "ceterms:name": "Deep"}
    for _ in range(depth):
        node = {"a": [node]}
    path = written(tmp_path / "t.json", json.dumps({"@graph": [node]}).encode())

    if is_read:
        assert {"credentials": 1} == import_release(store, "ctdl", str(path)).release.tables
    else:
        assert [("data-file-wrong", "its parts are nested too deeply")] == refused(store, "ctdl", path)


@pytest.mark.parametrize("place", ["nowhere", "no\0where", "x" * 5000])
def test_what_is_not_there_is_said(store: Store, place: str) -> None:
    with pytest.raises(AssayError) as error:
        import_release(store, "esco", place)

    assert "file-missing" == error.value.code


@pytest.mark.parametrize("word", ["a\nb", "v" * 200, "1\x1b[31m"])
def test_a_version_is_a_short_text(store: Store, tmp_path: Path, word: str) -> None:
    with pytest.raises(AssayError) as error:
        import_release(store, "onet", str(tmp_path), version=word)

    assert "usage-wrong" == error.value.code


@given(
    kind=st.sampled_from(KINDS),
    name=st.sampled_from(["t.csv", "t.txt", "t.json", "t.xlsx", "t.zip", "t.tgz", "t.csv.gz", "t.parquet"]),
    start=st.sampled_from(
        [
            b"",
            b"PK\x03\x04",
            b"\x1f\x8b\x08",
            b"PAR1",
            b'{"CFDocument": {}, "CFItems": [',
            b'[{"skillStatement": ',
        ]
        + [csv_bytes(rows[:1]) for rows in (*ESCO_FILES.values(), *ONET_FILES.values())]
    ),
    rest=st.binary(max_size=200) | st.text(max_size=200).map(str.encode),
)
def test_whatever_bytes_there_are_the_answer_is_a_release_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, kind: str, name: str, start: bytes, rest: bytes
) -> None:
    folder = tmp_path_factory.mktemp("any")
    store = Store(folder / "data")
    path = written(folder / name, start + rest)
    try:
        import_release(store, kind, str(path), version="1.0")
    except AssayError as error:
        assert error.sentence("es").text  # noqa: PT017 - either end is right
        assert () == store.releases()
