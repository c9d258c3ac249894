"""Lists of recognised issuers: the site's, kept by its operators, and those of organizations."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from assay.web.base.owned import Keyed, OrganizationOwned


class _ListFile(models.Model):
    """What every list has: its name, where it comes from, and when it was put here."""

    name = models.CharField(max_length=200)
    source = models.URLField(blank=True, max_length=500)
    updated = models.CharField(max_length=60, blank=True)  # as the file says
    count = models.PositiveIntegerField(default=0)
    replaced_at = models.DateTimeField()

    class Meta:
        abstract = True


class _Listed(models.Model):
    """What every entry has: whom it names, and how."""

    identifier = models.CharField(max_length=500)
    name = models.CharField(max_length=500)
    url = models.CharField(max_length=500, blank=True)
    location = models.CharField(max_length=500, blank=True)
    skeleton = models.CharField(max_length=1000, db_index=True)

    class Meta:
        abstract = True


class SiteList(Keyed, _ListFile):
    """A list that holds for everybody who checks something here."""

    class Meta:
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.key


class SiteEntry(_Listed):
    """An issuer on one of the site's lists."""

    trust_list = models.ForeignKey(SiteList, models.CASCADE, related_name="entries")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["identifier", "trust_list"], name="once_on_a_site_list")
        ]

    def __str__(self) -> str:
        return str(self.pk)


class OrganizationList(OrganizationOwned, _ListFile):
    """A list that holds for one organization's members."""

    class Meta:
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.key


class OrganizationEntry(_Listed):
    """An issuer on one of an organization's lists."""

    trust_list = models.ForeignKey(OrganizationList, models.CASCADE, related_name="entries")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["identifier", "trust_list"], name="once_on_an_organizations_list")
        ]

    def __str__(self) -> str:
        return str(self.pk)
