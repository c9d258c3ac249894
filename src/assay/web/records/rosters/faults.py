"""The words for what is wrong with a roster's files: what, and what to do about it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from assay.web.base.mapped_tables import Fault, words_of
from assay.web.records.rosters.table import columns


def fault_words(fault: Fault) -> tuple[str, str]:
    """What is wrong, and what to do."""
    return words_of(fault, sentences())


def column_labels() -> dict[str, str]:
    """The names of a table's columns; those of a bundle have the standard's."""
    return {column.key: column.label for column in columns()}


def sentences() -> dict[str, tuple[str, str]]:
    """What is told of rosters alone, by its code."""
    whole = _("Ask your system for a full (bulk) OneRoster export and send it as one ZIP file.")
    return {
        "manifest-missing": (_("The archive holds no manifest.csv, so it is no OneRoster bundle."), whole),
        "file-missing": (_("The file %(value)s is missing."), whole),
        "version-unknown": (
            _("The manifest names the OneRoster version “%(value)s”."),
            _("Send one of: %(takes)s"),
        ),
        "delta-bundle": (_("The bundle holds only changes (“delta” at %(value)s)."), whole),
        "role-missing": (
            _("Nothing says what “%(value)s” is: pupil, teacher or guardian."),
            _("Fill in the role in users.csv (OneRoster 1.1) or roles.csv (1.2)."),
        ),
        "not-a-pupil": (
            _("“%(value)s” is enrolled as a pupil, but is none by its role."),
            _("Correct the role of the user or of the enrolment."),
        ),
        "number-taken": (
            _("Somebody else here, whom the file does not name, has the school id “%(value)s”."),
            _("Correct one of the two school ids, or send the whole roster at once."),
        ),
        "rows-disagree": (
            _("It stands otherwise in line %(takes)s, for the same school id."),
            _("Make both rows say the same; only the section may differ."),
        ),
        "guardian-without-name": (
            _("A guardian's address or telephone stands here without a name."),
            _("Write the guardian's name, or empty the other cells."),
        ),
        "teacher-without-address": (
            _("The teacher “%(value)s” has no e-mail address."),
            _("Their sections come in without them. Add the address and send the files again."),
        ),
        "counsellor-unknown": (
            _("Nobody with the address “%(value)s” is a counsellor here."),
            _("Invite them as a counsellor, then send the files again. Until then nothing changes."),
        ),
        "programmes-many": (
            _("The classes of this pupil belong to several programmes: %(value)s."),
            _("Say the pupil's programme in a column of its own (metadata.programme)."),
        ),
        "language-unknown": (
            _("“%(value)s” is not a language we know."),
            _("Write its tag, like es or pt-BR. Until then messages are in English."),
        ),
        **_unreadable(whole),
    }


def _unreadable(whole: str) -> dict[str, tuple[str, str]]:
    save = _("Save the file as CSV (UTF-8) and try again.")
    return {
        "csv-empty": (_("The file is empty."), whole),
        "csv-no-headings": (_("The first row is empty."), _("Write the names of the columns there.")),
        "csv-too-large": (
            _("The file is larger than %(takes)s MB."),
            _("Send the schools one after the other."),
        ),
        "csv-too-many-rows": (
            _("The file has more than %(takes)s rows."),
            _("Send the schools one after the other."),
        ),
        "csv-too-many-columns": (_("The row has more than %(takes)s columns."), save),
        "csv-line-too-long": (_("The line is far too long for a table."), save),
        "csv-cell-too-long": (_("A cell holds more than %(takes)s characters."), _("Shorten it.")),
        "csv-null-character": (_("This is not a text file."), save),
        "csv-unreadable-characters": (_("Characters near this row cannot be read."), save),
        "csv-mixed-encodings": (_("The file mixes two ways of writing letters like é."), save),
        "csv-quotes": (_("The quotation marks around this row do not match."), _("Mend that row.")),
    }
