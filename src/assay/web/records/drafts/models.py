"""The tables of single awards that are being prepared, and the files that stay with them."""

from __future__ import annotations

from django.db import models

from assay.web.base.owned import OrganizationOwned


class Draft(OrganizationOwned):
    """What somebody typed to award one person, sealed; empty once it is awarded."""

    made_by = models.ForeignKey("people.Person", models.SET_NULL, related_name="+", null=True)
    data_key = models.ForeignKey("people.DataKey", models.SET_NULL, related_name="+", null=True)
    sealed = models.BinaryField(default=b"")
    mail_index = models.CharField(max_length=64, blank=True, db_index=True)
    credential = models.CharField(max_length=22, blank=True)
    replaces = models.CharField(max_length=22, blank=True)  # the credential that it corrects
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.key


class DraftFile(OrganizationOwned):
    """A file that shows what was done, kept private and sealed; the credential holds its digest."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="files")
    sealed_name = models.BinaryField()
    sealed_content = models.BinaryField()
    size = models.PositiveIntegerField()
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.key
