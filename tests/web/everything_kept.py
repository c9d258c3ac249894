"""Everything that an instance keeps, as one text: what was forgotten must not be found in it."""

from __future__ import annotations

from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection

from assay.web.base.sealing import SealBroken
from assay.web.records.people.queries import instance_seal


def cells() -> str:
    """Every cell of every table, those of the library's jobs and the cache too, and every file."""
    parts = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names from the database itself
            for row in cursor.fetchall():
                parts += [
                    bytes(cell).decode("latin-1") if isinstance(cell, bytes | memoryview) else str(cell)
                    for cell in row
                ]
    parts += [str(session.get_decoded()) for session in Session.objects.all()]
    for file in Path(settings.ASSAY_FOLDER).rglob("*"):
        parts += [file.name, file.read_bytes().decode("latin-1")] if file.is_file() else []
    return "\n".join(parts)


def mailed_under_the_instance_key() -> str:
    """What the instance's own key still opens, whatever it was sealed for."""
    seal, found = instance_seal(), []
    columns = [
        (model, field.name)
        for model in apps.get_models()
        if model.__module__.startswith("assay.")
        for field in model._meta.get_fields()
        if getattr(field, "get_internal_type", str)() == "BinaryField"
    ]
    for model, column in columns:
        for cell in model._base_manager.values_list(column, flat=True):
            for purpose in ("mail", "abuse-report"):
                try:
                    found.append(seal.open_text(cell or b"", purpose))
                except (SealBroken, UnicodeDecodeError):
                    continue
    return "\n".join(found)
