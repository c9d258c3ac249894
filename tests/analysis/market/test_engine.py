"""What the market costs those who ask little: nothing loaded, or compiled twice, or without an end."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import ibis
import pytest

from analysis.market.market_worlds import AREAS, AS_OF, NURSING, ad, put, wages
from assay.analysis.market import Market, Names, names_in
from assay.analysis.market.blanks import blanked, filled
from assay.analysis.market.engine import DuckEngine
from assay.analysis.market.questions import Scope, Sought
from assay.analysis.sources import Store
from assay.errors import AssayError

HOSTILE = Names("x' OR '1'='1", ("Robert'); DROP TABLE ads;--",), ("C++",))
_NO_ENGINE = """
import sys
from datetime import date
from pathlib import Path
from assay.analysis.market import Market
from assay.analysis.sources import Store
import assay.analysis.commands.value
market = Market.open(Store(Path(sys.argv[1])))
target = market.target("31-1131", "Ohio")
assert market.outlook(target, date(2026, 11, 22)).entry_wage.value == 34_000
print(sorted({"duckdb", "ibis", "pyarrow", "sqlglot"} & set(sys.modules)))
"""


def a_store(folder: Path) -> Store:
    store = put(Store(folder), "oews", areas=AREAS, wages=[wages("US"), wages("US-OH")])
    ads = [ad(number, "CNA required" if number % 2 else "Come and care!") for number in range(20)]
    return put(store, "postings", postings=ads)


def test_official_figures_load_no_engine_even_where_advertisements_are_installed(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    told = subprocess.run(
        [sys.executable, "-c", _NO_ENGINE, str(store.folder)], capture_output=True, text=True, check=False
    )

    assert (told.stdout.strip(), told.returncode) == ("[]", 0), told.stderr


def test_questions_of_one_shape_are_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    engine = DuckEngine()
    compile_one = engine._compiled

    def counted(expression: Any) -> Any:
        compiled.append("once")
        return compile_one(expression)

    monkeypatch.setattr(engine, "_compiled", counted)
    market = Market.open(a_store(tmp_path), engine=engine)
    assert market is not None
    target = market.target(NURSING, "Ohio")
    shares = [
        market.named(names, target, AS_OF).share.value
        for names in (
            names_in("Certified Nursing Assistant (CNA)"),
            names_in("Home Care Aide (HCA)"),
            HOSTILE,
        )
    ]

    assert [0.5, 0.0, 0.0] == shares
    assert ["once"] == compiled


def test_a_text_in_a_blank_stays_a_text() -> None:
    scope, sought = Scope(areas=("US'",)), Sought.of(("o'hara",), ())
    shape, texts = blanked((scope, sought))

    assert blanked((Scope(areas=("US",)), Sought.of(("nurse",), ())))[0] == shape
    assert filled(f"'{shape[0].areas[0]}'", texts) == "'US" + 3 * "'"


def test_a_question_that_takes_too_long_is_given_up() -> None:
    many, others = (ibis.range(0, 300_000).unnest().name(name).as_table() for name in ("one", "other"))
    pairs = many.cross_join(others)

    with pytest.raises(AssayError) as told:
        DuckEngine(longest=0.3).rows(pairs.aggregate(all=(pairs.one * pairs.other % 7).sum()))
    assert "too long" in str(told.value.facts["reason"])
