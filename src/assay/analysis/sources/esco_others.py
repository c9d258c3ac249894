"""What comes beside ESCO: the crosswalk to O*NET, and tables of occupations with their skills by label.

Apart from ESCO's own files because each has a version and an owner of its own.
"""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from assay.analysis.sources import checking
from assay.analysis.sources.faults import Faults
from assay.analysis.sources.forms import minted
from assay.analysis.sources.licences import CROSSWALK, ESCO_OCCUPATIONS
from assay.analysis.sources.parts import Asked, Parts
from assay.analysis.sources.recognising import Recognised
from assay.analysis.sources.sheets import ROW, Sheet, optional

ONET_ADDRESS = "https://www.onetonline.org/link/summary/"
SOC_CODE = r"^\d\d-\d{4}\.\d\d$"
_HEADING = "O*NET Id"
_MATCHES = ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "wrongMatch", "exactISCO")
_MEANT = {"exact match": "exactMatch", "close match": "closeMatch", "broad match": "broadMatch"}
_MEANT |= {"narrow match": "narrowMatch", "wrong match": "wrongMatch"}
_PROFILE_LISTS = (("essential_skills", "essential"), ("optional_skills", "optional"))


def read_crosswalk(files: Iterable[Recognised], _asked: Asked, faults: Faults) -> Parts:
    """The parts of the ESCO-O*NET crosswalk: below the rows that describe it, a match a row."""
    frames, version = [], ""
    for file in files:
        sheet = file.read(faults, _HEADING)
        if sheet is None or not checking.has_columns(sheet, faults, "ESCO or ISCO URI", "Type of Match"):
            continue
        checking.filled(sheet, faults, _HEADING, "Type of Match")
        checking.of_form(sheet, faults, _HEADING, SOC_CODE, "it is not a code such as 15-1252.00")
        checking.address(sheet, faults, "ESCO or ISCO URI")
        told = sheet.frame.with_columns(pl.col("Type of Match").replace(_MEANT))
        named = Sheet(sheet.file, sheet.stem, told)
        checking.one_of(named, faults, "Type of Match", *_MATCHES)
        frames.append(
            told.select(
                (pl.lit(ONET_ADDRESS) + pl.col(_HEADING)).alias("from_uri"),
                pl.col("ESCO or ISCO URI").alias("to_uri"),
                pl.col("Type of Match").alias("kind"),
                pl.lit("onet").alias("from_framework"),
                pl.lit("esco").alias("to_framework"),
            )
        )
        version = version or _mapping_version(file)
    tables = {"crosswalk": pl.concat(frames).unique(maintain_order=True)} if frames else {}
    return Parts(tables, version=version, name="ESCO-O*NET", language="en", licence=CROSSWALK)


def _mapping_version(file: Recognised) -> str:
    for line in file.file.content[:4096].decode("utf-8-sig", errors="replace").splitlines():
        if line.startswith("Mapping project version,"):
            return line.split(",")[1].strip()
    return ""


def read_esco_occupations(files: Iterable[Recognised], asked: Asked, faults: Faults) -> Parts:
    """The parts of a table with an occupation a row and lists of the labels of its skills.

    The labels become addresses of ours; the skill graph finds ESCO's own for them once it is opened.
    """
    occupations, links = [], []
    for file in files:
        sheet = file.read(faults)
        needed = ("occupation_uri", "occupation_name", "essential_skills", "optional_skills")
        if sheet is None or not checking.has_columns(sheet, faults, *needed):
            continue
        lists = [pl.List(pl.String) == sheet.frame.schema[column] for column, _ in _PROFILE_LISTS]
        if not all(lists):
            faults.file(sheet.file, "its columns of skills are no lists")
            continue
        checking.address(sheet, faults, "occupation_uri")
        checking.filled(sheet, faults, "occupation_name")
        checking.unique(sheet, faults, "occupation_uri")
        occupations.append(_profile_occupations(sheet.frame))
        links.append(_profile_links(sheet))
    if not occupations:
        return Parts({})
    tables = {"occupations": pl.concat(occupations), "occupation_skills": pl.concat(links)}
    return Parts(tables, language=asked.language or "en", licence=ESCO_OCCUPATIONS)


def _profile_occupations(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.select(
        pl.col("occupation_uri").alias("uri"),
        pl.lit("esco").alias("framework"),
        pl.col("occupation_name").str.strip_chars().alias("label"),
        optional(frame, "alternative_names", pl.List(pl.String())).fill_null([]).alias("aliases"),
        optional(frame, "occupation_description").alias("description"),
        optional(frame, "isco_code").cast(pl.String).alias("code"),
    )


def _profile_links(sheet: Sheet) -> pl.DataFrame:
    listed = [
        sheet.frame.select(
            ROW,
            pl.col("occupation_uri"),
            pl.col(column).alias("label"),
            pl.lit(importance).alias("importance"),
        ).explode("label")
        for column, importance in _PROFILE_LISTS
    ]
    links = pl.concat(listed).filter(pl.col("label").is_not_null())
    labels = links["label"].unique().to_list()
    addresses = {label: minted("esco", "label", label) for label in labels}
    named = links.with_columns(pl.col("label").replace_strict(addresses).alias("skill_uri"))
    return named.select("occupation_uri", "skill_uri", "importance").unique(maintain_order=True)
