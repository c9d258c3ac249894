"""Open Badges 3.0: an Achievement, alone or in an award, as a description.

Apart from 2.0 and CTDL: each of the three is read by the names its own standard gives, into one tally.
"""

from __future__ import annotations

import re

from assay.analysis.descriptions.extensions import tell_accreditation, tell_edubadges, tell_one_edtech
from assay.analysis.descriptions.framework_terms import PROFICIENCY
from assay.analysis.descriptions.nodes import Node, Place, is_address
from assay.analysis.descriptions.occupations import is_occupation, read_occupations
from assay.analysis.descriptions.telling import Telling
from assay.analysis.descriptions.terms_reading import names_framework, tell_terms
from assay.analysis.descriptions.values import Aligned, Body, Description, Proficiency
from assay.analysis.descriptions.vocabulary import EQF, RECERTIFICATION

CTID = re.compile(r"ce-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_EQF_NAMES = frozenset({"european qualifications framework", "eqf", "ext:eqf"})
_CREDENTIALS = ("ceterms:Credential", "CTDL")
_QUALITY = "ext:QualityAssurance"
_LEVEL_CODE = re.compile(r"(?:EQF\s*)?(?:level\s*)?([1-8])", re.IGNORECASE)


def read_achievement(
    achievement: Node, credential: Node | None, document: Node, telling: Telling
) -> Description:
    """The description of this achievement; `credential` is the award that it stands in."""
    # The issuer of the award, else whoever made the achievement.
    issuer = issuer_at((credential, "issuer"), (achievement, "creator"), (achievement, "issuer"))
    narrative, criteria_url = read_criteria(achievement)
    if names_framework(document):
        tell_terms(achievement, telling)
    tell_common(achievement, telling)
    tell_page(achievement, telling, criteria_url)
    if credential is not None:
        tell_award(credential, telling)
    if issuer is not None:
        tell_body(issuer, telling)
        tell_accreditation(issuer, telling)
    kind = achievement.text("achievementType")
    if kind:
        telling.member("kind", kind.text, kind.pointer)
    _tell_identifiers(achievement, telling)
    tell_edubadges(achievement, telling)
    tell_one_edtech(achievement, telling)
    aligned = read_alignments(achievement, "alignment", telling)
    _tell_results(achievement, telling)
    _tell_credits(achievement, telling)
    return Description(
        standard="open-badges-3",
        name=achievement.value("name"),
        digest="",
        id=achievement.value("id"),
        text=achievement.value("description"),
        criteria=narrative.text if narrative else "",
        criteria_url=criteria_url if is_address(criteria_url) else "",
        language=achievement.value("inLanguage"),
        kind=kind.text if kind else "",
        issuer=body(issuer),
        aligned=aligned,
        tags=tuple(place.text for place in achievement.texts("tag")),
        proficiencies=_proficiencies(achievement, framework=names_framework(document)),
        occupations=read_occupations(achievement, "alignment"),
    )


def read_criteria(achievement: Node) -> tuple[Place | None, str]:
    """What must be done, and the address of the criteria; empty where they have none."""
    criteria = achievement.node("criteria")
    if criteria is None:
        return None, achievement.value("criteria")
    return criteria.text("narrative"), criteria.value("id")


def tell_common(achievement: Node, telling: Telling) -> None:
    """Tell name, description and identifier, which both versions have under the same names."""
    name = achievement.text("name")
    if name:
        telling.member("title", name.text, name.pointer)
        telling.member("name", name.text, name.pointer)
    text = achievement.text("description")
    if text:
        telling.member("description", text.text, text.pointer)
    identifier = achievement.text("id", "@id")
    if identifier:
        telling.member("identifier", identifier.text, identifier.pointer)


def tell_page(achievement: Node, telling: Telling, address: str) -> None:
    """Tell that there is a page about it, and with it further information."""
    if is_address(address):
        telling.member("webpage", address, f"{achievement.pointer}/criteria")
        telling.member("further-information", address, f"{achievement.pointer}/criteria")


def tell_body(issuer: Node, telling: Telling) -> None:
    """Tell who awards it and where: whole only with a name and an address or identifier."""
    name, identifier = issuer.text("name"), issuer.text("id", "@id", "url")
    told = name or identifier
    if told:
        tell = telling.member if name and identifier else telling.half
        tell("awarding-body", told.text, told.pointer)
    address = issuer.node("address")
    if address:
        code, country = address.text("addressCountryCode"), address.text("addressCountry")
        if code:
            telling.member("country", code.text, code.pointer)
        elif country:
            telling.half("country", country.text, country.pointer)


def tell_award(credential: Node, telling: Telling) -> None:
    """Tell what an award has and a description of what can be earned has not."""
    issued = credential.text("validFrom", "issuanceDate", "awardedDate", "issued")
    if issued:
        telling.member("issue-date", issued.text, issued.pointer)
    until = credential.text("validUntil", "expirationDate")
    if until:
        telling.member(RECERTIFICATION, until.text, until.pointer)
    subject = credential.node("credentialSubject")
    if subject:
        who = subject.text("id") or next(
            (node.text("identityHash") for node in subject.nodes("identifier")), None
        )
        if who:
            # Not the value: an assay tells that the learner is identified, and never who it is.
            telling.member("learner", "identified", who.pointer)
        elif subject.text("name"):
            telling.half("learner", "named", f"{subject.pointer}/name")
        result = subject.node("result")
        if result:
            # Nor how well somebody did.
            telling.member("grade", "in the award", result.pointer)


def read_alignments(achievement: Node, member: str, telling: Telling) -> tuple[Aligned, ...]:
    """The skills that the issuer declares; levels and quality among them are told, occupations left out."""
    skills = []
    for node in achievement.nodes(member):
        name = node.value("targetName", "name")
        framework, kind = node.value("targetFramework"), node.value("targetType")
        code, url = node.value("targetCode"), node.value("targetUrl", "url")
        if framework.lower() in _EQF_NAMES or kind.lower() in _EQF_NAMES:
            level = _LEVEL_CODE.fullmatch(code.strip()) or EQF.search(name.replace("level ", ""))
            if level:
                telling.member("level", f"EQF {level[1]}", node.pointer)
            continue
        if kind == _QUALITY:
            telling.member("quality", "accredited", node.pointer)
            continue
        if kind.startswith(_CREDENTIALS):
            continue  # another description of the same credential, and no skill
        if is_occupation(node) and not telling.occupations_are_skills:
            continue
        if name or url:
            skills.append(Aligned(name, url, framework, code, node.pointer))
    addressed = [skill for skill in skills if skill.url]
    if addressed:
        telling.member("outcomes", "; ".join(skill.name for skill in addressed), addressed[0].pointer)
    elif skills:
        telling.half("outcomes", "; ".join(skill.name for skill in skills), skills[0].pointer)
    return tuple(skills)


def body(issuer: Node | None) -> Body:
    """The issuer as a value."""
    if issuer is None:
        return Body("")
    address = issuer.node("address")
    country = address.value("addressCountryCode", "addressCountry") if address else ""
    return Body(issuer.value("name"), issuer.value("id", "@id"), issuer.value("url"), country)


def issuer_at(*places: tuple[Node | None, str]) -> Node | None:
    """The organization at the first of these members that names one; a plain identifier as an object."""
    for holder, name in places:
        if holder is None:
            continue
        found = holder.node(name)
        if found is not None:
            return found
        place = holder.text(name)
        if place:
            return Node({"id": place.text}, place.pointer, is_plain=True)
    return None


def _tell_identifiers(achievement: Node, telling: Telling) -> None:
    for entry in achievement.nodes("otherIdentifier"):
        place = entry.text("identifier")
        if place and CTID.fullmatch(place.text):
            telling.member("registry-identifier", place.text, place.pointer)


def _tell_results(achievement: Node, telling: Telling) -> None:
    for result in achievement.nodes("resultDescription"):
        asked = result.value("requiredValue", "requiredLevel", "resultType")
        telling.member("grade", asked or result.value("name"), result.pointer)
        if any(level.value("name") for level in result.nodes("rubricCriterionLevel")):
            telling.member("rubric", result.value("name") or "in the description", result.pointer)


def _tell_credits(achievement: Node, telling: Telling) -> None:
    held = achievement.number("creditsAvailable")
    if held and held[0] > 0:
        # Open Badges does not say which credits: 3 can be 45 hours or 90.
        telling.half("workload", f"{held[0]:g} credits", held[1])


def _proficiencies(achievement: Node, *, framework: bool) -> tuple[Proficiency, ...]:
    found = []
    for node in achievement.nodes("alignment") if framework else ():
        level = node.text(PROFICIENCY)
        if level:
            found.append(Proficiency(node.value("targetName"), level.text, level.pointer))
    for result in achievement.nodes("resultDescription"):
        required = result.value("requiredLevel")
        levels = result.nodes("rubricCriterionLevel")
        wanted = next((one for one in levels if one.value("id") == required), None)
        if not required or wanted is None:
            continue
        skill = next((node.value("targetName") for node in result.nodes("alignment")), "")
        found.append(Proficiency(skill or result.value("name"), wanted.value("name"), result.pointer))
    return tuple(found)
