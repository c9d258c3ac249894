"""The parts of the evaluation, each from the material and the data installed to its figures and aims."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tools.evaluate.material import real_achievements
from tools.evaluate.report import Aim, Measured
from tools.evaluate.speed import speed_figures

from assay.analysis.evaluation import integrity_figures, ladder_figures, linking_figures
from assay.analysis.skills import SkillGraph
from assay.analysis.sources import Store

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
    sentences = tuple(
        f"{one.law}: {one.indicator} went from {one.before:g} to {one.after:g}." for one in broken[:10]
    )
    return Measured(figures, sentences, {figure.name: Aim(most=0.0) for figure in figures})


def speed(material: Path, store: Store) -> Measured:
    """How long one takes and many take, and what linking needs."""
    return speed_figures(real_achievements(material), store)


PARTS: dict[str, Callable[[Path, Store], Measured]] = {
    "linking": linking,
    "ladder": ladder,
    "integrity": integrity,
    "speed": speed,
}
