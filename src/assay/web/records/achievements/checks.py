"""What stands in the way of publishing, said at the field, and what would make it worth more.

The last check is the real one: a trial award is drafted and signed with a key made for it, by the same
code that will sign the true ones. What is refused there would be refused then, in front of a class.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from assay import AssayError, Issuer
from assay.issuance import AchievementPlan, CannotIssue, Recipient
from assay.sentences import sentence
from assay.web.base.web_addresses import is_web_address
from assay.web.records.achievements.reviewing import held_until, review_day
from assay.web.records.achievements.values import AchievementValues

_FIELDS = {  # first part of a pointer into the Achievement -> the field of the form
    "name": "name",
    "description": "description",
    "criteria": "criteria",
    "achievementType": "kind",
    "alignment": "skills",
    "tag": "tags",
    "inLanguage": "language",
    "resultDescription": "results",
    "creditsAvailable": "ects",
    "validUntil": "valid_number",
}
_ACHIEVEMENT = "/credentialSubject/achievement/"
_ENOUGH_CRITERIA = 40  # characters; less says nothing that somebody could check


@dataclass(frozen=True, slots=True)
class Concern:
    """Something about a draft: at which field, in words, and whether it must be mended first."""

    field: str
    text: str
    must: bool = True


def concerns(values: AchievementValues, plan: AchievementPlan) -> list[Concern]:
    """All that is to be said before these values are published; none with `must`: they can be."""
    found = [*_missing(values), *_contradictions(values)]
    if not any(concern.must for concern in found):
        found += _trial(plan)
    return [*found, *_advice(values)]


def _missing(values: AchievementValues) -> Iterator[Concern]:
    if not values.name.strip():
        yield Concern("name", _("Give it a name."))
    if not values.description.strip():
        yield Concern("description", _("Say in a sentence or two what somebody has who earned this."))
    if not values.criteria.strip():
        yield Concern("criteria", _("Say what somebody must do to earn this."))


def _contradictions(values: AchievementValues) -> Iterator[Concern]:
    for asked in values.results:
        names = {level.name for level in asked.levels} | set(asked.allowed)
        if asked.required and names and asked.required not in names:
            yield Concern(
                "results",
                _("“%(required)s” is required for “%(name)s”, but it is none of its values.")
                % {"required": asked.required, "name": asked.name},
            )
    if values.criteria_url and not is_web_address(values.criteria_url):
        yield Concern("criteria_url", _("This is not the address of a web page."))
    if values.market.rubric_url and not is_web_address(values.market.rubric_url):
        yield Concern("rubric_url", _("This is not the address of a web page."))
    for skill in values.skills:
        if skill.url and not is_web_address(skill.url):
            text = _("The address of “%(name)s” is not that of a web page.")
            yield Concern("skills", text % {"name": skill.name})
    if len({asked.name for asked in values.results}) < len(values.results):
        yield Concern("results", _("Two results have the same name."))
    if values.evidence.is_required and not values.evidence.text.strip():
        yield Concern("evidence_text", _("Evidence is required: say what it must show."))


def _trial(plan: AchievementPlan) -> Iterator[Concern]:
    language = get_language() or "en"
    issuer = Issuer.with_new_key("Trial")
    try:
        issuer.award(plan, Recipient(email="trial@example.org", name="Trial"))
    except CannotIssue as refusal:
        for finding in refusal.findings:
            said = sentence(finding.code, finding.facts, language)
            yield Concern(_field(finding.pointer), f"{said.title}. {said.text}")
    except AssayError as error:
        said = sentence(error.code, error.facts, language)
        yield Concern(_field(error.pointer), f"{said.title}. {said.text}")


def _field(pointer: str) -> str:
    inside = pointer.removeprefix(_ACHIEVEMENT).lstrip("/")
    return _FIELDS.get(inside.split("/")[0], "")


def _advice(values: AchievementValues) -> Iterator[Concern]:
    if 0 < len(values.criteria.strip()) < _ENOUGH_CRITERIA:
        yield Concern("criteria", _("These criteria are very short: could somebody check them?"), must=False)
    if not values.skills:
        yield Concern("skills", _("No skills yet: employers search for them by name."), must=False)
    review, until = review_day(values), held_until(values)
    if review is not None and until is not None and until > review:
        text = _("An award made today holds until %(until)s, longer than until you look at it again.")
        yield Concern("review_by", text % {"until": date_format(until, "DATE_FORMAT")}, must=False)
    if not values.occupations:
        text = _("No occupation yet: nobody can tell whether ads ask for it, or what that work earns.")
        yield Concern("occupations", text, must=False)
    if not values.evidence.text:
        yield Concern("evidence_text", _("Nothing says what evidence there is for each award."), must=False)
    if values.eu.workload_hours is None:
        yield Concern("workload_hours", _("Nobody can tell how much work this took."), must=False)
    if not values.eu.assessment:
        yield Concern("assessment", _("Nothing says how it is assessed."), must=False)
