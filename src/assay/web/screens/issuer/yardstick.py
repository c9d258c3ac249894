"""How an achievement reads to others, for those who design it: its assay, and what would make it tell more.

Apart from the view because the rows are many: each element with how it is told, each piece that is missing
with the place in the form where it is asked.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assay.analysis.descriptions import Description, read
from assay.analysis.estimates import FEWEST
from assay.analysis.valuation import (
    Assay,
    Improvement,
    Mark,
    Observed,
    Part,
    assay,
    improvements,
    rigor,
    rigor_indicator,
)
from assay.web.base import skill_data
from assay.web.base.clock import now
from assay.web.look import assay_parts, assay_words
from assay.web.look.assay_groups import Group, grouped
from assay.web.look.assay_pieces import AnswerPiece, answer_piece
from assay.web.look.figures import figure
from assay.web.look.ladder import Ladder
from assay.web.records.achievements import queries as achievements
from assay.web.records.achievements.queries import VersionRow
from assay.web.records.assays.asking import Asked, markets_for
from assay.web.records.assays.ours import weighed
from assay.web.records.exemplars.described import document_of
from assay.web.records.judging_history import queries as judging
from assay.web.records.organizations import queries as organizations

MOST = 12  # improvements that are listed
_FIELDS = {  # element of the framework -> the place in the editor where it is asked
    "title": "id_name",
    "name": "id_name",
    "description": "id_description",
    "kind": "id_kind",
    "outcomes": "skills",
    "skills-by-address": "skills",
    "occupations-by-code": "occupations",
    "workload": "id_workload_hours",
    "level": "id_eqf_level",
    "assessment": "id_assessment",
    "participation": "id_participation",
    "quality": "id_quality",
    "prerequisites": "id_prerequisites",
    "supervision": "id_supervision",
    "grade": "judged",
    "stackability": "id_stackability",
    "further-information": "id_criteria_url",
    "country": "id_country",
    "cost": "id_cost",
    "review-date": "id_review_by",
    "assessor": "id_assessor",
    "rubric": "id_rubric_url",
    "retakes": "id_retakes",
    "recertification": "validity",
}
_DEEDS = {
    "award-to-examine": gettext_lazy("Award it: whoever has an award of it can have that checked"),
    "recognition-by-others": gettext_lazy(
        "Ask an employer, a college or a union that has proven its domain to state that it counts"
    ),
    "skills-by-address": gettext_lazy("Name its skills, each with its address in a public list"),
    "occupations-by-code": gettext_lazy("Name the occupations it prepares for, as a public list names them"),
    "outcomes-published": gettext_lazy(
        "Publish how many began it, finished it and had work half a year later, with their number"
    ),
}
_WAYS = {
    "single": gettext_lazy("One by one"),
    "batch": gettext_lazy("From a file"),
    "code": gettext_lazy("Claimed with a code: how it was judged is not recorded"),
    "application": gettext_lazy("Applications that were judged here"),
    "grid": gettext_lazy("Ticked in a class by whoever teaches it"),
    "placement": gettext_lazy("Placements that a mentor observed"),
    "certificate": gettext_lazy("Certificates of other bodies"),
    "reissue": gettext_lazy("Made anew in another's place"),
}


@dataclass(frozen=True, slots=True)
class ElementRow:
    """One element: its name, how it is told, and where the form asks it (empty: not in the form)."""

    name: str
    told: str
    is_told: bool
    is_best: bool
    url: str


@dataclass(frozen=True, slots=True)
class ImprovementRow:
    """One piece that is missing: what it is, what knowing it would narrow, and where it is asked."""

    name: str
    narrows: str
    tells: str
    url: str


@dataclass(frozen=True, slots=True)
class WayRow:
    """Awards that came about in one way."""

    name: str
    count: str


@dataclass(frozen=True, slots=True)
class Yardstick:
    """The whole page."""

    name: str
    number: int
    is_draft: bool
    transparency: AnswerPiece
    stated: Ladder | None
    observed: Ladder | None  # None: fewer than ten were judged here
    elements: tuple[ElementRow, ...]
    improvements: tuple[ImprovementRow, ...]
    others: tuple[Group[AnswerPiece], ...]
    ways: tuple[WayRow, ...]


def yardstick(row: VersionRow, editor: str) -> Yardstick:
    """The page about this version; `editor`: the address of its form, if there is one."""
    described, made, seen = _made(row)
    stated = rigor_indicator(rigor(described, None, made.as_of))
    judged = made.indicator("rigor")
    return Yardstick(
        name=row.name,
        number=row.number,
        is_draft=row.published_at is None,
        transparency=answer_piece(made.indicator("transparency")),
        stated=answer_piece(stated).ladder,
        observed=answer_piece(judged).ladder if seen is not None and seen.is_enough else None,
        elements=tuple(
            _element(part, editor)
            for part in made.indicator("transparency").parts
            if not part.key.startswith("list-")
        ),
        improvements=tuple(
            _improvement(one, editor) for one in improvements(made, described, observed=seen)[:MOST]
        ),
        others=grouped(
            answer_piece(one) for one in made.indicators if one.key not in {"transparency", "rigor"}
        ),
        ways=_ways(row),
    )


def _made(row: VersionRow) -> tuple[Description, Assay, Observed | None]:
    """As everybody sees it, where it is published; a draft has only itself and how it was judged before."""
    if row.published_at is not None:
        found = weighed(achievements.public(row.achievement, row.number))
        return found.described, found.assay, found.given.observed
    described = read(document_of(row))
    seen = judging.observed(row.organization, row.achievement)
    today, home = now().date(), organizations.public(row.organization).region
    given = markets_for(described, Asked(home=home), today).given
    made = assay(described, observed=seen, graph=skill_data.graph(), as_of=today, **given)
    return described, made, seen


def _element(part: Part, editor: str) -> ElementRow:
    return ElementRow(
        name=assay_parts.name(part),
        told=assay_parts.value(part.value) if part.value else assay_parts.value("absent"),
        is_told=part.mark is not Mark.FAILED and part.value != "absent",
        is_best=part.value == "machine",
        url=_at(part.key, editor),
    )


def _improvement(one: Improvement, editor: str) -> ImprovementRow:
    name = str(_DEEDS[one.element]) if one.element in _DEEDS else assay_parts.name(Part(one.element))
    narrowed, told = one.narrowed.value or 0.0, one.transparency.value or 0.0
    facts = {"title": assay_words.title(one.indicator), "share": figure(narrowed, "share")}
    return ImprovementRow(
        name=name,
        narrows=_("“%(title)s” would be known better: its scale narrower by %(share)s") % facts
        if round(narrowed, 2)
        else "",
        tells=_("%(share)s more told") % {"share": figure(told, "share")} if round(told, 2) else "",
        url=_at(one.element, editor),
    )


def _at(element: str, editor: str) -> str:
    return f"{editor}#{_FIELDS[element]}" if editor and element in _FIELDS else ""


def _ways(row: VersionRow) -> tuple[WayRow, ...]:
    few = _("fewer than %(count)s") % {"count": FEWEST}
    return tuple(
        WayRow(str(_WAYS.get(way.source, way.source)), few if way.awards is None else str(way.awards))
        for way in judging.conduct(row.organization, row.achievement)
    )
