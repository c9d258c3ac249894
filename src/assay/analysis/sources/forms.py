"""The tables that releases are kept as: name → columns and their types, the same for every framework.

Apart so that readers fill, the store checks and the skill graph asks the same columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

import polars as pl

_TEXT, _TEXTS, _TRUTH, _NUMBER = pl.String(), pl.List(pl.String()), pl.Boolean(), pl.Float64()

FORMS: dict[str, dict[str, pl.DataType]] = {
    "skills": {
        "uri": _TEXT,
        "framework": _TEXT,
        "version": _TEXT,
        "language": _TEXT,
        "label": _TEXT,
        "aliases": _TEXTS,
        "description": _TEXT,
        "kind": _TEXT,  # skill, knowledge, group, technology, activity, descriptor, or CASE's own word
        "code": _TEXT,
    },
    "occupations": {
        "uri": _TEXT,
        "framework": _TEXT,
        "label": _TEXT,
        "aliases": _TEXTS,
        "description": _TEXT,
        "code": _TEXT,  # ISCO-08 for ESCO, O*NET-SOC for O*NET
    },
    "occupation_skills": {"occupation_uri": _TEXT, "skill_uri": _TEXT, "importance": _TEXT},
    "relations": {"from_uri": _TEXT, "to_uri": _TEXT, "kind": _TEXT},
    "collections": {"collection": _TEXT, "uri": _TEXT},  # digital, green, language, transversal …
    "crosswalk": {
        "from_uri": _TEXT,
        "to_uri": _TEXT,
        "kind": _TEXT,
        "from_framework": _TEXT,
        "to_framework": _TEXT,
    },
    "technologies": {
        "occupation": _TEXT,
        "example": _TEXT,
        "commodity": _TEXT,
        "hot": _TRUTH,
        "in_demand": _TRUTH,  # null in the releases before the flag existed: unknown, not no
    },
    "ratings": {
        "occupation": _TEXT,
        "element": _TEXT,
        "name": _TEXT,
        "domain": _TEXT,  # the file's name: Skills, Knowledge, Abilities …
        "scale": _TEXT,
        "category": _TEXT,
        "value": _NUMBER,
        "count": _NUMBER,
        "low": _NUMBER,
        "high": _NUMBER,
        "suppress": _TRUTH,
        "date": _TEXT,
    },
    "tasks": {"occupation": _TEXT, "task": _TEXT, "text": _TEXT, "kind": _TEXT},
    "job_zones": {"occupation": _TEXT, "zone": _NUMBER},
    "descriptors": {
        "uri": _TEXT,
        "name": _TEXT,
        "statement": _TEXT,
        "categories": _TEXTS,
        "keywords": _TEXTS,
        "authors": _TEXTS,
        "collections": _TEXTS,
        "standards": _TEXTS,
        "certifications": _TEXTS,
        "occupations": _TEXTS,
        "alignments": _TEXTS,
        "status": _TEXT,
    },
    "credentials": {
        "uri": _TEXT,
        "ctid": _TEXT,
        "kind": _TEXT,
        "name": _TEXT,
        "description": _TEXT,
        "page": _TEXT,
        "owner": _TEXT,
        "language": _TEXT,
        "json": _TEXT,  # the whole node as it came, to be read by `descriptions`
    },
    "courses": {
        "uri": _TEXT,
        "title": _TEXT,
        "provider": _TEXT,
        "description": _TEXT,
        "skills": _TEXTS,
        "level": _TEXT,
        "language": _TEXT,
        "hours": _NUMBER,
        "price": _NUMBER,
        "rating": _NUMBER,
        "learners": _NUMBER,
        "source": _TEXT,
    },
}


def frame(table: str, rows: Iterable[Mapping[str, Any]]) -> pl.DataFrame:
    """The rows as this table; a column that a row does not name is null, or an empty list."""
    form = FORMS[table]
    held = list(rows)
    columns = {
        name: pl.Series(
            name,
            [([] if type_ == _TEXTS else None) if row.get(name) is None else row[name] for row in held],
            dtype=type_,
            strict=True,
        )
        for name, type_ in form.items()
    }
    return pl.DataFrame(columns)


def minted(framework: str, kind: str, label: str) -> str:
    """An identifier for what its framework names without giving it an address; the same in every release."""
    return f"urn:assay:{framework}:{kind}:{quote(' '.join(label.split()), safe='')}"
