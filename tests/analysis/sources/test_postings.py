"""Ads: columns by name or mapping, copies merged, contacts left out, and large files in pieces."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.sources.market_files import imported, rows_of, written
from assay.analysis.sources import ColumnMapping, DataRefused, Store, check_release
from assay.analysis.sources.cells import PARTED, typed
from assay.analysis.sources.forms import FORMS
from assay.errors import AssayError

ADS = (
    ("Job Title", "Company", "Location", "Posted", "Job Description", "SOC Code", "Skills", "Entry level"),
    (
        "Baker",
        "Crumb",
        "Dayton, OH",
        "2026-03-04",
        "Bake bread. Mail a.b@crumb.example.",
        "51-3011",
        "baking",
        "y",
    ),
    ("BAKER ", "crumb", "Ohio", "2026-05-01", "bake  bread; mail c@crumb.example", "51-3011.00", "", ""),
    ("Nurse", "Care", "US-OH", "2026-04-01", "Call (937) 555-0123 from 2024-01-02.", "29-1141", "a; b", "no"),
)


def test_copies_become_one_row_and_contacts_are_left_out(tmp_path: Path) -> None:
    made = imported(tmp_path, "postings", written(tmp_path, "ads.csv", ADS))

    baker, nurse = sorted(rows_of(tmp_path, made, "postings"), key=lambda row: row["title"])
    assert (date(2026, 3, 4), date(2026, 5, 1), 2) == (
        baker["first_seen"],
        baker["last_seen"],
        baker["copies"],
    )
    assert ("US-OH", "51-3011", True, ["baking"]) == (
        baker["area"],
        baker["occupation"],
        baker["entry_level"],
        baker["skills"],
    )
    assert "Call […] from 2024-01-02." == nurse["text"]
    assert "@" not in baker["text"]
    assert {"contacts-left-out": 3, "copies-merged": 1} == {one.code: one.count for one in made.remarks}


def test_lines_of_json_and_parquet_say_the_same(tmp_path: Path) -> None:
    ads = [{"title": f"Job {at}", "skills": ["a, b", "c"], "date": "2026-01-02"} for at in range(3)]
    ads[2]["company"] = "Only the last line says it"
    lines = "".join(json.dumps(ad) + "\n" for ad in ads).encode()
    (tmp_path / "ads.jsonl.gz").write_bytes(gzip.compress(lines))
    frame = pl.DataFrame(ads, infer_schema_length=None).with_columns(pl.col("date").str.to_date())
    frame.write_parquet(tmp_path / "ads.parquet")

    told = [
        sorted(
            (row["title"], row["first_seen"], row["employer"], tuple(row["skills"]))
            for row in rows_of(
                tmp_path, imported(tmp_path, "postings", tmp_path / name, name=name), "postings"
            )
        )
        for name in ("ads.jsonl.gz", "ads.parquet")
    ]

    assert told[0] == told[1]
    assert ("a, b", "c") == told[0][0][3]
    assert [None, None, "Only the last line says it"] == [row[2] for row in told[0]]


def test_a_mapping_names_columns_days_and_what_holds_for_all(tmp_path: Path) -> None:
    path = written(tmp_path, "x.csv", (("t", "d", "k"), ("Baker", "4/3/2026", "x/y")))
    said = ColumnMapping({"title": "t", "date": "d", "skills": "k"}, {"area": "ohio"}, "%d/%m/%Y", "/")

    made = imported(tmp_path, "postings", path, said)

    (row,) = rows_of(tmp_path, made, "postings")
    assert (date(2026, 3, 4), "US-OH", ["x", "y"]) == (row["first_seen"], row["area"], row["skills"])


def test_the_same_file_under_another_mapping_is_another_release(tmp_path: Path) -> None:
    path = written(tmp_path, "x.csv", (("t", "u"), ("Baker", "Nurse")))
    imported(tmp_path, "postings", path, ColumnMapping({"title": "t"}))

    with pytest.raises(AssayError) as error:
        imported(tmp_path, "postings", path, ColumnMapping({"title": "u"}))

    assert "data-release-exists" == error.value.code
    assert not imported(tmp_path, "postings", path, ColumnMapping({"title": "t"})).stored


def test_faults_are_told_by_row_and_column_and_can_be_left_out(tmp_path: Path) -> None:
    rows = (
        ("title", "date", "soc"),
        ("Baker", "2026-01-01", "51-3011"),
        ("", "03/04/2026", "baker"),
        ("Nurse",),
    )
    path = written(tmp_path, "ads.csv", rows)

    with pytest.raises(DataRefused) as error:
        imported(tmp_path, "postings", path)
    checked = check_release(Store(tmp_path / "data"), "postings", str(path))
    made = imported(tmp_path, "postings", path, skip_faulty=True)

    told = {(fault.facts["row"], fault.facts.get("column")) for fault in error.value.faults}
    assert {(3, "title"), (3, "date"), (3, "soc"), (4, None)} == told
    assert (4, {"postings": 1}) == (checked.count, dict(checked.rows))
    assert 1 == made.release.tables["postings"]
    assert [] == [path for path in (tmp_path / "data").iterdir() if path.name.startswith(".reading")]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("ads.csv", b"\xff\xfetitle\n"),
        ("ads.csv", b""),
        ("ads.csv", b"title,title\na,b\n"),
        ("ads.csv", b'title\n"no end\n'),
        ("ads.jsonl", b'{"title": "a"}\nnot json\n'),
        ("ads.jsonl", b"[1, 2]"),
        ("ads.parquet", b"PAR1 and nothing"),
        ("ads.csv.gz", b"\x1f\x8bcut short"),
    ],
)
def test_a_damaged_file_is_refused_and_nothing_is_stored(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)

    with pytest.raises(AssayError):
        imported(tmp_path, "postings", tmp_path / name)

    assert () == Store(tmp_path / "data").releases()


def test_a_mapping_of_something_nobody_knows_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "ads.csv", ADS)

    with pytest.raises(AssayError) as error:
        imported(tmp_path, "postings", path, ColumnMapping({"colour": "Job Title"}))

    assert "data-mapping-wrong" == error.value.code


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.dates(date(2020, 1, 1), date(2029, 1, 1))), min_size=1))
def test_no_copy_is_lost_however_often_an_ad_comes(
    tmp_path_factory: pytest.TempPathFactory, ads: list[tuple[str, date]]
) -> None:
    folder = tmp_path_factory.mktemp("ads")
    rows = (("title", "date"), *((title, day.isoformat()) for title, day in ads))

    made = imported(folder, "postings", written(folder, "ads.csv", rows))

    held = rows_of(folder, made, "postings")
    assert len({title for title, _ in ads}) == len(held)
    assert len(ads) == sum(row["copies"] for row in held)
    for row in held:
        days = [day for title, day in ads if title == row["title"]]
        assert (min(days), max(days)) == (row["first_seen"], row["last_seen"])


def test_the_table_has_the_columns_of_its_form() -> None:
    empty = typed(pl.DataFrame({"title": ["Baker"]}), FORMS["postings"])

    assert dict(empty.schema) == FORMS["postings"]
    assert PARTED not in str(empty.to_dicts())
