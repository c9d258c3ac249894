"""Where the shared material lies: official vectors, real credentials, hostile files.

No official vector is copied into this repository. The folder is `$ASSAY_MATERIAL`, or
`shared` beside the repository; tests that need it skip with a sentence where it is absent.
"""

from __future__ import annotations

import os
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
ABSENT = "shared material is not here"  # the reason of every such skip starts with these words


def material_root() -> Path:
    """The folder, whether or not it exists."""
    named = os.environ.get("ASSAY_MATERIAL")
    return Path(named) if named else REPOSITORY.parent / "shared"


def find_material(name: str) -> Path | None:
    """The file or folder of this name, or None; for tables of tests made while collecting."""
    found = material_root() / name
    return found if found.exists() else None
