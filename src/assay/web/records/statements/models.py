"""The tables of recognition statements: what was stated, by whom, about which achievement; who controls whom.

Nothing here is about a person: statements are an organization's public word about an achievement.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from assay.web.base.ids import KEY_LENGTH
from assay.web.base.owned import OrganizationOwned

STATES = (
    ("draft", "draft"),  # read before signing; nobody else has seen it
    ("signed", "signed"),
    ("withdrawn", "withdrawn"),
)
SOURCES = (
    ("here", "here"),  # signed with the organization's key on this site
    ("brought", "brought"),  # signed elsewhere, and brought here by the organization that owns the row
)


class Affiliation(OrganizationOwned):
    """Whom an organization names as the one that controls it."""

    name = models.CharField(max_length=200)
    domain = models.CharField(max_length=253, blank=True)
    named_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["organization"], name="one_parent_each")]

    def __str__(self) -> str:
        return self.key


class Statement(OrganizationOwned):
    """One statement. What was read of the achievement when it was signed stays with it."""

    source = models.CharField(max_length=10, default="here", choices=SOURCES)
    state = models.CharField(max_length=10, default="draft", choices=STATES)
    # Who states it. `controller_*` as the signed document names it, if it does.
    by_id = models.CharField(max_length=500)
    by_name = models.CharField(max_length=200)
    by_domain = models.CharField(max_length=253)
    controller_name = models.CharField(max_length=200, blank=True)
    controller_domain = models.CharField(max_length=253, blank=True)
    # About what. `about` is the same for all versions of an achievement of this site.
    about = models.CharField(max_length=500, db_index=True)
    achievement_id = models.CharField(max_length=500)
    achievement_key = models.CharField(max_length=KEY_LENGTH, blank=True)  # of one of this site
    achievement_name = models.CharField(max_length=300)
    achievement_digest = models.CharField(max_length=64)  # of the bytes that were read
    issuer_id = models.CharField(max_length=500, blank=True)
    issuer_name = models.CharField(max_length=300)
    issuer_node = models.CharField(max_length=500, db_index=True)  # whom it counts as: see controllers.py
    issuer_organization = models.CharField(max_length=KEY_LENGTH, blank=True, db_index=True)
    # What.
    verb = models.CharField(max_length=20)
    credits = models.DecimalField(max_digits=6, decimal_places=2, null=True)
    occupation = models.CharField(max_length=200, blank=True)
    occupation_uri = models.CharField(max_length=300, blank=True)
    place = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)
    valid_until = models.DateTimeField()
    # As signed.
    document = models.BinaryField(default=b"")
    credential_id = models.CharField(max_length=500, unique=True, null=True)  # noqa: DJ001 - drafts have none
    signed_with = models.CharField(max_length=600, blank=True)
    status_place = models.ForeignKey("credentials.Place", models.PROTECT, related_name="+", null=True)
    made_at = models.DateTimeField(auto_now_add=True)
    signed_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    checked_at = models.DateTimeField(null=True, db_index=True)  # of one that was brought
    trouble = models.CharField(max_length=80, blank=True)  # the code of why its last check did not accept it
    # The other side. `issuer_mail` is sealed, and kept until the draft is signed.
    issuer_mail = models.BinaryField(default=b"")
    issuer_told = models.CharField(max_length=12, blank=True)  # told, no-address
    reply = models.TextField(blank=True)
    reply_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organization", "made_at"]),
            models.Index(fields=["about", "state"]),
        ]

    def __str__(self) -> str:
        return self.key
