"""Who answers for a pupil, what they agreed to, who outside the school saw what: for the school's eyes."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assay.web.look.dossier import Chapter, Family, Line
from assay.web.look.pieces import State
from assay.web.records.consents.queries import AskRow, ConsentRow
from assay.web.records.disclosures.queries import DisclosureRow
from assay.web.records.pupil_files.queries import PupilFile
from assay.web.records.rosters.rows import GuardianRow

LANGUAGES = {"en": "English", "es": "Español"}
_MOST = 12
STATES = {
    "free": (gettext_lazy("Needs nobody's yes"), State.PLAIN),
    "waiting": (gettext_lazy("Waits for a guardian"), State.UNKNOWN),
    "waiting-school": (gettext_lazy("Waits for a consent to record"), State.UNKNOWN),
    "open": (gettext_lazy("Agreed to"), State.OK),
    "refused": (gettext_lazy("Refused"), State.BAD),
    "withdrawn": (gettext_lazy("Taken back"), State.BAD),
    "lapsed": (gettext_lazy("Nobody answered in time"), State.PLAIN),
}
ANSWERS = {
    "yes": gettext_lazy("yes, only this one"),
    "standing": gettext_lazy("yes, and later ones like it"),
    "no": gettext_lazy("no"),
}


def family_of(file: PupilFile) -> Family:
    """The part of the record that is printed only where somebody chose so."""
    return Family(
        guardians=Chapter(
            "guardians",
            _("Guardians"),
            tuple(_guardian(row) for row in file.guardians),
            _("Nobody stands on the roster as a guardian. The next import can bring one."),
        ),
        consents=Chapter(
            "consents",
            _("Consents"),
            tuple(_ask(row) for row in file.consents),
            _("Nothing was asked yet: nobody wanted to show anything."),
        ),
        disclosures=Chapter(
            "disclosures",
            _("Seen outside the school"),
            tuple(_disclosure(row) for row in file.disclosures[:_MOST]),
            _("Nobody outside the school has seen anything."),
        ),
    )


def _guardian(row: GuardianRow) -> Line:
    language = LANGUAGES.get(row.language, row.language)
    reached = " · ".join(text for text in (row.email, row.phone) if text) or _("no address on the roster")
    return Line(
        title=row.name or _("A guardian who was forgotten"),
        detail=row.relation,
        word=_("decides") if row.decides else _("is told, does not decide"),
        state=State.INFO if row.decides else State.PLAIN,
        notes=(reached, _("Reads %(language)s.") % {"language": language}),
    )


def _ask(row: AskRow) -> Line:
    word, state = STATES.get(row.state, (row.state, State.PLAIN))
    facts = {"audience": row.audience, "day": date_format(localtime(row.ends_at), "DATE_FORMAT")}
    return Line(
        title=row.title or _("Something of a pupil who was forgotten"),
        detail=", ".join(row.shows),
        at=row.asked_at,
        word=str(word),
        state=state,
        notes=(_("For %(audience)s, until %(day)s.") % facts, *(_said(one) for one in row.said)),
    )


def _said(row: ConsentRow) -> str:
    facts = {
        "who": row.who or _("Somebody who was forgotten"),
        "answer": str(ANSWERS.get(row.answer, row.answer)),
        "day": date_format(row.said_on, "DATE_FORMAT"),
    }
    told = _("%(who)s said %(answer)s on %(day)s.") % facts
    if row.withdrawn_at:
        day = {"day": date_format(localtime(row.withdrawn_at), "DATE_FORMAT")}
        return f"{told} {_('Taken back on %(day)s.') % day}"
    return told


def _disclosure(row: DisclosureRow) -> Line:
    return Line(
        title=row.what or _("Something of a pupil who was forgotten"),
        detail=row.to,
        at=row.at,
        word=row.basis,
    )
