"""What a learner is asked of an experience, and of whom to ask for a word."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from assay.web.look.day_field import DayField
from assay.web.records.endorsements.actions import LONGEST_NOTE
from assay.web.records.experiences.values import (
    KIND_WORDS,
    LONGEST_LEARNED,
    LONGEST_PLACE,
    LONGEST_TITLE,
    ExperienceRow,
    Told,
)


class ExperienceForm(forms.Form):
    """What it was, where, when, and what one learned."""

    kind = forms.ChoiceField(
        label=_("What was it?"), choices=list(KIND_WORDS.items()), widget=forms.RadioSelect
    )
    title = forms.CharField(
        label=_("Its name"),
        max_length=LONGEST_TITLE,
        help_text=_("What you did, such as “Football coach for the little ones”."),
    )
    place = forms.CharField(
        label=_("Where"),
        required=False,
        max_length=LONGEST_PLACE,
        help_text=_("A club, a shop, a town. Leave it empty for what happened at home."),
    )
    begins = DayField(label=_("Since when"))
    ends = DayField(label=_("Until when"), required=False, help_text=_("Empty while it goes on."))
    learned = forms.CharField(
        label=_("What did you learn?"),
        max_length=LONGEST_LEARNED,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_(
            "Only you see it until you show it. Write about yourself: if you care for somebody, leave out "
            "their name and their illness."
        ),
    )

    def told(self) -> Told:
        """What was said, as plain values."""
        said = self.cleaned_data
        return Told(said["kind"], said["title"], said["place"], said["begins"], said["ends"], said["learned"])


class SignForm(forms.Form):
    """The name under it."""

    name = forms.CharField(
        label=_("Your name, as your signature"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )


class AskForm(forms.Form):
    """Whom to ask, and how they know one."""

    name = forms.CharField(label=_("Whom do you ask?"), max_length=200, help_text=_("Their name."))
    email = forms.EmailField(
        label=_("Their e-mail address"), help_text=_("The link goes there. They need no account.")
    )
    whose = forms.CharField(
        label=_("Your name, as they know you"), max_length=100, help_text=_("It stands in the mail.")
    )
    note = forms.CharField(
        label=_("A note to them"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    language = forms.ChoiceField(label=_("Language of the mail"), choices=settings.LANGUAGES)


def initial_of(row: ExperienceRow) -> dict[str, object]:
    """What was said before, for the form."""
    return {
        "kind": row.kind,
        "title": row.title,
        "place": row.place,
        "begins": row.begins,
        "ends": row.ends,
        "learned": row.learned,
    }
