"""Many achievements at once: a row each, on screen or in a CSV or JSONL file, progress shown meanwhile.

Apart from `assay value` because one that cannot be read must not keep the others from being assayed.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import track

from assay.analysis.commands.assay_drawing import brief
from assay.analysis.commands.cells import plain_cell
from assay.analysis.commands.words import word
from assay.analysis.commands.written import write_new
from assay.analysis.valuation import Assay
from assay.errors import AssayError

FAILED = 2
INDICATORS = (
    *("transparency", "rigor", "specificity", "portability", "recognition", "cost", "time"),
    *("named-in-ads", "skill-demand", "occupation-outlook", "durability", "outcomes"),
)
_FIGURES = ("value", "low", "high", "unit", "grade", "reason")


def write_table(
    sources: Sequence[str], assay_of: Callable[[str], Assay], out: str | None, language: str
) -> int:
    """Assay each source. What comes back is 0, or 2 where one could not be read: its row says why.

    `out`: a .csv or .jsonl file that does not exist; None writes JSONL to standard output. Raises
    `usage-wrong`, `file-exists`, `file-not-written`.
    """
    path = None if out is None else _checked(out)
    shown = Console(stderr=True, highlight=False)
    listed = track(
        sources, word("assaying", language), console=shown, disable=not shown.is_terminal, transient=True
    )
    rows = list(_rows(listed, assay_of, language))
    text = _csv(rows) if path is not None and path.suffix == ".csv" else _jsonl(rows)
    if path is None:
        sys.stdout.write(text)
    else:
        write_new(path, text.encode("utf-8", "replace"))
    failed = sum("error" in row for row in rows)
    facts = {"done": len(rows) - failed, "failed": failed, "file": brief(out or "-")}
    print(word("many-done", language, **facts), file=sys.stderr)
    return FAILED if failed else 0


def _checked(out: str) -> Path:
    path = Path(out)
    if path.suffix not in (".csv", ".jsonl"):
        raise AssayError("usage-wrong", reason=f"“{out}” should end in .csv or .jsonl.")
    if path.exists():
        raise AssayError("file-exists", file=out)
    return path


def _rows(
    sources: Iterable[str], assay_of: Callable[[str], Assay], language: str
) -> Iterator[dict[str, Any]]:
    for source in sources:
        try:
            yield {"source": source, **assay_of(source).json}
        except AssayError as error:
            yield {"source": source, "error": error.code, "detail": error.sentence(language).text}


def _jsonl(rows: Sequence[dict[str, Any]]) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def _csv(rows: Sequence[dict[str, Any]]) -> str:
    held = io.StringIO()
    names = [f"{key}_{figure}" for key in INDICATORS for figure in _FIGURES]
    writer = csv.DictWriter(held, ["source", "achievement", "name", "issuer", *names, "error", "detail"])
    writer.writeheader()
    for row in rows:
        cells: dict[str, Any] = {name: row[name] for name in ("source", "error", "detail") if name in row}
        if "error" not in row:
            about, issuer = row["achievement"], row["issuer"]
            cells |= {"achievement": about["id"], "name": about["name"], "issuer": issuer["name"]}
            for one in row["indicators"]:
                cells |= {f"{one['key']}_{figure}": one["estimate"][figure] for figure in _FIGURES}
        writer.writerow({name: plain_cell(value) for name, value in cells.items()})
    return held.getvalue()
