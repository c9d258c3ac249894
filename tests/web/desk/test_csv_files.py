from __future__ import annotations

import io

import pytest

from assay.web.base.csv_files import MAX_COLUMNS, MAX_ROWS, CsvRefused, read_csv, safe_cell, write_csv


def table(content: bytes) -> tuple[tuple[str, ...], list[tuple[int, tuple[str, ...]]]]:
    read = read_csv(io.BytesIO(content))
    return read.headings, list(read.rows)


def refused(content: bytes) -> str:
    with pytest.raises(CsvRefused) as raised:
        table(content)
    return raised.value.code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_a_table_is_read_in_every_usual_encoding(encoding: str) -> None:
    text = "Name;Mail\r\nZoë Núñez;zoe@example.org\r\nPer Ås;per@example.org\r\n"
    headings, rows = table(text.encode(encoding))
    assert ("Name", "Mail") == headings
    assert [(2, ("Zoë Núñez", "zoe@example.org")), (3, ("Per Ås", "per@example.org"))] == rows


def test_rows_are_numbered_as_spreadsheets_do_and_blank_ones_are_left_out() -> None:
    _headings, rows = table(b"a,b\n1,2\n,\n3,4\n")
    assert [2, 4] == [number for number, _cells in rows]


def test_a_cell_may_hold_a_line_break_and_the_separator() -> None:
    assert [(2, ("one\nline", "x,y"))] == table(b'a,b\n"one\nline","x,y"\n')[1]


def test_a_file_of_another_kind_is_refused_for_what_it_is() -> None:  # WEB-012
    assert "empty" == refused(b"")
    assert "null-character" == refused(b"a,b\n1,\x002\n")
    assert "mixed-encodings" == refused("a\né\n".encode() + "ñandú\n".encode("cp1252"))
    assert "quotes" == refused(b'a,b\n"1"x,2\n')
    assert "unreadable-characters" == refused(b"\xff\xfe" + b"\x00\xd8" * 40 + b"a\x00")


def test_a_table_beyond_the_bounds_is_refused_before_it_is_held() -> None:  # WEB-012
    assert "line-too-long" == refused(b"a," * 1_000_000)
    assert "too-many-columns" == refused(b"a\n" + b"x," * (MAX_COLUMNS + 1) + b"\n")
    assert "too-many-rows" == refused(b"a\n" + b"x\n" * (MAX_ROWS + 1))
    assert "too-large" == refused(b"a\n" + b"x" * 1000 + b"\n" + (b"y" * 1000 + b"\n") * 30_000)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@a", "\tx", "\rx"])
def test_a_formula_in_an_export_is_only_text(cell: str) -> None:  # XSS-006
    assert f"'{cell}" == safe_cell(cell)
    written = b"".join(write_csv(["Name"], [[cell]]))
    assert cell.replace("\r", "\n") == table(written)[1][0][1][0], "what we wrote comes back as it was"


def test_a_plain_cell_is_written_as_it_is() -> None:
    assert "﻿Name\r\nO'Neill\r\n" == b"".join(write_csv(["Name"], [["O'Neill"]])).decode()
