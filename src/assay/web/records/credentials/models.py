"""The tables of awards: who got what, where its status stands, and the lists that say so in public."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from assay.web.base.owned import OrganizationOwned

STATES = (("planned", "planned"), ("issued", "issued"), ("void", "void"))
STANDINGS = (("active", "active"), ("suspended", "suspended"), ("revoked", "revoked"))


class Recipient(OrganizationOwned):
    """Somebody an organization awards to. Without the data key all that is left is the row's random key."""

    data_key = models.ForeignKey("people.DataKey", models.SET_NULL, related_name="+", null=True)
    sealed_name = models.BinaryField()
    sealed_email = models.BinaryField()
    mail_index = models.CharField(max_length=64, blank=True, db_index=True)  # a keyed digest of the address
    person_index = models.CharField(max_length=64, blank=True, db_index=True)  # of the address and the name
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.key


class StatusList(OrganizationOwned):
    """Places for the status of 131,072 credentials, and the signed lists as they are served.

    The bits are not stored: the standing of each credential is the truth, the lists are made from it.
    """

    number = models.PositiveIntegerField()
    length = models.PositiveIntegerField()
    used = models.PositiveIntegerField(default=0)
    changes = models.PositiveIntegerField(default=1)  # counted up by everything that changes a bit
    published_changes = models.PositiveIntegerField(default=0)  # how many of them the served lists show
    revocation = models.BinaryField(null=True)
    suspension = models.BinaryField(null=True)
    published_at = models.DateTimeField(null=True)
    renew_by = models.DateTimeField(null=True, db_index=True)
    signed_with = models.CharField(max_length=200, blank=True)  # the verification method

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organization", "number"], name="one_list_of_a_number")
        ]

    def __str__(self) -> str:
        return self.key


class Credential(OrganizationOwned):
    """One award: planned before anything is signed, issued once its exact bytes are stored."""

    version = models.ForeignKey("achievements.AchievementVersion", models.PROTECT, related_name="+")
    recipient = models.ForeignKey(Recipient, models.PROTECT, related_name="+")
    credential_id = models.CharField(max_length=64, unique=True)
    list = models.ForeignKey(StatusList, models.PROTECT, related_name="+")
    index = models.PositiveIntegerField()
    state = models.CharField(max_length=10, default="planned", choices=STATES)
    void_reason = models.CharField(max_length=120, blank=True)  # codes
    standing = models.CharField(max_length=10, default="active", choices=STANDINGS)
    standing_at = models.DateTimeField(null=True)
    sealed_reason = models.BinaryField(default=b"")
    sealed_unsigned = models.BinaryField(default=b"")
    sealed_secured = models.BinaryField(default=b"")
    digest = models.CharField(max_length=64, blank=True)  # of the secured bytes, keyed with the data key
    valid_from = models.DateTimeField()
    valid_until = models.DateTimeField(null=True)
    planned_at = models.DateTimeField()
    issued_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)
    claimed_at = models.DateTimeField(null=True)
    shared_count = models.PositiveIntegerField(default=0)
    replaces = models.OneToOneField("self", models.PROTECT, related_name="replaced_by", null=True)
    source = models.CharField(max_length=20, default="single")
    source_key = models.CharField(max_length=64, blank=True)
    made_by = models.CharField(max_length=22, blank=True, db_index=True)  # key of the person whose word it is
    assessment = models.JSONField(default=dict)
    language = models.CharField(max_length=8, default="en")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["list", "index"], name="one_credential_an_index")
        ]
        indexes: ClassVar = [
            models.Index(fields=["organization", "planned_at"]),
            models.Index(fields=["organization", "source", "source_key"]),
            models.Index(fields=["state", "planned_at"]),
            models.Index(fields=["list", "standing"]),
        ]

    def __str__(self) -> str:
        return self.key


class Place(OrganizationOwned):
    """The place in a list of what an organization signs that is no award: a statement, say."""

    list = models.ForeignKey(StatusList, models.PROTECT, related_name="+")
    index = models.PositiveIntegerField()
    standing = models.CharField(max_length=10, default="active", choices=STANDINGS)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["list", "index"], name="one_place_an_index")]

    def __str__(self) -> str:
        return self.key


class Reply(OrganizationOwned):
    """What a request with an idempotency key was answered with, so that it is answered so again."""

    request_index = models.CharField(max_length=64)  # keyed digests of the key and of the body
    body_index = models.CharField(max_length=64)
    credential = models.ForeignKey(Credential, models.CASCADE, related_name="+")
    made_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organization", "request_index"], name="one_reply_a_request")
        ]

    def __str__(self) -> str:
        return self.key
