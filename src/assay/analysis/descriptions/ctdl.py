"""CTDL in JSON-LD: one credential of a registry, alone, in a graph, or inside an award, as a description.

Apart from Open Badges: here most elements have members of their own, and what is told of an assessment
or an organization may stand in another node of the same document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assay.analysis.descriptions.nodes import Node, Place
from assay.analysis.descriptions.open_badges import CTID
from assay.analysis.descriptions.telling import Telling
from assay.analysis.descriptions.terms_reading import names_framework, tell_terms
from assay.analysis.descriptions.values import Aligned, Body, Description
from assay.analysis.descriptions.vocabulary import (
    EXEMPLARS,
    RECERTIFICATION,
    STATUSES,
    UNKNOWN,
    ects_hours,
    write_hours,
    write_money,
)

PREFIX = "ceterms:"
KINDS = frozenset(
    {
        "ApprenticeshipCertificate",
        "AssociateDegree",
        "BachelorDegree",
        "Badge",
        "Certificate",
        "CertificateOfCompletion",
        "Certification",
        "Degree",
        "DigitalBadge",
        "Diploma",
        "DoctoralDegree",
        "GeneralEducationDevelopment",
        "JourneymanCertificate",
        "License",
        "MasterCertificate",
        "MasterDegree",
        "MicroCredential",
        "OpenBadge",
        "ProfessionalDoctorate",
        "QualityAssuranceCredential",
        "ResearchDoctorate",
        "SecondarySchoolDiploma",
    }
)
ASSESSMENT_METHODS = {"Exam": "written", "Performance": "practical", "Artifact": "portfolio"}
DELIVERIES = {"OnlineOnly": "online", "InPerson": "onsite", "BlendedDelivery": "blended"}
_DURATION = re.compile(r"PT(\d+(?:\.\d+)?)H")
_COUNTRY = re.compile(r"[A-Z]{2}")
_HOUR_UNITS = ("ClockHour", "ContactHour")
_ACCREDITED, _APPROVED = ("accreditedBy",), ("approvedBy", "recognizedBy", "regulatedBy")
_LEADS_TO = ("isAdvancedStandingFor", "isPreparationFor", "isRequiredFor", "isPartOf")


def kind_of(node: Node) -> str:
    """Which kind of credential this node is, in CTDL's word; empty where it is none."""
    named = (kind.removeprefix(PREFIX) for kind in node.types() if kind.startswith(PREFIX))
    return next((kind for kind in named if kind in KINDS), "")


def read_ctdl(credential: Node, document: Node, telling: Telling) -> tuple[Description, list[Place]]:
    """The description of this node, and the texts of its conditions; the document resolves references."""
    reader = _Reader(credential, document, telling)
    if names_framework(document):
        tell_terms(credential, telling)
    reader.tell_record()
    owner = reader.owner()
    aligned = reader.competencies()
    reader.tell_work()
    reader.tell_assessments()
    reader.tell_around()
    conditions = [place for node in reader.nodes("requires") for place in reader.condition_texts(node)]
    page = reader.text("subjectWebpage", "subjectWebPage")
    text = reader.text("description")
    return (
        Description(
            standard="ctdl",
            name=reader.value("name"),
            digest="",
            id=credential.value("@id", "id"),
            text=text.text if text else "",
            criteria="\n".join(place.text for place in conditions),
            criteria_url=page.text if page else "",
            language=reader.value("inLanguage"),
            kind=kind_of(credential),
            issuer=owner,
            aligned=aligned,
            tags=tuple(place.text for place in reader.texts("keyword")),
            occupations=reader.occupations(),
        ),
        [*([text] if text else []), *conditions],
    )


