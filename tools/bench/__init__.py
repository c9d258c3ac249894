"""The benchmark: how fast we verify and sign, beside bare Ed25519 and the peers, in one run.

``python -m tools.bench`` from the project's root. Each contender is a process of its own on the same core;
rounds are interleaved and what is counted is CPU time, so that a busy machine harms all alike. Nothing here
is a test: no test asserts a time.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# The peers are called through the code the peer tests use, which is no part of the package.
sys.path.append(str(ROOT / "tests"))
