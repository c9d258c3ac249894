"""What an employer hands in: links, files, a table or an archive, and how to call them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assay.web.records.shortlists.actions import Item
from assay.web.records.shortlists.bulk import ARCHIVE_LIMIT, BulkRefused, items_in
from assay.web.records.verifications.sources import is_link

FILE_LIMIT = 10 << 20
MOST_FILES = 50


class ManyFilesInput(forms.ClearableFileInput):
    """A file input that takes several."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files, each of a bounded size."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[bytes]]:  # noqa: ANN401 - Django's signature
        """The files; none where nothing was chosen."""
        given = data if isinstance(data, list | tuple) else [data]
        files = [super(ManyFilesField, self).clean(file, initial) for file in given if file]
        if len(files) > MOST_FILES:
            raise forms.ValidationError(
                _("At most %(limit)d files at once. For more, use the page for many.") % {"limit": MOST_FILES}
            )
        for file in files:
            if file.size > FILE_LIMIT:
                facts = {"name": file.name, "limit": FILE_LIMIT >> 20}
                raise forms.ValidationError(_("“%(name)s” has more than %(limit)d MB.") % facts)
        return files


class AddForm(forms.Form):
    """Things to put on a list."""

    links = forms.CharField(
        label=gettext_lazy("Links, or the text of a credential"),
        help_text=gettext_lazy("One link a line. A name may stand before it: Ana Ruiz, https://…"),
        required=False,
        max_length=1 << 20,
        widget=forms.Textarea(attrs={"rows": 5, "spellcheck": "false", "autocapitalize": "none"}),
    )
    uploads = ManyFilesField(
        label=gettext_lazy("Files"),
        help_text=gettext_lazy("Badge pictures, PDFs or JSON files; several at once."),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """All fields, with `items`: what is to be checked."""
        given = super().clean() or {}
        if self.errors:
            return given
        items: list[Item] = []
        try:
            items += _items_in_text(given.get("links", ""))
        except forms.ValidationError as error:
            self.add_error("links", error)
        items += [Item(file.read(), file.name or "") for file in given.get("uploads") or []]
        if not self.errors and not items:
            self.add_error("links", _("Paste a link or choose a file: one is enough."))
        given["items"] = items
        return given


class StartForm(AddForm):
    """A new list: its name, and the first things on it."""

    title = forms.CharField(
        label=gettext_lazy("What is this list for?"),
        help_text=gettext_lazy(
            "For example: Laboratory assistant, spring. Only whoever has the link sees it."
        ),
        max_length=120,
    )
    field_order: Sequence[str] = ("title", "links", "uploads")


class BulkForm(forms.Form):
    """A table of links, or an archive of files."""

    title = forms.CharField(
        label=gettext_lazy("What is this check for?"),
        help_text=gettext_lazy("For example: Applications, November."),
        max_length=120,
    )
    file = forms.FileField(
        label=gettext_lazy("A CSV of links, or a ZIP of files"),
        help_text=gettext_lazy(
            "At most 2,000 links or files, 25 MB. A column called “name” is shown in the report."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.txt,.zip"}),
    )

    def clean(self) -> dict[str, Any]:
        """All fields, with `items`: what is to be checked."""
        given = super().clean() or {}
        upload = given.get("file")
        if upload is None:
            return given
        if upload.size > ARCHIVE_LIMIT:
            self.add_error("file", refused_words(BulkRefused("too-large", limit=ARCHIVE_LIMIT >> 20)))
            return given
        try:
            given["items"] = items_in(upload)
        except BulkRefused as error:
            self.add_error("file", refused_words(error))
        return given


def refused_words(error: BulkRefused) -> str:
    """Why the file cannot be used, where, and what to do."""
    said = {
        "too-large": _("The file has more than %(limit)d MB. Split it into several."),
        "too-many": _("There are more than %(limit)d in it. Split it into several."),
        "no-links": _("There is no link in it. Put one link in each row, with “link” above the column."),
        "empty": _("The file is empty."),
        "not-a-link": _(
            "Row %(place)s holds no web address where one should be. Correct it; nothing was checked."
        ),
        "archive-unknown": _("This kind of archive is not read here. Make a ZIP of the files."),
        "archive-empty": _("There is no file in this archive."),
        "archive-damaged": _("The archive is damaged and cannot be opened. Make it again."),
        "archive-locked": _("“%(place)s” is locked with a password. Make the archive without one."),
        "archive-nested": _(
            "“%(place)s” is an archive inside the archive. Take its files out, and try again."
        ),
        "archive-suspicious": _("“%(place)s” unpacks to far more than it holds. It was not opened."),
        "archive-too-large": _("The files hold more than %(limit)d MB together. Split the archive."),
        "file-too-large": _("“%(place)s” has more than %(limit)d MB. A credential is smaller; leave it out."),
    }
    text = said.get(error.code)
    if text is None:
        text = _("The table cannot be read (row %(place)s). Save it as CSV, encoded as UTF-8, and try again.")
    return text % {"limit": error.limit, "place": error.place or "1"}


def _items_in_text(text: str) -> list[Item]:
    held = text.strip()
    if held.startswith(("{", "eyJ")):
        return [Item(held.encode())]
    items = []
    for number, line in enumerate(held.splitlines(), 1):
        words = line.strip()
        if not words:
            continue
        label, _space, link = words.replace("\t", " ").rpartition(" ")
        if not is_link(link):
            raise forms.ValidationError(
                _("Line %(line)d is no web address: “%(text)s”. Nothing was added.")
                % {"line": number, "text": words[:60]}
            )
        items.append(Item(link.encode(), label.strip(" ,;:")))
    return items
