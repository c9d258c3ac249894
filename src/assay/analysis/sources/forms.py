"""The tables that releases are kept as: name → columns and their types, the same for every framework.

Apart so that readers fill, the store checks and the skill graph asks the same columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

import polars as pl

_TEXT, _TEXTS, _TRUTH, _NUMBER = pl.String(), pl.List(pl.String()), pl.Boolean(), pl.Float64()
_DAY = pl.Date()

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
    # Of the market. `occupation` is a SOC 2018 code (35-2014), `area` as in `areas`; null is unknown.
    "areas": {"area": _TEXT, "name": _TEXT, "kind": _TEXT, "within": _TEXT},  # US, US-OH, US-M45780
    "wages": {
        "area": _TEXT,
        "occupation": _TEXT,
        "title": _TEXT,
        "detail": _TEXT,  # total, major, minor, broad, detailed
        "employment": _NUMBER,
        "employment_error": _NUMBER,  # relative standard error, percent
        "wage_error": _NUMBER,
        **{f"hourly_{part}": _NUMBER for part in ("mean", "p10", "p25", "p50", "p75", "p90")},
        **{f"annual_{part}": _NUMBER for part in ("mean", "p10", "p25", "p50", "p75", "p90")},
        "per_thousand": _NUMBER,
        "location_quotient": _NUMBER,
        "footnotes": _TEXT,
    },
    "projections": {
        "area": _TEXT,
        "occupation": _TEXT,
        "title": _TEXT,
        "from_year": _NUMBER,
        "to_year": _NUMBER,
        "employment_from": _NUMBER,
        "employment_to": _NUMBER,
        "openings_a_year": _NUMBER,  # growth and replacement together
        "entry_education": _TEXT,
    },
    "listed_credentials": {
        "name": _TEXT,
        "aliases": _TEXTS,
        "body": _TEXT,
        "code": _TEXT,
        "area": _TEXT,  # whose list it is
        "occupations": _TEXTS,
        "cluster": _TEXT,
        "tier": _TEXT,
        "points": _NUMBER,
        "licence": _TRUTH,  # the law asks for it
        "from_day": _DAY,
        "until_day": _DAY,
        "citation": _TEXT,
    },
    "postings": {
        "posting": _TEXT,  # one identifier for all copies of one advertisement
        "first_seen": _DAY,
        "last_seen": _DAY,
        "copies": _NUMBER,
        "title": _TEXT,
        "employer": _TEXT,
        "occupation": _TEXT,
        "area": _TEXT,
        "text": _TEXT,
        "skills": _TEXTS,  # as the source names them
        "entry_level": _TRUTH,
        "source": _TEXT,
    },
    "term_series": {"term": _TEXT, "month": _DAY, "ads": _NUMBER, "mentions": _NUMBER},
    "outcomes": {
        "credential": _TEXT,  # its address, CTID or name, as the source names it
        "name": _TEXT,
        "provider": _TEXT,
        "area": _TEXT,
        "from_day": _DAY,
        "until_day": _DAY,
        "began": _NUMBER,
        "completed": _NUMBER,
        "followed": _NUMBER,  # completers whose work is known, the denominator of `placed`
        "placed": _NUMBER,
        "placed_within_days": _NUMBER,
        "earners": _NUMBER,
        "earnings_median": _NUMBER,
        "earnings_low": _NUMBER,
        "earnings_high": _NUMBER,
        "currency": _TEXT,
        "design": _TEXT,  # raw, matched, quasi-experiment, experiment, claim
        "citation": _TEXT,
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
