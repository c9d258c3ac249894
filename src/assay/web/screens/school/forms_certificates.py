"""The forms of certificates of other bodies: find, add, check, take back, results, layouts, kinds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assay.web.base.clock import now
from assay.web.base.csv_files import MAX_BYTES, CsvRefused
from assay.web.look.certificate_forms import DetailsForm, one_kind
from assay.web.look.day_field import DayField
from assay.web.look.proofs import ProofState, proof_word
from assay.web.look.table_forms import refused
from assay.web.records.certificates.catalogue import CLUSTERS, KindRow
from assay.web.records.certificates.values import LONGEST, LONGEST_LINK
from assay.web.records.rosters.rows import PupilRow


class FilterForm(forms.Form):
    """Which certificates."""

    search = forms.CharField(label=_("Name, school id or number"), required=False, max_length=LONGEST)
    kind = forms.ChoiceField(label=_("Certificate"), required=False)
    state = forms.ChoiceField(label=_("Proof"), required=False)

    def __init__(self, *arguments: Any, kinds: Sequence[KindRow], **options: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*arguments, **options)
        self.fields["kind"].choices = [("", gettext("All")), *((row.key, row.name) for row in kinds)]  # type: ignore[attr-defined]  # the field above
        states = [(state.value, proof_word(state)) for state in ProofState]
        self.fields["state"].choices = [("", gettext("All")), *states, ("waits", gettext("waits for a look"))]  # type: ignore[attr-defined]  # the field above


class AddForm(DetailsForm):
    """A certificate of one pupil."""

    pupil = forms.CharField(
        label=_("Pupil"), max_length=LONGEST, help_text=_("The school id, or the whole name.")
    )

    field_order = ("pupil", "kind")

    def __init__(self, *arguments: Any, pupils: Sequence[PupilRow], **options: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*arguments, **options)
        self.pupils = pupils

    def clean_pupil(self) -> PupilRow:
        """The one pupil that is meant."""
        text = " ".join(self.cleaned_data["pupil"].split()).casefold()
        exact = [row for row in self.pupils if row.number.casefold() == text]
        found = exact or [row for row in self.pupils if row.name.casefold() == text]
        if len(found) == 1:
            return found[0]
        near = found or [row for row in self.pupils if text in row.name.casefold()]
        if not near:
            raise forms.ValidationError(gettext("Nobody you see fits that. Write the school id."))
        names = ", ".join(f"{row.name} ({row.number})" for row in near[:8])
        raise forms.ValidationError(
            gettext("Whom do you mean? %(names)s. Write the school id.") % {"names": names}
        )


class ManyForm(forms.Form):
    """The same certificate for many."""

    kind = forms.CharField(
        label=_("Certificate"),
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"list": "kinds", "autocomplete": "off"}),
    )
    earned_on = DayField(label=_("Earned on"), required=False)

    def __init__(self, *arguments: Any, kinds: Sequence[KindRow], **options: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*arguments, **options)
        self.kinds = kinds

    def clean_kind(self) -> KindRow:
        """The one kind that is meant."""
        return one_kind(self.cleaned_data["kind"], self.kinds)


class CheckForm(forms.Form):
    """A look at the body's own page."""

    link = forms.URLField(label=_("The page you looked at"), max_length=LONGEST_LINK, assume_scheme="https")
    number = forms.CharField(label=_("The number you compared"), max_length=LONGEST)
    on = DayField(label=_("When"))
    is_meant = forms.BooleanField(
        label=_("I looked at it myself: the name, the number and the state on the page are this pupil's."),
        error_messages={"required": _("Tick this only if you looked yourself.")},
    )

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*arguments, **options)
        self.fields["on"].initial = now().date().isoformat()


class TakeBackForm(forms.Form):
    """Why it does not count any more."""

    what = forms.ChoiceField(
        label=_("What turned out wrong?"),
        choices=[("document", _("The document")), ("check", _("The look at the body's page"))],
    )
    reason = forms.CharField(label=_("Why?"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


class ResultsForm(forms.Form):
    """A vendor's file of results."""

    vendor = forms.CharField(
        label=_("Who sent it?"),
        max_length=100,
        help_text=_("The test vendor. What its columns mean is remembered under this name."),
    )
    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "A CSV file with one row an attempt. A pass becomes a certificate; every attempt is kept."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,text/csv"}),
    )
    kind = forms.CharField(
        label=_("Certificate"),
        max_length=LONGEST,
        required=False,
        help_text=_("Only if no column of the file says which it is."),
        widget=forms.TextInput(attrs={"list": "kinds", "autocomplete": "off"}),
    )

    def __init__(self, *arguments: Any, kinds: Sequence[KindRow], **options: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*arguments, **options)
        self.kinds = kinds

    def clean_kind(self) -> str:
        """The key of the one kind that is meant; empty for none."""
        text = self.cleaned_data["kind"].strip()
        return one_kind(text, self.kinds).key if text else ""

    def clean_file(self) -> UploadedFile[bytes]:
        """A file that is small enough to be looked at."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MAX_BYTES:
            raise forms.ValidationError(refused(CsvRefused("too-large", limit=MAX_BYTES >> 20)))
        return file


class LayoutForm(forms.Form):
    """A layout's file."""

    file = forms.FileField(
        label=_("Layout"),
        help_text=_("A YAML file. Take one of the layouts above and change it."),
        widget=forms.FileInput(attrs={"accept": ".yaml,.yml,text/yaml"}),
    )


class KindForm(forms.Form):
    """A kind that the catalogue lacks."""

    name = forms.CharField(label=_("Name"), max_length=LONGEST)
    aliases = forms.CharField(
        label=_("Other names and abbreviations"),
        required=False,
        max_length=1_000,
        help_text=_("With commas between them."),
    )
    body = forms.CharField(label=_("Who gives it"), max_length=LONGEST)
    site = forms.CharField(
        label=_("The body's domain"),
        required=False,
        max_length=253,
        help_text=_(
            "Like example.org. A verifiable badge counts as the body's own only if it was issued there."
        ),
    )
    issuers = forms.CharField(
        label=_("Identifiers of its issuers"),
        required=False,
        max_length=2_000,
        help_text=_("Where the body issues elsewhere: one a line, exactly as badges name them."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    check_at = forms.URLField(
        label=_("Where one can check"), required=False, max_length=LONGEST_LINK, assume_scheme="https"
    )
    cluster = forms.ChoiceField(label=_("Career cluster"), required=False, choices=list(CLUSTERS.items()))
    months = forms.IntegerField(
        label=_("Holds for how many months"), required=False, min_value=1, max_value=600
    )

    def about(self) -> dict[str, object]:
        """What was told of it."""
        told = self.cleaned_data
        return {
            "aliases": [name.strip() for name in told["aliases"].split(",") if name.strip()],
            "body": told["body"].strip(),
            "site": told["site"].strip().lower(),
            "issuers": told["issuers"].split(),
            "check_at": told["check_at"],
            "cluster": told["cluster"],
            "months": told["months"] or 0,
        }
