"""Competency frameworks in CASE 1.0 and 1.1: a package as JSON, its items and what connects them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from assay.analysis.sources.faults import Faults
from assay.analysis.sources.forms import frame
from assay.analysis.sources.licences import UNKNOWN
from assay.analysis.sources.members import Node, member, text, texts
from assay.analysis.sources.parts import Asked, Parts
from assay.analysis.sources.recognising import Recognised
from assay.analysis.sources.releases import Licence

_BROADER = "isChildOf"


def read_case(files: Iterable[Recognised], asked: Asked, faults: Faults) -> Parts:
    """The parts of one framework; each package is a release of its own."""
    packages = [file for file in files if isinstance(file.document, Mapping)]
    if not packages:
        return Parts({})
    for other in packages[1:]:
        faults.file(other.file.name, "it is a second framework; import each on its own")
    file, package = packages[0].file.name, packages[0].document
    document = package.get("CFDocument")
    if not isinstance(document, Mapping) or not text(document.get("title")):
        faults.file(file, "it has no CFDocument with a title")
        document = {}
    language = asked.language or text(document.get("language")) or "en"
    version = asked.version or text(document.get("version")) or text(document.get("lastChangeDateTime"))[:10]
    skills = _items(package, file, language, version, faults)
    relations = _associations(package, file, faults)
    tables = {"skills": frame("skills", skills), "relations": frame("relations", relations)}
    name = asked.name or text(document.get("title"))
    return Parts(tables, version, language, name, _licence(document))


def _items(package: Node, file: str, language: str, version: str, faults: Faults) -> list[dict[str, Any]]:
    items = package.get("CFItems")
    if not isinstance(items, list) or not items:
        faults.file(file, "it has no CFItems")
        return []
    made: dict[str, dict[str, Any]] = {}
    for place, item in enumerate(items, 1):
        if not isinstance(item, Mapping):
            faults.row(file, place, "it is not an object")
            continue
        uri, statement = _uri(item), text(item.get("fullStatement"))
        if not uri:
            faults.cell(file, place, "identifier", "it is empty")
        if not statement:
            faults.cell(file, place, "fullStatement", "it is empty")
        if uri in made:
            faults.cell(file, place, "identifier", "it is there twice")
        short = text(item.get("abbreviatedStatement"))
        made[uri] = {
            "uri": uri,
            "framework": "case",
            "version": version,
            "language": text(item.get("language")) or language,
            "label": short or statement,
            "aliases": texts(item.get("alternativeLabel")),
            "description": statement if short else text(item.get("notes")),
            "kind": text(item.get("CFItemType")) or "skill",
            "code": text(member(item, "humanCodingScheme", "listEnumeration")),
        }
    return list(made.values())


def _associations(package: Node, file: str, faults: Faults) -> list[dict[str, str]]:
    held = package.get("CFAssociations")
    found: dict[tuple[str, str, str], None] = {}
    for place, node in enumerate(held if isinstance(held, list) else [], 1):
        ends = (
            [_end(node, name) for name in ("originNodeURI", "destinationNodeURI")]
            if isinstance(node, Mapping)
            else []
        )
        kind = text(node.get("associationType")) if isinstance(node, Mapping) else ""
        if not (kind and all(ends)):
            faults.row(file, place, "the association does not say what it connects, or how")
            continue
        found[ends[0], ends[1], "broader" if kind == _BROADER else kind] = None
    return [{"from_uri": left, "to_uri": right, "kind": kind} for left, right, kind in found]


def _uri(item: Node) -> str:
    identifier = text(item.get("identifier"))
    return text(item.get("uri")) or (f"urn:uuid:{identifier}" if identifier else "")


def _end(node: Node, name: str) -> str:
    held = node.get(name)
    return _uri(held) if isinstance(held, Mapping) else text(held)


def _licence(document: Node) -> Licence:
    told = member(document, "licenseURI", "license")
    terms = (
        text(member(told, "title", "uri")) if isinstance(told, Mapping) else text(told)
    ) or UNKNOWN.licence
    whose = ", ".join(texts([document.get("creator"), document.get("publisher")]))
    return Licence(terms, whose, "" if terms != UNKNOWN.licence else UNKNOWN.unclear)
