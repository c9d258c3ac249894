"""Public lists of skills by the names that their owners write: shown so, and declared so."""

from __future__ import annotations

_NAMES = {
    "esco": "ESCO",
    "onet": "O*NET",
    "rsd": "Open Skills Network",
    "uk-skills": "UK Standard Skills Classification",
}


def framework_name(kind: str) -> str:
    """The name of the list from which a skill was found; one that has none here shows as it is."""
    return _NAMES.get(kind, kind)
