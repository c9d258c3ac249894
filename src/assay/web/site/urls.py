"""Which screen or interface answers which address."""

from __future__ import annotations

from django.urls import include, path

from assay.web.site import health

urlpatterns = [
    path("", include("assay.web.screens.public.urls")),
    path("", include("assay.web.screens.verifier.urls")),
    path("", include("assay.web.screens.recogniser.urls")),
    path("", include("assay.web.screens.learner.urls")),
    path("", include("assay.web.screens.pupil.urls")),
    path("", include("assay.web.screens.guardian.urls")),
    path("", include("assay.web.screens.employer.urls")),
    path("", include("assay.web.screens.tour.urls")),
    path("", include("assay.web.screens.mentor.urls")),
    path("", include("assay.web.interfaces.published.urls")),
    path("", include("assay.web.screens.value.urls")),
    path("", include("assay.web.look.urls")),
    path("work/", include("assay.web.screens.school.urls")),
    path("work/", include("assay.web.screens.teacher.urls")),
    path("work/", include("assay.web.screens.counsellor.urls")),
    path("work/", include("assay.web.screens.issuer.urls")),
    path("operator/", include("assay.web.screens.operator.urls")),
    path("account/", include("assay.web.site.account_urls")),
    path("language/", include("django.conf.urls.i18n")),
    path("healthz", health.alive, name="alive"),
    path("readyz", health.ready, name="ready"),
    path("metrics", health.metrics, name="metrics"),
]

handler404 = "assay.web.site.trouble.not_found"
handler403 = "assay.web.site.trouble.forbidden"
handler500 = "assay.web.site.trouble.broken"
