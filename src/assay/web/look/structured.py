"""What search engines and link previews read of a public page: schema.org as JSON-LD.

Apart because it goes into a `<script>` element, which is where a name like `</script>` would do harm:
every `<`, `>` and `&` leaves as an escape, as do the line separators. The block is data, never run.
"""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from assay.web.records.achievements.queries import AchievementPage
from assay.web.records.organizations.queries import OrganizationRow

Json = dict[str, Any]

_ESCAPED = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}
_SCHEMA = "https://schema.org"


def data_block(told: Json) -> SafeString:
    """A `<script type="application/ld+json">` element holding this."""
    text = json.dumps(told, ensure_ascii=False).translate(_ESCAPED)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 - escaped above


def describe_organization(row: OrganizationRow) -> SafeString:
    """An organization, for its public page."""
    return data_block({"@context": _SCHEMA, **_organization(row)})


def describe_achievement(page: AchievementPage) -> SafeString:
    """What can be earned, for its public page."""
    version = page.version
    told: Json = {
        "@context": _SCHEMA,
        "@type": "EducationalOccupationalCredential",
        "name": version.name,
        "description": version.description,
        "url": f"{settings.ASSAY_ORIGIN}/a/{version.achievement}",
        "image": f"{settings.ASSAY_ORIGIN}{version.image_path}",
        "inLanguage": version.values.language,
        "version": str(version.number),
        "recognizedBy": _organization(page.organization),
    }
    if version.skills:
        told["competencyRequired"] = [
            {"@type": "DefinedTerm", "name": skill.name, **({"url": skill.url} if skill.url else {})}
            for skill in version.skills
        ]
    if version.published_at:
        told["datePublished"] = version.published_at.date().isoformat()
    return data_block(told)


def _organization(row: OrganizationRow) -> Json:
    told: Json = {
        "@type": "EducationalOrganization" if row.kind in {"school", "university"} else "Organization",
        "name": row.name,
        "url": row.website or f"{settings.ASSAY_ORIGIN}/o/{row.key}",
    }
    if row.description:
        told["description"] = row.description
    if row.has_logo:
        told["logo"] = f"{settings.ASSAY_ORIGIN}/o/{row.key}/logo.png"
    return told
