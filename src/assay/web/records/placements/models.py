"""The tables of placements: where a pupil works, the hours, what observers saw, what was made.

Names, addresses and every text are sealed under the pupil's data key; days and hours are plain figures.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from assay.web.base.owned import OrganizationOwned

HOURS = (("logged", "logged"), ("confirmed", "confirmed"), ("questioned", "questioned"))
OBSERVERS = (("mentor", "mentor"), ("teacher", "teacher"), ("self", "self"))
ARTEFACTS = (("file", "file"), ("link", "link"))


class Rubric(OrganizationOwned):
    """An organization's own words for the levels; placements arranged with it keep it as it was."""

    text = models.TextField()  # YAML, as it was uploaded
    made_by = models.ForeignKey("people.Person", models.SET_NULL, related_name="+", null=True)
    made_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organization"], condition=models.Q(retired_at=None), name="one_present_rubric"
            )
        ]

    def __str__(self) -> str:
        return self.key


class Placement(OrganizationOwned):
    """One pupil at one employer, and the mentor's link."""

    pupil = models.ForeignKey("rosters.Pupil", models.CASCADE, related_name="+")
    data_key = models.ForeignKey("people.DataKey", models.SET_NULL, related_name="+", null=True)
    sealed = models.BinaryField()  # employer, mentor, tasks; the reason of an award in spite of something
    begins = models.DateField()
    ends = models.DateField()
    wanted_quarters = models.PositiveIntegerField(default=0)
    wants_two = models.BooleanField(default=False)
    rubric = models.ForeignKey(Rubric, models.PROTECT, related_name="+", null=True)  # none: the shipped one
    version = models.ForeignKey(
        "achievements.AchievementVersion", models.PROTECT, related_name="+", null=True
    )
    credential_id = models.CharField(max_length=64, unique=True)  # reserved: what the mentor endorses
    credential = models.CharField(max_length=22, blank=True)
    language = models.CharField(max_length=8, default="en")  # the mentor's
    made_by = models.ForeignKey("people.Person", models.SET_NULL, related_name="+", null=True)
    made_at = models.DateTimeField()
    awarded_at = models.DateTimeField(null=True)
    token_digest = models.CharField(max_length=64, unique=True)
    sealed_token = models.BinaryField()
    link_ends_at = models.DateTimeField()
    link_withdrawn_at = models.DateTimeField(null=True)
    link_sent_at = models.DateTimeField(null=True)
    link_opened_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organization", "pupil"]),
            models.Index(fields=["organization", "ends"]),
        ]

    def __str__(self) -> str:
        return self.key


class HourEntry(OrganizationOwned):
    """Hours of one day, as the pupil wrote them and as the mentor answered."""

    placement = models.ForeignKey(Placement, models.CASCADE, related_name="hours")
    day = models.DateField()
    quarters = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, default="logged", choices=HOURS)
    sealed = models.BinaryField()  # what was done; the mentor's note
    logged_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.key


class Observation(OrganizationOwned):
    """What one observer saw, criterion by criterion; final once it is here."""

    placement = models.ForeignKey(Placement, models.CASCADE, related_name="observations")
    kind = models.CharField(max_length=10, choices=OBSERVERS)
    observer = models.CharField(max_length=22)  # "mentor", "self", or the member's key
    sealed = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["placement", "observer"], name="observes_a_placement_once")
        ]

    def __str__(self) -> str:
        return self.key


class Artefact(OrganizationOwned):
    """Something that was made there: a file or a link, sealed with its name and digest."""

    placement = models.ForeignKey(Placement, models.CASCADE, related_name="artefacts")
    kind = models.CharField(max_length=6, choices=ARTEFACTS)
    sealed = models.BinaryField()  # name, what it is, SHA-256, address
    sealed_content = models.BinaryField(default=b"")
    size = models.PositiveIntegerField(default=0)
    added_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.key
