"""What one row asks for, and everything that is wrong with it: the award it makes, or its problems.

Apart from the actions because a dry run, the award itself and a mended row all read a row in this one way.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from assay.errors import AssayError
from assay.web.base.clock import now
from assay.web.base.web_addresses import is_web_address
from assay.web.records.achievements.queries import VersionRow
from assay.web.records.achievements.values import ResultAsked
from assay.web.records.batches.columns import RESULT
from assay.web.records.credentials.values import Award, EvidenceItem, normal_address, normal_name

_DATE_FORMS = {
    "day": ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y"),
    "month": ("%Y-%m-%d", "%m/%d/%Y", "%m.%d.%Y", "%m-%d-%Y"),
}
_HUNDRED = 100
_LONGEST_TEXT = 5_000


@dataclass(frozen=True, slots=True)
class RowFault:
    """Something wrong with one field of a row: which, a code, and what the achievement would take instead."""

    field: str
    code: str
    takes: str = ""


def award_of(said: Mapping[str, str], version: VersionRow, batch: str, order: str) -> Award | list[RowFault]:
    """The award that a row's values (target → text) ask for, or all that is wrong with them."""
    found: list[RowFault] = []
    name, email = _person(said, found)
    results = {}
    for asked in version.values.results:
        value = _clean(said, f"{RESULT}{asked.name}")
        if value:
            results[asked.name] = _result(value, asked, found)
    when = _date(_clean(said, "date"), order, found)
    evidence = _evidence(said, found)
    language = _clean(said, "language").lower()[:2] or version.values.language
    if _clean(said, "language") and language not in dict(settings.LANGUAGES):
        found.append(RowFault("language", "unknown-language", ", ".join(dict(settings.LANGUAGES))))
    narrative = _clean(said, "narrative")
    if len(narrative) > _LONGEST_TEXT:
        found.append(RowFault("narrative", "too-long"))
    found += [
        RowFault(target, "control-characters")
        for target, text in said.items()
        if any(unicodedata.category(letter) == "Cc" and letter not in "\t\r\n" for letter in text)
    ]
    if found:
        return found
    return Award(
        version=version.key,
        name=name,
        email=email,
        results=results,
        evidence=evidence,
        narrative=narrative,
        valid_from=when,
        language=language if language in dict(settings.LANGUAGES) else "en",
        source="batch",
        source_key=batch,
    )


def words_of(problem: RowFault) -> tuple[str, str]:
    """What is wrong, and what to do about it."""
    told = {
        "name-missing": (
            _("There is no name."),
            _("Write the person's name as it should stand on the credential."),
        ),
        "name-wrong": (_("The name is too long."), _("Write a name of at most 200 characters.")),
        "email-missing": (
            _("There is no e-mail address."),
            _("Write the address the credential is sent to."),
        ),
        "email-wrong": (
            _("This is not an e-mail address."),
            _("It needs one @ and a domain, like ada@example.org."),
        ),
        "date-wrong": (_("This is not a date we can read."), _("Write it as 2026-06-30.")),
        "date-future": (
            _("The date lies in the future."),
            _("Write the day it was earned, today at the latest."),
        ),
        "result-unknown": (_("The achievement does not have this result."), _("Write one of: %s")),
        "result-number": (_("This is not a number in the right range."), _("Write a number: %s")),
        "link-wrong": (
            _("This is not a web address."),
            _("It must begin with https:// or http:// and lead somewhere everybody can look."),
        ),
        "unknown-language": (_("There are no mails in this language."), _("Write one of: %s")),
        "too-long": (_("The text is too long."), _("Write at most 5,000 characters.")),
        "control-characters": (
            _("It holds characters that nobody can see."),
            _("Type the text anew instead of pasting it."),
        ),
        "columns-missing": (_("The row ends before this column."), _("Add the missing cells.")),
        "double-here": (
            _("The same person stands further up in this file."),
            _("Nothing to do: it is left out. Or tick that it should be awarded twice."),
        ),
        "double-before": (
            _("This person was already awarded this."),
            _("Nothing to do: it is left out. Or tick that it should be awarded again."),
        ),
        "limit": (
            _("The number of awards a day is reached."),
            _("Award these rows tomorrow, or ask the operator for a higher limit."),
        ),
    }
    text, help_text = told.get(
        problem.code, (_("It could not be signed."), _("Look at the row once more, then try again."))
    )
    return text, help_text % problem.takes if "%s" in help_text else help_text


def _clean(said: Mapping[str, str], target: str) -> str:
    return said.get(target, "").strip()


def _person(said: Mapping[str, str], found: list[RowFault]) -> tuple[str, str]:
    name = email = ""
    try:
        name = normal_name(said.get("name", ""))
    except AssayError as error:
        found.append(
            RowFault("name", "name-missing" if error.code == "draft-member-missing" else "name-wrong")
        )
    try:
        email = normal_address(said.get("email", ""))
        if not email:
            found.append(RowFault("email", "email-missing"))
    except AssayError:
        found.append(RowFault("email", "email-wrong"))
    return name, email


def _result(value: str, asked: ResultAsked, found: list[RowFault]) -> str:
    target = f"{RESULT}{asked.name}"
    names = list(asked.allowed) or [level.name for level in asked.levels]
    if names:
        known = {name.casefold(): name for name in names}
        if value.casefold() not in known:
            found.append(RowFault(target, "result-unknown", ", ".join(names)))
        return known.get(value.casefold(), "")
    if asked.kind in {"Percent", "RawScore"}:
        try:
            number = float(value.removesuffix("%").strip().replace(",", "."))
        except ValueError:
            number = -1.0
        if not (0 <= number < float("inf")) or (asked.kind == "Percent" and number > _HUNDRED):
            expected = "0-100" if asked.kind == "Percent" else "0, 1, 2…"
            found.append(RowFault(target, "result-number", expected))
        return f"{number:g}"
    return value


def _date(text: str, order: str, found: list[RowFault]) -> datetime | None:
    if not text:
        return None
    for form in _DATE_FORMS.get(order, _DATE_FORMS["day"]):
        try:
            when = datetime.strptime(text, form).replace(tzinfo=UTC)
        except ValueError:
            continue
        if when > now() + timedelta(days=1):
            found.append(RowFault("date", "date-future"))
        return when
    found.append(RowFault("date", "date-wrong"))
    return None


def _evidence(said: Mapping[str, str], found: list[RowFault]) -> tuple[EvidenceItem, ...]:
    url, text = _clean(said, "evidence_url"), _clean(said, "evidence_text")
    if url and not is_web_address(url):
        found.append(RowFault("evidence_url", "link-wrong"))
    if len(text) > _LONGEST_TEXT:
        found.append(RowFault("evidence_text", "too-long"))
    if not url and not text:
        return ()
    return (EvidenceItem(name=text[:100] or _("Evidence"), description=text, url=url),)
