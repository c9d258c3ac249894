"""What a session is marked with: names that the sign-in, the entrance and the pages must write alike."""

from __future__ import annotations

PUPIL = "assay_pupil"  # the head of the pages, look/header.html, leads to their own page
CONFIRMED_AT = "assay_confirmed_at"
