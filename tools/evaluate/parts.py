"""The parts of the evaluation, each from the material and the data installed to its figures and aims."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from tools.evaluate import ROOT
from tools.evaluate.material import real_achievements
from tools.evaluate.report import Aim, Measured
from tools.evaluate.speed import speed_figures

from assay.analysis.evaluation import (
    credential_name_figures,
    demand_figures,
    durability_figures,
    integrity_figures,
    ladder_figures,
    linking_figures,
    promise_figures,
)
from assay.analysis.market import Target
from assay.analysis.skills import SkillGraph
from assay.analysis.sources import Store
from assay.analysis.valuation import MarketMeans

_ATTACKED_WITH_MARKET = 20  # the same with all market data, which takes seconds each
_OCCUPATION = "35-2014"  # cooks: any that many releases know
_ATTACKED = 500  # of the real descriptions, evenly over the list: each is assayed six times
_LINKING_AIMS = {
    "tech_test: RP@5": Aim(least=0.65),
    "tech_test: RP@10": Aim(least=0.76),
    "tech_test: RP@5 above the baseline": Aim(least=0.0, by="low"),
    "tech_test: RP@10 above the baseline": Aim(least=0.0, by="low"),
    "tech_test: calibration error of the skills shown": Aim(most=0.05),
    "tech_test: precision of the first skill at coverage 0.3": Aim(least=0.8),
    "tech_test: texts a second of processor time": Aim(least=30.0),
}
_DEMAND_AIMS = {  # of technologies, by how a figure's name ends
    ": AUC": Aim(least=0.90),
    ": average precision": Aim(least=0.36),
}
_ABOVE_AIM = Aim(least=0.0, by="low")
_SHUFFLED_AIM = Aim(most=0.55)
_LADDER_AIM = Aim(least=0.55)  # of the facts: what the rung should reach without the price


def linking(material: Path, store: Store) -> Measured:
    """Text to skills, on annotated sentences."""
    found = linking_figures(material, store)
    if not found:
        return Measured(
            (),
            ("linking needs the material's annotated sentences and the skills that “make data” installs.",),
        )
    return Measured(found, (), _LINKING_AIMS)


def ladder(material: Path, store: Store) -> Measured:  # noqa: ARG001 - each part is called alike
    """The ladder beside an expert's order of certifications."""
    found = ladder_figures(material)
    aims = {
        figure.name: _LADDER_AIM
        for figure in found.figures
        if figure.name.startswith("ladder") and "Spearman" in figure.name
    }
    return Measured(found.figures, found.unknown, aims)


def integrity(material: Path, store: Store) -> Measured:
    """The laws of the indicators on real descriptions, attacked."""
    found = real_achievements(material)
    if not found:
        return Measured((), ("integrity needs the certifications and courses of the material.",))
    chosen = found[:: max(1, len(found) // _ATTACKED)]
    graph = SkillGraph.open(store)
    figures, broken = integrity_figures(chosen, graph)
    means = MarketMeans.open(store)
    if means.market is not None:
        few = found[:: max(1, len(found) // _ATTACKED_WITH_MARKET)]
        target = Target(_OCCUPATION, _OCCUPATION, "US")
        asked, fallen = integrity_figures(few, graph, means, target)
        figures += [replace(one, name=f"{one.name} (with market data)") for one in asked]
        broken += fallen
    sentences = tuple(
        f"{one.law}: {one.indicator} went from {one.before:g} to {one.after:g}." for one in broken[:10]
    )
    return Measured(figures, sentences, {figure.name: Aim(most=0.0) for figure in figures})


def promises(material: Path, store: Store) -> Measured:  # noqa: ARG001 - each part is called alike
    """Promises found in real descriptions, on labelled sentences."""
    found = promise_figures(material, ROOT / "docs" / "promise-labels.csv")
    return Measured(found.figures, found.unknown, {"promises: precision": Aim(least=0.85)})


def durability(material: Path, store: Store) -> Measured:  # noqa: ARG001 - each part is called alike
    """Whether a term's past tells how long its demand lasts, and how often the horizon's bands held."""
    found = durability_figures(material)
    if not found:
        return Measured((), ("durability needs both vintages of the hiring terms in the material.",))
    aims = {figure.name: Aim(least=0.0, by="low") for figure in found if figure.name.endswith(": skill")}
    return Measured(found, (), aims)


def demand(material: Path, store: Store) -> Measured:  # noqa: ARG001 - each part is called alike
    """What 2020 tells of the technologies In Demand in 2025."""
    found = demand_figures(material)
    if not found:
        return Measured((), ("demand needs four releases of O*NET's technologies in the material.",))
    aims = {
        figure.name: aim
        for figure in found
        for end, aim in _DEMAND_AIMS.items()
        if figure.name.endswith(end)
        and figure.name.startswith(("spellings", "names"))
        and "Hot" not in figure.name
    }
    aims |= {
        figure.name: _ABOVE_AIM
        for figure in found
        if figure.name.endswith(("above the baseline", "below the base rate's"))
    }
    aims |= {f"{name}: AUC": _SHUFFLED_AIM for name in ("shuffled features", "assay, shuffled skills")}
    return Measured(found, (), aims)


def credential_names(material: Path, store: Store) -> Measured:  # noqa: ARG001 - each part is called alike
    """The finder of certificates in advertisements, beside people who marked qualifications."""
    found = credential_name_figures(material)
    absent = () if found else ("credential-names needs the sentences of GREEN in the material.",)
    return Measured(found, absent)


def speed(material: Path, store: Store) -> Measured:
    """How long one takes and many take, and what linking needs."""
    return speed_figures(real_achievements(material), store)


PARTS: dict[str, Callable[[Path, Store], Measured]] = {
    "linking": linking,
    "ladder": ladder,
    "integrity": integrity,
    "promises": promises,
    "durability": durability,
    "demand": demand,
    "credential-names": credential_names,
    "speed": speed,
}
