"""Both engines answer alike: a thousand made-up advertisements, every expression, figure by figure.

Needs Spark, which `make spark` installs into an environment of its own; everywhere else this file skips.
"""

from __future__ import annotations

import os
import re
import runpy
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("pyspark", reason="Spark is not installed here: make spark runs these")

from tools.bench_market.postings import OCCUPATIONS, write
from tools.bench_market.questions import answers

from analysis.market.market_worlds import AREAS, AS_OF, NURSING, ad, put, wages
from assay.analysis.market import Market, Names, names_in
from assay.analysis.market.engine import DuckEngine, Engine
from assay.analysis.market.spark import SparkEngine, java_missing, local_session, main
from assay.analysis.sources import Store
from material import REPOSITORY

ADS = 1_000
HOSTILE = "x' OR '1'='1'; \\ .* (?s) \x01 \x04: \n$1 \\1 ß İ Σς \u2013 “CNA” %_"

pytestmark = [
    pytest.mark.allow_hosts(["127.0.0.1"]),
    pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning"),
]


@pytest.fixture
def engines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Engine, Engine]]:
    """DuckDB and Spark: two threads, two gigabytes, no page, and no port but on the loopback interface.

    Of each test its own: a process has one session, and the programs tested here stop theirs.
    """
    if problem := java_missing():
        pytest.skip(problem)
    session = local_session(scratch=str(tmp_path_factory.mktemp("spark")))
    yield DuckEngine(), SparkEngine(session)
    session.stop()


def markets(engines: tuple[Engine, Engine], *stores: Store, postings: tuple[str, ...] = ()) -> list[Market]:
    found = [Market.open(*stores, engine=engine, postings=postings) for engine in engines]
    return [market for market in found if market is not None]


def test_a_thousand_ads_come_to_the_same_figures(engines: tuple[Engine, Engine], tmp_path: Path) -> None:
    truths = {one.occupation: one for one in write(tmp_path / "ads", ADS)}
    ours, theirs = (answers(market) for market in markets(engines, postings=(str(tmp_path / "ads"),)))

    assert ours == theirs
    named = ours[f"named {NURSING}"]
    assert named["naming"] == pytest.approx(truths[NURSING].named, abs=0.03 * ADS), "but the undated"
    assert [key for key in ours if key.startswith("named")] == [f"named {row[0]}" for row in OCCUPATIONS]


def test_every_table_of_a_store_comes_to_the_same(engines: tuple[Engine, Engine], tmp_path: Path) -> None:
    store = Store(tmp_path)
    put(store, "oews", areas=AREAS, wages=[wages("US"), wages("US-OH", annual_p25=None)])
    put(store, "projections", projections=[PROJECTED])
    put(store, "credential-list", listed_credentials=[LISTED])
    put(store, "postings", "1", postings=[ad(number, "CNA required") for number in range(15)])
    put(store, "postings", "2", postings=[ad(3, "Come!"), ad(77, HOSTILE, skills=[HOSTILE, "Caring"])])
    ours, theirs = markets(engines, store)
    target = ours.target("nursing assistants", "Toledo, OH")

    assert target == theirs.target("nursing assistants", "Toledo, OH")
    assert ours.areas() == theirs.areas()
    assert ours.outlook(target, AS_OF) == theirs.outlook(target, AS_OF)
    for names in (names_in("Certified Nursing Assistant (CNA)"), Names(HOSTILE, (HOSTILE,), (HOSTILE,))):
        assert ours.named(names, target, AS_OF) == theirs.named(names, target, AS_OF)
        assert ours.over_time(names, target, AS_OF) == theirs.over_time(names, target, AS_OF)
    asked = ("Caring", HOSTILE, "R", "Python (computer programming)")
    assert ours.skills_asked(asked, target, AS_OF) == theirs.skills_asked(asked, target, AS_OF)


def test_the_program_answers_from_a_folder_of_parquet(
    engines: tuple[Engine, Engine], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    del engines  # it starts the same session
    write(tmp_path / "ads", ADS)
    asked = ["--occupation", NURSING, "--name", "Certified Nursing Assistant (CNA)", "--as-of", "2026-11-22"]

    assert main([str(tmp_path / "nowhere"), *asked]) == 2
    assert "cannot be read" in capsys.readouterr().err
    assert main([str(tmp_path / "ads"), *asked, "--skill", "Patient care"]) == 0
    assert '"method": "ads-share/1"' in capsys.readouterr().out
    assert os.environ["SPARK_LOCAL_IP"] == "127.0.0.1"


def test_the_printed_program_for_a_cluster_runs(
    engines: tuple[Engine, Engine], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    del engines  # on a cluster it joins the session that is there; here that one
    write(tmp_path / "ads", ADS)
    page = (REPOSITORY / "docs" / "how-to" / "market-on-a-cluster.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"^ *```py\n(.*?)^ *```$", page, re.MULTILINE | re.DOTALL)
    program = tmp_path / "market.py"
    program.write_text(
        textwrap.dedent(block).replace("s3a://lake/ads", str(tmp_path / "ads")), encoding="utf-8"
    )

    runpy.run_path(str(program))

    assert capsys.readouterr().out.startswith("Named(share=Estimate(")


PROJECTED = {
    "area": "US",
    "occupation": NURSING,
    "title": "Nursing Assistants",
    "from_year": 2024.0,
    "to_year": 2034.0,
    "employment_from": 1000.0,
    "employment_to": 1100.0,
    "openings_a_year": 150.0,
    "entry_education": "Postsecondary nondegree award",
}
LISTED = {
    "name": "Certified Nurse Aide",
    "aliases": ["CNA"],
    "code": "OH-17",
    "area": "US-OH",
    "occupations": [NURSING],
    "licence": True,
    "citation": "Ohio, list of the tests",
}
