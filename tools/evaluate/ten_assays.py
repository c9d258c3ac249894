"""Ten real achievements assayed end to end: `python -m tools.evaluate.ten_assays` writes docs/assays.

The figures are those of `assay value` over the data installed; names, issuers and short facts are quoted,
descriptions are told in our own words.
"""

from __future__ import annotations

import os
import re
import sys
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from tools.evaluate import ROOT
from tools.evaluate.material import material_root
from tools.evaluate.ten_chosen import Chosen, chosen

from assay.analysis.commands.assay_drawing import brief, sentence, told
from assay.analysis.commands.market_drawing import MARKET, part_lines
from assay.analysis.commands.words import word
from assay.analysis.descriptions import Description, How, read
from assay.analysis.market import Target
from assay.analysis.skills import Linker, SkillGraph
from assay.analysis.sources import Release, Store, data_folder
from assay.analysis.valuation import (
    Assay,
    Improvement,
    Indicator,
    Mark,
    MarketMeans,
    Part,
    assay,
    improvements,
    target_of,
)

AS_OF = date(2026, 11, 22)
FOLDER = ROOT / "docs" / "assays"
_LANGUAGE = "en"
_IMPROVEMENTS = 3
_INFERRED = 5
_WIDTH = 118
_AREA = "US"
_OF_SKILLS = {"skill-demand": "skills", "durability": "terms"}  # the fact that counts those declared


@dataclass(frozen=True, slots=True)
class Page:
    """One achievement with what was read, computed and advised."""

    chosen: Chosen
    description: Description
    assay: Assay
    improvements: Sequence[Improvement]
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class Data:
    """What the ten are assayed with."""

    graph: SkillGraph
    linker: Linker
    models: Sequence[Release]
    market: MarketMeans


def main() -> int:
    """Assay the ten and write their pages; 1 with a sentence where material or data are absent."""
    material, store = material_root(), Store(data_folder(os.environ))
    ten = chosen()
    absent = sorted({one.source.file for one in ten if not (material / one.source.file).is_file()})
    graph, linker = SkillGraph.open(store), Linker.open(store)
    if absent or graph is None or linker is None:
        lacking = absent or ["the data that “make data” installs"]
        print(f"The ten cannot be assayed; not here: {', '.join(lacking)}.", file=sys.stderr)
        return 1
    data = Data(graph, linker, store.releases("model"), MarketMeans.open(store))
    pages = [_assayed(one, material, data) for one in ten]
    FOLDER.mkdir(parents=True, exist_ok=True)
    for page in pages:
        (FOLDER / f"{page.chosen.slug}.md").write_text(page_text(page), "utf-8")
    (FOLDER / "README.md").write_text(index_text(pages, store.releases()), "utf-8")
    print(f"{len(pages)} pages written to {FOLDER.relative_to(ROOT)}")
    return 0


def _assayed(one: Chosen, material: Path, data: Data) -> Page:
    description, means = read(one.find(material)), data.market
    target = target_of(description, means.market, _AREA)
    if one.occupation and means.market is not None:
        target = means.market.target(one.occupation, _AREA)
    made = assay(
        description,
        graph=data.graph,
        linker=data.linker,
        models=data.models,
        market=means.market,
        target=target,
        demand=means.demand,
        durability=means.durability,
        outcomes=means.outcomes_of(description),
        as_of=AS_OF,
    )
    return Page(one, description, made, improvements(made, description), target)


def page_text(page: Page) -> str:
    """The page of one achievement."""
    of, made = page.chosen, page.assay
    issuer = f" · {made.issuer}" if made.issuer else " · no issuer is told"
    lines = [
        f"# {_name(page)}",
        "",
        f"{of.field}{issuer} · assayed as of {AS_OF.isoformat()}. [All ten](README.md)",
        "",
        _wrapped(f"**What it says.** {of.says}"),
        "",
        _wrapped(_asked_about(page)),
        "",
        "| | Figure (95 % interval) | Grade | |",
        "| --- | --- | --- | --- |",
    ]
    for one in made.indicators:
        grade = str(one.estimate.grade) if one.estimate.is_known else ""
        shown = told(one.estimate, _LANGUAGE)
        lines.append(f"| {word(one.key, _LANGUAGE)} | {shown} | {grade} | {sentence(one, _LANGUAGE)} |")
    lines += ["", "**What could not be evaluated, and why.**", ""]
    lines += [
        f"- {word(one.key, _LANGUAGE)}: {_small(word(one.estimate.reason, _LANGUAGE)).removesuffix('.')}."
        for one in made.indicators
        if not one.estimate.is_known
    ]
    lines += ["", _wrapped(of.lacks), "", _wrapped(f"**Told.** {_elements(page.description)}"), ""]
    lines += _skills(made)
    lines += _market(made)
    lines += [_wrapped(f"**What would make more known.** {_advice(page.improvements)}"), ""]
    lines += [_wrapped(f"**Source.** {of.source.told} SHA-256 of what was read:"), ""]
    lines += [f"    {page.description.digest}", ""]
    return "\n".join(lines)


