"""Organizations, their members, and invitations."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from assay.web.base.owned import Keyed, OrganizationOwned

STATES = (("active", "active"), ("suspended", "suspended"))


class Organization(Keyed):
    """A tenant: a school, a university, a trainer, an employer."""

    name = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    kind = models.CharField(max_length=40, default="school")
    website = models.URLField(blank=True)
    email = models.EmailField(blank=True)
    region = models.CharField(max_length=16, blank=True)  # where it teaches: as in `regions`
    logo = models.BinaryField(null=True)  # a PNG of our own making
    domain = models.CharField(max_length=253, blank=True)
    domain_token = models.CharField(max_length=64, blank=True)
    domain_proven_at = models.DateTimeField(null=True)
    domain_checked_at = models.DateTimeField(null=True)
    domain_trouble = models.CharField(max_length=40, blank=True)  # why the last look did not prove it
    domain_misses = models.PositiveSmallIntegerField(default=0)  # looks in a row that found nobody
    state = models.CharField(max_length=20, default="active", choices=STATES)
    award_limit = models.PositiveIntegerField(default=20_000)  # credentials a day
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.key


class Member(OrganizationOwned):
    """A person's role in an organization."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    role = models.CharField(max_length=20)
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organization", "person"], name="one_role_a_person")
        ]

    def __str__(self) -> str:
        return self.key


class Invitation(OrganizationOwned):
    """A role offered to an address; the link's secret is stored as a digest only."""

    email = models.EmailField()
    role = models.CharField(max_length=20)
    token_digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    ends_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.key
