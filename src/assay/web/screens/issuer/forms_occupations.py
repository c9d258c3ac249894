"""The editor's form for the occupations an achievement prepares for: up to five, by name or code.

Apart because each is looked up in the public lists that are installed here; a name that is in none of them
is kept as words, and then nobody can say what such work earns.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assay.analysis.sources import ONET_ADDRESS
from assay.web.base import market_data
from assay.web.base.look_alikes import one_line
from assay.web.look.frameworks import framework_name
from assay.web.records.achievements.values import Occupation
from assay.web.records.statements import occupations

MOST = 5
_LONGEST = 160
_NEAR = 3


class OccupationsForm(forms.Form):
    """Five lines; its cleaned data hold them as one, `occupations`."""

    def __init__(
        self,
        *arguments: Any,  # noqa: ANN401 - Django's
        before: Sequence[Occupation] = (),
        region: str = "",
        **named: Any,  # noqa: ANN401 - Django's
    ) -> None:
        super().__init__(*arguments, **named)
        self._before = {one.name: one for one in before if one.url}
        self._region = region
        for place in range(1, MOST + 1):
            self.fields[f"occupation_{place}"] = forms.CharField(
                label=gettext_lazy("Occupation %(place)d") % {"place": place},
                max_length=_LONGEST,
                required=False,
                widget=forms.TextInput(attrs={"list": "known-occupations", "autocomplete": "off"}),
            )

    def clean(self) -> dict[str, Any]:
        """All of them, each once, as the lists name them where one has it."""
        told = super().clean() or self.cleaned_data
        typed = [one_line(told.get(name, ""), _LONGEST) for name in self.fields]
        found = [self._occupation(text) for text in typed if text]
        told["occupations"] = tuple({one.url or one.name.casefold(): one for one in found}.values())
        return told

    def _occupation(self, text: str) -> Occupation:
        if text in self._before:
            return self._before[text]
        found = occupations.named(text, self._region)
        if found is not None:
            return Occupation(found.label, found.uri, framework_name(found.framework), found.code)
        paid = market_data.occupation(text)
        if paid is None or paid.occupation.endswith("0"):  # a group of occupations is none
            return Occupation(text)
        code = f"{paid.occupation}.00"
        return Occupation(paid.title, ONET_ADDRESS + code, framework_name("onet"), code)


def unlisted(told: Sequence[Occupation]) -> tuple[str, ...]:
    """A sentence about each that is in no list: what that means, and the nearest names."""
    return tuple(_sentence(one.name) for one in told if not one.url)


def _sentence(name: str) -> str:
    near = [f"“{one.label}”" for one in occupations.suggestions(name)[:_NEAR]]
    facts = {"name": name, "near": ", ".join(near)}
    if near:
        return _("“%(name)s” is kept as your words. The lists here have: %(near)s.") % facts
    return (
        _("“%(name)s” is kept as your words; no list here has it, so no figures can be told of it.") % facts
    )
