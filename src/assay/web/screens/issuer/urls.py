"""Which address leads to which of these jobs."""

from __future__ import annotations

from assay.web.screens.issuer import urls_design, urls_desk, urls_market, urls_organization, urls_recognition

app_name = "issuer"
urlpatterns = [
    *urls_organization.urlpatterns,
    *urls_recognition.urlpatterns,
    *urls_market.urlpatterns,
    *urls_design.urlpatterns,
    *urls_desk.urlpatterns,
]
