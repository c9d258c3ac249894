"""Advertisements that name a certificate: whole words, as written, with what the words around say."""

from __future__ import annotations

import string
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.market.market_worlds import AS_OF, NURSING, ad, ads_store, put
from assay.analysis.market import Market, Named, Names, names_in
from assay.analysis.sources import Store

CNA = Names("Certified Nursing Assistant", (), ("CNA",))
A_PLUS = names_in("CompTIA® A+ Certification (A+)")


def named(folder: Path, texts: list[str | None], names: Names = CNA) -> Named:
    market = Market.open(ads_store(folder, texts))
    assert market is not None
    return market.named(names, market.target(NURSING, "US-OH"), AS_OF)


def filled(text: str) -> list[str | None]:
    """The text, among nine that say nothing."""
    return [text, *["We offer a friendly team."] * 9]


@pytest.mark.parametrize(
    "text",
    [
        "CNA needed",
        "RN/LPN/CNA wanted",
        "(CNA)",
        "We hire CNAs.",
        "certified nursing assistant",
        "Certified-Nursing Assistant™ card",
        "nursing assistant CERTIFICATION",
        "CNA® certificate",
    ],
)
def test_a_name_counts_as_a_whole_word_in_any_case_and_an_abbreviation_as_written(
    tmp_path: Path, text: str
) -> None:
    assert named(tmp_path, filled(text)).naming == 1


@pytest.mark.parametrize(
    "text",
    ["cna login", "TCNAX Staffing", "CNA+ is a shop", "nursing assistant", "certified nursing aide"],
)
def test_what_only_looks_like_the_name_is_none(tmp_path: Path, text: str) -> None:
    assert named(tmp_path, filled(text)).naming == 0


@pytest.mark.parametrize(
    ("text", "expected"), [("CompTIA A+ needed", 1), ("A+, Network+", 1), ("Grade A pay", 0), ("A+B rows", 0)]
)
def test_a_plus_is_found_and_a_is_not(tmp_path: Path, text: str, expected: int) -> None:
    assert named(tmp_path, filled(text), A_PLUS).naming == expected


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("CNA required. CPR preferred.", "required"),
        ("Must have a current CNA and a car", "required"),
        ("CNA required and BLS preferred", "required"),
        ("BLS required, CNA preferred", "preferred"),
        ("CNA is a plus.", "preferred"),
        ("CNA preferred but not required", "preferred"),
        ("Requirements:\n- Car\n- CNA\nBenefits:\n- Dental", "required"),
        ("Nice to have:\n• CNA", "preferred"),
        ("CNA o equivalente imprescindible", "unclear"),
        ("Imprescindible CNA en vigor.", "required"),
        ("Se valorará CNA.", "preferred"),
        ("CNA or equivalent required", "unclear"),
        ("No CNA required", "unclear"),
        ("CNA is not required", "unclear"),
        ("A car is required. You work beside a CNA.", "unclear"),
        ("Requirements:\n- Car\nBenefits:\n- We train you towards CNA", "unclear"),
        ("Essential duties of a CNA", "unclear"),
    ],
)
def test_the_words_around_say_whether_it_is_required(tmp_path: Path, text: str, how: str) -> None:
    found = named(tmp_path, filled(text))

    told = {"required": found.required.value, "preferred": found.preferred.value}
    assert {name: 0.1 if name == how else 0.0 for name in told} == told
    assert found.naming == 1


def test_under_ten_ads_there_is_no_share(tmp_path: Path) -> None:
    found = named(tmp_path, ["CNA required"] * 9)

    assert (found.share.value, found.share.reason, found.share.low, found.share.high) == (None, "few", 0, 1)


def test_ads_without_a_text_lower_the_coverage_and_nothing_else(tmp_path: Path) -> None:
    found = named(tmp_path, [*["CNA required"] * 6, *["Come!"] * 6, *[None] * 4])

    assert (found.share.value, found.share.count, found.share.coverage) == (0.5, 12, 0.75)


