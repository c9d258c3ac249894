"""The skills of the starter pack: one package holds the lists of four owners in two tables.

Apart from fetching and checking the packages, and from what else they hold.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import polars as pl

from assay.analysis.sources.forms import frame, minted
from assay.analysis.sources.licences import ESCO, ONET, OPEN_SKILLS, PACKER, UK_SKILLS
from assay.analysis.sources.releases import Licence, Reading
from assay.analysis.sources.wheels import Locked, members_of
from assay.errors import Malformed

ONET_VERSION = "30.2"  # as the addresses in the package's table say
ESCO_VERSION = "1.2"  # all its identifiers are those of ESCO 1.2; the package does not say
KINDS_OF_SKILLS = ("esco", "onet", "rsd", "uk-skills")
_PACKAGE = "laiser-1.0"
_SKILLS, _KNOWLEDGE = "laiser/public/faiss_skills.csv", "laiser/public/knowledge_taxonomy.csv"
_SKILL_COLUMNS = ("skill_id", "skill_name", "aliases", "description", "taxonomy", "original_id")
_KNOWLEDGE_COLUMNS = ("name", "description", "taxonomy", "field")


def skills_of(folder: Path, package: Locked) -> list[Reading]:
    """ESCO, O*NET, Open Skills Network and UK skills, as the one package has them."""
    members, digest = members_of(folder, package, (_SKILLS, _KNOWLEDGE))
    by_taxonomy: dict[str, list[dict[str, str]]] = {}
    for row in _rows(members[_SKILLS], _SKILLS, _SKILL_COLUMNS):
        by_taxonomy.setdefault(row["taxonomy"], []).append(row)
    for row in _rows(members[_KNOWLEDGE], _KNOWLEDGE, _KNOWLEDGE_COLUMNS):
        by_taxonomy.setdefault(row["taxonomy"], []).append(row)
    uk, uk_relations = _uk_skills(by_taxonomy.get("UKOS", []))
    osn = by_taxonomy.get("OSN", [])

    def reading(
        kind: str, version: str, licence: Licence, tables: dict[str, pl.DataFrame], name: str = ""
    ) -> Reading:
        whose = Licence(licence.licence, f"{licence.attribution} {PACKER}", licence.unclear)
        origin = f"{package.name} {package.version}"
        return Reading(kind, version, "en", origin, whose, (digest,), tables, name=name)

    return [
        reading("esco", ESCO_VERSION, ESCO, {"skills": frame("skills", _esco(by_taxonomy))}),
        reading("onet", ONET_VERSION, ONET, {"skills": frame("skills", _onet(by_taxonomy))}),
        reading(
            "rsd",
            _PACKAGE,
            OPEN_SKILLS,
            {"skills": frame("skills", map(_descriptor_skill, osn)), "descriptors": _descriptors(osn)},
            "Open Skills Network",
        ),
        reading(
            "uk-skills", _PACKAGE, UK_SKILLS, {"skills": uk, "relations": frame("relations", uk_relations)}
        ),
    ]


def _rows(content: bytes, name: str, columns: tuple[str, ...]) -> Iterable[dict[str, str]]:
    reader = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    if tuple(reader.fieldnames or ()) != columns:
        raise Malformed("data-pack-wrong", file=name)
    return reader


def _skill(framework: str, version: str, uri: str, row: Mapping[str, str], kind: str) -> dict[str, Any]:
    label = row.get("skill_name") or row.get("name") or ""
    return {
        "uri": uri,
        "framework": framework,
        "version": version,
        "language": "en",
        "label": label.strip(),
        "description": (row.get("description") or "").strip(),
        "kind": kind,
    }


def _esco(rows: Mapping[str, list[dict[str, str]]]) -> list[dict[str, Any]]:
    skills = [
        {
            **_skill("esco", ESCO_VERSION, row["original_id"], row, "skill"),
            # The package joins them with commas; a comma followed by a blank inside one is rare.
            "aliases": [alias for alias in (row["aliases"] or "").split(", ") if alias],
        }
        for row in rows.get("ESCO", [])
    ]
    # For knowledge the package tells no identifier; one of ours stands in until ESCO's own is imported.
    return skills + [
        _skill("esco", ESCO_VERSION, minted("esco", "knowledge", row["name"]), row, "knowledge")
        for row in rows.get("esco_knowledge", [])
    ]


def _onet(rows: Mapping[str, list[dict[str, str]]]) -> list[dict[str, Any]]:
    made = []
    for taxonomy, kind in (
        ("ONET_TECH", "technology"),
        ("ONET_SKILL", "skill"),
        ("onet_knowledge", "knowledge"),
    ):
        for row in rows.get(taxonomy, []):
            label = row.get("skill_name") or row.get("name") or ""
            made.append(_skill("onet", ONET_VERSION, minted("onet", kind, label), row, kind))
    return made


def _descriptor_skill(row: Mapping[str, str]) -> dict[str, Any]:
    return _skill("rsd", _PACKAGE, row["original_id"], row, "descriptor")


def _descriptors(rows: Iterable[Mapping[str, str]]) -> pl.DataFrame:
    return frame(
        "descriptors",
        [
            {
                "uri": row["original_id"],
                "name": row["skill_name"],
                "statement": row["description"],
                "keywords": [word for word in (row["aliases"] or "").split(", ") if word],
            }
            for row in rows
        ],
    )


def _uk_skills(rows: Iterable[Mapping[str, str]]) -> tuple[pl.DataFrame, list[dict[str, str]]]:
    """The skills, and the groups above them, which the package keeps in its column of aliases."""
    skills: list[dict[str, Any]] = []
    groups: dict[str, str] = {}
    relations = []
    for row in rows:
        uri = minted("uk-skills", "skill", row["skill_name"])
        skills.append(_skill("uk-skills", _PACKAGE, uri, row, "skill"))
        if row["aliases"]:
            group = groups.setdefault(row["aliases"], minted("uk-skills", "group", row["aliases"]))
            relations.append({"from_uri": uri, "to_uri": group, "kind": "broader"})
    skills += [_skill("uk-skills", _PACKAGE, uri, {"name": label}, "group") for label, uri in groups.items()]
    return frame("skills", skills), relations
