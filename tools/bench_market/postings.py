"""Made-up advertisements, with what was put into them declared: who writes, where, what is named.

Employers follow a power law, so that some flood the market; a quarter of the certificates' mentions have no
word beside them, some texts hold the abbreviation inside other words, some are missing. The same seed gives
the same advertisements, chunk by chunk, so that millions need no more memory than one chunk.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import polars as pl

from assay.analysis.sources import FORMS

CHUNK = 100_000
SEED = 7
FIRST_DAY, DAYS = date(2023, 11, 1), 1_100
EMPLOYERS, FLOOD = 40_000, 1.15  # how many, and the exponent of the power law
NO_TEXT, NO_EMPLOYER, NO_DATE, LISTED_SKILLS, DECOY = 0.02, 0.05, 0.01, 0.6, 0.05

# code, title, share of all advertisements, certificate, its abbreviation, share of advertisements naming it
OCCUPATIONS: tuple[tuple[str, str, float, str, str, float], ...] = (
    ("31-1131", "Nursing Assistant", 0.20, "Certified Nursing Assistant", "CNA", 0.62),
    ("15-1232", "Help Desk Technician", 0.14, "CompTIA A+ Certification", "A+", 0.21),
    ("35-2014", "Line Cook", 0.18, "ServSafe® Food Handler", "SFH", 0.12),
    ("51-4121", "Welder", 0.10, "AWS Certified Welder", "AWS D1.1", 0.17),
    ("43-4051", "Customer Service Agent", 0.23, "Customer Service Certificate", "CSC", 0.01),
    ("31-9092", "Medical Assistant", 0.15, "Certified Medical Assistant", "CMA", 0.41),
)
AREAS = ("US-OH", "US-TX", "US-CA", "US-NY", "US-PA", "US-M45780", "US-M19100", "US-M31080")
AREA_SHARES = (0.22, 0.18, 0.17, 0.12, 0.11, 0.08, 0.07, 0.05)
SKILLS = (
    "Patient care",
    "Infection control",
    "Python (computer programming)",
    "Customer service",
    "Troubleshooting",
    "Food safety",
    "MIG welding",
    "Phlebotomy",
    "Teamwork",
    "Microsoft Excel",
    "C++",
    "Blueprint reading",
)
_ASKED = (
    "{} required.",
    "Must hold a current {} at the time of hire.",
    "Requirements:\n- {}\n- Reliable transport",
    "{} is mandatory, BLS preferred.",
)
_LIKED = ("{} preferred.", "{} is a plus, not required.", "Ideally you have your {}.", "Nice to have: {}")
_LEFT_OPEN = ("{} or equivalent required.", "Our {} team is growing.", "We train towards {}.", "{}")
_HOWS = (("required", _ASKED, 0.45), ("preferred", _LIKED, 0.30), ("unclear", _LEFT_OPEN, 0.25))
_DUTIES = (
    "You will work with a friendly team on rotating shifts.",
    "Duties include cleaning, recording and reporting (e.g. daily logs).",
    "We offer health insurance, paid leave and a retirement plan!",
    "Experience with Patient care and Troubleshooting helps.",
    "Knowledge of Microsoft Excel; good Customer service.",
    "Our company serves customers across the region since 1987.",
    "Se valorará experiencia previa. Se requiere puntualidad.",
    "Equal opportunity employer: we welcome everybody.",
    "Apply online - bring two references & a valid photo ID.",
    "Pay is between $17 and $24 an hour, depending on experience.",
)
_DECOYS = ("Contact TCNAX Staffing.", "The ACMA-B building is near.", "Grades of A+B count.", "cna is it.")
_SKILL_LISTS, _LONGEST_LIST = 500, 5
_FILLERS, _FILLER_WORDS, _SYLLABLES = 5_000, 30, ("ba", "ce", "di", "fo", "gu", "la", "me", "ni", "ro", "tu")


@dataclass(frozen=True, slots=True)
class Truth:
    """How often a chunk's texts of an occupation name its certificate, and how."""

    occupation: str
    ads: int
    named: int
    required: int
    preferred: int


