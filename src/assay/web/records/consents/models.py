"""The tables of the gate: what may need a consent, who was asked for it, and who said what.

What is personal — the audience, the words, who answered and how — is sealed under the pupil's data key, so
that forgetting the pupil leaves rows that say that something was asked and answered, and nothing else.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from assay.web.base.ids import KEY_LENGTH
from assay.web.base.owned import Keyed, OrganizationOwned

ANSWERS = (("yes", "yes, only this one"), ("standing", "yes, and later ones like it"), ("no", "no"))
CLOSED = (
    ("", "not closed"),
    ("refused", "refused"),
    ("withdrawn", "withdrawn"),
    ("replaced", "replaced"),
    ("ended", "ended by the pupil"),
)


class Matter(Keyed):
    """One thing that leaves the school only through the gate: a link, a file, a question to somebody."""

    kind = models.CharField(max_length=20)
    subject = models.CharField(max_length=KEY_LENGTH)  # the key of the share, the holding, the endorsement
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+", null=True)
    pupil = models.ForeignKey("rosters.Pupil", models.CASCADE, related_name="+", null=True)  # named as such
    credentials = models.JSONField(default=list)  # keys of those made here that are in it; "" from elsewhere
    opened_at = models.DateTimeField(null=True)  # when whoever decides alone opened what was closed
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "subject"], name="one_matter_a_subject")
        ]

    def __str__(self) -> str:
        return self.key


class Ask(OrganizationOwned):
    """That one pupil's guardians, or the school, were asked about a matter: once for each wording of it."""

    matter = models.ForeignKey(Matter, models.SET_NULL, related_name="asks", null=True)
    pupil = models.ForeignKey("rosters.Pupil", models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20)
    sealed = models.BinaryField()  # title, what it shows, who will see it, under the pupil's data key
    audience_kind = models.CharField(max_length=10)
    parts = models.JSONField(default=list)  # codes of what it shows beyond the minimum
    ends_at = models.DateTimeField()
    asked_at = models.DateTimeField()
    lapses_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True)
    reminders = models.PositiveSmallIntegerField(default=0)
    closed_at = models.DateTimeField(null=True)
    closed_as = models.CharField(max_length=10, blank=True, choices=CLOSED)
    logged_on = models.DateField(null=True)  # the last day on which its opening was written down

    class Meta:
        indexes: ClassVar = [models.Index(fields=["matter", "pupil", "asked_at"])]

    def __str__(self) -> str:
        return self.key


class Consent(OrganizationOwned):
    """What one guardian said, through the link that was sent or as the school recorded it; word by word."""

    ask = models.ForeignKey(Ask, models.CASCADE, related_name="consents")
    pupil = models.ForeignKey("rosters.Pupil", models.CASCADE, related_name="+")
    guardian = models.CharField(max_length=KEY_LENGTH, blank=True)  # empty: somebody not on the roster
    recorded_by = models.ForeignKey("people.Person", models.SET_NULL, related_name="+", null=True)
    answer = models.CharField(max_length=10, choices=ANSWERS)
    method = models.CharField(max_length=40)
    is_verified = models.BooleanField(default=False)  # never by a link that was sent
    sealed = models.BinaryField()  # who, how, a note, and the words that were agreed to
    digest = models.CharField(max_length=64)  # of the words, keyed with the pupil's data key
    text_version = models.CharField(max_length=60)
    language = models.CharField(max_length=8)
    said_on = models.DateField()  # when it was said, which the school may record later
    made_at = models.DateTimeField()
    until = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=10, blank=True)  # guardian, school, refusal
    sealed_scan = models.BinaryField(default=b"")  # the signed form, where one was handed in
    scan_kind = models.CharField(max_length=40, blank=True)

    def __str__(self) -> str:
        return self.key


class GuardianLink(OrganizationOwned):
    """A secret link that was sent to a guardian; void once it does not go to their present address."""

    guardian = models.ForeignKey("rosters.Guardian", models.CASCADE, related_name="+")
    token_digest = models.CharField(max_length=64, unique=True)
    sent_to = models.CharField(max_length=64)  # a keyed digest of the address
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.key
