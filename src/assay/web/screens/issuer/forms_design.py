"""Forms of the editor: the words of an achievement, its skills, its results, its badge.

Apart from the organization's forms; here also stands how forms become `AchievementValues` and back.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from assay.web.look.badges import PALETTES, PICTOGRAMS, SHAPES, BadgeDesign, draw_badge
from assay.web.records.achievements import words
from assay.web.records.achievements.values import (
    AchievementValues,
    BadgeChoices,
    EuropeanElements,
    EvidenceRule,
    Level,
    MarketElements,
    ResultAsked,
    Skill,
)
from assay.web.screens.issuer.forms import WebAddressField
from assay.web.screens.issuer.forms_elements import area


class DraftText(forms.CharField):
    """A text that publishing needs and a draft may still lack; so it is not called optional."""

    def validate(self, value: str) -> None:
        """Anything goes while it is a draft."""


class WhatForm(forms.Form):
    """What it is and what it takes."""

    name = DraftText(label=_("Name"), max_length=200)
    kind = forms.ChoiceField(label=_("What kind of thing is it?"), choices=list(words.KINDS.items()))
    language = forms.ChoiceField(label=_("Language of these texts"), choices=list(words.LANGUAGES.items()))
    description = DraftText(
        label=_("In short"),
        max_length=2000,
        widget=area(3),
        help_text=_("What can somebody do who earned this? One or two sentences."),
    )


class CriteriaForm(forms.Form):
    """What somebody must do."""

    criteria = DraftText(
        label=_("Criteria"),
        max_length=20_000,
        widget=area(10),
        help_text=_("So that a stranger could check each point. Markdown: *emphasis*, - lists, ## headings."),
    )
    criteria_url = WebAddressField(label=_("A page with more"), required=False, assume_scheme="https")


class SkillForm(forms.Form):
    """One skill."""

    name = forms.CharField(
        label=_("Skill"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"list": "known-skills"}),
    )
    url = WebAddressField(
        label=_("Its address"),
        required=False,
        assume_scheme="https",
        help_text=_("For example its page at ESCO."),
    )
    framework = forms.CharField(label=_("Framework"), max_length=200, required=False)
    code = forms.CharField(label=_("Code there"), max_length=100, required=False)
    level = forms.CharField(
        label=_("Its level"),
        max_length=60,
        required=False,
        help_text=_("At which it is awarded, such as B1 or “under supervision”."),
    )

    def clean(self) -> dict[str, Any]:
        """A skill with anything said has a name."""
        told = self.cleaned_data
        if not told.get("name") and any(told.get(name) for name in ("url", "framework", "code", "level")):
            self.add_error("name", _("Name the skill."))
        return told


class ResultForm(forms.Form):
    """One result that is recorded with each award."""

    name = forms.CharField(label=_("Result"), max_length=200, required=False, help_text=_("Such as “Grade”."))
    kind = forms.ChoiceField(label=_("Measured in"), choices=list(words.RESULT_KINDS.items()), required=False)
    allowed = forms.CharField(
        label=_("Possible values"), max_length=500, required=False, help_text=_("With commas between.")
    )
    required = forms.CharField(label=_("The least that earns it"), max_length=100, required=False)
    levels = forms.CharField(
        label=_("Levels of the rubric"),
        max_length=8000,
        required=False,
        widget=area(4),
        help_text=_("One a line: name: what it looks like"),
    )

    def clean(self) -> dict[str, Any]:
        """A result with anything said has a name."""
        told = self.cleaned_data
        if not told.get("name") and any(told.get(name) for name in ("allowed", "required", "levels")):
            self.add_error("name", _("Name the result."))
        return told


class JudgedForm(forms.Form):
    """On what evidence."""

    evidence_text = forms.CharField(
        label=_("What evidence must show"), max_length=4000, required=False, widget=area(3)
    )
    evidence_required = forms.BooleanField(label=_("No award without evidence"), required=False)
    evidence_pieces = forms.IntegerField(
        label=_("How many pieces"),
        min_value=1,
        max_value=20,
        initial=1,
        widget=forms.NumberInput(attrs={"class": "is-short"}),
    )


class ValidityForm(forms.Form):
    """For how long an award holds."""

    valid_number = forms.IntegerField(
        label=_("An award is valid for"),
        min_value=1,
        max_value=1000,
        required=False,
        help_text=_("Empty: without an end."),
        widget=forms.NumberInput(attrs={"class": "is-short"}),
    )
    valid_unit = forms.ChoiceField(label=_("Unit"), choices=list(words.UNITS.items()), initial="year")


class TagsForm(forms.Form):
    """Words to find it by."""

    tags = forms.CharField(
        label=_("Subjects"),
        max_length=500,
        required=False,
        help_text=_("Words to find it by, with commas between."),
    )


class BadgeForm(forms.Form):
    """The badge's five choices."""

    shape = forms.ChoiceField(label=_("Shape"), widget=forms.RadioSelect(attrs={"class": "is-cards"}))
    palette = forms.ChoiceField(label=_("Colours"), widget=forms.RadioSelect(attrs={"class": "is-cards"}))
    icon = forms.ChoiceField(label=_("Picture"), widget=forms.RadioSelect(attrs={"class": "is-cards"}))
    text = forms.CharField(label=_("Words on it"), max_length=40, required=False)
    ribbon = forms.CharField(
        label=_("Words on the ribbon"),
        max_length=24,
        required=False,
        help_text=_("Such as a level or a year."),
    )

    def __init__(self, *arguments: Any, design: BadgeDesign, **options: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*arguments, **options)
        shown = {**asdict(design), "text": "", "ribbon": ""}
        for name, table in (("shape", SHAPES), ("palette", PALETTES), ("icon", PICTOGRAMS)):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = [
                    (key, _pictured(BadgeDesign(**{**shown, name: key}), str(held.label)))
                    for key, held in table.items()
                ]


