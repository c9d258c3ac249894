"""The table of disclosures: append-only, and noise about a pupil who was forgotten."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models

from assay.web.base.ids import KEY_LENGTH
from assay.web.base.owned import OrganizationOwned, OwnedQuerySet


class AppendOnly(RuntimeError):
    """Something tried to change or remove what was disclosed; only the schedule removes it."""


class DisclosureQuerySet(OwnedQuerySet["Disclosure"]):
    """Reads as every owned query set; changes nothing."""

    _is_past = False

    def update(self, **values: object) -> int:
        """Never. Raises `AppendOnly`."""
        raise AppendOnly(", ".join(values))

    def delete(self) -> tuple[int, dict[str, int]]:
        """Only rows whose time is over, see `past`. Raises `AppendOnly`."""
        if not self._is_past:
            raise AppendOnly
        return super().delete()

    def past(self, why: str) -> Self:
        """These rows, as ones that may be removed: the schedule's time is over, or the contract."""
        scoped = self.everywhere(why)
        scoped._is_past = True  # noqa: SLF001 - a query set marks its own copy
        return scoped

    def _clone(self) -> Self:
        clone = super()._clone()
        clone._is_past = self._is_past  # noqa: SLF001 - a query set copies itself
        return clone


class Disclosure(OrganizationOwned):
    """That somebody outside the school saw or received something of a pupil's."""

    pupil = models.CharField(max_length=KEY_LENGTH)  # no foreign key: the entry outlives the pupil's record
    at = models.DateTimeField(db_index=True)
    sealed = models.BinaryField()  # what, and to whom, under the pupil's data key
    basis = models.CharField(max_length=60)  # a code: on whose word, or by which rule
    by = models.CharField(max_length=40, blank=True)  # the key of who did it; empty: the pupil's own link

    objects = DisclosureQuerySet.as_manager()  # type: ignore[misc]  # as its base's, which refuses changes

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organization", "pupil", "at"])]

    def __str__(self) -> str:
        return self.key