def _asked_about(page: Page) -> str:
    """About which occupation the labour market was asked, and whose question that was."""
    if page.target is None:
        return "**Asked about.** No occupation: the description names none, and none is near to its words."
    whose = "a reader's question" if page.chosen.occupation else "the issuer names it"
    place = page.target.area_name or page.target.area
    return f"**Asked about.** {page.target.title} ({page.target.occupation}), {place}: {whose}."


def _market(made: Assay) -> list[str]:
    """What belongs to the answers of the labour market, of which no value stands without its parts."""
    lines = []
    for one in made.indicators:
        held = [
            f"{word(key, _LANGUAGE)}: {told(other, _LANGUAGE)} [{other.grade}]"
            for key, other in one.others.items()
            if one.key in MARKET and other.is_known
        ]
        if one.key in MARKET:
            known = replace(one, parts=tuple(part for part in one.parts if part.mark != Mark.UNKNOWN))
            held += part_lines(known, _LANGUAGE, figure=told, brief=brief)
            held += [part.value for part in one.parts if part.key == "term"]
            names = ", ".join(part.value for part in one.parts if part.key == "not-known")
            held += [word("part-not-known", _LANGUAGE, name=names)] if names else []
        if held:
            lines += [f"**{word(one.key, _LANGUAGE)}.**", "", *(f"- {line}" for line in held), ""]
    return lines


def _elements(description: Description) -> str:
    by = {
        how: ", ".join(
            word(f"element-{key}", _LANGUAGE) for key, one in description.told.items() if one.how is how
        )
        for how in (How.MACHINE, How.TEXT)
    }
    return f"To a machine: {by[How.MACHINE] or 'nothing'}. In words only: {by[How.TEXT] or 'nothing'}."


def _skills(made: Assay) -> list[str]:
    """The declared skills in the data, and the likeliest of those inferred, never mixed."""
    parts = made.indicator("specificity").parts
    inferred = [part for part in parts if part.key == "inferred"][:_INFERRED]
    declared = [part for part in parts if part.key != "inferred"]
    lines = []
    if declared:
        lines += [f"**Skills declared**: {len(declared)}.", ""]
    if inferred:
        names = ", ".join(_guess(part) for part in inferred)
        lines += [_wrapped(f"**Skills inferred from the words** (a model's guess, grade D): {names}."), ""]
    return lines


def _guess(part: Part) -> str:
    return part.value if part.estimate is None else f"{part.value} {told(part.estimate, _LANGUAGE)}"


def _advice(found: Sequence[Improvement]) -> str:
    named = [
        f"{word(f'element-{one.element}', _LANGUAGE)} ({_small(word(one.indicator, _LANGUAGE))})"
        for one in found[:_IMPROVEMENTS]
    ]
    return f"Most telling first: {', '.join(named)}." if named else "Nothing that would narrow an interval."


def index_text(pages: Sequence[Page], releases: Sequence[Release]) -> str:
    """The table of all ten, and what they were computed from; the words around it are in `ten_assays.md`."""
    indicators = [one for page in pages for one in page.assay.indicators]
    keys = [one.key for one in pages[0].assay.indicators]
    head = ["", "Field", *(word(key, _LANGUAGE) for key in keys)]
    lines = [_line(head), _line(["---"] * len(head))]
    for page in pages:
        figures = [_cell(one) for one in page.assay.indicators]
        lines.append(_line([f"[{_name(page)}]({page.chosen.slug}.md)", page.chosen.field, *figures]))
    return (
        Path(__file__)
        .with_suffix(".md")
        .read_text("utf-8")
        .format(
            answers=len(indicators),
            unknown=sum(not one.estimate.is_known for one in indicators),
            table="\n".join(lines),
            day=AS_OF.isoformat(),
            releases="; ".join(f"{one.kind} {one.version} ({one.licence})" for one in releases),
        )
    )


def _cell(indicator: Indicator) -> str:
    """The figure; of skills, whose figures say nothing without their parts, how many have an answer."""
    if not indicator.estimate.is_known:
        return "-"
    if indicator.key in _OF_SKILLS:
        return f"{indicator.facts['found']} of {indicator.facts[_OF_SKILLS[indicator.key]]} answered"
    return told(indicator.estimate, _LANGUAGE)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _name(page: Page) -> str:
    return re.sub(r":(?=\w)", ": ", page.assay.name)


def _wrapped(text: str) -> str:
    return textwrap.fill(text, _WIDTH, break_long_words=False, break_on_hyphens=False)


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


if __name__ == "__main__":
    sys.exit(main())
