"""The tables of experiences: what somebody did and learned elsewhere, and the key they sign it with."""

from __future__ import annotations

from django.db import models

from assay.web.base.owned import PersonOwned

KINDS = (("club", "club"), ("job", "job"), ("caring", "caring"), ("other", "other"))


class OwnKey(PersonOwned):
    """The key a person signs their own statements with: one a person, sealed under their data key."""

    sealed = models.BinaryField()
    multikey = models.CharField(max_length=100)
    made_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["person"], name="one_own_key_a_person"),)

    def __str__(self) -> str:
        return self.key


class Experience(PersonOwned):
    """One experience, in the words of whoever had it; issued once they sign it."""

    kind = models.CharField(max_length=10, choices=KINDS)
    sealed = models.BinaryField()  # title, where, when, what was learned
    credential_id = models.CharField(max_length=64, unique=True)  # reserved: what those who vouch endorse
    sealed_secured = models.BinaryField(default=b"")
    made_at = models.DateTimeField()
    issued_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.key


class Hours(PersonOwned):
    """Hours of one day of an experience."""

    experience = models.ForeignKey(Experience, models.CASCADE, related_name="hours")
    day = models.DateField()
    quarters = models.PositiveSmallIntegerField()
    sealed = models.BinaryField()

    def __str__(self) -> str:
        return self.key


class Piece(PersonOwned):
    """A file or a link that shows something of an experience."""

    experience = models.ForeignKey(Experience, models.CASCADE, related_name="pieces")
    kind = models.CharField(max_length=6, choices=(("file", "file"), ("link", "link")))
    sealed = models.BinaryField()
    sealed_content = models.BinaryField(default=b"")
    size = models.PositiveIntegerField(default=0)
    added_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.key
