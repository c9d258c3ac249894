"""Descriptors written in the layouts of their owners and imported again are the same descriptors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assay.analysis.sources import Store, import_release
from releases import csv_bytes

LETTERS = st.characters(codec="utf-8", exclude_categories=("C", "Z"), exclude_characters=';"')
WORDS = st.text(LETTERS, min_size=1, max_size=12)
LISTS = st.lists(WORDS, max_size=4, unique=True)
DESCRIPTORS = st.lists(
    st.fixed_dictionaries(
        {"name": WORDS, "statement": WORDS, "keywords": LISTS, "authors": LISTS, "categories": LISTS}
    ),
    min_size=1,
    max_size=5,
)
COLUMNS = {
    "name": "RSD Name",
    "authors": "Authors",
    "statement": "Skill Statement",
    "categories": "Categories",
    "keywords": "Keywords",
}
MEMBERS = {"name": "skillName", "statement": "skillStatement"}


def as_csv(descriptors: list[dict[str, Any]]) -> bytes:
    rows = [
        (
            f"https://skills.example/{at}",
            *("; ".join(told[key]) if isinstance(told[key], list) else told[key] for key in COLUMNS),
        )
        for at, told in enumerate(descriptors)
    ]
    return csv_bytes([("Canonical URL", *COLUMNS.values()), *rows])


def as_json(descriptors: list[dict[str, Any]]) -> bytes:
    nodes = [
        {
            "id": f"https://skills.example/{at}",
            **{MEMBERS.get(key, key): value for key, value in told.items()},
        }
        for at, told in enumerate(descriptors)
    ]
    return json.dumps(nodes).encode()


@pytest.mark.parametrize("ending", ["csv", "json"])
@given(descriptors=DESCRIPTORS)
def test_what_was_written_is_what_is_read(
    tmp_path_factory: pytest.TempPathFactory, ending: str, descriptors: list[dict[str, Any]]
) -> None:
    folder = tmp_path_factory.mktemp("descriptors")
    path = folder / f"library.{ending}"
    path.write_bytes(as_csv(descriptors) if ending == "csv" else as_json(descriptors))
    store = Store(folder / "data")

    release = import_release(store, "rsd", str(path)).release

    kept = store.table(release, "descriptors").select(*COLUMNS).collect().to_dicts()
    assert [{key: told[key] for key in COLUMNS} for told in descriptors] == kept
    assert Path(release.folder).is_dir()
