"""Which occupations the issuer says that an achievement prepares for, apart from the skills it names.

Apart because all three standards write occupations where they write skills: only the list, the address or
the kind of what is named tells one from the other, and what none of them tells stays a skill.
"""

from __future__ import annotations

import re

from assay.analysis.descriptions.nodes import Node
from assay.analysis.descriptions.values import Aligned

_KIND = "occupation"  # the last word of a kind: ext:Occupation, ceterms:Occupation
_SOC = re.compile(r"\d\d-\d{4}(?:\.\d\d)?")
_ISCO = re.compile(r"[0-9]\d{0,3}")
_ADDRESSES = (
    re.compile(r"https?://data\.europa\.eu/esco/(?:occupation|isco)/\S+", re.IGNORECASE),
    re.compile(r"https?://(?:www\.)?onetonline\.org/link/summary/\d\d-\d{4}\.\d\d", re.IGNORECASE),
    re.compile(r"https?://(?:services|data)\.onetcenter\.org/\S*/\d\d-\d{4}\.\d\d", re.IGNORECASE),
)
_OF_SOC = frozenset({"onet", "onet soc", "onet online", "soc", "standard occupational classification"})
_OF_ISCO = frozenset({"isco", "international standard classification of occupations"})
_OF_ESCO = frozenset({"esco occupation", "esco occupations"})
_YEARS = re.compile(r"[ -]?(?:0?8|88|20\d\d)$|[^\w\s]")


def is_occupation(node: Node) -> bool:
    """Whether this entry names an occupation: by its kind, its address, or its list with a code of it."""
    kind, framework = node.value("targetType"), node.value("targetFramework")
    url, code = node.value("targetUrl", "url"), node.value("targetCode")
    if re.split(r"[:/#]", kind)[-1].casefold() == _KIND:
        return True
    if any(one.fullmatch(url) for one in _ADDRESSES):
        return True
    named = _plain(framework)
    if named in _OF_SOC:
        return _SOC.fullmatch(code) is not None
    return named in _OF_ESCO or (named in _OF_ISCO and _ISCO.fullmatch(code) is not None)


def read_occupations(achievement: Node, member: str) -> tuple[Aligned, ...]:
    """The occupations among the entries of this member."""
    return tuple(
        Aligned(
            node.value("targetName", "name"),
            node.value("targetUrl", "url"),
            node.value("targetFramework"),
            node.value("targetCode"),
            node.pointer,
        )
        for node in achievement.nodes(member)
        if is_occupation(node) and node.value("targetName", "name", "targetUrl", "url", "targetCode")
    )


def _plain(framework: str) -> str:
    """A list's name without signs and year: `O*NET-SOC 2019` is "onet soc"."""
    spaced = framework.replace("-", " ").strip()
    return " ".join(_YEARS.sub("", _YEARS.sub("", spaced)).split()).casefold()
