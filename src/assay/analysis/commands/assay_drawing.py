"""An assay drawn for a terminal: a line for each indicator, its interval as a bar, and never one number.

Apart from the command because screens of other widths and languages change nothing but this.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from assay.analysis.commands.market_drawing import MARKET, draw_parts
from assay.analysis.commands.terminal import inert_line
from assay.analysis.commands.words import WORDS, figure, named, number, word
from assay.analysis.estimates import Estimate
from assay.analysis.valuation import Assay, Comparison, Improvement, Indicator, Match, Part, Recomputation

_CELLS = 20
_LONGEST = 300  # characters of one text out of a document
_STYLES = {Match.MATCHES: "green", Match.DIFFERS: "red", Match.CANNOT: "yellow"}


def console() -> Console:
    """Where it is drawn: as wide as the terminal, and nothing in a text is taken for markup."""
    return Console(highlight=False, markup=False, emoji=False)


def brief(text: str) -> str:
    """A text out of a document: on one line, harmless, and cut where it is long."""
    flat = " ".join(text.split())
    shown = inert_line(flat[:_LONGEST])
    return shown + "…" if len(flat) > _LONGEST else shown


def bar(estimate: Estimate, scale: tuple[float, float]) -> Text:
    """The interval on its scale: where it may lie, and the value in it. All of it where nothing is known."""
    least, most = scale
    span = (most - least) or 1.0
    if estimate.value is None:
        return Text("╌" * _CELLS, style="dim")
    first, last, at = (
        min(max(round((number - least) / span * (_CELLS - 1)), 0), _CELLS - 1)
        for number in (estimate.low, estimate.high, estimate.value)
    )
    drawn = Text()
    for cell in range(_CELLS):
        if cell == at:
            drawn.append("●", style="bold")
        elif first <= cell <= last:
            drawn.append("━")
        else:
            drawn.append("·", style="dim")
    return drawn


def told(estimate: Estimate, language: str) -> str:
    """The figure with its interval, or that it cannot be evaluated."""
    if estimate.value is None:
        return word("cannot", language)
    value = figure(estimate.value, estimate.unit, language)
    if estimate.low == estimate.high:
        return value
    bare = estimate.unit if estimate.unit == "share" else ""
    low, high = (figure(end, bare, language) for end in (estimate.low, estimate.high))
    return f"{value} ({low} … {high})"


def sentence(indicator: Indicator, language: str) -> str:
    """What is said of this indicator."""
    facts = {
        name: number(fact, language) if isinstance(fact, float) else fact
        for name, fact in indicator.facts.items()
    }
    if "area" in facts:
        facts["area"] = facts["area"] or word("everywhere", language)
    if "design" in facts:
        facts["design"] = word(f"design-{facts['design']}", language)
    says = f"says-{indicator.words}"
    text = word(says if says in WORDS["en"] else indicator.words, language, **facts)
    if indicator.key == "named-in-ads" and indicator.estimate.is_known and indicator.estimate.grade == "C":
        text += " " + word("only-a-name", language)
    basis = f"basis-{indicator.facts['basis']}" if "basis" in indicator.facts else ""
    text += word(basis, language) if basis in WORDS["en"] else ""
    effort = f"effort-{indicator.facts['effort']}" if "effort" in indicator.facts else ""
    return f"{text} {word(effort, language)}" if effort in WORDS["en"] else text


def draw(found: Assay, language: str) -> None:
    """All indicators, side by side."""
    out = console()
    name = brief(found.name) or word("unnamed", language)
    out.print(Text(word("heading", language, name=name), style="bold"))
    if found.issuer:
        out.print(Text(word("by-issuer", language, issuer=brief(found.issuer))))
    out.print(Text(word("as-of", language, day=found.as_of.isoformat()), style="dim"))
    width = max(len(word(indicator.key, language)) for indicator in found.indicators)
    for indicator in found.indicators:
        _draw_indicator(out, indicator, width, language)
    out.print()
    grades = "; ".join(f"{grade} {word(f'grade-{grade}', language)}" for grade in "ABCD")
    out.print(Text(word("grades", language, grades=grades), style="dim"))


def _draw_indicator(out: Console, indicator: Indicator, width: int, language: str) -> None:
    """Name, interval, figure and grade on a line; below it what is said of it, and what belongs to it."""
    estimate = indicator.estimate
    line = Text(word(indicator.key, language).ljust(width), style="bold")
    line.append("  ")
    line.append_text(bar(estimate, indicator.scale))
    line.append("  ")
    line.append(told(estimate, language), style="" if estimate.is_known else "dim")
    if estimate.is_known:
        line.append(f"  [{estimate.grade}]")
    out.print()
    out.print(line)
    lines = [sentence(indicator, language)]
    lines += [
        f"{word(key, language)}: {told(other, language)} [{other.grade}]"
        for key, other in indicator.others.items()
        if other.is_known
    ]
    lines += [_part(part, language) for part in _parts_shown(indicator)]
    for text in lines:
        out.print(Padding(Text(text), (0, 0, 0, 2)))
    if indicator.key in MARKET:
        draw_parts(out, indicator, language, figure=told, bar=bar, brief=brief)


def _parts_shown(indicator: Indicator) -> Sequence[Part]:
    """The parts that a person wants to see: which check failed, who recognises it. JSON has all of them."""
    if indicator.key == "recognition":
        return indicator.parts
    return [part for part in indicator.parts if indicator.key == "portability" and part.mark == "fail"]


def _part(part: Part, language: str) -> str:
    name = f"part-{part.key}"
    if name in WORDS["en"]:
        return f"{word(name, language)}: {word(str(part.mark), language)}"
    return brief(part.value)


def draw_improvements(found: Sequence[Improvement], language: str) -> None:
    """What is missing, the most telling first."""
    out = console()
    if not found:
        out.print(Text(word("improve-nothing", language)))
        return
    out.print(Text(word("improve", language), style="bold"))
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for column in ("piece", "narrows", "shrink", "gain"):
        table.add_column(Text(word(f"column-{column}", language)))
    for one in found:
        narrows = bool(one.shrink.value)
        kind = "piece" if f"piece-{one.element}" in WORDS["en"] else "element"
        table.add_row(
            Text(named(kind, one.element, language)),
            Text(word(one.indicator, language) if narrows else ""),
            Text(told(one.shrink, language) if narrows else ""),
            Text(
                f"+{figure(one.transparency.value or 0, 'share', language)}" if one.transparency.value else ""
            ),
        )
    out.print(table)


def draw_comparison(names: Sequence[str], found: Comparison, language: str) -> None:
    """Who is at least as good as whom, and the ranks by the reader's weights."""
    out = console()
    shown = [brief(name) or word("unnamed", language) for name in names]
    out.print(Text(word("compare", language), style="bold"))
    for one in found.dominances:
        first, second = shown[one.better], shown[one.worse]
        if one.estimate.value is None:
            if one.better < one.worse:
                out.print(Text(word("cannot-compare", language, one=first, other=second)))
            continue
        known = ", ".join(word(key, language) for key in one.known)
        chance = figure(one.estimate.value, "share", language)
        key = "is-at-least" if one.holds else "is-not-shown"
        text = word(key, language, one=first, other=second, known=known, chance=chance)
        if one.unknown:
            unknown = ", ".join(word(name, language) for name in one.unknown)
            text += " " + word("not-compared", language, unknown=unknown)
        out.print(Text(text, style="" if one.holds else "dim"))
    _draw_ranks(out, shown, found, language)


