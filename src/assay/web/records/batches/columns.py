"""What a column of a file can mean for an award, and a guess at which column means what."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assay.web.records.achievements.queries import VersionRow

RESULT = "result:"
DATE_ORDER = "date_order"
_GUESSES = {
    "name": "name|full name|fullname|student|student name|learner|learner name|participant|recipient|pupil"
    "|nombre|nombre completo|nombre y apellidos|alumno|alumna|estudiante|participante",
    "email": "email|e-mail|mail|email address|e-mail address|mail address"
    "|correo|correo electronico|direccion de correo",
    "date": "date|awarded|awarded on|issued|issued on|date awarded|completed|completed on"
    "|fecha|fecha de emision",
    "narrative": "narrative|comment|note|notes|remark|remarks|comentario|observaciones",
    "evidence_url": "evidence|evidence link|evidence url|link|url|portfolio|evidencia|enlace",
    "evidence_text": "evidence text|evidence description|descripcion de la evidencia",
    "language": "language|lang|idioma|lengua",
}


@dataclass(frozen=True, slots=True)
class Target:
    """Something an award may say: its key, its name on screens, an example, and whether each row needs it."""

    key: str
    label: str
    example: str
    is_required: bool = False


def targets(version: VersionRow) -> list[Target]:
    """All that a file may give for an award of this version."""
    results = [
        Target(f"{RESULT}{asked.name}", asked.name, next(iter(_values(asked.allowed, asked.levels)), ""))
        for asked in version.values.results
    ]
    return [
        Target("name", _("Name"), "Ada Example", is_required=True),
        Target("email", _("E-mail address"), "ada@example.org", is_required=True),
        *results,
        Target("date", _("Date of the award"), "2026-06-30"),
        Target("narrative", _("What they did, in words"), _("Led the group that rebuilt the greenhouse.")),
        Target("evidence_url", _("Link to evidence"), "https://example.org/portfolio"),
        Target("evidence_text", _("What the evidence is"), _("Portfolio with photographs")),
        Target("language", _("Language of the mail"), "en"),
    ]


def _values(allowed: Sequence[str], levels: Sequence[object]) -> list[str]:
    return list(allowed) or [str(getattr(level, "name", "")) for level in levels]


def places(mapping: Mapping[str, object]) -> dict[str, int]:
    """Of what a batch remembers of its columns: which target stands at which place."""
    return {target: place for target, place in mapping.items() if isinstance(place, int)}


def folded(heading: str) -> str:
    """The heading as it is compared: no case, no accents, single blanks."""
    plain = unicodedata.normalize("NFKD", heading.casefold())
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(letters.replace("_", " ").split())


def guess(headings: Sequence[str], asked: Sequence[Target], remembered: Mapping[str, str]) -> dict[str, int]:
    """Which column gives what: as last time (`remembered`: folded heading → target), else by its words."""
    found: dict[str, int] = {}
    words = {target.key: {folded(target.label), *_GUESSES.get(target.key, "").split("|")} for target in asked}
    for place, heading in enumerate(headings):
        text = folded(heading)
        known = remembered.get(text)
        target = (
            known if known in words else next((key for key, names in words.items() if text in names), None)
        )
        if text and target is not None and target not in found:
            found[target] = place
    return found
