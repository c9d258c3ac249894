"""Why something cannot be told: every code that the analysis of the market can give has words on the web.

The codes are read out of the sources, so one that is new fails here until it has words, or is named below as
something else.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import assay.analysis
from assay.codes import CODES
from assay.web.look import assay_market_words as market_words
from assay.web.look import gap_words, promise_words
from assay.web.look.assay_sentences import REASONS, SENTENCES

ANALYSIS = Path(assay.analysis.__file__).parent
KEBAB = re.compile(r"[a-z]+(?:-[a-z]+)+")
PLAIN = frozenset({"few"})  # a code of one word
MARKET = ("ads", "demand", "durability", "intervals", "market", "outlook")
VALUATION = ("durability", "outcomes", "weight")
PROMISES = ("demand", "others", "outcomes", "pay")

TOLD_OTHERWISE = {
    *market_words.MARKET,
    *market_words.OTHERS,
    *(part for parts in market_words.PARTS.values() for part in parts),
    *market_words.KINDS,
    *market_words.SOURCES,
    *market_words.VALUES,
    *(code for _key, code in SENTENCES),
    *CODES,
}
"""Names of answers, of their parts and of inputs, and codes of errors: each has words in another table."""
NO_CODES = {
    "in-demand-flag",  # a method's name
    "technology-demand",  # the same
    "up-to",  # how a sum is bounded
    "award-records",  # an input
}


def written_in(path: Path) -> Iterator[str]:
    """Every short text in this file that is written as codes are, but in what describes it."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
            if KEBAB.fullmatch(text) or text in PLAIN:
                yield text


def codes_of(part: str, *names: str) -> set[str]:
    """The codes of these files of a part of the analysis."""
    found = {code for name in names for code in written_in(ANALYSIS / part / f"{name}.py")}
    return found - NO_CODES


def first_texts(path: Path, *calls: str) -> set[str]:
    """What these functions are called with first."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in calls
            and node.args
        ):
            texts = (one for one in ast.walk(node.args[0]) if isinstance(one, ast.Constant))
            found |= {one.value for one in texts if isinstance(one.value, str)}
    return found


@pytest.mark.parametrize(
    ("part", "names"), [("market", MARKET), ("valuation", VALUATION)], ids=["market", "valuation"]
)
def test_every_reason_of_the_market_has_words_in_an_assay(part: str, names: tuple[str, ...]) -> None:
    assert set() == codes_of(part, *names) - TOLD_OTHERWISE - set(REASONS)


def test_the_reasons_are_really_found_in_the_sources() -> None:
    found = codes_of("market", *MARKET) | codes_of("valuation", *VALUATION)

    assert found >= {
        *("few", "no-ads", "name-too-common", "area-not-covered", "wage-not-published", "no-market"),
        *("technology-not-listed", "technology-not-listed-here", "series-too-old", "no-decay-detected"),
        *("durability-not-shown", "term-not-in-series", "placement-over-other-days", "asked-too-rarely"),
    }


def test_every_reason_of_a_promise_has_words() -> None:
    own = codes_of("promises", *PROMISES) - set(CODES)
    handed_on = {"few", *codes_of("market", "outlook"), *codes_of("valuation", "outcomes")} - TOLD_OTHERWISE
    handed_on -= {"completion-not-told", "earnings-not-told", "employment-not-published"}  # no promises

    assert set() == (own | handed_on) - set(promise_words.WHY)


def test_every_sentence_and_reason_of_a_gap_report_has_words() -> None:
    advice = first_texts(ANALYSIS / "gaps" / "advice.py", "Advice", "_about")
    seen = {"ads-do-not"}  # how many advertisements name it stands beside
    reasons = codes_of("gaps", "demand") - seen - {"not-asked", "area-not-covered"} - set(CODES)

    assert advice
    assert set() == advice - set(gap_words.SENTENCES)
    assert set() == reasons - set(gap_words.REASONS)


@pytest.mark.parametrize("code", sorted(REASONS))
def test_a_reason_is_words_and_no_code(code: str) -> None:
    text = str(REASONS[code])

    assert " " in text
    assert text.endswith(".")
    assert "-" not in code or code not in text
