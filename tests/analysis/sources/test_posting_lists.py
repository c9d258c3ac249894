"""Ads as one list of JSON: read member by member, whichever way its bytes come in parts."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest

from assay.analysis.sources import posting_files
from assay.analysis.sources.faults import Faults
from assay.analysis.sources.posting_files import Stream, pieces

ADS = [
    {"title": "Baker, ]"},
    {"title": 'a "b" [c'},
    {"title": "\N{SNOWMAN}", "skills": ["x", "y"]},
    {"n": 12.5},
]


def read(folder: Path, content: str) -> tuple[list[dict[str, object]], int]:
    """The rows, and how many faults there were."""
    path, faults = folder / "ads.json", Faults()
    path.write_text(content, encoding="utf-8")
    held = list(pieces(Stream(path.name, path), faults))
    return (pl.concat(held).to_dicts() if held else []), faults.count


@pytest.mark.parametrize("step", [1, 2, 7, 1 << 20])
@pytest.mark.parametrize("indent", [None, 2])
def test_a_list_is_read_whole_however_its_parts_fall(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int, indent: int | None
) -> None:
    monkeypatch.setattr(posting_files, "_STEP", step)

    rows, faults = read(tmp_path, f" {json.dumps(ADS, indent=indent)}\n")

    assert (4, 0) == (len(rows), faults)
    assert ["Baker, ]", 'a "b" [c', "\N{SNOWMAN}", None] == [row["title"] for row in rows]
    assert "12.5" == rows[3]["n"]


@pytest.mark.parametrize(
    "content", ["[", '[{"title": "a"}', '[{"title": "a"},]', "[1 2]", "[,]", "[[[[", "[}"]
)
def test_a_list_that_is_no_json_is_one_fault(tmp_path: Path, content: str) -> None:
    _rows, faults = read(tmp_path, content)

    assert faults >= 1


def test_a_list_of_nothing_has_no_rows(tmp_path: Path) -> None:
    assert ([], 0) == read(tmp_path, "[ ]")


def test_a_member_longer_than_a_row_may_be_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(posting_files, "_STEP", 16)
    monkeypatch.setattr(posting_files, "_LARGEST_LINE", 64)

    assert ([], 1) == read(tmp_path, json.dumps([{"title": "x" * 400}]))
