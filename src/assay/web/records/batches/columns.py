"""What a column of a file can mean for an award."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from assay.web.base.mapped_tables import Column
from assay.web.records.achievements.queries import VersionRow

RESULT = "result:"
_ALIASES = {
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


def targets(version: VersionRow) -> list[Column]:
    """All that a file may give for an award of this version."""
    results = [
        Column(
            f"{RESULT}{asked.name}", asked.name, example=next(iter(_values(asked.allowed, asked.levels)), "")
        )
        for asked in version.values.results
    ]
    return [
        _column("name", _("Name"), "Ada Example", is_required=True),
        _column("email", _("E-mail address"), "ada@example.org", is_required=True),
        *results,
        _column("date", _("Date of the award"), "2026-06-30"),
        _column("narrative", _("What they did, in words"), _("Led the group that rebuilt the greenhouse.")),
        _column("evidence_url", _("Link to evidence"), "https://example.org/portfolio"),
        _column("evidence_text", _("What the evidence is"), _("Portfolio with photographs")),
        _column("language", _("Language of the mail"), "en"),
    ]


def _column(key: str, label: str, example: str, *, is_required: bool = False) -> Column:
    return Column(key, label, tuple(_ALIASES.get(key, "").split("|")), example, is_required)


def _values(allowed: Sequence[str], levels: Sequence[object]) -> list[str]:
    return list(allowed) or [str(getattr(level, "name", "")) for level in levels]
