"""Where an organization's market data lie: its own store, and beside it the files that wait to be read.

Apart because jobs, pages and the market ask for the same folders.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from django.conf import settings

from assay.analysis.sources import Store
from assay.web.base.permission import NotFound
from assay.web.records.market_files.models import MarketFile

FOLDER = "market"
_LONGEST_NAME = 80


def home() -> Path:
    """The folder of all organizations' market data."""
    return Path(settings.ASSAY_FOLDER) / FOLDER


def store_of(organization: str) -> Store:
    """The organization's own store, which need not exist. Raises `NotFound` for what is no key."""
    if not organization.isalnum():
        raise NotFound
    return Store(home() / organization)


def waiting(row: MarketFile) -> Path:
    """Where the file lies until it is read."""
    stem = re.sub(r"[^A-Za-z0-9._-]+", "-", row.file_name)[: -len(row.suffix)].strip("-.")[:_LONGEST_NAME]
    return store_of(row.organization_id).folder / "brought" / row.key / f"{stem or 'file'}{row.suffix}"


def keep(row: MarketFile, content: bytes) -> None:
    """Write the file where it waits, readable by this process alone."""
    path = waiting(row)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.write_bytes(content)
    path.chmod(0o600)


def forget_waiting(row: MarketFile) -> None:
    """Remove the file that waits."""
    shutil.rmtree(waiting(row).parent, ignore_errors=True)


def drop(row: MarketFile) -> None:
    """Remove the file that waits, and the release that was made of it."""
    forget_waiting(row)
    store = store_of(row.organization_id)
    for release in store.releases(row.kind):
        if release.name == row.title:
            store.take_away(release)


def drop_all(organization: str) -> None:
    """Remove everything of this organization."""
    shutil.rmtree(store_of(organization).folder, ignore_errors=True)
