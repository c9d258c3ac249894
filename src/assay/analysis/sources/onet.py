"""The O*NET database as its releases are published: tab-separated text, or a spreadsheet a table.

Whole releases, and single files of any vintage. The flag “In Demand” exists since 28; before, it is
unknown. “Hot” changed its meaning in 2023, so two vintages on either side cannot be compared by it.
"""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from assay.analysis.sources import checking
from assay.analysis.sources.esco_others import ONET_ADDRESS, SOC_CODE
from assay.analysis.sources.faults import Faults
from assay.analysis.sources.forms import FORMS, minted
from assay.analysis.sources.licences import ONET
from assay.analysis.sources.parts import Asked, Parts
from assay.analysis.sources.recognising import LEFT_OUT, Recognised
from assay.analysis.sources.sheets import Sheet, optional

_CODE = "O*NET-SOC Code"
_NEEDED = {
    "technologies": (_CODE, "Example", "Commodity Code", "Commodity Title", "Hot Technology"),
    "ratings": (_CODE, "Element ID", "Scale ID", "Data Value"),
    "titles": (_CODE, "Alternate Title"),
    "related": (_CODE, "Related O*NET-SOC Code"),
    "zones": (_CODE, "Job Zone"),
    "tasks": (_CODE, "Task ID", "Task"),
    "occupations": (_CODE, "Title", "Description"),
    "activities": ("DWA ID", "DWA Title"),
    "elements": ("Element ID", "Element Name"),
}
# The content model numbers what it describes: 1.A abilities, 2.A and 2.B skills, 2.C knowledge.
_ELEMENT_KINDS = (("1.A", "ability"), ("2.A", "skill"), ("2.B", "skill"), ("2.C", "knowledge"))
_IMPORTANT, _SOMEWHAT = 3.0, 2.0  # the words at these points of O*NET's own scale of importance
_WHOLE = ("skills", "occupations", "occupation_skills", "technologies", "tasks")
Sheets = dict[str, list[Sheet]]


def read_onet(files: Iterable[Recognised], asked: Asked, faults: Faults) -> Parts:
    """The parts of an O*NET release, or of some of its files."""
    sheets: Sheets = {}
    for file in files:
        if file.part == LEFT_OUT:
            continue
        sheet = file.read(faults)
        if sheet is not None and _checked(file.part, sheet, faults):
            sheets.setdefault(file.part, []).append(sheet)
    if not sheets or faults.count:
        return Parts({}, licence=ONET)
    tables = {
        name: table
        for name, table in (
            ("occupations", _occupations(sheets)),
            ("technologies", _technologies(sheets)),
            ("ratings", _ratings(sheets, faults)),
            ("tasks", _tasks(sheets)),
            ("job_zones", _zones(sheets, faults)),
            ("relations", _related(sheets)),
        )
        if table is not None
    }
    tables |= _skills_and_links(tables, sheets, asked.version)
    lacks = tuple(name for name in _WHOLE if name not in tables)
    if "skills" in tables and not ("technologies" in tables and "ratings" in tables):
        lacks = (*lacks, "skills")
    return Parts(tables, language="en", licence=ONET, lacks=lacks)


def _checked(part: str, sheet: Sheet, faults: Faults) -> bool:
    if not checking.has_columns(sheet, faults, *_NEEDED[part]):
        return False
    before = faults.count
    for column in _NEEDED[part]:
        if column.endswith("SOC Code"):
            checking.of_form(sheet, faults, column, SOC_CODE, "it is not a code such as 15-1252.00")
        if column not in ("Data Value", "Job Zone", "Description"):
            checking.filled(sheet, faults, column)
    for column in ("Hot Technology", "In Demand", "Recommend Suppress", "Not Relevant"):
        if column in sheet.columns and (part, column) != ("ratings", "Not Relevant"):
            checking.one_of(sheet, faults, column, "Y", "N", *(("n/a",) if part == "ratings" else ()))
    if part == "technologies":
        checking.of_form(sheet, faults, "Commodity Code", r"^\d+$", "it is not a number")
    if part in ("occupations", "zones"):
        checking.unique(sheet, faults, _CODE)
    return faults.count == before