def _draw_ranks(out: Console, names: Sequence[str], found: Comparison, language: str) -> None:
    if found.left_out:
        keys = ", ".join(word(key, language) for key in found.left_out)
        out.print(Text(word("left-out", language, keys=keys)))
    if not found.ranks:
        if found.left_out or found.weights:
            out.print(Text(word("no-ranks", language)))
        return
    weights = ", ".join(f"{word(key, language)} {weight:g}" for key, weight in found.weights.items())
    out.print(Text(word("ranks", language, weights=weights), style="bold"))
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column(Text(""))
    for place in range(len(names)):
        table.add_column(Text(word("place", language, place=place + 1)), justify="right")
    for rank in found.ranks:
        table.add_row(Text(names[rank.place]), *(Text(told(one, language)) for one in rank.probabilities))
    out.print(table)


def draw_recomputation(found: Recomputation, language: str) -> None:
    """Whether it matches, and what does not."""
    out = console()
    out.print(Text(word(str(found.match), language), style=_STYLES[found.match]))
    for one in found.differences:
        names = [word(part, language) for part in brief(one.indicator or "achievement").split("/")]
        facts = {"signed": brief(one.signed), "found": brief(one.found)}
        text = word("difference", language, indicator=", ".join(names), member=brief(one.member), **facts)
        if one.by is not None:
            text = word("difference-by", language, text=text, by=f"{one.by:+g}")
        out.print(Text(f"  {text}"))
    for lacking in found.missing:
        facts = {
            "kind": lacking.kind,
            "name": lacking.name,
            "version": lacking.version,
            "digest": lacking.digest,
        }
        text = word("missing", language, **{name: brief(fact) for name, fact in facts.items()})
        out.print(Text(f"  {text.strip()}"))
    if found.open:
        keys = ", ".join(word(brief(key), language) for key in found.open)
        out.print(Text(f"  {word('left-open', language, keys=keys)}"))
