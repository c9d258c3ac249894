"""The published comparison: what we and other verifiers make of the same honest and hostile files.

``python -m tools.compare`` from the project's root writes ``docs/comparison.md``, and every single answer
into ``var/compare``. Each contender is a process that can be killed, without a network, with its clock at
the case's instant. Which hostile file a named peer accepts stays in ``var``: its maintainers come first.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# The peers are called through the code the peer tests use, which is no part of the package.
sys.path.append(str(ROOT / "tests"))
