"""What the library answers to a vector of docs/framework/vectors.json, in the words of `expected`."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

from analysis.framework import answers_labour
from assay.analysis.descriptions import Aligned, Description, How, Told, read
from assay.analysis.descriptions.nodes import Place
from assay.analysis.descriptions.sentences import tell_sentences
from assay.analysis.descriptions.telling import Telling
from assay.analysis.estimates import Estimate, Grade
from assay.analysis.valuation.comparison import at_least
from assay.analysis.valuation.cost import cost_and_time
from assay.analysis.valuation.observed import Keeper, Observed
from assay.analysis.valuation.recognition import Proof, RecognitionStatement, Verb, recognition
from assay.analysis.valuation.rigor import rigor
from assay.analysis.valuation.specificity import specificity
from assay.analysis.valuation.transparency import transparency

Json = dict[str, Any]
AS_OF = date(2026, 11, 1)
ACHIEVEMENT = "https://x.example/a"


def answer(vector: Json) -> Json:
    """The answer to this vector, whichever its kind."""
    given = vector["input"]
    match vector["kind"]:
        case "description":
            return core(read(given), vector.get("observed"), fields=True)
        case "told":
            told = {key: Told(one[0], How(one[1]), "", None, tuple(*one[2:])) for key, one in given.items()}
            return core(
                Description("open-badges-3", "x", "", told=told), vector.get("observed"), fields=False
            )
        case "sentences":
            telling = Telling()
            tell_sentences(Place(given, ""), telling)
            return {"told": {key: told.value for key, told in telling.all().items()}}
        case "specificity":
            return of_specificity(given)
        case "recognition":
            return of_recognition(given)
        case "cost":
            return of_cost(given)
        case "dominance":
            one, other = (_uniform(*given[key]) for key in ("one", "other"))
            return {"probability": at_least(one, other)}
    if vector["kind"] in answers_labour.LABOUR:
        return answers_labour.answer(vector["kind"], given)
    raise ValueError(vector["kind"])


def core(description: Description, observed: Json | None, *, fields: bool) -> Json:
    """Transparency, rigor and effort."""
    seen = None
    if observed is not None:
        minutes = tuple(observed.get("minutes", ()))
        keeper = Keeper(observed.get("keeper", "platform"))
        seen = Observed(**{**observed, "minutes": minutes, "keeper": keeper})
    telling, judging = transparency(description, AS_OF), rigor(description, seen, AS_OF)
    rung, effort = judging.rung, judging.effort
    lists = {one.key: f"{one.told}/{one.of} {one.verdict}" for one in telling.lists}
    told = {one.element.key: str(one.how) for one in telling.fields if one.how is not How.ABSENT}
    known: Json = {"verdict": str(effort.verdict)}
    if seen is not None and seen.is_enough:
        known |= {"low": effort.minimal.low, "high": effort.minimal.high}
    known |= {
        key: one.value for key in ("screening", "minutes") if (one := getattr(effort, key)).value is not None
    }
    return {
        "transparency": {
            "value": telling.estimate.value,
            "low": telling.estimate.low,
            "lists": lists,
            **({"told": told} if fields else {}),
        },
        "rigor": {
            "value": rung.value,
            "low": rung.low,
            "high": rung.high,
            "basis": str(judging.rests_on),
            "grade": str(rung.grade),
            "coverage": rung.coverage,
        },
        "effort": known,
    }


class OneFramework:
    """A skill graph that knows how many occupations need each skill, and nothing else."""

    releases: tuple[Any, ...] = ()

    def __init__(self, occupations: int, needed_by: list[int]) -> None:
        self.occupation_count, self.needed_by = occupations, needed_by

    def skill(self, uri: str) -> SimpleNamespace:
        return SimpleNamespace(uri=uri, label=uri, framework="esco")

    def named(self, label: str) -> list[SimpleNamespace]:
        return [self.skill(label)]

    def crosswalk(self, uri: str, framework: str) -> list[Any]:
        return [uri][:0] if framework else []

    def occupations_with(self, uri: str) -> int:
        return self.needed_by[int(uri)]

    def is_transversal(self, uri: str) -> bool | None:
        return None if uri else False


def of_specificity(given: Json) -> Json:
    """The mean bits of the declared skills."""
    declared = tuple(Aligned(str(place), str(place)) for place in range(len(given["needed_by"])))
    described = Description("open-badges-3", "x", "", aligned=declared)
    graph = OneFramework(given["occupations"], given["needed_by"])
    found = specificity(described, graph, as_of=AS_OF).estimate
    return {"value": found.value, "low": found.low}


def of_recognition(given: list[Json]) -> Json:
    """How many count, and why each does or does not."""
    statements = [
        RecognitionStatement(
            **{
                **one,
                "verb": Verb(one["verb"]),
                "proof": Proof(one["proof"]),
                "since": date.fromisoformat(one["since"]),
                "until": date.fromisoformat(one["until"]) if "until" in one else None,
            }
        )
        for one in given
    ]
    found = recognition(statements, achievement=ACHIEVEMENT, issuer_id="https://x.example", as_of=AS_OF)
    shown = sorted(f"{part.value.split(' · ')[0]}: {part.key}" for part in found.parts)
    return {"value": found.estimate.value, "low": found.estimate.low, "shown": shown}


def of_cost(given: Json) -> Json:
    """The total and the uplift that has it back in a year."""
    told = {key: Told(given[key], How.MACHINE, "/x") for key in ("cost", "workload")}
    described = Description("open-badges-3", "x", "", told=told)
    wage = Estimate(given["wage"], given["wage"], given["wage"], given["currency"], "given/1", AS_OF, Grade.A)
    money, hours = cost_and_time(described, wage=wage, as_of=AS_OF)
    return {
        "hours": hours.estimate.value,
        "total": money.others["total"].value,
        "break-even": money.others["break-even"].value,
        "reason": money.others["total"].reason,
    }


def _uniform(low: float, high: float) -> Estimate:
    return Estimate((low + high) / 2, low, high, "rung", "given/1", AS_OF, Grade.B)
