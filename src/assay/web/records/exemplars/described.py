"""The published description of a version as this site gives it out: with where its open exemplars are.

Apart from the achievements, which know nothing of what was handed in for them. Everybody who needs the
document to the byte asks here.
"""

from __future__ import annotations

from assay.web.records.achievements import queries as achievements
from assay.web.records.achievements.queries import VersionRow
from assay.web.records.exemplars.queries import addresses_of, open_kinds


def document(achievement: str, number: int) -> bytes:
    """The published description of this version, as bytes. Raises `NotFound`."""
    return document_of(achievements.public(achievement, number).version)


def document_of(version: VersionRow) -> bytes:
    """The same for a published version that was read already."""
    exemplars = addresses_of(version.achievement, version.number, open_kinds(version.key))
    return achievements.described_version(version, exemplars)
