"""Advertisements that ask for skills: where the source lists them, and where the text names them."""

from __future__ import annotations

from collections.abc import Sequence

import ibis
from ibis.expr.types import BooleanValue, StringValue, Table

from assay.analysis.market.expressions.naming import counts, is_known, writer
from assay.analysis.market.expressions.words import computed, either, folded, low, may_name
from assay.analysis.market.questions import SkillSought, Sought

_APART = "[^\\p{L}\\p{N}+#\n]+"


def skill_marks(ads: Table, skills: Sequence[SkillSought], texts: Sought) -> Table:
    """Of each advertisement who wrote it, whether it tells of skills, and which it asks for.

    It tells where it has a text or a list of skills. The phrases of `skills` are folded, and
    `texts` has all that are looked for in texts; the columns are `s0`, `s1` …
    """
    listed = ads.skills.join(" \n ").fill_null("")
    tells = (listed.strip() != "") | (ads.text.fill_null("").strip() != "")
    told = computed(
        ads.select(
            writer=writer(ads),
            known=is_known(ads),
            told=tells.cast("int64"),
            listed=_lines(listed),
            words=ibis.ifelse(may_name(ads.text, texts), low(folded(ads.text)), ""),
        )
    )
    found = {
        f"s{place}": _asks(told, skill.in_lists, skill.in_texts).cast("int64")
        for place, skill in enumerate(skills)
    }
    return computed(told.select("writer", "known", "told", **found))


def asked(marks: Table, count: int) -> Table:
    """How many ask for each of so many skills, with the sums over employers: one row."""
    return counts(marks, kinds=[f"s{place}" for place in range(count)])


def _asks(told: Table, in_lists: Sequence[str], in_texts: Sequence[str]) -> BooleanValue:
    found = [told.listed.contains(f"\n {phrase} \n") for phrase in in_lists]
    found += [told.words.contains(f" {phrase} ") for phrase in in_texts]
    return either(found)


def _lines(listed: StringValue) -> StringValue:
    """Folded, a skill a line, each between blanks."""
    padded = ibis.literal("\n ") + listed + ibis.literal(" \n")
    return low(padded.re_replace(_APART, " "))
