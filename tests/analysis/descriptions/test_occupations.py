"""Occupations that an achievement prepares for, told apart from the skills that it names."""

from __future__ import annotations

from typing import Any

import pytest

from assay.analysis.descriptions import read

Json = dict[str, Any]


def badge(*entries: Json, kind: str = "Achievement") -> Json:
    return {"type": [kind], "name": "Home care", "alignment": list(entries)}


OCCUPATIONS: list[Json] = [
    {"targetName": "Cooks", "targetType": "ext:Occupation"},
    {"targetName": "Cooks", "targetFramework": "O*NET-SOC 2019", "targetCode": "35-2014.00"},
    {"targetName": "Cooks", "targetUrl": "https://www.onetonline.org/link/summary/35-2014.00"},
    {"targetName": "Cooks", "targetFramework": "SOC 2018", "targetCode": "35-2014"},
    {"targetName": "cook", "targetUrl": "http://data.europa.eu/esco/occupation/0001"},
    {"targetName": "Cooks", "targetFramework": "ISCO-08", "targetCode": "5120"},
]
SKILLS: list[Json] = [
    {"targetName": "Active Listening", "targetFramework": "O*NET", "targetCode": "2.A.1.b"},
    {"targetName": "cook pastry", "targetUrl": "http://data.europa.eu/esco/skill/0001"},
    {"targetName": "Cooking", "targetFramework": "Our skills", "targetCode": "5120"},
]


@pytest.mark.parametrize("kind", ["Achievement", "BadgeClass"])
@pytest.mark.parametrize("entry", OCCUPATIONS)
def test_an_occupation_is_no_skill_and_tells_no_outcome(entry: Json, kind: str) -> None:
    found = read(badge(entry, kind=kind))

    assert [entry["targetName"]] == [one.name for one in found.occupations]
    assert "/alignment/0" == found.occupations[0].pointer
    assert () == found.aligned
    assert "outcomes" not in found.told


@pytest.mark.parametrize("entry", SKILLS)
def test_a_skill_of_the_same_lists_stays_one(entry: Json) -> None:
    found = read(badge(entry))

    assert () == found.occupations
    assert [entry["targetName"]] == [one.name for one in found.aligned]


def test_the_first_version_of_the_framework_took_occupations_for_skills() -> None:
    found = read(badge(OCCUPATIONS[0]), framework="1")

    assert ["Cooks"] == [one.name for one in found.aligned]
    assert "outcomes" in found.told


def test_a_registry_names_occupations_in_a_member_of_their_own() -> None:
    record = {
        "@type": "ceterms:Certificate",
        "@id": "https://registry.example/resources/1",
        "ceterms:name": {"en": "Home care"},
        "ceterms:occupationType": [
            {
                "@type": "ceterms:CredentialAlignmentObject",
                "ceterms:codedNotation": "31-1121.00",
                "ceterms:frameworkName": {"en": "O*NET"},
                "ceterms:targetNodeName": {"en": "Home Health Aides"},
                "ceterms:targetNode": "https://www.onetonline.org/link/summary/31-1121.00",
            }
        ],
    }

    found = read(record).occupations

    assert [("Home Health Aides", "31-1121.00", "O*NET")] == [
        (one.name, one.code, one.framework) for one in found
    ]
