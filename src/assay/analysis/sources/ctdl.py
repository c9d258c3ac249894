"""Credentials and competencies described in CTDL: JSON-LD, one, a list, a graph, or an archive of them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from assay.analysis.sources.faults import Faults
from assay.analysis.sources.forms import frame, minted
from assay.analysis.sources.licences import UNKNOWN
from assay.analysis.sources.members import Node, objects, text, texts
from assay.analysis.sources.parts import Asked, Parts
from assay.analysis.sources.recognising import Recognised

_CREDENTIALS = frozenset(
    {
        "ApprenticeshipCertificate",
        "AssociateDegree",
        "AssociateOfAppliedArtsDegree",
        "AssociateOfAppliedScienceDegree",
        "AssociateOfArtsDegree",
        "AssociateOfScienceDegree",
        "BachelorDegree",
        "BachelorOfArtsDegree",
        "BachelorOfScienceDegree",
        "Badge",
        "Certificate",
        "CertificateOfCompletion",
        "CertificateOfParticipation",
        "Certification",
        "Credential",
        "Degree",
        "DigitalBadge",
        "Diploma",
        "DoctoralDegree",
        "GeneralEducationDevelopment",
        "HigherEducationLevel1Certificate",
        "HigherEducationLevel2Certificate",
        "JourneymanCertificate",
        "License",
        "MasterCertificate",
        "MasterDegree",
        "MicroCredential",
        "OpenBadge",
        "PostBaccalaureateCertificate",
        "PostMasterCertificate",
        "PreApprenticeshipCertificate",
        "ProfessionalDoctorate",
        "QualityAssuranceCredential",
        "ResearchDoctorate",
        "SecondaryEducationCertificate",
        "SecondarySchoolDiploma",
        "TechnicalLevel1Certificate",
        "TechnicalLevel2Certificate",
        "TechnicalLevel3Certificate",
        "WorkplaceCertificate",
    }
)
_LEARNING = frozenset({"Course", "LearningProgram", "LearningOpportunityProfile"})
_COMPETENCY = "Competency"
_BROADER = ("ceasn:isChildOf", "ceasn:broadAlignment")


def read_ctdl(files: Iterable[Recognised], asked: Asked, faults: Faults) -> Parts:
    """The parts of a set of CTDL files: credentials and learning as they came, competencies as skills."""
    credentials: dict[str, dict[str, Any]] = {}
    skills: dict[str, dict[str, Any]] = {}
    relations: list[dict[str, str]] = []
    language = asked.language or "en"
    for file in files:
        place = 0
        for node in objects(file.document):
            kind = _kind(node)
            if kind not in _CREDENTIALS and kind not in _LEARNING and kind != _COMPETENCY:
                continue
            place += 1
            if not _is_whole(node, kind, language):
                if not _is_reference(node):
                    faults.cell(file.file.name, place, kind, "it has no name")
                continue
            if kind == _COMPETENCY:
                skill = _skill(node, asked.version, language)
                skills.setdefault(skill["uri"], skill)
                relations += _above(node, skill["uri"])
            else:
                credential = _credential(node, kind, language)
                credentials.setdefault(credential["uri"], credential)
    tables = {}
    if credentials:
        tables["credentials"] = frame("credentials", credentials.values())
    if skills:
        tables["skills"] = frame("skills", skills.values())
    if relations:
        tables["relations"] = frame("relations", relations).unique(maintain_order=True)
    return Parts(tables, language=language, name=asked.name, licence=UNKNOWN)


def _kind(node: Node) -> str:
    """The class of the node, without its prefix; empty for what is neither credential nor competency."""
    told = texts(node.get("@type", node.get("type")))
    names = [name.rsplit(":", 1)[-1].rsplit("/", 1)[-1] for name in told]
    prefixed = [name for name, whole in zip(names, told, strict=True) if ":" in whole] or names
    return next(
        (name for name in prefixed if name in _CREDENTIALS or name in _LEARNING or name == _COMPETENCY), ""
    )


def _term(node: Node, *names: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    """A member under its prefix or without."""
    for name in names:
        for written in (f"ceterms:{name}", f"ceasn:{name}", name):
            if node.get(written) is not None:
                return node[written]
    return None


def _is_whole(node: Node, kind: str, language: str) -> bool:
    named = _term(node, "competencyText", "competencyLabel") if kind == _COMPETENCY else _term(node, "name")
    return bool(text(named, language))


def _is_reference(node: Node) -> bool:
    """Whether it only names something that is described elsewhere."""
    return set(node) <= {"@id", "id", "@type", "type", "ceterms:ctid", "ctid"}


def _id(node: Node) -> str:
    ctid = text(_term(node, "ctid"))
    return text(node.get("@id", node.get("id"))) or (f"urn:ctid:{ctid}" if ctid else "")


def _skill(node: Node, version: str, language: str) -> dict[str, Any]:
    label, said = (
        text(_term(node, "competencyLabel"), language),
        text(_term(node, "competencyText"), language),
    )
    return {
        "uri": _id(node) or minted("ctdl", "competency", label or said),
        "framework": "ctdl",
        "version": version,
        "language": language,
        "label": label or said,
        "description": said if label else text(_term(node, "comment"), language),
        "kind": "skill",
        "code": text(_term(node, "codedNotation", "ctid")),
    }


def _above(node: Node, uri: str) -> list[dict[str, str]]:
    above = [target for name in _BROADER for target in texts(node.get(name))]
    return [{"from_uri": uri, "to_uri": target, "kind": "broader"} for target in above]


def _credential(node: Node, kind: str, language: str) -> dict[str, Any]:
    name = text(_term(node, "name"), language)
    return {
        "uri": _id(node) or minted("ctdl", "credential", name),
        "ctid": text(_term(node, "ctid")),
        "kind": kind,
        "name": name,
        "description": text(_term(node, "description"), language),
        "page": text(_term(node, "subjectWebpage")),
        "owner": text(_term(node, "ownedBy", "offeredBy"), language),
        "language": text(_term(node, "inLanguage")) or language,
        "json": json.dumps(node, ensure_ascii=False, sort_keys=True),
    }
