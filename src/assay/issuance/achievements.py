"""An achievement as a person writes it down, turned into an Open Badges 3.0 Achievement.

Apart from drafting because it is read once and awarded many times. The small file has plain
words (`name`, `criteria`, `skills`, `valid_for`); a full Achievement is taken as it is.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from assay.errors import AssayError

Json = dict[str, Any]

_PLAIN = {  # written by a person -> OB 3.0 member
    "name": "name",
    "description": "description",
    "kind": "achievementType",
    "field_of_study": "fieldOfStudy",
    "specialization": "specialization",
    "code": "humanCode",
    "language": "inLanguage",
    "version": "version",
}
_OTHERS = {"id", "criteria", "skills", "tags", "image", "credits", "results", "valid_for"}
_SKILL = {
    "name": "targetName",
    "url": "targetUrl",
    "framework": "targetFramework",
    "code": "targetCode",
    "description": "targetDescription",
    "type": "targetType",
}
_RESULT = {
    "name": "name",
    "type": "resultType",
    "allowed": "allowedValue",
    "required": "requiredValue",
    "min": "valueMin",
    "max": "valueMax",
}
_SPAN = re.compile(r"(\d{1,4}) (day|month|year)s?")


@dataclass(frozen=True, slots=True)
class AchievementPlan:
    """What can be earned: the Achievement as it will stand in each credential, and for how long it holds."""

    json: Json
    valid_for: tuple[int, str] | None = None  # number and unit: day, month or year

    def result_id(self, name: str) -> str | None:
        """The id of the result description of this name, None where there is none."""
        for described in self.json.get("resultDescription", []):
            if described.get("name") == name:
                return str(described["id"])
        return None


def new_urn() -> str:
    """A fresh `urn:uuid:` identifier."""
    return uuid.uuid4().urn


def read_achievement(values: Mapping[str, Any], new_id: Callable[[], str] = new_urn) -> AchievementPlan:
    """The plan in these values, of a small file or of a whole OB 3.0 Achievement.

    Raises `draft-member-missing`, `draft-member-malformed`, `draft-member-unknown`, each with
    the member's pointer.
    """
    if "type" in values and "Achievement" in _listed(values["type"]):
        return AchievementPlan(dict(values))
    for member in values:
        if member not in _PLAIN and member not in _OTHERS:
            raise AssayError("draft-member-unknown", f"/{member}", member=member)
    json: Json = {"id": _text(values, "id") if "id" in values else new_id(), "type": ["Achievement"]}
    for member in ("name", "description"):
        if member not in values:
            raise AssayError("draft-member-missing", f"/{member}", member=member)
    for plain, term in _PLAIN.items():
        if plain in values:
            json[term] = _text(values, plain)
    json["criteria"] = _criteria(values)
    if "image" in values:
        json["image"] = {"id": _text(values, "image"), "type": "Image"}
    if "credits" in values:
        json["creditsAvailable"] = _number(values, "credits")
    _add_skills(json, values)
    if "results" in values:
        json["resultDescription"] = [
            {"id": new_id(), "type": ["ResultDescription"], **_renamed(item, _RESULT, f"/results/{index}")}
            for index, item in enumerate(_items(values, "results"))
        ]
    return AchievementPlan(json, _span(values))


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _malformed(pointer: str, expected: str) -> AssayError:
    return AssayError("draft-member-malformed", pointer, member=pointer.lstrip("/"), expected=expected)


def _text(values: Mapping[str, Any], member: str, pointer: str = "") -> str:
    value = values[member]
    if not isinstance(value, str) or not value.strip():
        raise _malformed(f"{pointer}/{member}", "a text")
    return value.strip()


def _number(values: Mapping[str, Any], member: str) -> float:
    value = values[member]
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _malformed(f"/{member}", "a number")
    return value


def _items(values: Mapping[str, Any], member: str) -> list[Any]:
    value = values[member]
    if not isinstance(value, list):
        raise _malformed(f"/{member}", "a list")
    return value


def _criteria(values: Mapping[str, Any]) -> Json:
    if "criteria" not in values:
        raise AssayError("draft-member-missing", "/criteria", member="criteria")
    held = values["criteria"]
    if isinstance(held, str) and held.strip():
        return {"narrative": held.strip()}
    if not isinstance(held, dict) or not held or set(held) - {"id", "narrative"}:
        raise _malformed("/criteria", "a text, or an id and a narrative")
    return {member: _text(held, member, "/criteria") for member in held}


def _renamed(item: object, names: Mapping[str, str], pointer: str) -> Json:
    if not isinstance(item, dict):
        raise _malformed(pointer, "members with names")
    if "name" not in item:
        raise AssayError("draft-member-missing", f"{pointer}/name", member="name")
    renamed: Json = {}
    for member, value in item.items():
        if member not in names:
            raise AssayError("draft-member-unknown", f"{pointer}/{member}", member=member)
        if isinstance(value, list):
            renamed[names[member]] = [str(entry) for entry in value]
        elif isinstance(value, str | int | float) and not isinstance(value, bool):
            renamed[names[member]] = str(value).strip()
        else:
            raise _malformed(f"{pointer}/{member}", "a text")
    return renamed


def _add_skills(json: Json, values: Mapping[str, Any]) -> None:
    # A skill with an address is an alignment; one that is only a word can be no more than a tag.
    tags = [
        _text({"tag": tag}, "tag", "/tags") for tag in (_items(values, "tags") if "tags" in values else [])
    ]
    alignments = []
    for index, skill in enumerate(_items(values, "skills") if "skills" in values else []):
        pointer = f"/skills/{index}"
        if isinstance(skill, str) and skill.strip():
            tags.append(skill.strip())
            continue
        renamed = _renamed(skill, _SKILL, pointer)
        if "targetUrl" in renamed:
            alignments.append({"type": ["Alignment"], **renamed})
        elif set(renamed) == {"targetName"}:
            tags.append(renamed["targetName"])
        else:
            raise AssayError("draft-member-missing", f"{pointer}/url", member="url")
    if alignments:
        json["alignment"] = alignments
    if tags:
        json["tag"] = tags


def _span(values: Mapping[str, Any]) -> tuple[int, str] | None:
    if "valid_for" not in values:
        return None
    match = _SPAN.fullmatch(str(values["valid_for"]).strip())
    if match is None or int(match[1]) == 0:
        raise _malformed("/valid_for", "“2 years”, “18 months” or “90 days”")
    return int(match[1]), match[2]
