"""Advertisements that name a certificate, counted by who wrote them: a flood is one employer's."""

from __future__ import annotations

from collections.abc import Sequence

import ibis
from ibis.expr.types import BooleanValue, Table

from assay.analysis.market.expressions.words import (
    computed,
    cues,
    folded,
    how_asked,
    low,
    may_name,
    names_one,
    with_marks,
)
from assay.analysis.market.questions import Sought

KINDS = ("named", "required", "preferred")


def marked(ads: Table, sought: Sought) -> Table:
    """Of each advertisement who wrote it, when, whether it has a text, and whether and how it names one."""
    told = ads.select(
        "text",
        writer=writer(ads),
        known=is_known(ads),
        quarter=ibis.coalesce(ads.first_seen, ads.last_seen).truncate("Q").cast("date"),
        told=(ads.text.fill_null("").strip() != "").cast("int64"),
        plain=ibis.ifelse(may_name(ads.text, sought), folded(ads.text), ""),
    )
    told = computed(told)
    told = computed(told.mutate(small=low(told.plain)))
    told = computed(told.mutate(names=names_one(told.plain, told.small, sought)))
    marks = computed(
        told.select(
            "writer",
            "known",
            "quarter",
            "told",
            "names",
            marks=ibis.ifelse(told.names, with_marks(told.text, sought), ""),
        )
    )
    around = computed(marks.select("writer", "known", "quarter", "told", "names", **cues(marks.marks)))
    how = computed(
        around.select(
            "writer",
            "known",
            "quarter",
            "told",
            "names",
            how=ibis.ifelse(around.names, how_asked(around), ""),
        )
    )
    return how.select(
        "writer",
        "known",
        "quarter",
        "told",
        named=how.names.cast("int64"),
        required=(how.how == "required").cast("int64"),
        preferred=(how.how == "preferred").cast("int64"),
    )


def mentions(ads: Table, phrases: Sequence[str], shorts: Sequence[str]) -> Table:
    """Which of these any advertisement has, in one reading: `name` and whether it is a `short` one."""
    told = computed(ads.select(plain=folded(ads.text)))
    told = computed(told.select("plain", small=low(told.plain)))
    found = [_had(told, column, names) for column, names in (("small", phrases), ("plain", shorts)) if names]
    return ibis.union(*found) if len(found) > 1 else found[0]


def _had(told: Table, column: str, names: Sequence[str]) -> Table:
    """Those names that the folded text has in this column: the names are rows, whatever their number."""
    sought = ibis.array(list(names)).unnest().name("name").as_table()
    pairs = told.cross_join(sought)
    padded = ibis.literal(" ") + pairs["name"] + ibis.literal(" ")
    there = pairs.filter(pairs[column].contains(padded)).select("name").distinct()
    return there.mutate(short=ibis.literal(column == "plain"))


def counts(marks: Table, by: Sequence[str] = (), kinds: Sequence[str] = KINDS) -> Table:
    """How many, of how many, by how many; and the sums by which an interval knows of floods.

    `all_ads` are those in scope, `n` those that tell anything. For each kind: `k` advertisements of `n`, the
    sums over employers of k² (`_kk`) and k·n (`_kn`), and `nn` that of n². Employers whose name is not told
    stand each alone, and are not among `employers`.
    """
    each = marks.group_by(*by, "writer", "known").aggregate(
        whole=marks.count(), n=marks.told.sum(), **{kind: marks[kind].sum() for kind in kinds}
    )
    tells = each.n > 0
    sums = {"all_ads": each.whole.sum(), "n": each.n.sum(), "nn": (each.n * each.n).sum()}
    sums["writers"] = tells.cast("int64").sum()
    sums["employers"] = (each.known & tells).cast("int64").sum()
    for kind in kinds:
        column = each[kind]
        sums[kind] = column.sum()
        sums[f"{kind}_kk"], sums[f"{kind}_kn"] = (column * column).sum(), (column * each.n).sum()
        sums[f"{kind}_employers"] = (each.known & (column > 0)).cast("int64").sum()
    return each.group_by(*by).aggregate(**sums) if by else each.aggregate(**sums)


def quarters(marks: Table) -> Table:
    """The same, by the quarter in which an advertisement was first seen; undated ones are in none."""
    dated = marks.filter(marks.quarter.notnull())
    return counts(dated, by=("quarter",)).order_by("quarter")


def writer(ads: Table) -> ibis.Value:
    """Who wrote it: the employer, however its name is spaced and in whatever case; else the ad by itself."""
    name = folded(ads.employer).lower().strip()
    return ibis.ifelse(name != "", ibis.literal("e") + name, ibis.literal("p") + ads.posting)


def is_known(ads: Table) -> BooleanValue:
    """Whether it is told who wrote it."""
    return folded(ads.employer).strip() != ""
