"""The forms about an organization's own data on the labour market: a file, and what its columns are."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assay.analysis.sources import Look, fields_of
from assay.web.base.mapped_tables import Column, FileColumns
from assay.web.look.table_forms import ColumnsForm
from assay.web.records.market_files.values import LARGEST, SUFFIXES, suffix_of

KIND_WORDS = {
    "postings": _("Job advertisements"),
    "wages": _("Wages by occupation"),
    "projections": _("Employment projections"),
    "credential-list": _("A list of credentials"),
    "term-series": _("Skills in advertisements, month by month"),
    "outcomes": _("Outcomes of graduates"),
}
FIELD_WORDS = {
    "title": _("Job title, or name of the occupation"),
    "text": _("Text of the advertisement"),
    "date": _("Day it was posted"),
    "last_seen": _("Day it was last seen"),
    "employer": _("Employer"),
    "area": _("State or region"),
    "occupation": _("Occupation, as a SOC code"),
    "skills": _("Skills that are asked for"),
    "entry_level": _("Open to beginners (yes or no)"),
    "source": _("Where it was advertised"),
    "copies": _("How often it was found"),
    "from_year": _("First year"),
    "to_year": _("Last year"),
    "employment_from": _("People at work in the first year"),
    "employment_to": _("People at work in the last year"),
    "openings_a_year": _("Openings a year"),
    "entry_education": _("Usual education of beginners"),
    "area_name": _("Name of the state or region"),
    "employment": _("People at work"),
    "annual_p10": _("One in ten earns less than this, a year"),
    "annual_p25": _("A quarter earn less than this, a year"),
    "annual_p50": _("Half earn less than this, a year"),
    "annual_p75": _("A quarter earn more than this, a year"),
    "annual_p90": _("One in ten earns more than this, a year"),
    "industry": _("Industry (only rows of all industries are read)"),
    "term": _("Skill, as advertisements call it"),
    "month": _("Month"),
    "ads": _("All advertisements of the month"),
    "mentions": _("Advertisements that name the skill"),
    "name": _("Name of the credential"),
    "aliases": _("Other names and abbreviations"),
    "body": _("Awarding body"),
    "code": _("Code in the list"),
    "occupations": _("Occupations, as SOC codes"),
    "cluster": _("Career cluster"),
    "tier": _("Tier"),
    "points": _("Points"),
    "licence": _("The law asks for it (yes or no)"),
    "from_day": _("First day"),
    "until_day": _("Last day"),
    "citation": _("Source or address"),
    "credential": _("Credential or programme"),
    "provider": _("Provider"),
    "began": _("How many began"),
    "completed": _("How many completed"),
    "followed": _("Of how many the work is known"),
    "placed": _("How many found work"),
    "placed_within_days": _("Found within how many days"),
    "earners": _("Of how many the earnings are known"),
    "earnings_median": _("Median earnings a year"),
    "earnings_low": _("Low earnings a year"),
    "earnings_high": _("High earnings a year"),
    "currency": _("Currency"),
    "design": _("How it was studied"),
}
_DATES = (
    ("", _("as 2026-04-03")),
    ("%d/%m/%Y", _("as 03/04/2026, the 3rd of April")),
    ("%m/%d/%Y", _("as 03/04/2026, the 4th of March")),
    ("%d.%m.%Y", _("as 03.04.2026, the 3rd of April")),
)


class MarketFileForm(forms.Form):
    """A file, what it holds, and whose it is."""

    kind = forms.ChoiceField(label=_("What does it hold?"), choices=list(KIND_WORDS.items()))
    title = forms.CharField(
        label=_("A name for it"),
        max_length=80,
        help_text=_("Such as: Advertisements of the county, spring 2026"),
    )
    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "CSV, a spreadsheet (.xlsx), JSON lines or Parquet; names of the columns in the first row."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(SUFFIXES)}),
    )
    origin = forms.CharField(
        label=_("Whose data are they?"), max_length=200, help_text=_("Who published or collected them.")
    )
    licence = forms.CharField(
        label=_("Under which terms may you use them?"),
        max_length=200,
        help_text=_("In your own words, such as: our own; public domain; by agreement with the publisher."),
    )

    def clean_file(self) -> UploadedFile[bytes]:
        """A file of a form that is read, small enough."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(declined("too-large"))
        if not suffix_of(file.name or ""):
            raise forms.ValidationError(declined("suffix"))
        return file


class MarketColumnsForm(ColumnsForm):
    """Which column gives what, how days are written, and the area where no column says it."""

    area = forms.CharField(
        label=_("Area of all rows, if no column says it"),
        required=False,
        max_length=80,
        help_text=_("Such as US-OH, or the name of the region."),
    )

    def __init__(self, *arguments: Any, held: FileColumns, home: str = "", **options: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*arguments, held=held, **options)
        order = forms.ChoiceField(
            label=_("Days are written"), choices=_DATES, required=False, initial=held.date_order
        )
        self.fields["date_order"] = order
        if not any(target.key == "area" for target in held.columns):
            del self.fields["area"]
        elif home:
            self.fields["area"].initial = home

    def clean(self) -> dict[str, Any]:
        """An area is said once: by a column or for all rows."""
        told = super().clean()
        areas = [number for number, target in enumerate(self.targets) if target.key == "area"]
        if told.get("area") and any(told.get(f"target-{number}") for number in areas):
            self.add_error("area", gettext("A column gives the area already. Leave this empty."))
        return told


def columns_of(kind: str, found: Look, held: dict[str, object]) -> FileColumns:
    """What the page about a file's columns shows: as said before, else as guessed."""
    targets = [
        Column(one.key, str(FIELD_WORDS.get(one.key, one.key)), is_required=one.is_required)
        for one in fields_of(kind)
    ]
    names = [name for name, _examples in found.columns]
    said = held.get("columns")
    chosen = said if isinstance(said, dict) and said else found.guessed
    places = {key: names.index(name) for key, name in chosen.items() if name in names}
    headings = [(place, name, list(examples)) for place, (name, examples) in enumerate(found.columns)]
    return FileColumns(headings, targets, places, str(held.get("date_format") or ""))


def declined(code: str) -> str:
    """Why a file is not taken, and what to do."""
    told = {
        "kind": gettext("Choose what the file holds."),
        "suffix": gettext("Such files are not read. Save it as CSV, .xlsx, .jsonl or .parquet."),
        "empty": gettext("The file is empty."),
        "too-large": gettext("The file is larger than %(limit)s MB. Split it, or save it as Parquet.")
        % {"limit": LARGEST >> 20},
        "too-many": gettext("You have as many files here as there may be. Take one away first."),
        "too-much": gettext("Your files together are as large as they may be. Take one away first."),
        "title": gettext(
            "You have a file of this kind with this name. Choose another name, or take it away first."
        ),
        "state": gettext("This cannot be done now; the file is being read. Look again in a while."),
        "faults": gettext(
            "Some rows are wrong. Say that they are to be left out, or mend them and bring it anew."
        ),
    }
    return told.get(code, told["state"])
