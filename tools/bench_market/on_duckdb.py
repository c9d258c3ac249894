"""The worker with DuckDB: `python -m tools.bench_market.on_duckdb FOLDER`."""

import sys

from tools.bench_market.worker import measure

from assay.analysis.market.engine import DuckEngine

if __name__ == "__main__":
    sys.exit(measure(sys.argv[1], lambda: DuckEngine(threads=2)))
