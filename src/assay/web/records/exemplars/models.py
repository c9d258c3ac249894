"""The tables of exemplars: which judged piece of work is shown for a version, and what of it.

What is shown is a copy that the assessor cut to what matters, sealed under the key of the application it
comes from: with the application it is gone.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from assay.web.base.owned import OrganizationOwned

KINDS = (("passed", "passed"), ("returned", "returned"))
STATES = (
    ("asked", "asked"),
    ("agreed", "agreed"),
    ("refused", "refused"),
    ("withdrawn", "withdrawn"),
    ("taken-down", "taken down"),
    ("over", "over"),
)
PARTS = (("text", "text"), ("link", "link"), ("file", "file"))


class Exemplar(OrganizationOwned):
    """One piece of work that was judged, proposed as an example for the version it was judged by."""

    version = models.ForeignKey("achievements.AchievementVersion", models.PROTECT, related_name="+")
    application = models.ForeignKey("applications.Application", models.CASCADE, related_name="+")
    step = models.ForeignKey("applications.Step", models.CASCADE, related_name="+")  # its judgement
    kind = models.CharField(max_length=8, choices=KINDS)
    state = models.CharField(max_length=10, default="asked", choices=STATES)
    sealed = models.BinaryField()  # why it was judged so, with which results; empty once nothing is shown
    is_adult = models.BooleanField(default=False)  # whoever agreed said that they are 18 or older
    was_gated = models.BooleanField(default=False)  # a guardian's word was needed when it was agreed to
    made_by = models.ForeignKey("people.Person", models.SET_NULL, related_name="+", null=True)
    made_at = models.DateTimeField()
    answer_by = models.DateTimeField()
    ends_at = models.DateTimeField(db_index=True)
    answered_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["version", "kind"],
                condition=models.Q(state__in=("asked", "agreed")),
                name="one_exemplar_of_a_kind",
            )
        ]

    def __str__(self) -> str:
        return self.key


class Part(OrganizationOwned):
    """One part of what is shown: a text as the assessor left it, a link, a picture made anew, a PDF."""

    exemplar = models.ForeignKey(Exemplar, models.CASCADE, related_name="parts")
    place = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=4, choices=PARTS)
    sealed = models.BinaryField()  # its title, its text or link, whether something was left out
    sealed_content = models.BinaryField(default=b"")  # of a file
    media_type = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["exemplar", "place"], name="one_part_at_a_place")
        ]

    def __str__(self) -> str:
        return self.key
