"""The tables of endorsements: who was asked to vouch for what, and what was signed.

Everything personal, the signing key included, is sealed under the data key of whom it is about.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from assay.web.base.ids import KEY_LENGTH
from assay.web.base.owned import Keyed, PersonOwned

KINDS = (("placement", "placement"), ("experience", "experience"), ("credential", "credential"))
STATES = (
    ("waiting", "waiting"),  # for a guardian or the school: nobody outside has heard of it
    ("sent", "sent"),
    ("signed", "signed"),
    ("declined", "declined"),
    ("withdrawn", "withdrawn"),
)


class Endorsement(Keyed):
    """What somebody signed, with the key that was made for that one signature."""

    kind = models.CharField(max_length=10, choices=KINDS)
    about = models.CharField(max_length=KEY_LENGTH)
    data_key = models.ForeignKey("people.DataKey", models.SET_NULL, related_name="+", null=True)
    sealed = models.BinaryField()
    signed_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["kind", "about"])]

    def __str__(self) -> str:
        return self.key


class Ask(PersonOwned):
    """A person's request to somebody, by a link without an account."""

    kind = models.CharField(max_length=10, choices=KINDS)
    about = models.CharField(max_length=KEY_LENGTH)
    token_digest = models.CharField(max_length=64, unique=True)
    sealed = models.BinaryField()  # the link's secret, whom, what they are shown
    language = models.CharField(max_length=8, default="en")
    state = models.CharField(max_length=10, default="waiting", choices=STATES)
    endorsement = models.OneToOneField(Endorsement, models.SET_NULL, related_name="+", null=True)
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["person", "kind", "about"]),
            models.Index(fields=["state", "made_at"]),
        ]

    def __str__(self) -> str:
        return self.key
