"""By when an achievement might be looked at again, with the reason; nothing is suggested without one.

What others do is no reason. Two are: that its own awards have to be renewed, and that the demand for its
skills is likelier than not to have halved by then, where a series of advertisements bears that out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from assay.analysis.market import Durability, Lasting
from assay.errors import AssayError
from assay.web.base.clock import now
from assay.web.look.achievements import valid_words
from assay.web.look.series_names import series_name
from assay.web.records.achievements.reviewing import held_until, review_day
from assay.web.records.achievements.values import AchievementValues
from assay.web.records.market_files.queries import series_of

_LEAST = 0.5  # of the skills must be counted: a day for the whole must not rest on one of ten


@dataclass(frozen=True, slots=True)
class ReviewSuggestion:
    """A day, why that one, and whether it is the one in the form already."""

    day: date
    reason: str
    is_taken: bool


def review_suggestions(organization: str, values: AchievementValues) -> tuple[ReviewSuggestion, ...]:
    """The days that have a reason, the nearest first; an organization may have series of its own."""
    found: list[tuple[date, str]] = []
    renewal = held_until(values)
    if renewal is not None:
        text = _("An award holds for %(span)s: then those made today are renewed, and should still fit.")
        found.append((renewal, text % {"span": valid_words(values.valid_for)}))
    ageing = _ageing(organization, values)
    if ageing is not None:
        found.append(ageing)
    taken = review_day(values)
    return tuple(ReviewSuggestion(day, reason, day == taken) for day, reason in sorted(found))


def _ageing(organization: str, values: AchievementValues) -> tuple[date, str] | None:
    series = _series(organization)
    skills = [skill.name for skill in values.skills if skill.name.strip()]
    if series is None or not skills:
        return None
    told = series.lasting(skills, now().date())
    if told.review_by is None or told.review_by <= now().date() or told.durability.coverage < _LEAST:
        return None
    return told.review_by, _reason(told, series_name(series))


def _reason(told: Lasting, source: str) -> str:
    text = _(
        "By then the demand for %(skills)s is likelier than not to have halved. Source: "
        "%(source)s, until %(day)s; of its skills, %(known)s of %(all)s are counted there."
    )
    return text % {
        "skills": ", ".join(term.term for term in told.terms),
        "source": source,
        "day": date_format(told.terms[0].as_of, "DATE_FORMAT"),
        "known": len(told.terms),
        "all": len(told.terms) + len(told.unknown),
    }


def _series(organization: str) -> Durability | None:
    """The series of terms that it asks; none where they cannot be read: the form must open all the same."""
    try:
        return series_of(organization)
    except AssayError:
        return None
