"""The form on which an assessor cuts judged work down to what may be shown as an example."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assay.web.look.day_field import DayField
from assay.web.records.exemplars.values import LASTS, LONGEST_TEXT, Candidate, CandidatePiece, Proposal

_SHOW, _TEXT = "show-", "text-"


class ExemplarForm(forms.Form):
    """Which pieces are shown, in which words, why the work was judged so, until when."""

    def __init__(self, *arguments: Any, found: Candidate, **options: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*arguments, **options)
        self.found = found
        for piece in found.pieces:
            self._add(piece)
        self.fields["why"] = forms.CharField(
            label=_("Why it was judged so"),
            max_length=LONGEST_TEXT,
            initial=found.why,
            widget=forms.Textarea(attrs={"rows": 6}),
            help_text=_("Readers learn most from this. Without the learner's name."),
        )
        self.fields["ends_at"] = DayField(
            label=_("Shown until"),
            initial=lambda: timezone.localdate() + LASTS,
            help_text=_("At most a year; then you can ask again."),
        )

    def _add(self, piece: CandidatePiece) -> None:
        is_file = piece.kind == "file"
        self.fields[f"{_SHOW}{piece.key}"] = forms.BooleanField(
            label=piece.name,
            required=False,
            initial=not is_file,
            help_text=_(
                "A picture is made anew without what is hidden in it; a PDF is shown as it is, so look for "
                "the name in it first. The file's own name is not shown."
            )
            if is_file
            else (piece.text if piece.kind == "link" else ""),
        )
        if piece.kind == "text":
            self.fields[f"{_TEXT}{piece.key}"] = forms.CharField(
                label=_("The text as it would be shown"),
                required=False,
                max_length=LONGEST_TEXT,
                initial=piece.text,
                widget=forms.Textarea(attrs={"rows": 8}),
                help_text=_("Leave out whatever shows whose it is. The learner sees this before deciding."),
            )

    def proposal(self) -> Proposal:
        """What was filled in."""
        told = self.cleaned_data
        shown = {
            piece.key: told.get(f"{_TEXT}{piece.key}", piece.text)
            for piece in self.found.pieces
            if told.get(f"{_SHOW}{piece.key}")
        }
        last = timezone.make_aware(datetime.combine(told["ends_at"], time(23, 59)))
        return Proposal(self.found.step, told["why"], shown, last)

    def place_of(self, field: str) -> str | None:
        """The field of this form that a refusal is about."""
        for name in (field, f"{_TEXT}{field}", f"{_SHOW}{field}"):
            if field and name in self.fields:
                return name
        return None
