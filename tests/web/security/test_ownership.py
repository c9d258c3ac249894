"""Rows that belong to somebody cannot be read without saying whose, and every such table is one of those."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db.models import F, Model

from assay.web.base.owned import OrganizationOwned, OwnedQuerySet, PersonOwned, UnscopedRead
from assay.web.records.disclosures.models import AppendOnly

pytestmark = pytest.mark.django_db

OURS = [model for model in apps.get_models() if model.__module__.startswith("assay.")]
OWNED = [model for model in OURS if issubclass(model, OrganizationOwned | PersonOwned)]
NAMES_AN_OWNER = {"organization", "person", "organization_id", "person_id"}
WITHOUT_AN_OWNER = {
    "audit.entry": "the journal outlives whom it tells of; its reads take the organization's key",
    "consents.matter": "the gate asks by what it is about; it is a person's, a pupil's, or both",
}
READS: dict[str, Callable[[Any], object]] = {
    "all": lambda rows: list(rows.all()),
    "filter": lambda rows: list(rows.filter(pk="x")),
    "get": lambda rows: rows.get(pk="x"),
    "first": lambda rows: rows.first(),
    "last": lambda rows: rows.order_by("pk").last(),
    "latest": lambda rows: rows.latest("pk"),
    "count": lambda rows: rows.count(),
    "exists": lambda rows: rows.exists(),
    "contains": lambda rows: rows.contains(rows.model(pk="x")),
    "values": lambda rows: list(rows.values("pk")),
    "values_list": lambda rows: list(rows.values_list("pk", flat=True)),
    "slice": lambda rows: list(rows.all()[:1]),
    "in_bulk": lambda rows: rows.in_bulk(["x"]),
    "iterator": lambda rows: list(rows.iterator()),
    "aggregate": lambda rows: rows.aggregate(found=F("pk")),
    "update": lambda rows: rows.filter(pk="x").update(pk="y"),
    "delete": lambda rows: rows.filter(pk="x").delete(),
    "get_or_create": lambda rows: rows.get_or_create(pk="x"),
    "update_or_create": lambda rows: rows.update_or_create(pk="x"),
    "of nobody": lambda rows: rows.of(None),
    "of an empty key": lambda rows: rows.of(""),
    "everywhere without a reason": lambda rows: rows.everywhere(""),
}


@pytest.mark.parametrize("model", OWNED, ids=lambda model: model._meta.label_lower)
def test_no_row_is_read_or_changed_without_saying_whose(model: type[Model]) -> None:
    let_through = []
    for name, read in READS.items():
        try:
            read(model._default_manager)
        except (UnscopedRead, AppendOnly):
            continue
        let_through.append(name)

    assert [] == let_through


def test_every_table_with_an_owners_column_is_an_owned_one() -> None:
    loose = {
        model._meta.label_lower
        for model in OURS
        if model not in OWNED and NAMES_AN_OWNER & {column.name for column in model._meta.get_fields()}
    }

    assert set(WITHOUT_AN_OWNER) == loose
    assert len(OWNED) > 20


def test_owned_tables_have_no_other_way_in() -> None:
    for model in OWNED:
        assert ["objects"] == [manager.name for manager in model._meta.managers]
        assert isinstance(model._default_manager.all(), OwnedQuerySet)
