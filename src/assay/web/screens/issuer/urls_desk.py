"""Addresses of the award desk: one person, many from a file, codes, applications, and what became of them."""

from __future__ import annotations

from django.urls import path

from assay.web.screens.issuer import (
    views_applications,
    views_award,
    views_awards,
    views_batch,
    views_batch_rows,
    views_claims,
    views_dashboard,
    views_exemplars,
)

_O = "<str:organization>"

urlpatterns = [
    path(f"{_O}/award", views_award.award, name="award"),
    path(f"{_O}/award/<str:draft>", views_award.check, name="award-check"),
    path(f"{_O}/award/<str:draft>/make", views_award.make, name="award-make"),
    path(f"{_O}/award/<str:draft>/done", views_award.done, name="award-done"),
    path(f"{_O}/award/<str:draft>/discard", views_award.discard, name="award-discard"),
    path(
        f"{_O}/award/<str:draft>/files/<str:file>/remove", views_award.remove_file, name="award-file-remove"
    ),
    path(f"{_O}/files/<str:file>", views_award.kept_file, name="kept-file"),
    path(f"{_O}/batches", views_batch.begin, name="batches"),
    path(f"{_O}/batches/template/<str:version>", views_batch.template, name="batch-template"),
    path(f"{_O}/batches/<str:batch>", views_batch.batch, name="batch"),
    path(f"{_O}/batches/<str:batch>/columns", views_batch.columns, name="batch-columns"),
    path(f"{_O}/batches/<str:batch>/start", views_batch.start, name="batch-start"),
    path(f"{_O}/batches/<str:batch>/progress", views_batch.progress, name="batch-progress"),
    path(f"{_O}/batches/<str:batch>/discard", views_batch.discard, name="batch-discard"),
    path(f"{_O}/batches/<str:batch>/rows", views_batch_rows.rows, name="batch-rows"),
    path(f"{_O}/batches/<str:batch>/rows/<int:number>", views_batch_rows.row, name="batch-row"),
    path(f"{_O}/batches/<str:batch>/rows/<int:number>/leave", views_batch_rows.leave, name="batch-row-leave"),
    path(f"{_O}/batches/<str:batch>/errors.csv", views_batch_rows.errors, name="batch-errors"),
    path(f"{_O}/codes", views_claims.codes, name="codes"),
    path(f"{_O}/codes/new", views_claims.new, name="code-new"),
    path(f"{_O}/codes/<str:key>", views_claims.code, name="code"),
    path(f"{_O}/codes/<str:key>/screen", views_claims.screen, name="code-screen"),
    path(f"{_O}/codes/<str:key>/count", views_claims.count, name="code-count"),
    path(f"{_O}/codes/<str:key>/sheet", views_claims.sheet, name="code-sheet"),
    path(f"{_O}/codes/<str:key>/stop", views_claims.stop, name="code-stop"),
    path(f"{_O}/applications", views_applications.queue, name="applications"),
    path(f"{_O}/applications/asked/<str:achievement>", views_applications.intake, name="intake"),
    path(f"{_O}/applications/<str:key>", views_applications.review, name="application"),
    path(
        f"{_O}/applications/<str:key>/pieces/<str:piece>", views_applications.piece, name="application-piece"
    ),
    path(f"{_O}/applications/<str:key>/exemplar/<str:step>", views_exemplars.new, name="exemplar-new"),
    path(f"{_O}/exemplars/<str:key>/down", views_exemplars.take_down, name="exemplar-down"),
    path(f"{_O}/awards", views_awards.awards, name="awards"),
    path(f"{_O}/awards.csv", views_awards.export, name="awards-export"),
    path(f"{_O}/awards/<str:key>", views_awards.one, name="one-award"),
    path(f"{_O}/awards/<str:key>/file", views_awards.download, name="award-file"),
    path(f"{_O}/awards/<str:key>/correct", views_awards.correct, name="award-correct"),
    path(f"{_O}/awards/<str:key>/send", views_awards.send, name="award-send"),
    path(f"{_O}/awards/<str:key>/forget", views_awards.forget, name="award-forget"),
    path(f"{_O}/awards/<str:key>/<str:verb>", views_awards.standing, name="award-standing"),
    path(f"{_O}/figures", views_dashboard.dashboard, name="dashboard"),
    path(f"{_O}/figures/remind", views_dashboard.remind, name="remind"),
    path(f"{_O}/figures/weekly", views_dashboard.weekly, name="remind-weekly"),
]
