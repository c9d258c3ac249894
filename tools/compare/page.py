"""The page of the comparison: its tables and lists; the words around them are in `page.md`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tools.compare.contenders import MEMORY, OURS, Contender
from tools.compare.corpus import CORE, OTHER, Case, Corpus
from tools.compare.running import PATIENCE, Answer
from tools.compare.scoring import Count, Score

_PACKAGES = {
    "openbadgeslib": "https://github.com/luisgf/openbadgeslib",
    "openvc-core": "https://github.com/luisgf/openvc",
    "@digitalbazaar/vc": "https://github.com/digitalbazaar/vc",
    "@digitalcredentials/verifier-core": "https://github.com/digitalcredentials/verifier-core",
}

SCHEMA_NOTE = "schema check failed"
"""What `judge_with_digitalcredentials.mjs` notes beside an acceptance."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One contender, what it said, and what that counts."""

    contender: Contender
    answers: Mapping[str, Answer]
    score: Score


def write_page(entries: Sequence[Entry], corpus: Corpus, made: date) -> str:
    """The page as Markdown; nothing in it depends on the machine but what hung."""
    text = Path(__file__).with_name("page.md").read_text("utf-8")
    return text.format(
        cases=len(corpus.cases),
        honest=sum(case.honest for case in corpus.cases),
        hostile=sum(case.hostile for case in corpus.cases),
        digest=corpus.digest,
        made=made.isoformat(),
        main_table=_main_table(entries),
        class_table=_class_table(entries),
        ours=OURS,
        seconds=f"{PATIENCE:g}",
        gib=f"{MEMORY / (1 << 30):g}",
        names=_names(entries),
        schema_marked=_schema_marked(entries),
        honest_parts="\n\n".join(_honest_part(entry, corpus.cases) for entry in entries),
    )


def _schema_marked(entries: Sequence[Entry]) -> int:
    return sum(
        entry.answers[name].why == SCHEMA_NOTE for entry in entries for name in entry.score.hostile_accepted
    )


def _main_table(entries: Sequence[Entry]) -> str:
    facts: dict[str, Callable[[Entry], str]] = {
        "version": lambda entry: entry.contender.version,
        "**honest accepted**": lambda entry: _rate(entry.score.honest),
        "**hostile accepted**, core": lambda entry: _rate(entry.score.core),
        "the same without *linked data*": lambda entry: _rate(entry.score.core_without("linked data")),
        "hostile accepted, all classes": lambda entry: _rate(entry.score.every),
        "hostile: hung or crashed": lambda entry: str(entry.score.every.broken),
        "honest not read": lambda entry: str(entry.score.honest_not_read),
        "hostile not read": lambda entry: str(entry.score.hostile_not_read),
    }
    rows = [(title, [fact(entry) for entry in entries]) for title, fact in facts.items()]
    return _table(["", *(entry.contender.name for entry in entries)], rows)


def _class_table(entries: Sequence[Entry]) -> str:
    def cell(count: Count) -> str:
        if not count.scored:
            return "-"
        return f"{count.accepted} / {count.scored}" + (f" ({count.broken})" if count.broken else "")

    rows = []
    for title, classes in (("core", CORE), ("other", OTHER)):
        rows += [
            (f"{name} ({title})", [cell(entry.score.classes[name]) for entry in entries])
            for name in classes.values()
        ]
    return _table(["class", *(entry.contender.name for entry in entries)], rows)


def _rate(count: Count) -> str:
    if not count.scored:
        return "none read"
    least, most = count.interval
    share = count.accepted / count.scored
    return f"{count.accepted} / {count.scored} = {share:.1%} <br> ({least:.1%} to {most:.1%})"


def _table(head: Sequence[str], rows: Sequence[tuple[str, Sequence[str]]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "| --- |" + " --- |" * (len(head) - 1)]
    lines += ["| " + " | ".join([title, *cells]) + " |" for title, cells in rows]
    return "\n".join(lines)


def _names(entries: Sequence[Entry]) -> str:
    return "\n".join(
        f"- [{entry.contender.name}]({_PACKAGES[entry.contender.name]}) {entry.contender.version}"
        for entry in entries
        if entry.contender.name in _PACKAGES
    )


def _honest_part(entry: Entry, cases: Sequence[Case]) -> str:
    reasons = {case.id: case.reason for case in cases}
    score = entry.score
    lines = [f"**{entry.contender.name}** {entry.contender.version}", ""]
    formats = "; ".join(score.formats_not_read) or "nothing of the corpus"
    lines.append(f"- Does not read: {formats}.")
    lines += [f"- Refuses the honest {name}: {reasons[name]}." for name in score.honest_refused]
    if not score.honest_refused:
        lines.append("- Refuses no honest file of the formats it reads.")
    return "\n".join(lines)
