"""The skill data of a test, opened: requests do not wait for that as long as a test must."""

from __future__ import annotations

import time

from assay.web.base import skill_data

_LONGEST = 120.0  # seconds, on the busiest computer


def until_opened() -> None:
    """Wait for the graph and the linker of this process, and have them opened if nobody did."""
    ends = time.monotonic() + _LONGEST
    while skill_data.graph() is None or skill_data.linker() is None:
        assert time.monotonic() < ends
