"""Which pupils are meant: by name or school id, school, programme and grade."""

from __future__ import annotations

from dataclasses import dataclass, fields

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assay.web.records.rosters import queries as rosters
from assay.web.records.rosters.rows import PupilRow

GRADES = tuple(str(number) for number in range(13))


@dataclass(frozen=True, slots=True)
class Asked:
    """What of an address is a filter; empty texts filter nothing."""

    search: str = ""
    school: str = ""
    programme: str = ""
    grade: str = ""

    @property
    def is_any(self) -> bool:
        """Whether anything is filtered."""
        return any((self.search, self.school, self.programme, self.grade))

    def takes(self, row: PupilRow) -> bool:
        """Whether this pupil is among those asked for."""
        wanted = self.search.casefold()
        return (
            (not wanted or wanted in row.name.casefold() or wanted == row.number.casefold())
            and self.school in {"", row.school_key}
            and self.programme in {"", row.programme_key}
            and self.grade in {"", _plain(row.grade)}
        )


def _plain(grade: str) -> str:
    """The grade as the filter writes it: rosters write "09" as well as "9"."""
    return grade.lstrip("0") or grade[-1:]


class PupilFilter(forms.Form):
    """Which pupils. Whatever is no choice filters nothing."""

    search = forms.CharField(
        label=gettext_lazy("Name or school id"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    school = forms.ChoiceField(label=gettext_lazy("School"), required=False)
    programme = forms.ChoiceField(label=gettext_lazy("Programme"), required=False)
    grade = forms.ChoiceField(label=gettext_lazy("Grade"), required=False)

    def __init__(self, *arguments: object, organization: str, **options: object) -> None:
        super().__init__(*arguments, **options)  # type: ignore[arg-type]  # Django's own
        for name, rows in (
            ("school", rosters.schools(organization)),
            ("programme", rosters.programmes(organization)),
        ):
            choices = [("", _("All")), *((row.key, row.name) for row in rows)]
            self.fields[name].choices = choices  # type: ignore[attr-defined]  # the fields above
        grades = [("", _("All")), *((grade, grade) for grade in GRADES)]
        self.fields["grade"].choices = grades  # type: ignore[attr-defined]  # the field above

    def asked(self) -> Asked:
        """What is asked for."""
        self.is_valid()
        told = self.cleaned_data
        return Asked(**{one.name: str(told.get(one.name, "")).strip() for one in fields(Asked)})
