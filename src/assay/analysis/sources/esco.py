"""ESCO as the European Commission publishes it: CSV files by language, from version 1.0 on.

Skills, groups, occupations and what connects them. Where the file of all skills is not among those given,
the collections (digital, green, language, transversal …) tell some of them; the release then says that
it lacks the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import polars as pl

from assay.analysis.sources import checking
from assay.analysis.sources.faults import Faults
from assay.analysis.sources.forms import FORMS
from assay.analysis.sources.licences import ESCO
from assay.analysis.sources.parts import Asked, Parts
from assay.analysis.sources.recognising import LEFT_OUT, Recognised
from assay.analysis.sources.sheets import Sheet, optional

_LANGUAGE = re.compile(r"_([a-z]{2})$")
_NEEDED = {
    "skills": ("conceptUri", "preferredLabel", "skillType"),
    "collection": ("conceptUri", "preferredLabel", "skillType"),
    "groups": ("conceptUri", "preferredLabel", "conceptType"),
    "occupations": ("conceptUri", "preferredLabel", "iscoGroup"),
    "occupation_skills": ("occupationUri", "relationType", "skillUri"),
    "skill_skills": ("originalSkillUri", "relationType", "relatedSkillUri"),
    "broader": ("conceptUri", "broaderUri"),
}
_ADDRESSES = {
    "occupation_skills": ("occupationUri", "skillUri"),
    "skill_skills": ("originalSkillUri", "relatedSkillUri"),
    "broader": ("conceptUri", "broaderUri"),
}
_CONCEPTS = frozenset({"skills", "collection", "groups", "occupations"})
_KINDS = {"skill/competence": "skill", "skill": "skill", "knowledge": "knowledge", "language": "language"}
_WHOLE = ("skills", "occupations", "occupation_skills", "relations")


def read_esco(files: Iterable[Recognised], asked: Asked, faults: Faults) -> Parts:
    """The parts of an ESCO release in one language."""
    sheets: list[tuple[str, Sheet]] = []
    languages: dict[str, str] = {}
    for file in files:
        told = _LANGUAGE.search(file.file.stem)
        language = told[1] if told else ""
        if file.part == LEFT_OUT or (asked.language and language and language != asked.language):
            continue
        sheet = file.read(faults)
        if sheet is None or not _checked(file.part, sheet, faults):
            continue
        languages.setdefault(language or asked.language, sheet.file)
        sheets.append((file.part, sheet))
    spoken = sorted(language for language in languages if language)
    if len(spoken) > 1:
        faults.file(
            languages[spoken[1]], "it is in another language than the rest; say which one with --language"
        )
    language = asked.language or (spoken[0] if spoken else "en")
    tables = _tables(sheets, language, asked.version)
    _across(sheets, tables, faults)
    has_all = any(part == "skills" for part, _ in sheets)
    lacks = tuple(name for name in _WHOLE if name not in tables or (name == "skills" and not has_all))
    return Parts(tables, language=language, licence=ESCO, lacks=lacks if tables else ())


def _checked(part: str, sheet: Sheet, faults: Faults) -> bool:
    if not checking.has_columns(sheet, faults, *_NEEDED[part]):
        return False
    before = faults.count
    if part in _CONCEPTS:
        checking.address(sheet, faults, "conceptUri")
        checking.filled(sheet, faults, "preferredLabel")
        checking.unique(sheet, faults, "conceptUri")
    if part in ("skills", "collection"):
        checking.one_of(sheet, faults, "skillType", *_KINDS)
    if part in ("occupation_skills", "skill_skills"):
        checking.one_of(sheet, faults, "relationType", "essential", "optional")
    for column in _ADDRESSES.get(part, ()):
        checking.address(sheet, faults, column)
    return faults.count == before


def _tables(sheets: list[tuple[str, Sheet]], language: str, version: str) -> dict[str, pl.DataFrame]:
    made: dict[str, list[pl.DataFrame]] = {}
    for part, sheet in sorted(sheets, key=lambda told: told[0] != "skills"):  # before the collections
        if part in ("skills", "collection", "groups"):
            made.setdefault("skills", []).append(_skills(part, sheet, language, version))
        if part == "occupations":
            made.setdefault("occupations", []).append(_occupations(sheet))
        if part in ("skills", "collection"):
            made.setdefault("collections", []).extend(_collections(part, sheet))
        if part == "occupation_skills":
            made.setdefault(part, []).append(
                _renamed(sheet, part, "occupationUri", "skillUri", "relationType")
            )
        if part == "skill_skills":
            columns = ("originalSkillUri", "relatedSkillUri", "relationType")
            made.setdefault("relations", []).append(_renamed(sheet, "relations", *columns))
        if part == "broader":
            broader = Sheet(sheet.file, sheet.stem, sheet.frame.with_columns(kind=pl.lit("broader")))
            made.setdefault("relations", []).append(
                _renamed(broader, "relations", "conceptUri", "broaderUri", "kind")
            )
    tables = {name: pl.concat(frames) for name, frames in made.items()}
    if "skills" in tables:
        tables["skills"] = tables["skills"].unique("uri", keep="first", maintain_order=True)
    for name in ("relations", "occupation_skills", "collections"):
        if name in tables:
            tables[name] = tables[name].unique(maintain_order=True)
    return tables


def _skills(part: str, sheet: Sheet, language: str, version: str) -> pl.DataFrame:
    frame = _living(sheet)
    if part == "groups":
        frame = frame.filter(pl.col("conceptType") == "SkillGroup")
    kind = (
        pl.lit("group") if part == "groups" else pl.col("skillType").replace_strict(_KINDS, default="skill")
    )
    return frame.select(
        pl.col("conceptUri").alias("uri"),
        pl.lit("esco").alias("framework"),
        pl.lit(version).alias("version"),
        pl.lit(language).alias("language"),
        pl.col("preferredLabel").alias("label"),
        _other_labels(frame).alias("aliases"),
        optional(frame, "description").alias("description"),
        kind.alias("kind"),
        optional(frame, "code").alias("code"),
    )


def _occupations(sheet: Sheet) -> pl.DataFrame:
    frame = _living(sheet)
    return frame.select(
        pl.col("conceptUri").alias("uri"),
        pl.lit("esco").alias("framework"),
        pl.col("preferredLabel").alias("label"),
        _other_labels(frame).alias("aliases"),
        optional(frame, "description").alias("description"),
        pl.col("iscoGroup").alias("code"),
    )


def _collections(part: str, sheet: Sheet) -> list[pl.DataFrame]:
    """Which skills are of use in how many jobs; for a collection, its own members too."""
    found = []
    if "reuseLevel" in sheet.columns:
        reuse = sheet.frame.filter(pl.col("reuseLevel").is_not_null())
        found.append(
            reuse.select(pl.col("reuseLevel").alias("collection"), pl.col("conceptUri").alias("uri"))
        )
    if part == "collection":
        name = re.sub(r"(SkillsCollection|Collection)?(_[a-z]{2})?$", "", sheet.stem).lower()
        found.append(sheet.frame.select(pl.lit(name).alias("collection"), pl.col("conceptUri").alias("uri")))
    return found


def _renamed(sheet: Sheet, table: str, *columns: str) -> pl.DataFrame:
    names = dict(zip(columns, FORMS[table], strict=True))
    return sheet.frame.select(*columns).rename(names)


def _living(sheet: Sheet) -> pl.DataFrame:
    """Without the concepts that ESCO has withdrawn."""
    if "status" not in sheet.columns:
        return sheet.frame
    return sheet.frame.filter(~pl.col("status").is_in(["obsolete", "deleted"]).fill_null(value=False))


def _other_labels(frame: pl.DataFrame) -> pl.Expr:
    """The other names: a line each in the main files, between bars in the collections."""
    if "altLabels" not in frame.columns:
        return pl.lit([], dtype=pl.List(pl.String))
    parts = pl.col("altLabels").fill_null("").str.replace_all("\n", " | ").str.split(" | ")
    return parts.list.eval(pl.element().str.strip_chars()).list.eval(pl.element().filter(pl.element() != ""))


def _across(sheets: list[tuple[str, Sheet]], tables: dict[str, pl.DataFrame], faults: Faults) -> None:
    """What a file names of another must be there, where that one is whole."""
    have = {part for part, _ in sheets}
    for part, sheet in sheets:
        if part != "occupation_skills":
            continue
        if "skills" in have:
            uris = tables["skills"]["uri"]
            checking.known(sheet, faults, "skillUri", uris, "no skill of this release has that address")
        if "occupations" in have:
            uris = tables["occupations"]["uri"]
            checking.known(
                sheet, faults, "occupationUri", uris, "no occupation of this release has that address"
            )
