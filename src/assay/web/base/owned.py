"""Rows that belong to somebody: their query sets raise unless somebody is named first.

`Award.objects.of(organization)` reads one organization's rows; a bare `Award.objects.filter(…)` raises
`UnscopedRead`, so a forgotten owner is a failing test and never another tenant's data. `everywhere` is for
jobs and operators, and says why.
"""

from __future__ import annotations

from typing import Any, ClassVar, Self, TypeVar

from django.db import models

from assay.web.base.ids import KEY_LENGTH, new_key

Row_co = TypeVar("Row_co", bound=models.Model, covariant=True)


class UnscopedRead(RuntimeError):
    """Rows that belong to somebody were asked for without saying whose."""


class OwnedQuerySet(models.QuerySet[Row_co]):
    """A query set that must be told whose rows are meant before it reads or changes any."""

    _is_scoped = False

    def of(self, owner: object) -> Self:
        """The rows of this owner: a row of the owner's table, or its key."""
        if owner is None or owner == "":
            raise UnscopedRead(self.model.__name__)
        key = owner.pk if isinstance(owner, models.Model) else owner
        scoped = self._clone()
        scoped._is_scoped = True  # noqa: SLF001 - a query set copies itself
        return scoped.filter(**{f"{self.model.OWNER}_id": key})  # type: ignore[attr-defined]  # set by the bases

    def everywhere(self, why: str) -> Self:
        """The rows of all owners; `why` is for the reader of the code."""
        if not why:
            raise UnscopedRead(self.model.__name__)
        scoped = self._clone()
        scoped._is_scoped = True  # noqa: SLF001 - a query set copies itself
        return scoped

    def _clone(self) -> Self:
        clone: Self = super()._clone()  # type: ignore[misc]  # a hook of Django's that its stubs leave out
        clone._is_scoped = self._is_scoped
        return clone

    def _require_scope(self) -> None:
        if not self._is_scoped:
            raise UnscopedRead(f"{self.model.__name__}: say whose rows with .of(…) first")

    def _fetch_all(self) -> None:
        self._require_scope()
        super()._fetch_all()

    def iterator(self, *arguments: Any, **options: Any) -> Any:  # noqa: ANN401 - Django's signature
        """As Django's, once scoped."""
        self._require_scope()
        return super().iterator(*arguments, **options)

    def count(self) -> int:
        """As Django's, once scoped."""
        self._require_scope()
        return super().count()

    def exists(self) -> bool:
        """As Django's, once scoped."""
        self._require_scope()
        return super().exists()

    def aggregate(self, *arguments: Any, **options: Any) -> dict[str, Any]:  # noqa: ANN401 - Django\'s signature
        """As Django's, once scoped."""
        self._require_scope()
        return super().aggregate(*arguments, **options)

    def update(self, **values: Any) -> int:  # noqa: ANN401 - Django's signature
        """As Django's, once scoped."""
        self._require_scope()
        return super().update(**values)

    def delete(self) -> tuple[int, dict[str, int]]:
        """As Django's, once scoped."""
        self._require_scope()
        return super().delete()


class Keyed(models.Model):
    """A row with a random key."""

    key = models.CharField(primary_key=True, max_length=KEY_LENGTH, default=new_key, editable=False)

    class Meta:
        abstract = True


class OrganizationOwned(Keyed):
    """A row of one organization: created with `Model.objects.create(organization=…)`, read with `.of(…)`."""

    OWNER: ClassVar[str] = "organization"
    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")

    objects = OwnedQuerySet.as_manager()

    class Meta:
        abstract = True


class PersonOwned(Keyed):
    """A row of one person's."""

    OWNER: ClassVar[str] = "person"
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")

    objects = OwnedQuerySet.as_manager()

    class Meta:
        abstract = True
