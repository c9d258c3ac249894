"""What is sealed of a kept assay, and what its links are called: apart so that reading and writing agree."""

from __future__ import annotations

TOLD = "assay-notice"
LINK = "assay-reply"
