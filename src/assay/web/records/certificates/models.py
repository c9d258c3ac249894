"""The tables of other bodies' certificates: kinds, who holds which, attempts, and how each state came about.

What is personal is sealed under the key of whoever holds the certificate: a pupil's, or a person's own.
There is no column for the proof state: it is worked out from what is attached (`states`).
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from assay.web.base.owned import Keyed, OrganizationOwned, PersonOwned

SOURCES = (("member", "a member"), ("holder", "the holder"), ("vendor", "a vendor's file"))
BADGE_STATES = (
    ("", "none"),
    ("accepted", "of the body and of this person"),
    ("incomplete", "something could not be compared"),
    ("dropped", "no longer accepted"),
)
FILE_STATES = (("read", "read"), ("running", "running"), ("done", "done"), ("failed", "failed"))


class Kind(OrganizationOwned):
    """A kind of certificate that the shipped catalogue lacks, as an organization describes it."""

    name = models.CharField(max_length=200)
    about = models.JSONField(default=dict)  # aliases, body, domain, issuers, check_at, cluster, months
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organization", "name"], name="one_kind_a_name")
        ]

    def __str__(self) -> str:
        return self.key


class Proven(Keyed):
    """What a pupil's certificate and a wallet's have in common: the kind, and what speaks for it.

    `sealed`: number, level, score, words, the check, what the document and the badge are. Document and
    badge are sealed beside it, so that lists need not read them.
    """

    kind = models.CharField(max_length=80, db_index=True)  # of the catalogue, or the key of an own one
    source = models.CharField(max_length=10, default="member", choices=SOURCES)
    sealed = models.BinaryField(default=b"")
    sealed_document = models.BinaryField(default=b"")
    sealed_badge = models.BinaryField(default=b"")
    seen_at = models.DateTimeField(null=True)  # a member looked at the document
    checked_at = models.DateTimeField(null=True)  # a member looked at the body's own page
    badge_state = models.CharField(max_length=10, blank=True, choices=BADGE_STATES)
    badge_at = models.DateTimeField(null=True, db_index=True)  # when the badge was last judged
    earned_on = models.DateField(null=True)
    expires_on = models.DateField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True


class Certificate(Proven, OrganizationOwned):
    """A certificate of a pupil, sealed under the pupil's data key."""

    pupil = models.ForeignKey("rosters.Pupil", models.CASCADE, related_name="+")
    number_index = models.CharField(max_length=64, blank=True, db_index=True)  # keyed: found by its number
    credential = models.CharField(max_length=22, blank=True)  # what was issued for it
    issued_state = models.CharField(max_length=10, blank=True)  # how far it was proven then

    def __str__(self) -> str:
        return self.key


class OwnCertificate(Proven, PersonOwned):
    """A certificate that somebody keeps in their own wallet, sealed under their own data key."""

    def __str__(self) -> str:
        return self.key


class Event(OrganizationOwned):
    """Something that happened to a pupil's certificate: when, what, by whom; in words only where sealed."""

    certificate = models.ForeignKey(Certificate, models.CASCADE, related_name="events")
    at = models.DateTimeField(auto_now_add=True)
    verb = models.CharField(max_length=20)
    actor = models.ForeignKey("people.Person", models.SET_NULL, related_name="+", null=True)
    sealed = models.BinaryField(default=b"")

    def __str__(self) -> str:
        return self.key


class VendorFile(OrganizationOwned):
    """A file of results as a test vendor sent it, sealed under a key of its own until it is applied."""

    vendor = models.CharField(max_length=100)
    kind = models.CharField(max_length=80, blank=True)  # of every row, where no column says it
    made_by = models.ForeignKey("people.Person", models.SET_NULL, related_name="+", null=True)
    data_key = models.ForeignKey("people.DataKey", models.SET_NULL, related_name="+", null=True)
    sealed_name = models.BinaryField()
    sealed_content = models.BinaryField()
    mapping = models.JSONField(default=dict)  # column → its place
    order = models.CharField(max_length=5, default="month")  # of dates like 03/04/2026
    choices = models.JSONField(default=dict)  # line → the pupil it means; empty text: left out
    kinds = models.JSONField(default=dict)  # a name as the file writes it, folded → kind
    state = models.CharField(max_length=10, default="read", choices=FILE_STATES)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    told = models.JSONField(default=dict)  # the receipt: figures
    made_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.key


class Attempt(OrganizationOwned):
    """One try at an examination, passed or not."""

    pupil = models.ForeignKey("rosters.Pupil", models.CASCADE, related_name="+")
    kind = models.CharField(max_length=80)
    certificate = models.ForeignKey(Certificate, models.SET_NULL, related_name="attempts", null=True)
    file = models.ForeignKey(VendorFile, models.SET_NULL, related_name="+", null=True)
    row_index = models.CharField(max_length=64)  # keyed digest of what the row says: the same row, once
    taken_on = models.DateField(null=True)
    is_passed = models.BooleanField()
    sealed = models.BinaryField(default=b"")  # score, result, level, number
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organization", "row_index"], name="one_attempt_a_row")
        ]

    def __str__(self) -> str:
        return self.key


class VendorMemory(OrganizationOwned):
    """What the columns and names of a vendor's files meant last time."""

    vendor_index = models.CharField(max_length=100)  # the vendor's name, folded
    columns = models.JSONField(default=dict)  # heading, folded → column
    kinds = models.JSONField(default=dict)  # a name as the file writes it, folded → kind
    order = models.CharField(max_length=5, default="month")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organization", "vendor_index"], name="one_memory_a_vendor")
        ]

    def __str__(self) -> str:
        return self.key


class Statement(OrganizationOwned):
    """Which achievement says that this kind was checked, or seen: made once for each kind and state."""

    kind = models.CharField(max_length=80)
    state = models.CharField(max_length=10)
    version = models.CharField(max_length=22)  # of the achievement

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organization", "kind", "state"], name="one_statement_a_state")
        ]

    def __str__(self) -> str:
        return self.key


class ExportLayout(OrganizationOwned):
    """A column layout that an organization wrote for its exports, as its file says."""

    name = models.CharField(max_length=100)
    text = models.TextField()
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organization", "name"], name="one_layout_a_name")
        ]

    def __str__(self) -> str:
        return self.key
