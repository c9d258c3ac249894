"""Which address leads to which of the school year's jobs."""

from __future__ import annotations

from assay.web.screens.school import urls_roster

app_name = "school"
urlpatterns = [
    *urls_roster.urlpatterns,
]
