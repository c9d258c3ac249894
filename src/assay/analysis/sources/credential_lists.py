"""Lists of industry credentials as states, funders and boards keep them, and lists of licences: CSV."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from assay.analysis.sources.cells import rows_in, typed
from assay.analysis.sources.checking import repeated, tell, tell_rows
from assay.analysis.sources.columns import AREA, DAY, NUMBER, OCCUPATIONS, TEXTS, TRUTH, Field
from assay.analysis.sources.faults import Faults
from assay.analysis.sources.forms import FORMS
from assay.analysis.sources.licences import UNKNOWN
from assay.analysis.sources.parts import Asked, Parts
from assay.analysis.sources.recognising import Recognised

FIELDS = (
    Field(
        "name",
        "text",
        (
            "Credential",
            "Credential name",
            "Certification",
            "Certification name",
            "Certification title",
            "Title",
        ),
        is_required=True,
    ),
    Field("aliases", TEXTS, ("Acronym", "Abbreviation", "Also known as", "Other names")),
    Field(
        "body",
        "text",
        (
            "Certifying agency",
            "Certifying organization",
            "Issuer",
            "Provider",
            "Agency",
            "Vendor",
            "Awarding body",
        ),
    ),
    Field("code", "text", ("Certification code", "Credential code", "Course code", "Id")),
    Field("area", AREA, ("State", "Region", "Jurisdiction")),
    Field("occupations", OCCUPATIONS, ("SOC", "SOC code", "SOC codes", "Occupation codes", "Occupation")),
    Field("cluster", "text", ("Career cluster", "Career field", "Pathway", "Industry")),
    Field("tier", "text", ("Level", "Rank")),
    Field("points", NUMBER, ("Point value", "Weight")),
    Field("licence", TRUTH, ("License", "Licence required", "License required", "Required by law")),
    Field("from_day", DAY, ("Effective date", "Valid from", "Start date", "From")),
    Field("until_day", DAY, ("Expiration date", "Valid until", "End date", "Until")),
    Field("citation", "text", ("Source", "Url", "Reference", "Statute")),
)
_KEY = ("name", "body", "code", "area", "cluster", "from_day")


def read_credential_list(files: Iterable[Recognised], asked: Asked, faults: Faults) -> Parts:
    """The parts of a list of credentials."""
    frames: list[pl.DataFrame] = []
    notes: list[str] = []
    for file in files:
        read = rows_in(file, FIELDS, asked, faults)
        if read is None:
            continue
        rows = read.values
        heading = read.chosen.columns.get("name", "name")
        twice = tell(rows, read.file, faults, heading, repeated(*_KEY), reason="it is there twice")
        is_backwards = pl.col("until_day") < pl.col("from_day")
        backwards = tell_rows(rows, read.file, faults, is_backwards, reason="it ends before it begins")
        notes.append(read.note)
        frames.append(rows.filter(~(twice | backwards)))
    if not frames or not sum(frame.height for frame in frames):
        return Parts({})
    table = typed(pl.concat(frames), FORMS["listed_credentials"])
    return Parts(
        {"listed_credentials": table},
        language=asked.language,
        name=asked.name,
        licence=UNKNOWN,
        notes=tuple(notes),
    )
