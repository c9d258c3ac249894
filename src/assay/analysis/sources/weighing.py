"""Whether a file by a stranger can be read here: tried in a process apart, which may fall instead of ours.

What a few bytes of a spreadsheet or of Parquet unpack to is known only by unpacking them. So the file is read
once where memory and time are bounded; what falls there is told as a fault, and is never read here.
"""

from __future__ import annotations

import json
from pathlib import Path

from assay.analysis.sources.sheets import TOO_MUCH
from assay.apart import Fell, run_apart
from assay.errors import Malformed

_PACKED = (".gz", ".zip", ".xlsx", ".parquet", ".json", ".jsonld")  # lines of text are what they weigh
_WEIGHER = Path(__file__).with_name("weigher.py")
_MEGABYTES = 2_048
_SECONDS, _SECONDS_OF_ALL = 30, 240


def weigh(kind: str, path: Path, *, whole: bool) -> None:
    """Nothing, where the file (its first rows, if it is read by pieces and not `whole`) can be read.

    Raises `data-file-wrong`.
    """
    if not path.name.lower().endswith(_PACKED):
        return
    asked = json.dumps({"kind": kind, "path": str(path), "whole": whole}).encode()
    try:
        told = run_apart(
            _WEIGHER, asked, seconds=_SECONDS_OF_ALL if whole else _SECONDS, megabytes=_MEGABYTES
        )
    except Fell as error:
        raise Malformed("data-file-wrong", file=path.name, reason=TOO_MUCH) from error
    if told != b"read":
        raise Malformed("data-file-wrong", file=path.name, reason=TOO_MUCH)
