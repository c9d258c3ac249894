"""The field for a result that an achievement asks for: a choice of levels, a number, or a text.

Apart from the screens because every form that awards asks for results alike.
"""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext

from assay.web.records.achievements.values import ResultAsked

RESULT = "result-"
_HUNDRED = 100


def result_field(asked: ResultAsked) -> forms.Field:
    """The field for one result: a choice where there are levels, else a number or a text."""
    names = list(asked.allowed) or [level.name for level in asked.levels]
    if names:
        helps = [f"{level.name}: {level.description}" for level in asked.levels if level.description]
        return forms.ChoiceField(
            label=asked.name,
            required=False,
            choices=[("", gettext("Not said")), *((name, name) for name in names)],
            help_text=" · ".join(helps),
        )
    if asked.kind in {"Percent", "RawScore"}:
        most = _HUNDRED if asked.kind == "Percent" else None
        return forms.DecimalField(
            label=asked.name, required=False, min_value=0, max_value=most, max_digits=12
        )
    return forms.CharField(label=asked.name, required=False, max_length=200)