def _joined(frames: list[pl.DataFrame]) -> pl.DataFrame | None:
    return pl.concat(frames).unique(maintain_order=True) if frames else None


def _yes(frame: pl.DataFrame, column: str) -> pl.Expr:
    return optional(frame, column) == "Y"


def _technologies(sheets: Sheets) -> pl.DataFrame | None:
    return _joined(
        [
            sheet.frame.select(
                pl.col(_CODE).alias("occupation"),
                pl.col("Example").alias("example"),
                pl.col("Commodity Title").alias("commodity"),
                _yes(sheet.frame, "Hot Technology").alias("hot"),
                _yes(sheet.frame, "In Demand").alias("in_demand"),
            )
            for sheet in sheets.get("technologies", [])
        ]
    )


def _occupations(sheets: Sheets) -> pl.DataFrame | None:
    own = sheets.get("occupations", [])
    if not own:
        return None
    titles = [sheet.frame.select(_CODE, "Alternate Title") for sheet in sheets.get("titles", [])]
    frame = pl.concat([sheet.frame.select(_CODE, "Title", "Description") for sheet in own]).unique(
        maintain_order=True
    )
    if titles:
        grouped = pl.concat(titles).group_by(_CODE).agg(pl.col("Alternate Title").unique(maintain_order=True))
        frame = frame.join(grouped, on=_CODE, how="left", maintain_order="left")
    else:
        frame = frame.with_columns(pl.lit(None, dtype=pl.List(pl.String)).alias("Alternate Title"))
    return frame.select(
        (pl.lit(ONET_ADDRESS) + pl.col(_CODE)).alias("uri"),
        pl.lit("onet").alias("framework"),
        pl.col("Title").alias("label"),
        pl.col("Alternate Title").fill_null([]).alias("aliases"),
        pl.col("Description").alias("description"),
        pl.col(_CODE).alias("code"),
    )


def _ratings(sheets: Sheets, faults: Faults) -> pl.DataFrame | None:
    names = {
        element: name
        for sheet in sheets.get("elements", [])
        for element, name in sheet.frame.select("Element ID", "Element Name").iter_rows()
    }
    frames = []
    for sheet in sheets.get("ratings", []):
        frame = sheet.frame
        numbers = {
            alias: checking.numeric(sheet, faults, column)
            if column in frame.columns
            else pl.Series(alias, [None] * frame.height, dtype=pl.Float64)
            for alias, column in (
                ("value", "Data Value"),
                ("count", "N"),
                ("low", "Lower CI Bound"),
                ("high", "Upper CI Bound"),
            )
        }
        frames.append(
            frame.with_columns(**numbers).select(
                pl.col(_CODE).alias("occupation"),
                pl.col("Element ID").alias("element"),
                pl.coalesce(
                    optional(frame, "Element Name"),
                    pl.col("Element ID").replace_strict(names, default=None),
                ).alias("name"),
                pl.lit(sheet.stem).alias("domain"),
                pl.col("Scale ID").alias("scale"),
                optional(frame, "Category").alias("category"),
                *numbers,
                _yes(frame, "Recommend Suppress").alias("suppress"),
                optional(frame, "Date").alias("date"),
            )
        )
    return _joined(frames)


def _tasks(sheets: Sheets) -> pl.DataFrame | None:
    return _joined(
        [
            sheet.frame.select(
                pl.col(_CODE).alias("occupation"),
                pl.col("Task ID").alias("task"),
                pl.col("Task").alias("text"),
                optional(sheet.frame, "Task Type").alias("kind"),
            )
            for sheet in sheets.get("tasks", [])
        ]
    )


def _zones(sheets: Sheets, faults: Faults) -> pl.DataFrame | None:
    return _joined(
        [
            sheet.frame.select(
                pl.col(_CODE).alias("occupation"), checking.numeric(sheet, faults, "Job Zone").alias("zone")
            )
            for sheet in sheets.get("zones", [])
        ]
    )


