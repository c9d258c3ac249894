"""Reads of single awards that are being prepared, and of the files kept with those that were made."""

from __future__ import annotations

from assay.web.base.permission import NotFound
from assay.web.records.drafts import sealed
from assay.web.records.drafts.models import Draft, DraftFile
from assay.web.records.drafts.values import DraftRow, FileRow


def draft(organization: str, key: str) -> DraftRow:
    """One draft, also one that was awarded. Raises `NotFound`."""
    row = Draft.objects.of(organization).filter(key=key, data_key__isnull=False).first()
    if row is None:
        raise NotFound
    return _row(row)


def of_credential(organization: str, credential: str) -> DraftRow | None:
    """What this credential was made from, with the files that are kept."""
    row = Draft.objects.of(organization).filter(credential=credential, data_key__isnull=False).first()
    return _row(row) if row else None


def of_file(organization: str, key: str) -> DraftRow:
    """What a kept file belongs to. Raises `NotFound`."""
    row = DraftFile.objects.of(organization).filter(key=key).select_related("draft").first()
    if row is None or row.draft.data_key_id is None:
        raise NotFound
    return _row(row.draft)


def file(organization: str, key: str) -> tuple[str, bytes]:
    """The name and the bytes of a kept file. Raises `NotFound`."""
    row = DraftFile.objects.of(organization).filter(key=key).select_related("draft").first()
    if row is None:
        raise NotFound
    secret = sealed.secret_of(row.draft)
    return sealed.file_name(row, secret), sealed.file_content(row, secret)


def _row(row: Draft) -> DraftRow:
    secret = sealed.secret_of(row)
    files = DraftFile.objects.of(row.organization_id).filter(draft=row).order_by("made_at")
    return DraftRow(
        key=row.key,
        prepared=sealed.prepared(row, secret) if row.sealed else None,
        files=tuple(FileRow(one.key, sealed.file_name(one, secret), one.size) for one in files),
        credential=row.credential,
        replaces=row.replaces,
        made_by=row.made_by_id or "",
    )
