"""Wages and employment by occupation and area, as the U.S. Bureau of Labor Statistics lays its files out.

A cell that was not released is null and keeps the sign or number of its footnote: never zero.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import polars as pl

from assay.analysis.sources import checking
from assay.analysis.sources.cells import typed
from assay.analysis.sources.faults import Faults
from assay.analysis.sources.forms import FORMS
from assay.analysis.sources.licences import OEWS
from assay.analysis.sources.parts import Asked, Parts
from assay.analysis.sources.places import COUNTRY, NAME_OF_AREA, STATE_OF_FIPS
from assay.analysis.sources.recognising import Recognised
from assay.analysis.sources.sheets import ROW, Sheet

_PARTS = ("p10", "p25", "p50", "p75", "p90")
_PLAIN = ("10th_percentile", "25th_percentile", "median", "75th_percentile", "90th_percentile")
_OFFICIAL = ("PCT10", "PCT25", "MEDIAN", "PCT75", "PCT90")
NUMBERS: dict[str, tuple[str, str]] = {  # ours: the official name, and the name in plain files
    "employment": ("TOT_EMP", "employment"),
    "employment_error": ("EMP_PRSE", "employment_percent_relative_standard_error"),
    "wage_error": ("MEAN_PRSE", "wage_percent_relative_standard_error"),
    "hourly_mean": ("H_MEAN", "hourly_mean_wage"),
    "annual_mean": ("A_MEAN", "annual_mean_wage"),
    **{
        f"{unit}_{part}": (f"{unit[0].upper()}_{official}", f"{unit}_{plain}_wage")
        for unit in ("hourly", "annual")
        for part, official, plain in zip(_PARTS, _OFFICIAL, _PLAIN, strict=True)
    },
    "per_thousand": ("JOBS_1000", "employment_per_1000_jobs"),
    "location_quotient": ("LOC_QUOTIENT", "location_quotient"),
}
_TEXTS = {
    "area": ("AREA", "area"),
    "area_name": ("AREA_TITLE", "area_name"),
    "state": ("PRIM_STATE", "prim_state"),
    "occupation": ("OCC_CODE", "soc"),
    "title": ("OCC_TITLE", "title"),
    "group": ("O_GROUP", "level"),
    "industry": ("I_GROUP", "i_group"),
}
_SIGNS = ("*", "**", "***", "#", "~", "-", "\N{EN DASH}", "\N{EM DASH}")
_DETAILS = ("total", "major", "minor", "broad", "detailed")
_LEVELS = {"1": "minor", "2": "broad", "3": "detailed"}  # of the flat files; 0 is total and major
_SOC = r"^\d{2}-\d{4}$"
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_FIPS = 2
_WHOLE = 7


def read_oews(files: Iterable[Recognised], _asked: Asked, faults: Faults) -> Parts:
    """The parts of a release of wages: its areas, and the wages in them across all industries."""
    frames: list[pl.DataFrame] = []
    years: set[str] = set()
    for file in files:
        sheet = file.read(faults)
        if sheet is None:
            continue
        years.update(_YEAR.findall(sheet.file.rsplit("/", 1)[-1]))
        rows = _rows(sheet, faults)
        if rows is not None:
            frames.append(rows)
    if not frames:
        return Parts({})
    whole = pl.concat(frames).unique(subset=("area", "occupation"), keep="first", maintain_order=True)
    return Parts(
        tables_of(whole),
        version=f"{years.pop()}-05" if len(years) == 1 else "",
        language="en",
        licence=OEWS,
    )


def tables_of(rows: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """The two tables out of rows with the columns of wages, and the name and kind of the area beside them."""
    areas = rows.select(
        "area", pl.col("area_name").alias("name"), pl.col("area_kind").alias("kind"), "within"
    ).unique(subset="area", keep="first", maintain_order=True)
    return {"areas": typed(areas, FORMS["areas"]), "wages": typed(rows, FORMS["wages"])}


def area_code(said: str) -> tuple[str, str]:
    """The code and kind of an area by its number in this source; an empty code for any other number."""
    if not said.isdecimal() or len(said) > _WHOLE:
        return "", ""
    if int(said) in (0, 99):
        return COUNTRY, "country"
    padded = said.zfill(_FIPS) + "00000" if len(said) <= _FIPS else said.zfill(_WHOLE)
    state, rest = padded[:_FIPS], padded[_FIPS:]
    if state == "00":
        return f"{COUNTRY}-M{rest}", "metro"
    if state not in STATE_OF_FIPS:
        return "", ""
    return (STATE_OF_FIPS[state], "state") if rest == "00000" else (f"{COUNTRY}-N{padded}", "nonmetro")


def within(code: str, kind: str, name: str, state: str) -> str:
    """The state, or the country, that the area lies in: for one in several states the first that is named."""
    if kind == "country":
        return ""
    if kind == "state":
        return COUNTRY
    if kind == "nonmetro":
        return STATE_OF_FIPS.get(code[4:6], COUNTRY)
    named = re.search(r",\s*([A-Z]{2})(?:-|\s|\Z)", name)
    letters = f"{COUNTRY}-{named[1]}" if named else STATE_OF_FIPS.get(state, f"{COUNTRY}-{state}")
    return letters if letters in NAME_OF_AREA else COUNTRY


def placed(rows: pl.DataFrame, codes: Mapping[str, tuple[str, str, str, str]]) -> pl.DataFrame:
    """The rows with code, name, kind and surroundings of the area whose number they have in `area`."""
    known = list(codes)
    told = [
        pl.col("area")
        .replace_strict(known, [codes[one][at] for one in known], return_dtype=pl.String)
        .alias(name)
        for at, name in enumerate(("area", "area_name", "area_kind", "within"))
    ]
    return rows.with_columns(told)


def detail_of(code: pl.Expr, said: pl.Expr) -> pl.Expr:
    """How fine an occupation is: as the file says in words or levels, else as its code tells."""
    low = said.str.to_lowercase()
    return (
        pl.when(code == "00-0000")
        .then(pl.lit("total"))
        .when(code.str.ends_with("-0000"))
        .then(pl.lit("major"))
        .when(low.is_in(_DETAILS))
        .then(low)
        .when(low.is_in(list(_LEVELS)))
        .then(low.replace(_LEVELS))
        .when(code.str.ends_with("00"))
        .then(pl.lit("minor"))
        .when(code.str.ends_with("0"))
        .then(pl.lit("broad"))
        .otherwise(pl.lit("detailed"))
    )


def _rows(sheet: Sheet, faults: Faults) -> pl.DataFrame | None:
    """The rows of one file; None where it lacks what every row needs."""
    frame = sheet.frame
    by_low = {name.lower(): name for name in frame.columns}
    named = {
        ours: next((by_low[name.lower()] for name in names if name.lower() in by_low), "")
        for ours, names in {**_TEXTS, **NUMBERS}.items()
    }
    for needed in ("occupation", "title", "employment"):
        if not named[needed]:
            faults.column(sheet.file, {**_TEXTS, **NUMBERS}[needed][0])
            return None
    checking.filled(sheet, faults, named["occupation"])
    checking.of_form(sheet, faults, named["occupation"], _SOC, "it is not a SOC code such as 35-2014")
    frame = frame.filter(pl.col(named["occupation"]).str.contains(_SOC).fill_null(value=False))
    if named["industry"]:  # the others are single industries, which nobody here asks about
        frame = frame.filter(pl.col(named["industry"]).str.to_lowercase() == "cross-industry")
    texts = [
        (pl.col(named[ours]) if named[ours] else pl.lit(None, dtype=pl.String)).alias(ours) for ours in _TEXTS
    ]
    cells = frame.select(
        ROW,
        *texts,
        *((pl.col(named[ours]) if named[ours] else pl.lit(None, pl.String)).alias(ours) for ours in NUMBERS),
    ).with_columns(
        pl.col("area").fill_null("99"), detail_of(pl.col("occupation"), pl.col("group")).alias("detail")
    )
    codes, wrong = _codes(cells)
    is_wrong = pl.col("area").is_in(wrong)
    odd = checking.tell(
        cells, sheet.file, faults, named["area"], is_wrong, reason="it is no number of an area"
    )
    cells = _numbers(sheet.file, cells.filter(~odd), named, faults)
    return placed(cells, codes).select("area_name", "area_kind", "within", *(name for name in FORMS["wages"]))


def _codes(cells: pl.DataFrame) -> tuple[dict[str, tuple[str, str, str, str]], list[str]]:
    """Of each number of an area its code, name, kind and surroundings; and the numbers that nobody knows."""
    codes: dict[str, tuple[str, str, str, str]] = {}
    wrong: list[str] = []
    for number, name, state in cells.select("area", "area_name", "state").unique("area").iter_rows():
        code, kind = area_code(number)
        if not code:
            wrong.append(number)
            continue
        shown = NAME_OF_AREA.get(code) or name or code
        codes[number] = (code, shown, kind, within(code, kind, shown, state or ""))
    return codes, wrong


def _numbers(file: str, cells: pl.DataFrame, named: Mapping[str, str], faults: Faults) -> pl.DataFrame:
    """The cells as numbers, and what stands where there is none as footnotes."""
    notes, numbers = [], []
    for ours in NUMBERS:
        plain = pl.col(ours).str.replace_all(r"[,$\s]", "")
        number = plain.cast(pl.Float64, strict=False)
        is_sign = plain.is_in(_SIGNS)
        wrong = plain.is_not_null() & ~is_sign & (number.is_null() | ~(number >= 0))
        checking.tell(cells, file, faults, named[ours], wrong, reason="it is not a number from zero up")
        numbers.append(number.alias(ours))
        notes.append(pl.when(is_sign).then(pl.format(f"{ours}: {{}}", plain)))
    footnotes = pl.concat_str(notes, separator="; ", ignore_nulls=True)
    footnotes = pl.when(footnotes == "").then(None).otherwise(footnotes)
    return cells.with_columns(footnotes.alias("footnotes"), *numbers)
