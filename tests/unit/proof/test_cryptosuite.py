from __future__ import annotations

from assay.keys import ALGORITHMS
from assay.proof import CRYPTOSUITES


def test_each_suite_names_itself_and_algorithms_we_have() -> None:
    known = {algorithm.name for algorithm in ALGORITHMS}
    for name, suite in CRYPTOSUITES.items():
        assert name == suite.name
        assert set(suite.hashes) <= known
