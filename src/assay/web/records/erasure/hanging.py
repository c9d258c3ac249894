"""What hangs on a row in other records' tables, found by the tables themselves.

Apart because nobody remembers every table: a record that is added later, with a column to a pupil or to an
organization, is forgotten with it without being named here. What stays is named, with the reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from django.apps import apps
from django.db.models import ForeignKey, Model, ProtectedError, QuerySet

from assay.web.base.owned import OrganizationOwned
from assay.web.records.people.models import DataKey
from assay.web.records.rosters.models import Pupil

KEPT = {
    "organizations.Member": "ended by the organization's record, which keeps its owners",
    "signing_keys.SigningKey": "whoever holds a credential can still have it checked",
    "credentials.StatusList": "the same: bits without names",
    "credentials.Credential": "emptied: a random identifier, its place in a list, dates, a digest",
    "credentials.Recipient": "emptied: a random key",
    "credentials.Place": "as the lists: a place in one, which must never be given away again",
    "statements.Statement": "its public word about an achievement: in sight, and uncounted",
    "achievements.Achievement": "what credentials say was earned is public",
    "achievements.AchievementVersion": "the same",
    "retention.Ending": "the certificate of the erasure",
}
"""Tables of an organization whose rows stay at a contract's end, and why."""


def keys_of_pupils(pupils: Sequence[str]) -> list[str]:
    """The data keys of rows that hang on these pupils: a mentor's, a file's."""
    found: list[str] = []
    for model in apps.get_models():
        columns = _columns(model, DataKey)
        for column in _columns(model, Pupil) if columns else ():
            rows = _all(model).filter(**{f"{column}__in": list(pupils)})
            for key_column in columns:
                found += [key for key in rows.values_list(key_column, flat=True) if key]
    return found


def owned() -> Iterator[type[OrganizationOwned]]:
    """Every table of organizations' rows that goes at a contract's end."""
    for model in apps.get_models():
        if issubclass(model, OrganizationOwned) and _label(model) not in KEPT:
            yield model


def tables_of(organization: str) -> list[QuerySet[Model]]:
    """All rows of this organization, a query set a table: mails are about one of them."""
    owned_ones = [model for model in apps.get_models() if issubclass(model, OrganizationOwned)]
    return [_all(model).filter(organization=organization) for model in owned_ones]


def keys_of_organization(organization: str) -> list[str]:
    """The data keys of all rows that go at this organization's contract's end."""
    found: list[str] = []
    for model in owned():
        for column in _columns(model, DataKey):
            rows = _all(model).filter(organization=organization)
            found += [key for key in rows.values_list(column, flat=True) if key]
    return found


def remove_all(organization: str) -> Counter[str]:
    """Remove every row that goes at this organization's contract's end; how many, by table.

    What protects something else goes first: tables are tried until none is left that something still holds.
    """
    waiting, gone = list(owned()), Counter[str]()
    while waiting:
        held = []
        for model in waiting:
            try:
                _total, told = _all(model).filter(organization=organization).delete()
            except ProtectedError:
                held.append(model)
            else:
                gone.update(told)
        if len(held) == len(waiting):
            raise ProtectedError("tables hold each other", set())
        waiting = held
    return gone


def _columns(model: type[Model], target: type[Model]) -> list[str]:
    return [
        field.name
        for field in model._meta.get_fields()  # noqa: SLF001 - Django's own way to a table's columns
        if isinstance(field, ForeignKey) and field.related_model is target
    ]


def _all(model: type[Model]) -> QuerySet[Model]:
    # The base manager's query set: an owned one would ask whose rows, and a log would refuse to be emptied.
    return QuerySet(model)


def _label(model: type[Model]) -> str:
    return model._meta.label  # noqa: SLF001 - Django's own way to a table's name
