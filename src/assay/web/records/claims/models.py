"""The tables of claim codes: what a code is for, the codes, and who used one."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from assay.web.base.owned import OrganizationOwned


class ClaimSet(OrganizationOwned):
    """Codes made together: one for a whole room, or a sheet of codes for one person each."""

    version = models.ForeignKey("achievements.AchievementVersion", models.PROTECT, related_name="+")
    made_by = models.ForeignKey("people.Person", models.SET_NULL, related_name="+", null=True)
    title = models.CharField(max_length=120, blank=True)
    is_personal = models.BooleanField(default=False)  # each code for one person
    asks_email = models.BooleanField(default=True)
    made_at = models.DateTimeField(auto_now_add=True)
    ends_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.key


class ClaimCode(OrganizationOwned):
    """A code somebody types, and how many may still use it."""

    set = models.ForeignKey(ClaimSet, models.CASCADE, related_name="codes")
    code = models.CharField(max_length=16, unique=True)
    place = models.PositiveIntegerField(default=1)
    limit = models.PositiveIntegerField()
    used = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(used__lte=models.F("limit")), name="no_more_than_the_limit"
            )
        ]

    def __str__(self) -> str:
        return self.key


class Claim(OrganizationOwned):
    """One use of a code. The address, where one was given, is a keyed digest: it may be used once a set."""

    code = models.ForeignKey(ClaimCode, models.CASCADE, related_name="claims")
    set = models.ForeignKey(ClaimSet, models.CASCADE, related_name="claims")
    credential = models.CharField(max_length=22)
    mail_index = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["set", "mail_index"], condition=~models.Q(mail_index=""), name="one_claim_an_address"
            )
        ]

    def __str__(self) -> str:
        return self.key