def test_one_employers_flood_widens_the_interval_and_leaves_the_share_of_employers(tmp_path: Path) -> None:
    others = [ad(number, "Come to us") for number in range(20)]
    flood = [ad(number, "CNA required", employer="Flood, Inc.") for number in range(100, 200)]
    market = Market.open(put(Store(tmp_path), "postings", postings=[*others, *flood]))
    assert market is not None
    found = market.named(CNA, market.target(NURSING), AS_OF)

    assert found.share.value == pytest.approx(100 / 120)
    assert found.share.low < 0.5
    assert found.employers.value == pytest.approx(1 / 21)
    assert found.employers.count == 21


def test_an_ad_that_two_releases_have_counts_once(tmp_path: Path) -> None:
    store = Store(tmp_path)
    rows = [ad(number, "CNA required") for number in range(12)]
    put(store, "postings", "2026-09", postings=rows)
    put(store, "postings", "2026-10", postings=[ad(5, "Come!"), ad(12, "CNA required")])
    market = Market.open(store)
    assert market is not None
    found = market.named(CNA, market.target(NURSING), AS_OF)

    assert (found.ads, found.naming) == (13, 12), "the newest text of ad 5 counts"


def test_only_the_months_asked_about_and_beginners_if_wanted(tmp_path: Path) -> None:
    old = [ad(number, "CNA", first_seen=date(2024, 1, 1), last_seen=date(2024, 2, 1)) for number in range(9)]
    new = [ad(number, "CNA", entry_level=number < 32) for number in range(20, 40)]
    later = [ad(number, "CNA", first_seen=date(2026, 12, 1), last_seen=None) for number in range(50, 60)]
    market = Market.open(put(Store(tmp_path), "postings", postings=[*old, *new, *later]))
    assert market is not None
    target = market.target(NURSING)

    assert market.named(CNA, target, AS_OF).ads == 20
    assert market.named(CNA, target, AS_OF, entry=True).ads == 12
    assert market.named(CNA, target, AS_OF, months=40).ads == 29
    quarters = market.over_time(CNA, target, AS_OF)
    assert [(str(one.begins), one.share.reason) for one in quarters] == [
        ("2024-01-01", "few"),
        ("2026-10-01", ""),
    ]


TEXTS = st.lists(
    st.sampled_from(["CNA required", "CNA", "Come!", "certified nursing assistant a plus"]),
    min_size=10,
    max_size=14,
)


@settings(max_examples=8)
@given(texts=TEXTS, seed=st.randoms(use_true_random=False))
def test_the_order_of_ads_changes_nothing(texts: list[str], seed: Random) -> None:
    rows = [ad(number, text, employer=f"E{number % 4}") for number, text in enumerate(texts)]
    shuffled = list(rows)
    seed.shuffle(shuffled)
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        first = Market.open(put(Store(Path(one)), "postings", postings=rows))
        second = Market.open(put(Store(Path(other)), "postings", postings=shuffled))
        assert first is not None
        assert second is not None
        target = first.target(NURSING)
        assert first.named(CNA, target, AS_OF) == second.named(CNA, target, AS_OF)


@settings(max_examples=8)
@given(texts=TEXTS, more=TEXTS)
def test_more_ads_with_a_text_never_lower_the_coverage(texts: list[str], more: list[str]) -> None:
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        fewer = named(Path(one), [*texts, None, None])
        both = named(Path(other), [*texts, *more, None, None])
    assert both.share.coverage >= fewer.share.coverage
    assert both.ads == fewer.ads + len(more)


@settings(max_examples=25)
@given(words=st.text(string.punctuation + string.ascii_letters + "\\'\"`;\u2013\x00\x01\n áß", max_size=30))
def test_no_words_of_an_ad_or_a_name_are_obeyed(words: str) -> None:
    """Whatever stands there is looked for and found as text: no query, no pattern, no error."""
    names = Names(f"Zertifikat {words} Forklift Certificate", (words,), (words,))
    ads = [f"x {words} CNA required", *[f"Zertifikat {words} Forklift Certificate required"] * 9]
    with TemporaryDirectory() as folder:
        found = named(Path(folder), [text.replace("\x00", " ") for text in ads], names)
    assert found.ads == 10
    assert found.naming >= 9


def test_sql_and_patterns_in_names_are_words(tmp_path: Path) -> None:
    hostile = Names("x'; DROP TABLE postings; --", (".*", "(?s).*", "\\"), ("[A-Z]+", ".{3}", "%"))

    assert named(tmp_path, filled("CNA required"), hostile).naming == 0
