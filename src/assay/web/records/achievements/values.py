"""What an organization says about an achievement: plain frozen values, and their JSON in the table.

Apart from the Open Badges document made of them (`plans`), because people edit these and machines
read that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill it stands for: a name, and where somebody publishes it, that place."""

    name: str
    url: str = ""
    framework: str = ""
    code: str = ""
    level: str = ""  # at which it is awarded, in the framework's words or one's own


@dataclass(frozen=True, slots=True)
class Occupation:
    """An occupation it prepares for: a name, and where a public list names it, its place there."""

    name: str
    url: str = ""
    framework: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a rubric."""

    name: str
    description: str = ""
    points: str = ""


@dataclass(frozen=True, slots=True)
class ResultAsked:
    """A result that is recorded with each award: a grade, points, a level of a rubric.

    `kind`: an Open Badges ResultType. `required`: the least that earns it (a level's name, if levels).
    """

    name: str
    kind: str = "Result"
    allowed: tuple[str, ...] = ()
    required: str = ""
    levels: tuple[Level, ...] = ()


@dataclass(frozen=True, slots=True)
class EvidenceRule:
    """What somebody must show to earn it."""

    text: str = ""
    is_required: bool = False
    pieces: int = 1


@dataclass(frozen=True, slots=True)
class EuropeanElements:
    """The standard elements of a micro-credential (Council Recommendation 2022/C 243/02, annex I).

    The words `assessment`, `supervision`, `participation`, `quality` are keys of the tables in `words`.
    """

    workload_hours: float | None = None
    ects: float | None = None
    eqf_level: int | None = None
    other_level: str = ""
    assessment: str = ""
    supervision: str = ""
    participation: str = ""
    quality: str = ""
    quality_body: str = ""
    prerequisites: str = ""
    stackability: str = ""


@dataclass(frozen=True, slots=True)
class MarketElements:
    """What buyers ask and no published list of elements requires; and the country of the awarding body.

    `cost` 0 is free of charge, `currency` as in ISO 4217, `country` as in ISO 3166-1 (two letters),
    `review_by` a day as in ISO 8601. `assessor` and `retakes` are keys of the tables in `words`.
    """

    cost: float | None = None
    currency: str = ""
    review_by: str = ""
    assessor: str = ""
    retakes: str = ""
    rubric_url: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class BadgeChoices:
    """How the badge is drawn: names of shapes, palettes and icons (those of `look`), and two short texts."""

    shape: str = "circle"
    palette: str = "ochre"
    icon: str = "star"
    text: str = ""
    ribbon: str = ""


@dataclass(frozen=True, slots=True)
class Creator:
    """Who describes the achievement, where that is not the organization that issues it: another body."""

    id: str
    name: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class AchievementValues:
    """All that is said about an achievement; only the first three must be given."""

    name: str
    description: str
    criteria: str  # Markdown
    kind: str = "MicroCredential"  # an Open Badges AchievementType
    criteria_url: str = ""
    skills: tuple[Skill, ...] = ()
    occupations: tuple[Occupation, ...] = ()
    tags: tuple[str, ...] = ()
    language: str = "en"
    results: tuple[ResultAsked, ...] = ()
    evidence: EvidenceRule = field(default_factory=EvidenceRule)
    valid_for: tuple[int, str] | None = None  # number and unit: day, month or year
    eu: EuropeanElements = field(default_factory=EuropeanElements)
    market: MarketElements = field(default_factory=MarketElements)
    design: BadgeChoices = field(default_factory=BadgeChoices)
    creator: Creator | None = None
    is_statement: bool = False  # that something of another body's was seen: nobody earns it, nobody picks it


def write_values(values: AchievementValues) -> Json:
    """The JSON of these values, for the table."""
    return asdict(values)


def read_values(held: Mapping[str, Any]) -> AchievementValues:
    """The values in this JSON; members that an older program did not write are the defaults."""
    told = _known(AchievementValues, held)
    told["skills"] = tuple(Skill(**_known(Skill, item)) for item in told.get("skills", ()))
    told["occupations"] = tuple(
        Occupation(**_known(Occupation, item)) for item in told.get("occupations", ())
    )
    told["tags"] = tuple(told.get("tags", ()))
    told["results"] = tuple(_result(item) for item in told.get("results", ()))
    told["evidence"] = EvidenceRule(**_known(EvidenceRule, told.get("evidence", {})))
    told["eu"] = EuropeanElements(**_known(EuropeanElements, told.get("eu", {})))
    told["market"] = MarketElements(**_known(MarketElements, told.get("market", {})))
    told["design"] = BadgeChoices(**_known(BadgeChoices, told.get("design", {})))
    if told.get("creator"):
        told["creator"] = Creator(**_known(Creator, told["creator"]))
    if told.get("valid_for"):
        number, unit = told["valid_for"]
        told["valid_for"] = (number, unit)
    return AchievementValues(**told)


def _result(item: Mapping[str, Any]) -> ResultAsked:
    told = _known(ResultAsked, item)
    told["allowed"] = tuple(told.get("allowed", ()))
    told["levels"] = tuple(Level(**_known(Level, level)) for level in told.get("levels", ()))
    return ResultAsked(**told)


def _known(kind: type[Any], held: Mapping[str, Any]) -> Json:
    names = {column.name for column in fields(kind)}
    return {name: value for name, value in held.items() if name in names}