def _pictured(design: BadgeDesign, label: str) -> str:
    drawn = draw_badge(design).replace('role="img"', 'aria-hidden="true"', 1)
    return format_html("{} <span>{}</span>", mark_safe(drawn), label)  # noqa: S308 - drawn and escaped by ourselves


SkillForms = forms.formset_factory(SkillForm, extra=2, max_num=40, absolute_max=60)
ResultForms = forms.formset_factory(ResultForm, extra=1, max_num=12, absolute_max=20)


def badge_choices(form: BadgeForm) -> BadgeChoices:
    """The choices in a valid form."""
    return BadgeChoices(**form.cleaned_data)


def initial_of(values: AchievementValues) -> dict[str, Any]:
    """What the plain forms show of these values."""
    number, unit = values.valid_for or (None, "year")
    return {
        "name": values.name,
        "kind": values.kind,
        "language": values.language,
        "description": values.description,
        "criteria": values.criteria,
        "criteria_url": values.criteria_url,
        "tags": ", ".join(values.tags),
        **{f"occupation_{place}": one.name for place, one in enumerate(values.occupations, 1)},
        "evidence_text": values.evidence.text,
        "evidence_required": values.evidence.is_required,
        "evidence_pieces": values.evidence.pieces,
        "valid_number": number,
        "valid_unit": unit,
        **asdict(values.eu),
        **asdict(values.market),
    }


def initial_skills(values: AchievementValues) -> list[dict[str, Any]]:
    """What the rows of skills show."""
    return [asdict(skill) for skill in values.skills]


def initial_results(values: AchievementValues) -> list[dict[str, Any]]:
    """What the rows of results show."""
    return [
        {
            "name": asked.name,
            "kind": asked.kind,
            "allowed": ", ".join(asked.allowed),
            "required": asked.required,
            "levels": "\n".join(
                f"{level.name}: {level.description}" if level.description else level.name
                for level in asked.levels
            ),
        }
        for asked in values.results
    ]


def values_of(
    told: dict[str, Any], skills: list[dict[str, Any]], results: list[dict[str, Any]], design: BadgeChoices
) -> AchievementValues:
    """The values in what the forms hold."""
    number = told["valid_number"]
    european = {name: told[name] for name in EuropeanElements.__dataclass_fields__}
    market = {name: told[name] for name in MarketElements.__dataclass_fields__}
    return AchievementValues(
        name=told["name"].strip(),
        description=told["description"].strip(),
        criteria=told["criteria"].strip(),
        kind=told["kind"],
        criteria_url=told["criteria_url"],
        skills=tuple(Skill(**skill) for skill in skills if skill.get("name")),
        occupations=told["occupations"],
        tags=_listed(told["tags"]),
        language=told["language"],
        results=tuple(_result(item) for item in results if item.get("name")),
        evidence=EvidenceRule(
            told["evidence_text"].strip(), told["evidence_required"], told["evidence_pieces"]
        ),
        valid_for=(number, told["valid_unit"]) if number else None,
        eu=EuropeanElements(**european),
        market=MarketElements(**market),
        design=design,
    )


def _result(item: dict[str, Any]) -> ResultAsked:
    levels = tuple(_level(line) for line in item["levels"].splitlines() if line.strip())
    kind = item["kind"] or "Result"
    return ResultAsked(item["name"].strip(), kind, _listed(item["allowed"]), item["required"].strip(), levels)


def _level(line: str) -> Level:
    name, _colon, description = line.partition(":")
    return Level(name.strip(), description.strip())


def _listed(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
