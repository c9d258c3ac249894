"""The one way into the journal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from assay.web.records.audit.models import Entry


def record(
    verb: str,
    kind: str,
    object_key: str,
    *,
    actor: str = "",
    organization: str = "",
    **facts: str | int | bool,
) -> None:
    """Note what was done, inside the transaction that does it.

    `facts`: keys, counts, codes; nothing personal.
    """
    Entry.objects.create(
        verb=verb, kind=kind, object_key=object_key, actor=actor, organization=organization, facts=facts
    )


def record_many(
    verb: str,
    kind: str,
    objects: Iterable[tuple[str, Mapping[str, str | int | bool]]],
    *,
    actor: str = "",
    organization: str = "",
) -> None:
    """The same thing done to many: an entry for each key, with its facts."""
    Entry.objects.bulk_create(
        Entry(verb=verb, kind=kind, object_key=key, actor=actor, organization=organization, facts=dict(facts))
        for key, facts in objects
    )
