"""The comparison's command line: see the package's docstring, or ``python -m tools.compare --help``."""

import argparse
import dataclasses
import json
import os
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

from tools.compare import ROOT
from tools.compare.contenders import Contender, find_contenders
from tools.compare.corpus import Case, Corpus, find_corpus, shared_documents
from tools.compare.page import Entry, write_page
from tools.compare.running import judge_all
from tools.compare.scoring import score


def main() -> int:
    """Judge everything, write the JSON and the page; the exit code is 1 only when the corpus is not here."""
    options = _options()
    corpus = find_corpus()
    if corpus is None:
        print("The corpus is not here; set ASSAY_MATERIAL to the folder of shared material.")
        return 1
    contenders, absent = find_contenders()
    chosen = [one for one in contenders if not options.only or any(part in one.name for part in options.only)]
    entries = compare(chosen, corpus)
    now = datetime.now(UTC)
    path = _write(entries, absent, corpus, now)
    print(f"Every answer is in {path.relative_to(ROOT)}")
    if options.only or absent:
        print("The page was not written: not everybody was here.")
        for reason in absent.values():
            print(f"  {reason}")
        return 0
    page = ROOT / "docs" / "comparison.md"
    page.write_text(write_page(entries, corpus, now.date()), "utf-8")
    print(f"Written: {page.relative_to(ROOT)}")
    return 0


def compare(contenders: list[Contender], corpus: Corpus) -> list[Entry]:
    """Each contender with its answers and its score; two at a time where there are two cores."""
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(min(2, os.cpu_count() or 1)) as pool:
        documents = Path(folder) / "documents.json"
        documents.write_text(json.dumps(shared_documents()), "utf-8")
        return list(pool.map(lambda one: _entry(one, corpus.cases, documents), contenders))


def _entry(contender: Contender, cases: tuple[Case, ...], documents: Path) -> Entry:
    answers = judge_all(contender, cases, documents)
    print(f"{contender.name} {contender.version}: {len(answers)} cases judged", file=sys.stderr)
    return Entry(contender, answers, score(contender, cases, answers))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.compare", description=__doc__)
    parser.add_argument(
        "--only", nargs="+", metavar="TEXT", help="only contenders whose name holds one of these"
    )
    return parser.parse_args()


def _write(entries: list[Entry], absent: dict[str, str], corpus: Corpus, now: datetime) -> Path:
    outcome = {
        "date": now.isoformat(timespec="seconds"),
        "corpus": {"cases": len(corpus.cases), "manifest": corpus.digest},
        "not here": absent,
        "contenders": {
            entry.contender.name: {
                "version": entry.contender.version,
                "score": dataclasses.asdict(entry.score),
                "answers": {name: dataclasses.asdict(one) for name, one in entry.answers.items()},
            }
            for entry in entries
        },
    }
    path = ROOT / "var" / "compare" / f"{now:%Y-%m-%dT%H-%M-%SZ}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(outcome, indent=2) + "\n", "utf-8")
    return path


if __name__ == "__main__":
    sys.exit(main())
