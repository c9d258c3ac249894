"""The field for a day.

Apart because the browser's own calendar reads and sends one form only, whatever the reader's language: a day
that was filled in before would otherwise stand empty in Spanish.
"""

from __future__ import annotations

from typing import Any

from django import forms

_FORM = "%Y-%m-%d"


class DayField(forms.DateField):
    """A day, chosen in the browser's calendar."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - Django's
        widget = forms.DateInput(attrs={"type": "date", "class": "is-short"}, format=_FORM)
        super().__init__(**{"widget": widget, "input_formats": [_FORM], **options})
