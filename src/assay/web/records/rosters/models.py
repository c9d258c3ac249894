"""The tables of a roster: who goes to which school and section, who teaches it, and who answers for whom.

Names, numbers, addresses and birth dates are sealed under the key of the person they belong to: one data key
a pupil, one a guardian. Digests with a key find a number or an address again.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from assay.web.base.owned import Keyed, OrganizationOwned

BANDS = (("under-13", "under 13"), ("13-17", "13 to 17"), ("18+", "18 or older"), ("", "unknown"))
RIGHTS = (("guardian", "a guardian decides with minors"), ("learner", "the learner decides at any age"))

SCOPES = (("whole", "the whole roster"), ("schools", "only the schools it names"))
IMPORT_STATES = (("read", "read"), ("checked", "checked"), ("applying", "applying"), ("done", "done"))


class School(OrganizationOwned):
    """A school of the organization; a house that is one school has one."""

    source_id = models.CharField(max_length=100)
    name = models.CharField(max_length=200)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organization", "source_id"], name="one_school_a_source_id")
        ]

    def __str__(self) -> str:
        return self.key


class Programme(OrganizationOwned):
    """What a pupil is enrolled in beyond a grade, and who decides there about a minor's things."""

    code = models.CharField(max_length=60)
    name = models.CharField(max_length=200)
    rights = models.CharField(max_length=10, default="guardian", choices=RIGHTS)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organization", "code"], name="one_programme_a_code")
        ]

    def __str__(self) -> str:
        return self.key


class Section(OrganizationOwned):
    """A class as it meets: a subject, a term, its teachers and its pupils."""

    source_id = models.CharField(max_length=100)
    title = models.CharField(max_length=200)
    school = models.ForeignKey(School, models.PROTECT, related_name="sections")
    term = models.CharField(max_length=60, blank=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organization", "source_id"], name="one_section_a_source_id")
        ]

    def __str__(self) -> str:
        return self.key


class Teaching(OrganizationOwned):
    """Who teaches a section; whoever does sees its pupils."""

    section = models.ForeignKey(Section, models.CASCADE, related_name="teachings")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["section", "person"], name="teaches_a_section_once")
        ]

    def __str__(self) -> str:
        return self.key


class Pupil(OrganizationOwned):
    """A pupil of the organization: stays the same row through years, schools and programmes."""

    source_id = models.CharField(max_length=100)
    data_key = models.ForeignKey("people.DataKey", models.SET_NULL, related_name="+", null=True)
    sealed = models.BinaryField()  # names, number, address, birth date, language
    number_index = models.CharField(max_length=64, db_index=True)  # of the school id, keyed
    mail_index = models.CharField(max_length=64, blank=True, db_index=True)
    school = models.ForeignKey(School, models.PROTECT, related_name="pupils")
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="pupils", null=True)
    grade = models.CharField(max_length=20, blank=True)
    band = models.CharField(max_length=10, blank=True, choices=BANDS)  # as the roster or the birth date says
    is_private = models.BooleanField(default=False)  # opted out of directory information
    counsellor = models.ForeignKey("people.Person", models.SET_NULL, related_name="+", null=True)
    recipient = models.OneToOneField("credentials.Recipient", models.PROTECT, related_name="+", null=True)
    person = models.ForeignKey("people.Person", models.SET_NULL, related_name="+", null=True)
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organization", "source_id"], name="one_pupil_a_source_id")
        ]

    def __str__(self) -> str:
        return self.key


class Enrolment(OrganizationOwned):
    """A pupil's time in a section."""

    section = models.ForeignKey(Section, models.CASCADE, related_name="enrolments")
    pupil = models.ForeignKey(Pupil, models.CASCADE, related_name="enrolments")
    since = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["section", "pupil"], name="in_a_section_once")
        ]

    def __str__(self) -> str:
        return self.key


class Guardian(OrganizationOwned):
    """Somebody who answers for pupils: how they are reached, and in which language."""

    source_id = models.CharField(max_length=100)
    data_key = models.ForeignKey("people.DataKey", models.SET_NULL, related_name="+", null=True)
    sealed = models.BinaryField()  # name, address, telephone
    language = models.CharField(max_length=8, default="en")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organization", "source_id"], name="one_guardian_a_source_id")
        ]

    def __str__(self) -> str:
        return self.key


class Guardianship(Keyed):
    """That this guardian answers for this pupil, and whether they decide about what is shown."""

    guardian = models.ForeignKey(Guardian, models.CASCADE, related_name="guardianships")
    pupil = models.ForeignKey(Pupil, models.CASCADE, related_name="guardianships")
    relation = models.CharField(max_length=40, blank=True)
    decides = models.BooleanField(default=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["guardian", "pupil"], name="one_guardianship_a_pair")
        ]

    def __str__(self) -> str:
        return self.key


class RosterImport(OrganizationOwned):
    """Files that were sent, what they would change, and what came of it.

    The files and the list of whom they touch are sealed under a key of their own, which is destroyed once
    the import is applied or has waited for a week; what stays are counts.
    """

    made_by = models.ForeignKey("people.Person", models.SET_NULL, related_name="+", null=True)
    made_at = models.DateTimeField(auto_now_add=True)
    kind = models.CharField(max_length=10, choices=(("bundle", "OneRoster"), ("table", "one table")))
    scope = models.CharField(max_length=10, default="whole", choices=SCOPES)
    state = models.CharField(max_length=10, default="read", choices=IMPORT_STATES)
    data_key = models.ForeignKey("people.DataKey", models.SET_NULL, related_name="+", null=True)
    sealed_content = models.BinaryField(default=b"")
    sealed_report = models.BinaryField(default=b"")
    sealed_answers = models.BinaryField(default=b"")
    mapping = models.JSONField(default=dict)  # what a table gives → the column's place
    headings = models.JSONField(default=dict)  # keyed digest of a heading → what it gives
    counts = models.JSONField(default=dict)
    fault_count = models.PositiveIntegerField(default=0)
    note_count = models.PositiveIntegerField(default=0)
    plan_index = models.CharField(max_length=64, blank=True)  # keyed digest of what was shown
    asks_leaving = models.BooleanField(
        default=False
    )  # so many would leave that somebody must say it is right
    trouble = models.CharField(max_length=20, blank=True)  # why it was not applied
    stage = models.PositiveSmallIntegerField(default=0)  # of three
    checked_at = models.DateTimeField(null=True)
    started_by = models.ForeignKey("people.Person", models.SET_NULL, related_name="+", null=True)
    applied_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.key