def chunk(place: int, count: int, seed: int = SEED) -> tuple[pl.DataFrame, list[Truth]]:
    """One chunk of advertisements in the columns of the store, and what was put into it."""
    drawn = np.random.default_rng((seed, place))
    shares = np.array([row[2] for row in OCCUPATIONS])
    which = drawn.choice(len(OCCUPATIONS), count, p=shares / shares.sum())
    named = drawn.random(count) < np.array([row[5] for row in OCCUPATIONS])[which]
    how = drawn.choice(len(_HOWS), count, p=[row[2] for row in _HOWS])
    form, short = drawn.integers(0, 4, count), drawn.random(count) < 0.5  # noqa: PLR2004 - half of them
    has_text = drawn.random(count) >= NO_TEXT
    mentions = _mentions()
    sentences = pl.Series(mentions)[((which * 3 + how) * 4 + form) * 2 + short]
    duty = pl.Series(_DUTIES)
    frame = pl.DataFrame(
        {
            "posting": pl.Series([f"ad-{place}-{row}" for row in range(count)]),
            **_when(drawn, count),
            "copies": np.ones(count),
            "title": pl.Series([row[1] for row in OCCUPATIONS])[which],
            "employer": _employers(drawn, count),
            "occupation": pl.Series([row[0] for row in OCCUPATIONS])[which],
            "area": pl.Series(AREAS)[drawn.choice(len(AREAS), count, p=AREA_SHARES)],
            "mention": sentences,
            "named": named,
            "has_text": has_text,
            "decoy": pl.Series(_DECOYS)[drawn.integers(0, len(_DECOYS), count)],
            "has_decoy": drawn.random(count) < DECOY,
            "filler": _fillers(seed)[drawn.integers(0, _FILLERS, count)],
            "reference": drawn.integers(0, 10**9, count),
            **{f"duty{at}": duty[drawn.integers(0, len(_DUTIES), count)] for at in range(3)},
            "skills": _skills(drawn, count),
            "entry_level": pl.Series([True, False, None])[drawn.choice(3, count, p=(0.3, 0.4, 0.3))],
            "source": pl.Series(["made up"] * count),
        }
    )
    blank = pl.lit("")
    words = pl.concat_str(
        "duty0",
        pl.when("named").then("mention").otherwise(blank),
        "duty1",
        pl.when("has_decoy").then("decoy").otherwise(blank),
        "duty2",
        "filler",
        pl.concat_str(pl.lit("Reference "), pl.col("reference").cast(pl.String)),
        separator="\n",
    )
    frame = frame.with_columns(pl.when("has_text").then(words).alias("text"))
    frame = frame.select([pl.col(name).cast(type_) for name, type_ in FORMS["postings"].items()])
    truths = [
        Truth(
            row[0],
            int((has_text & (which == at)).sum()),
            *(
                int((has_text & (which == at) & named & chosen).sum())
                for chosen in (np.ones(count, bool), how == 0, how == 1)
            ),
        )
        for at, row in enumerate(OCCUPATIONS)
    ]
    return frame, truths


def write(folder: Path, count: int, seed: int = SEED) -> list[Truth]:
    """So many advertisements as files of a chunk each, and what was put into all.

    Nothing is written where they are there. A folder has a file of the truth beside it only
    when it is whole.
    """
    truth = folder.with_suffix(".json")
    if truth.is_file():
        return [Truth(**row) for row in json.loads(truth.read_text("utf-8"))]
    folder.mkdir(parents=True, exist_ok=True)
    totals: dict[str, list[int]] = {}
    for place, first in enumerate(range(0, count, CHUNK)):
        frame, truths = chunk(place, min(CHUNK, count - first), seed)
        frame.write_parquet(folder / f"part-{place:04}.parquet", compression="zstd")
        for one in truths:
            sums = totals.setdefault(one.occupation, [0, 0, 0, 0])
            for at, number in enumerate((one.ads, one.named, one.required, one.preferred)):
                sums[at] += number
    found = [Truth(occupation, *sums) for occupation, sums in totals.items()]
    told = [{name: getattr(one, name) for name in Truth.__slots__} for one in found]
    truth.write_text(json.dumps(told, indent=2) + "\n", "utf-8")
    return found


def _fillers(seed: int) -> pl.Series:
    """Sentences of words that mean nothing, so that texts are as long as real ones and each another."""
    drawn = np.random.default_rng((seed, _FILLERS))
    syllables = drawn.integers(0, len(_SYLLABLES), (_FILLERS, _FILLER_WORDS, 3))
    return pl.Series(
        [" ".join("".join(_SYLLABLES[at] for at in word) for word in text) + "." for text in syllables]
    )


def _mentions() -> list[str]:
    """By occupation, how it is asked for, form and whether by its abbreviation: the sentence."""
    found = []
    for _, _, _, name, short, _ in OCCUPATIONS:
        for _, forms, _ in _HOWS:
            for form in forms:
                found += [form.format(name), form.format(short)]
    return found


def _when(drawn: np.random.Generator, count: int) -> dict[str, pl.Series]:
    first = drawn.integers(0, DAYS, count)
    days = pl.Series(first).cast(pl.Int32) + (FIRST_DAY - date(1970, 1, 1)).days
    undated = pl.Series(drawn.random(count) < NO_DATE)
    lasting = pl.Series(drawn.integers(0, 45, count)).cast(pl.Int32)
    table = pl.DataFrame({"first": days, "last": days + lasting, "undated": undated})
    shown = table.select(
        pl.when("undated").then(None).otherwise(pl.col(name)).cast(pl.Date).alias(f"{name}_seen")
        for name in ("first", "last")
    )
    return {name: shown[name] for name in shown.columns}


def _employers(drawn: np.random.Generator, count: int) -> pl.Series:
    ranks = np.minimum(drawn.zipf(FLOOD, count), EMPLOYERS)
    untold = pl.Series(drawn.random(count) < NO_EMPLOYER)
    table = pl.DataFrame({"rank": ranks, "untold": untold})
    name = pl.concat_str(pl.lit("Employer No. "), pl.col("rank").cast(pl.String))
    return table.select(pl.when("untold").then(None).otherwise(name).alias("employer"))["employer"]


def _skills(drawn: np.random.Generator, count: int) -> pl.Series:
    lists = [
        [SKILLS[at] for at in drawn.choice(len(SKILLS), drawn.integers(1, _LONGEST_LIST + 1), replace=False)]
        for _ in range(_SKILL_LISTS)
    ]
    chosen = drawn.integers(0, _SKILL_LISTS, count)
    chosen[drawn.random(count) >= LISTED_SKILLS] = _SKILL_LISTS
    return pl.Series([*lists, []], dtype=pl.List(pl.String))[chosen]
