"""Tables of recipients, as office programs write them."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

import pytest

from assay.cli import recipients
from assay.cli.recipients import key_of, read_table, recipient_of
from assay.errors import AssayError
from assay.issuance import Recipient


def table(folder: Path, content: str | bytes) -> str:
    path = folder / "table.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_the_signs_of_every_office_program_are_understood(tmp_path: Path, delimiter: str, start: str) -> None:
    rows = [
        ["email", "name", "result:Score"],
        ["a@b.example", "Ana", "7"],
        ["", "", ""],
        ["c@d.example", "", ""],
    ]
    text = start + "\r\n".join(delimiter.join(row) for row in rows)

    read = read_table(table(tmp_path, text))

    assert () == read.errors
    assert [(2, "a@b.example"), (4, "c@d.example")] == [
        (row.number, row.recipient.email) for row in read.rows
    ]
    assert {"Score": "7"} == read.rows[0].recipient.results


def test_every_column_reaches_the_recipient(tmp_path: Path) -> None:
    text = 'id,narrative,evidence_url,evidence_name,evidence_narrative\nurn:x:1,"Two,\nlines",https://a.example,N,T\n'

    recipient = read_table(table(tmp_path, text)).rows[0].recipient

    assert (
        Recipient(
            id="urn:x:1",
            narrative="Two,\nlines",
            evidence=({"id": "https://a.example", "name": "N", "narrative": "T"},),
        )
        == recipient
    )


@pytest.mark.parametrize(
    ("content", "row", "reason"),
    [
        ("email\na@b.example\nA@B.example", 3, "the same person stands in row 2"),
        ("email,name\n,Ana", 2, "neither e-mail address nor id"),
        ("email\na@b.example,x", 2, "more cells"),
        ("email\na\x07@b.example", 2, "invisible character"),
    ],
)
def test_a_bad_row_is_told_with_its_number(tmp_path: Path, content: str, row: int, reason: str) -> None:
    errors = read_table(table(tmp_path, content)).errors

    assert ["table-row-malformed"] == [error.code for error in errors]
    assert row == errors[0].facts["row"]
    assert reason in str(errors[0].facts["reason"])


@pytest.mark.parametrize(
    ("content", "row", "reason"),
    [
        ("", 1, "must say who"),
        ("email", 1, "no row below"),
        ("email,colour\na@b.example,red", 1, "“colour” is no column"),
        ("email,result:\na@b.example,1", 1, "“result:” is no column"),
        ("email,email\na,b", 1, "twice"),
        ("name\nAna", 1, "must say who"),
        (b"email,name\na@b.example,Ana\nb@c.example,Andr\xe9", 3, "CSV UTF-8"),
        ('email\n"a', 2, "quotation marks"),
    ],
)
def test_a_bad_table_is_refused_whole(tmp_path: Path, content: str | bytes, row: int, reason: str) -> None:
    with pytest.raises(AssayError) as raised:
        read_table(table(tmp_path, content))

    assert "table-row-malformed" == raised.value.code
    assert row == raised.value.facts["row"]
    assert reason in str(raised.value.facts["reason"])


def test_a_table_has_its_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = table(tmp_path, "email\n" + "".join(f"a{n}@b.example\n" for n in range(9)))
    monkeypatch.setattr(recipients, "_MOST_ROWS", 5)
    with pytest.raises(AssayError, match="at most 5 rows"):
        read_table(name)
    monkeypatch.setattr(recipients, "_LIMIT", 10)
    with pytest.raises(AssayError, match="too large"):
        read_table(name)


def test_the_same_person_is_known_again() -> None:
    assert key_of(Recipient(email=" Ana@B.example")) == key_of(Recipient(email="ana@b.example "))
    assert key_of(Recipient(id="urn:x:1")) != key_of(Recipient(id="urn:x:2"))


@pytest.mark.parametrize("pair", ["Score", "=7", "Score= "])
def test_a_result_needs_name_and_value(pair: str) -> None:
    options = Namespace(result=[pair])
    with pytest.raises(AssayError, match="usage-wrong"):
        recipient_of(options)
