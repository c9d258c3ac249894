"""The market's expressions over millions of made-up advertisements, on DuckDB and on Spark.

`python -m tools.bench_market` from the project's root: each engine is a process of its own, one after the
other, and answers the same questions from the same Parquet. Their figures must be equal; time and the peak
of memory are printed side by side. Nothing here is a test: no test asserts a time.
"""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
