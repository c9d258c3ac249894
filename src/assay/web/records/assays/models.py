"""The table of assays that an organization made of a credential and keeps: private until it publishes one."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from assay.web.base.owned import OrganizationOwned

STATES = (
    ("private", "private"),  # for the organization's members alone
    ("noticed", "noticed"),  # the issuer was told, and has time to answer
    ("published", "published"),
    ("withdrawn", "withdrawn"),  # stays visible, as withdrawn
)
RELATIONS = (
    ("self", "self"),
    ("paid", "paid"),
    ("platform", "platform"),
    ("independent", "independent"),
)
WAYS = (
    ("published", "published"),  # by mail, to the address in the description
    ("site", "site"),  # by mail, to the owners of an organization of this site
    ("named", "named"),  # by mail, to an address that the organization named
    ("other", "other"),  # by letter, by telephone: what the organization states
)


class KeptAssay(OrganizationOwned):
    """An assay with the description it was made from, and what became of it."""

    title = models.CharField(max_length=500)
    issuer_id = models.CharField(max_length=500, blank=True)
    issuer_name = models.CharField(max_length=500, blank=True)
    address = models.CharField(max_length=2000, blank=True)  # where the description came from
    description = models.BinaryField()  # what can be earned; nothing of anybody who earned it
    digest = models.CharField(max_length=64)
    made = models.JSONField()  # the assay, as plain values
    made_at = models.DateTimeField()
    is_own = models.BooleanField(default=False)  # who made it also controls who issues it
    needs_notice = models.BooleanField(default=True)
    relation = models.CharField(max_length=12, choices=RELATIONS, blank=True)
    state = models.CharField(max_length=10, choices=STATES, default="private")
    notice_way = models.CharField(max_length=10, choices=WAYS, blank=True)
    notice_told = models.BinaryField(default=b"")  # sealed: to which address, or how else
    noticed_at = models.DateTimeField(null=True)
    opens_at = models.DateTimeField(null=True)
    reply = models.TextField(blank=True)
    replied_at = models.DateTimeField(null=True)
    publisher = models.CharField(max_length=200, blank=True)
    published_at = models.DateTimeField(null=True)
    signed = models.BinaryField(default=b"")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.TextField(blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organization", "made_at"])]

    def __str__(self) -> str:
        return self.key
