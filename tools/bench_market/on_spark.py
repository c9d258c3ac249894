"""The worker with Spark: `python -m tools.bench_market.on_spark FOLDER SCRATCH`, in `.venv-spark`."""

import sys

from tools.bench_market.worker import measure

from assay.analysis.market.spark import SparkEngine, local_session

if __name__ == "__main__":
    session = local_session(memory="3g", scratch=sys.argv[2])
    try:
        status = measure(sys.argv[1], lambda: SparkEngine(session))
    finally:
        session.stop()
    sys.exit(status)
