"""Where the starter pack of skills lies for tests: what `make data` installed, never somebody's own folder.

It is `$ASSAY_DATA`, as the Makefile sets it, or `var/data` of this repository. Tests that need it skip
with a sentence where it is not installed.
"""

from __future__ import annotations

import os
from pathlib import Path

from assay.analysis.sources import Store
from material import REPOSITORY

NOT_INSTALLED = "skill data are not installed"  # the reason of every such skip starts with these words


def find_skill_data() -> Store | None:
    """The store with the starter pack, skills and language model, or None."""
    named = os.environ.get("ASSAY_DATA")
    store = Store(Path(named) if named else REPOSITORY / "var" / "data")
    return store if store.release("esco") and store.model_files() else None
