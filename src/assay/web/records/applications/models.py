"""The tables of applications: who may apply for what, what was handed in, and how it was judged."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from assay.web.base.owned import OrganizationOwned

STATES = (
    ("draft", "draft"),
    ("submitted", "submitted"),
    ("second", "second"),  # accepted once, waits for another assessor
    ("returned", "returned"),
    ("accepted", "accepted"),
    ("declined", "declined"),
)
STEPS = (
    ("submitted", "submitted"),
    ("returned", "returned"),
    ("agreed", "agreed"),
    ("accepted", "accepted"),
    ("declined", "declined"),
)
KINDS = (("text", "text"), ("link", "link"), ("file", "file"))


class Intake(OrganizationOwned):
    """What those who apply for an achievement are asked to show, and how it is judged."""

    achievement = models.OneToOneField("achievements.Achievement", models.CASCADE, related_name="+")
    asks = models.TextField(blank=True)
    takes_files = models.BooleanField(default=True)
    needs_second = models.BooleanField(default=False)
    changed_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.key


class Application(OrganizationOwned):
    """One person's evidence for one version, sealed under a data key of its own."""

    version = models.ForeignKey("achievements.AchievementVersion", models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.SET_NULL, related_name="+", null=True)
    data_key = models.ForeignKey("people.DataKey", models.SET_NULL, related_name="+", null=True)
    sealed_name = models.BinaryField()
    sealed_email = models.BinaryField()
    mail_index = models.CharField(max_length=64, db_index=True)
    state = models.CharField(max_length=10, default="draft", choices=STATES)
    attempt = models.PositiveSmallIntegerField(default=1)
    language = models.CharField(max_length=8, default="en")
    credential = models.CharField(max_length=22, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    confirmed_at = models.DateTimeField(null=True)
    submitted_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organization", "state", "submitted_at"])]

    def __str__(self) -> str:
        return self.key


class Piece(OrganizationOwned):
    """One piece of evidence: a text, a link or a file, sealed; its digest is part of the record."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="pieces")
    kind = models.CharField(max_length=6, choices=KINDS)
    sealed_name = models.BinaryField()
    sealed_content = models.BinaryField()
    digest = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    attempt = models.PositiveSmallIntegerField()
    added_at = models.DateTimeField(auto_now_add=True)
    removed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.key


class Step(OrganizationOwned):
    """One turn of the conversation: handed in, returned, agreed by the first assessor, accepted, declined."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=10, choices=STEPS)
    attempt = models.PositiveSmallIntegerField()
    actor = models.ForeignKey("people.Person", models.SET_NULL, related_name="+", null=True)
    sealed_text = models.BinaryField(default=b"")
    results = models.JSONField(default=dict)  # the result's id → the level's name or the value
    minutes = models.PositiveIntegerField(default=0)
    evidence = models.JSONField(default=list)  # digests of what was judged
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.key
