"""What one row asks for, and everything that is wrong with it: the award it makes, or its problems.

Apart from the actions because a dry run, the award itself and a mended row all read a row in this one way.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from assay.errors import AssayError
from assay.web.base.clock import now
from assay.web.base.mapped_tables import Fault, date_of, hidden_characters
from assay.web.base.mapped_tables import words_of as common_words_of
from assay.web.base.web_addresses import is_web_address
from assay.web.records.achievements.queries import VersionRow
from assay.web.records.achievements.values import ResultAsked
from assay.web.records.batches.columns import RESULT
from assay.web.records.credentials.values import Award, EvidenceItem, normal_address, normal_name

_HUNDRED = 100
_LONGEST_TEXT = 5_000


def award_of(said: Mapping[str, str], version: VersionRow, batch: str, order: str) -> Award | list[Fault]:
    """The award that a row's values (target → text) ask for, or all that is wrong with them."""
    found: list[Fault] = []
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
        found.append(Fault(0, "language", "unknown-language", takes=", ".join(dict(settings.LANGUAGES))))
    narrative = _clean(said, "narrative")
    if len(narrative) > _LONGEST_TEXT:
        found.append(Fault(0, "narrative", "too-long", takes="5,000"))
    found += [
        Fault(0, target, "control-characters") for target, text in said.items() if hidden_characters(text)
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


def words_of(problem: Fault) -> tuple[str, str]:
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
        "date-future": (
            _("The date lies in the future."),
            _("Write the day it was earned, today at the latest."),
        ),
        "result-unknown": (_("The achievement does not have this result."), _("Write one of: %(takes)s")),
        "result-number": (_("This is not a number in the right range."), _("Write a number: %(takes)s")),
        "link-wrong": (
            _("This is not a web address."),
            _("It must begin with https:// or http:// and lead somewhere everybody can look."),
        ),
        "unknown-language": (_("There are no mails in this language."), _("Write one of: %(takes)s")),
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
    unknown = (_("It could not be signed."), _("Look at the row once more, then try again."))
    return common_words_of(problem, told, unknown)


def _clean(said: Mapping[str, str], target: str) -> str:
    return said.get(target, "").strip()


def _person(said: Mapping[str, str], found: list[Fault]) -> tuple[str, str]:
    name = email = ""
    try:
        name = normal_name(said.get("name", ""))
    except AssayError as error:
        found.append(
            Fault(0, "name", "name-missing" if error.code == "draft-member-missing" else "name-wrong")
        )
    try:
        email = normal_address(said.get("email", ""))
        if not email:
            found.append(Fault(0, "email", "email-missing"))
    except AssayError:
        found.append(Fault(0, "email", "email-wrong"))
    return name, email


def _result(value: str, asked: ResultAsked, found: list[Fault]) -> str:
    target = f"{RESULT}{asked.name}"
    names = list(asked.allowed) or [level.name for level in asked.levels]
    if names:
        known = {name.casefold(): name for name in names}
        if value.casefold() not in known:
            found.append(Fault(0, target, "result-unknown", takes=", ".join(names)))
        return known.get(value.casefold(), "")
    if asked.kind in {"Percent", "RawScore"}:
        try:
            number = float(value.removesuffix("%").strip().replace(",", "."))
        except ValueError:
            number = -1.0
        if not (0 <= number < float("inf")) or (asked.kind == "Percent" and number > _HUNDRED):
            expected = "0-100" if asked.kind == "Percent" else "0, 1, 2…"
            found.append(Fault(0, target, "result-number", takes=expected))
        return f"{number:g}"
    return value


def _date(text: str, order: str, found: list[Fault]) -> datetime | None:
    if not text:
        return None
    day = date_of(text, order)
    if day is None:
        found.append(Fault(0, "date", "date-wrong"))
        return None
    when = datetime.combine(day, time(), UTC)
    if when > now() + timedelta(days=1):
        found.append(Fault(0, "date", "date-future"))
    return when


def _evidence(said: Mapping[str, str], found: list[Fault]) -> tuple[EvidenceItem, ...]:
    url, text = _clean(said, "evidence_url"), _clean(said, "evidence_text")
    if url and not is_web_address(url):
        found.append(Fault(0, "evidence_url", "link-wrong"))
    if len(text) > _LONGEST_TEXT:
        found.append(Fault(0, "evidence_text", "too-long", takes="5,000"))
    if not url and not text:
        return ()
    return (EvidenceItem(name=text[:100] or _("Evidence"), description=text, url=url),)
