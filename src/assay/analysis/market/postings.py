"""The advertisements of all releases and what is counted in them, by the expressions, on an engine.

Loaded by name, and only when advertisements are asked about: Ibis and an engine take half a second.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from ibis.expr.types import Table

from assay.analysis.market import expressions
from assay.analysis.market.ads import Row
from assay.analysis.market.engine import Engine, shared_engine
from assay.analysis.market.questions import Scope, SkillSought, Sought, even, even_skill
from assay.analysis.sources import FORMS
from assay.errors import AssayError

_FORM = "postings"
_Naming: TypeAlias = tuple[Scope, Sought]
_Skills: TypeAlias = tuple[Scope, tuple[SkillSought, ...], Sought]


class Postings:
    """Advertisements as one expression, and what is asked of them. Shared by threads, as its engine is."""

    def __init__(
        self, files: Sequence[str], elsewhere: Sequence[str], engine: Engine | None, longest: float
    ) -> None:
        """Of the stores' files, the newest first, and of Parquet that lies elsewhere.

        `longest` is how many seconds a question may take, where the engine is ours.

        Raises `data-file-wrong`, `data-column-missing`.
        """
        self._engine = engine or shared_engine(longest)
        ads = [self._engine.parquet(path) for path in files]
        ads += [_whole(self._engine.parquet(path), path) for path in elsewhere]
        self._ads = expressions.merged(ads)

    def areas(self) -> list[str]:
        """The areas that they name."""
        return self._column("area")

    def occupations(self) -> list[str]:
        """The codes of occupations that they have."""
        return self._column("occupation")

    def counts(self, scope: Scope, sought: Sought) -> Row:
        """How many of these name it and how, with the sums over employers."""
        return self._engine.asked(self._counts, (scope, sought))[0]

    def mentioned(self, scope: Scope, sought: Sequence[Sought]) -> tuple[bool, ...]:
        """Whether any of these names each, found in one reading."""
        phrases = tuple(dict.fromkeys(phrase for one in sought for phrase in one.phrases))
        shorts = tuple(dict.fromkeys(short for one in sought for short in one.shorts))
        found = expressions.in_scope(self._ads, scope)
        rows = self._engine.rows(expressions.mentions(found, phrases, shorts))
        there = {(bool(row["short"]), str(row["name"])) for row in rows}
        return tuple(
            any((False, phrase) in there for phrase in one.phrases)
            or any((True, short) in there for short in one.shorts)
            for one in sought
        )

    def quarters(self, scope: Scope, sought: Sought) -> list[Row]:
        """The counts by the quarter in which an advertisement was first seen."""
        return list(self._engine.asked(self._quarters, (scope, sought)))

    def asked(self, scope: Scope, skills: Sequence[SkillSought]) -> Row:
        """How many ask for each of these skills, in `s0`, `s1` …"""
        texts = Sought.of(tuple(dict.fromkeys(text for one in skills for text in one.in_texts)), ())
        sought = even([even_skill(one) for one in skills])
        return self._engine.asked(self._asked, (scope, sought, texts.first))[0]

    def _counts(self, question: _Naming) -> Table:
        scope, sought = question
        return expressions.counts(expressions.marked(expressions.in_scope(self._ads, scope), sought))

    def _quarters(self, question: _Naming) -> Table:
        scope, sought = question
        return expressions.quarters(expressions.marked(expressions.in_scope(self._ads, scope), sought))

    def _asked(self, question: _Skills) -> Table:
        scope, skills, texts = question
        marks = expressions.skill_marks(expressions.in_scope(self._ads, scope), skills, texts)
        return expressions.asked(marks, len(skills))

    def _column(self, name: str) -> list[str]:
        rows = self._engine.rows(self._ads.select(name).distinct().order_by(name))
        return [str(row[name]) for row in rows if row[name]]


def _whole(table: Table, path: str) -> Table:
    """The columns of advertisements, in their order."""
    for column in FORMS[_FORM]:
        if column not in table.columns:
            raise AssayError("data-column-missing", file=path, column=column)
    return table.select(*FORMS[_FORM])
