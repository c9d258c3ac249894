"""Which ten achievements are assayed for the documentation, and how each is found in the material.

Apart from the machine that assays them: the choice itself is `ten_chosen.toml`, made for spread over fields.
"""

from __future__ import annotations

import json
import tarfile
import tomllib
from dataclasses import dataclass
from pathlib import Path

from tools.evaluate.material import certification, course, rows, tagged_course

from assay.encoding import canonical_json

_TABLES = {
    "certification": ("name", certification),
    "course": ("course_title", course),
    "tagged course": ("title", tagged_course),
}


@dataclass(frozen=True, slots=True)
class Source:
    """Where achievements lie: the file, the member of an archive, how a row is read, and whose it is."""

    file: str
    told: str
    table: str = ""
    member: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """One of the ten. `says`: what the description tells, in our words; `lacks`: what a reader would miss.

    `occupation`: what a reader asks about, a SOC code; empty where none is near, or the issuer names its own.
    """

    slug: str
    field: str
    says: str
    lacks: str
    source: Source
    row: str = ""
    occupation: str = ""

    def find(self, material: Path) -> bytes:
        """The description, as JSON. Raises `OSError`, and `LookupError` where the material is another."""
        path = material / self.source.file
        if self.source.table:
            column, made = _TABLES[self.source.table]
            found = next((row for row in rows(path) if row[column] == self.row), None)
            if found is None:
                raise LookupError(self.row)
            return canonical_json(made(found))
        return _member(path, self.source.member) if self.source.member else path.read_bytes()


def chosen() -> list[Chosen]:
    """The ten, in the order of the table."""
    told = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    sources = {name: Source(**members) for name, members in told["sources"].items()}
    return [Chosen(**{**members, "source": sources[members["source"]]}) for members in told["chosen"]]


def _member(path: Path, name: str) -> bytes:
    """The first JSON object in this file of the archive."""
    with tarfile.open(path) as archive:
        held = archive.extractfile(name)
        text = "" if held is None else held.read().decode("utf-8-sig")
    found, _ = json.JSONDecoder().raw_decode(text, text.index("{"))
    return canonical_json(found)
