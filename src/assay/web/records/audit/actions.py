"""The one way into the journal."""

from __future__ import annotations

from assay.web.records.audit.models import Entry


def record(
    verb: str, kind: str, object_key: str, *, actor: str = "", organization: str = "", **facts: str | int | bool
) -> None:
    """Note what was done, inside the transaction that does it. `facts`: keys, counts, codes; nothing personal."""
    Entry.objects.create(
        verb=verb, kind=kind, object_key=object_key, actor=actor, organization=organization, facts=facts
    )
