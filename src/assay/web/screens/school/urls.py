"""Which address leads to which of the school year's jobs."""

from __future__ import annotations

from assay.web.screens.school import (
    urls_certificates,
    urls_consents,
    urls_gap,
    urls_placements,
    urls_privacy,
    urls_roster,
)

app_name = "school"
urlpatterns = [
    *urls_certificates.urlpatterns,
    *urls_consents.urlpatterns,
    *urls_gap.urlpatterns,
    *urls_privacy.urlpatterns,
    *urls_roster.urlpatterns,
    *urls_placements.urlpatterns,
]