class _Reader:
    """One credential's node, with the other nodes of its document by their identifiers."""

    def __init__(self, credential: Node, document: Node, telling: Telling) -> None:
        self.node = credential
        self.telling = telling
        graph = list(document.nodes("@graph"))
        self.known = {one.value("@id", "id"): one for one in graph}

    def text(self, *names: str, of: Node | None = None) -> Place | None:
        return (of or self.node).text(*(spelled for name in names for spelled in (PREFIX + name, name)))

    def value(self, *names: str, of: Node | None = None) -> str:
        found = self.text(*names, of=of)
        return found.text if found else ""

    def texts(self, name: str, of: Node | None = None) -> Iterator[Place]:
        for spelled in (PREFIX + name, name):
            yield from (of or self.node).texts(spelled)

    def nodes(self, name: str, of: Node | None = None) -> Iterator[Node]:
        """The objects of this member, and those that it names and the document has."""
        holder = of or self.node
        for spelled in (PREFIX + name, name):
            for node in holder.nodes(spelled):
                yield self.known.get(node.value("@id", "id"), node) if len(node.json) == 1 else node
            for place in holder.texts(spelled):
                if place.text in self.known:
                    yield self.known[place.text]

    def tell_record(self) -> None:
        """Tell the seven that the registry requires, and the title with them."""
        kind = kind_of(self.node)
        if kind:
            self.telling.member("kind", kind, f"{self.node.pointer}/@type")
        for element, names in (
            ("name", ("name",)),
            ("title", ("name",)),
            ("description", ("description",)),
            ("webpage", ("subjectWebpage", "subjectWebPage")),
            ("further-information", ("subjectWebpage", "subjectWebPage")),
        ):
            place = self.text(*names)
            if place:
                self.telling.member(element, place.text, place.pointer)
        identifier = self.node.text("@id", "id")
        if identifier:
            self.telling.member("identifier", identifier.text, identifier.pointer)
        ctid = self.text("ctid")
        if ctid and CTID.fullmatch(ctid.text):
            self.telling.member("registry-identifier", ctid.text, ctid.pointer)
        status = next(self.nodes("credentialStatusType"), None)
        if status:
            word = _last(self.value("targetNode", "targetNodeName", of=status)).lower()
            self.telling.member("status", word if word in STATUSES else UNKNOWN, status.pointer)

    def owner(self) -> Body:
        """Who owns or offers it, told and as a value."""
        for name in ("ownedBy", "offeredBy"):
            found = next(self.nodes(name), None)
            if found is not None:
                label, identifier = self.text("name", of=found), found.text("@id", "id")
                place = label or identifier
                if place:
                    tell = self.telling.member if label and identifier else self.telling.half
                    tell("awarding-body", place.text, place.pointer)
                country = self._country(found, "address")
                return Body(
                    self.value("name", of=found),
                    found.value("@id", "id"),
                    self.value("subjectWebpage", of=found),
                    country,
                )
            reference = self.text(name)
            if reference:
                self.telling.half("awarding-body", reference.text, reference.pointer)
                return Body("", reference.text)
        return Body("")

    def competencies(self) -> tuple[Aligned, ...]:
        """The skills that it requires, assesses or teaches."""
        holders = [self.node, *self.nodes("requires")]
        found = []
        for holder in holders:
            for name in ("targetCompetency", "assesses", "teaches"):
                for node in self.nodes(name, of=holder):
                    label = self.value("targetNodeName", "name", "competencyText", of=node)
                    url = self.value("targetNode", of=node) or node.value("@id", "id")
                    framework = self.value("frameworkName", "framework", of=node)
                    if label or url:
                        code = self.value("codedNotation", of=node)
                        found.append(Aligned(label, url, framework, code, node.pointer))
        if found:
            tell = self.telling.member if any(one.url for one in found) else self.telling.half
            tell("outcomes", "; ".join(one.name for one in found), found[0].pointer)
        return tuple(found)

    def occupations(self) -> tuple[Aligned, ...]:
        """The occupations that it names (`occupationType`)."""
        found = []
        for node in self.nodes("occupationType"):
            label = self.value("targetNodeName", "name", of=node)
            url = self.value("targetNode", of=node) or node.value("@id", "id")
            framework = self.value("frameworkName", "framework", of=node)
            code = self.value("codedNotation", of=node)
            if label or url or code:
                found.append(Aligned(label, url, framework, code, node.pointer))
        return tuple(found)

    def tell_work(self) -> None:
        """Tell the hours: of a duration in hours, else of credits whose hours are agreed."""
        for duration in self.nodes("estimatedDuration"):
            exact = self.text("exactDuration", of=duration)
            least, most = (self._hours(duration, name) for name in ("minimumDuration", "maximumDuration"))
            hours = self._hours(duration, "exactDuration")
            if hours is not None:
                self.telling.member("workload", write_hours(hours), duration.pointer)
            elif least is not None and most is not None and least <= most:
                self.telling.member("workload", write_hours(least, most), duration.pointer)
            elif exact:
                self.telling.half("workload", exact.text, exact.pointer)
        for holder in (*self.nodes("requires"), *self.nodes("creditValue")):
            number = holder.number(PREFIX + "creditUnitValue") or holder.number("schema:value")
            unit = next(self.nodes("creditUnitType", of=holder), None)
            named = _last(self.value("targetNode", "targetNodeName", of=unit)) if unit else ""
            if number is None or number[0] <= 0:
                continue
            if named in _HOUR_UNITS:
                self.telling.member("workload", write_hours(number[0]), number[1])
            elif named.upper() == "ECTS":
                self.telling.member("workload", ects_hours(number[0]), number[1])
            else:
                self.telling.half("workload", f"{number[0]:g} credits", number[1])

    def tell_assessments(self) -> None:
        """Tell how it is assessed, from the assessments that it requires."""
        for holder in (self.node, *self.nodes("requires")):
            named = self.text("targetAssessment", of=holder)
            for assessment in self.nodes("targetAssessment", of=holder):
                method = next(self.nodes("assessmentMethodType", of=assessment), None)
                word = _last(self.value("targetNode", "targetNodeName", of=method)) if method else ""
                pointer = method.pointer if method else assessment.pointer
                self.telling.member("assessment", ASSESSMENT_METHODS.get(word, UNKNOWN), pointer)
                proctored = assessment.json.get(PREFIX + "isProctored", assessment.json.get("isProctored"))
                if isinstance(proctored, bool):
                    value = "supervised" if proctored else "unsupervised"
                    self.telling.member("supervision", value, assessment.pointer)
                example = self.text("assessmentExample", of=assessment)
                if example:
                    self.telling.member(EXEMPLARS, example.text, example.pointer)
                scoring = self.text("scoringMethodDescription", of=assessment)
                if scoring:
                    self.telling.half("grade", scoring.text, scoring.pointer)
            if named:
                self.telling.member("assessment", UNKNOWN, named.pointer)

    def tell_around(self) -> None:
        """Tell quality, place, cost, what it needs and leads to, and whether it must be renewed."""
        for names, value in ((_ACCREDITED, "accredited"), (_APPROVED, "external")):
            for name in names:
                found = self.text(name) or next((Place("", one.pointer) for one in self.nodes(name)), None)
                if found:
                    self.telling.member("quality", value, found.pointer)
        for place in (*self.nodes("jurisdiction"), *self.nodes("availableAt")):
            self._country(next(self.nodes("mainJurisdiction", of=place), place))
        self._tell_participation()
        for cost in self.nodes("estimatedCost"):
            price = cost.number(PREFIX + "price") or cost.number("price")
            currency = self.value("currency", of=cost)
            details = self.text("costDetails", "description", of=cost)
            if price and currency:
                self.telling.member("cost", write_money(price[0], currency), cost.pointer)
            elif details:
                self.telling.half("cost", details.text, details.pointer)
        for level in self.nodes("audienceLevelType"):
            self.telling.member("level", self.value("targetNodeName", "targetNode", of=level), level.pointer)
        for entry in self.nodes("entryCondition"):
            told = self.text("description", "condition", of=entry)
            if told:
                self.telling.member("prerequisites", told.text, told.pointer)
        for name in _LEADS_TO:
            reached = self.text(name) or next((Place("", one.pointer) for one in self.nodes(name)), None)
            if reached:
                self.telling.member("stackability", reached.text or name, reached.pointer)
        renewal = self.text("renewalFrequency")
        if renewal:
            self.telling.member(RECERTIFICATION, renewal.text, renewal.pointer)

    def _tell_participation(self) -> None:
        for delivery in (*self.nodes("deliveryType"), *self.nodes("learningDeliveryType")):
            word = _last(self.value("targetNode", "targetNodeName", of=delivery))
            self.telling.member("participation", DELIVERIES.get(word, UNKNOWN), delivery.pointer)
        online, onsite = self.text("availableOnlineAt"), next(self.nodes("availableAt"), None)
        if online:
            # Both can be a choice or a mixture: not told which.
            self.telling.member("participation", UNKNOWN if onsite else "online", online.pointer)
        elif onsite:
            self.telling.member("participation", "onsite", onsite.pointer)

    def condition_texts(self, condition: Node) -> Iterator[Place]:
        """The sentences of one condition profile."""
        for name in ("description", "condition", "submissionOf"):
            yield from self.texts(name, of=condition)

    def _hours(self, duration: Node, name: str) -> float | None:
        found = _DURATION.fullmatch(self.value(name, of=duration))
        return float(found[1]) if found and float(found[1]) > 0 else None

    def _country(self, holder: Node, member: str = "") -> str:
        place = next(self.nodes(member, of=holder), None) if member else holder
        told = self.text("addressCountry", of=place) if place else None
        if told:
            tell = self.telling.member if _COUNTRY.fullmatch(told.text) else self.telling.half
            tell("country", told.text, told.pointer)
        return told.text if told else ""


def _last(term: str) -> str:
    """`Active` of `credentialStat:Active` or of an address that ends so."""
    return re.split(r"[:/#]", term)[-1]
