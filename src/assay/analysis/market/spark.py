"""The market's expressions on Spark, for advertisements that outgrew one machine. Needs `assay[spark]`.

Nothing else imports this module, so that nobody needs Spark who does not ask for it. Start it by itself
(`python -m assay.analysis.market.spark --help`), through `spark-submit`, or hand `SparkEngine` to
`Market.open`.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import ibis
from ibis.expr.types import Table

from assay.analysis.estimates import Estimate
from assay.analysis.market.engine import NO_PARQUET, Question, Row
from assay.analysis.market.market import Market
from assay.analysis.market.names import names_in
from assay.analysis.sources import Store
from assay.errors import AssayError

try:
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession
except ImportError as error:
    raise ImportError("Spark is not installed here. Install it with: pip install 'assay[spark]'") from error

LEAST_JAVA = 17
_LOCAL = "local[2]"
_LOOPBACK = "127.0.0.1"
_VERSION = re.compile(r'version "(\d+)')


class SparkEngine:
    """Carries the expressions out in a session of Spark, here or on a cluster."""

    def __init__(self, session: SparkSession) -> None:
        """An engine in this session, which stays its maker's to stop."""
        self._connection = ibis.pyspark.connect(session)

    def parquet(self, path: str) -> Table:
        """The table in this file or folder, wherever the session can read: a path, s3a://…, hdfs://…

        Raises `data-file-wrong`.
        """
        try:
            return self._connection.read_parquet(path)
        except PySparkException as error:
            raise AssayError("data-file-wrong", file=path, reason=NO_PARQUET) from error

    def rows(self, expression: Table) -> list[Row]:
        """What the expression comes to."""
        found: list[Row] = self._connection.to_pyarrow(expression).to_pylist()
        return found

    def asked(self, expressed: Callable[[Question], Table], question: Question) -> list[Row]:
        """What the expression of this question comes to."""
        return self.rows(expressed(question))


def local_session(*, master: str = _LOCAL, memory: str = "2g", scratch: str = "") -> SparkSession:
    """A session in this machine alone: no page, and no port but on the loopback interface."""
    os.environ.setdefault("SPARK_LOCAL_IP", _LOOPBACK)
    builder = (
        SparkSession.builder.master(master)
        .appName("assay-market")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", _LOOPBACK)
        .config("spark.driver.bindAddress", _LOOPBACK)
        .config("spark.driver.memory", memory)
        .config("spark.sql.shuffle.partitions", "8")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.log.level", "ERROR")
    )
    if scratch:
        builder = builder.config("spark.local.dir", scratch)
    return builder.getOrCreate()


def cluster_session(master: str = "") -> SparkSession:
    """The session that `spark-submit` prepared, or one with this master; days are those of UTC."""
    builder = SparkSession.builder.appName("assay-market").config("spark.sql.session.timeZone", "UTC")
    return (builder.master(master) if master else builder).getOrCreate()


def java_missing() -> str:
    """Why Spark cannot start here, in a sentence; empty where it can."""
    home = os.environ.get("JAVA_HOME")
    program = shutil.which("java", path=f"{home}/bin") if home else shutil.which("java")
    if not program:
        return f"Spark needs Java {LEAST_JAVA} or newer; on Debian: openjdk-17-jre-headless"
    told = subprocess.run([program, "-version"], capture_output=True, text=True, check=False)  # noqa: S603 - found above
    match = _VERSION.search(told.stderr + told.stdout)
    if match is None or int(match.group(1)) < LEAST_JAVA:
        return f"Spark needs Java {LEAST_JAVA} or newer; {program} is older or does not tell"
    return ""


def figures(
    market: Market, *, name: str, skills: Sequence[str], occupation: str, area: str, as_of: date
) -> dict[str, Any]:
    """How often the certificate is named and each skill asked for, as plain values.

    Raises `market-occupation-unknown`, `market-area-unknown`.
    """
    target = market.target(occupation, area)
    told: dict[str, Any] = {"occupation": target.occupation, "area": target.area, "as_of": str(as_of)}
    if name:
        named = market.named(names_in(name), target, as_of)
        told["ads"], told["naming"], told["of_area"] = named.ads, named.naming, named.of_area
        for key in ("share", "required", "preferred", "employers"):
            told[key] = _plain(getattr(named, key))
        quarters = market.over_time(names_in(name), target, as_of)
        told["quarters"] = [{"begins": str(one.begins), **_plain(one.share)} for one in quarters]
    asked = market.skills_asked(skills, target, as_of)
    told["skills"] = [{"skill": one.skill, "ads": one.ads, **_plain(one.share)} for one in asked]
    return told


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures as JSON; the exit status is 0, or 2 where the question cannot be answered."""
    options = _options(arguments)
    if problem := java_missing():
        print(problem, file=sys.stderr)  # noqa: T201 - this module is a program too
        return 2
    local = options.master.startswith("local")
    session = local_session(master=options.master) if local else cluster_session(options.master)
    try:
        told = _answer(options, SparkEngine(session))
    except AssayError as fault:
        said = fault.sentence()
        print(f"{said.text} {said.help}", file=sys.stderr)  # noqa: T201 - the same
        return 2
    finally:
        session.stop()
    print(json.dumps(told, indent=2, ensure_ascii=False))  # noqa: T201 - the same
    return 0


def _answer(options: argparse.Namespace, engine: SparkEngine) -> dict[str, Any]:
    stores = [Store(Path(options.data))] if options.data else []
    market = Market.open(*stores, engine=engine, postings=options.postings)
    if market is None:
        raise AssayError("data-not-installed", what="postings")
    return figures(
        market,
        name=options.name,
        skills=options.skill,
        occupation=options.occupation,
        area=options.area,
        as_of=options.as_of,
    )


def _plain(estimate: Estimate) -> dict[str, Any]:
    told = asdict(estimate)
    return {key: told[key] for key in ("value", "low", "high", "count", "coverage", "method", "reason")}


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m assay.analysis.market.spark", description=__doc__)
    parser.add_argument("postings", nargs="+", help="folders or files of Parquet with advertisements")
    parser.add_argument("--occupation", required=True, help="a SOC code such as 31-1131, or a title")
    parser.add_argument("--area", default="", help="US, US-OH …; everywhere where it is left away")
    parser.add_argument("--name", default="", help="a certificate: “Certified Nursing Assistant (CNA)”")
    parser.add_argument("--skill", action="append", default=[], help="a skill; may be repeated")
    parser.add_argument("--as-of", type=date.fromisoformat, default=datetime.now(UTC).date())
    parser.add_argument("--data", default="", help="a data folder with titles, areas and lists, if any")
    parser.add_argument("--master", default=_LOCAL, help="of Spark; empty under spark-submit")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