def _related(sheets: Sheets) -> pl.DataFrame | None:
    return _joined(
        [
            sheet.frame.select(
                (pl.lit(ONET_ADDRESS) + pl.col(_CODE)).alias("from_uri"),
                (pl.lit(ONET_ADDRESS) + pl.col("Related O*NET-SOC Code")).alias("to_uri"),
                pl.lit("related").alias("kind"),
            )
            for sheet in sheets.get("related", [])
        ]
    )


def _skills_and_links(
    tables: dict[str, pl.DataFrame], sheets: Sheets, version: str
) -> dict[str, pl.DataFrame]:
    """What O*NET names as skill, knowledge, ability, technology or activity, and who needs it."""
    found: list[pl.DataFrame] = []
    links: list[pl.DataFrame] = []
    if "ratings" in tables:
        elements = _elements(tables["ratings"])
        found.append(elements.select("label", "kind", "code", "description").unique(maintain_order=True))
        links.append(_important(elements))
    if "technologies" in tables:
        named = tables["technologies"].with_columns(pl.lit("technology").alias("kind"))
        first = named.unique("example", keep="first", maintain_order=True)
        found.append(
            first.select(
                pl.col("example").alias("label"),
                "kind",
                pl.lit(None, dtype=pl.String).alias("code"),
                pl.format("{} ({})", "example", "commodity").alias("description"),
            )
        )
        links.append(
            named.select(
                "occupation", pl.col("example").alias("label"), "kind", pl.lit("optional").alias("importance")
            )
        )
    found += [_activities(sheet) for sheet in sheets.get("activities", [])]
    if not found:
        return {}
    skills = _addressed(pl.concat(found)).unique("uri", keep="first", maintain_order=True)
    made = {
        "skills": skills.with_columns(
            pl.lit("onet").alias("framework"),
            pl.lit(version).alias("version"),
            pl.lit("en").alias("language"),
            pl.lit([], dtype=pl.List(pl.String)).alias("aliases"),
        ).select(*FORMS["skills"])
    }
    if links:
        made["occupation_skills"] = (
            _addressed(pl.concat(links))
            .select(
                (pl.lit(ONET_ADDRESS) + pl.col("occupation")).alias("occupation_uri"),
                pl.col("uri").alias("skill_uri"),
                "importance",
            )
            .unique(maintain_order=True)
        )
    return made


def _activities(sheet: Sheet) -> pl.DataFrame:
    """The detailed work activities."""
    return sheet.frame.select(
        pl.col("DWA Title").alias("label"),
        pl.lit("activity").alias("kind"),
        pl.col("DWA ID").alias("code"),
        pl.lit(None, dtype=pl.String).alias("description"),
    ).unique("code", keep="first", maintain_order=True)


def _elements(ratings: pl.DataFrame) -> pl.DataFrame:
    """The ratings of importance of skills, knowledge and abilities that have a name."""
    kind = pl.col("element").str.slice(0, 3).replace_strict(dict(_ELEMENT_KINDS), default=None).alias("kind")
    elements = ratings.with_columns(kind, pl.lit(None, dtype=pl.String).alias("description"))
    told = elements.filter(
        pl.col("kind").is_not_null(), pl.col("name").is_not_null(), pl.col("scale") == "IM"
    )
    return told.rename({"name": "label", "element": "code"})


def _important(elements: pl.DataFrame) -> pl.DataFrame:
    """Important or more is essential, somewhat important optional; what O*NET would suppress is left out."""
    sure = elements.filter(~pl.col("suppress").fill_null(value=False), pl.col("value") >= _SOMEWHAT)
    importance = (
        pl.when(pl.col("value") >= _IMPORTANT).then(pl.lit("essential")).otherwise(pl.lit("optional"))
    )
    return sure.select("occupation", "label", "kind", importance.alias("importance"))


def _addressed(frame: pl.DataFrame) -> pl.DataFrame:
    """With the address that each has in every release: O*NET gives names and no addresses."""
    pairs = frame.select("kind", "label").unique()
    addresses = [minted("onet", kind, label) for kind, label in pairs.iter_rows()]
    named = pairs.with_columns(pl.Series("uri", addresses, dtype=pl.String))
    return frame.join(named, on=["kind", "label"], how="left", maintain_order="left")
