"""Members that others have added to Open Badges: the Dutch edubadges and 1EdTech's extensions.

Apart because the words of each are translated into the framework's by a table that `docs/framework.md`
prints; what a table has not is `unknown`.
"""

from __future__ import annotations

from assay.analysis.descriptions.nodes import Node, Place
from assay.analysis.descriptions.telling import Telling
from assay.analysis.descriptions.vocabulary import EXEMPLARS, UNKNOWN, ects_hours, write_hours

EDUBADGES_ASSESSMENTS = {
    "application of a skill": "practical",
    "portfolio": "portfolio",
}  # "testing" is decided with the supervision, see below; "recognition of prior learning" is no method
EDUBADGES_SUPERVISIONS = {
    "unsupervised with no identity verification": "unsupervised",
    "supervised with no identity verification": "supervised",
    "supervised online": "supervised",  # online-id where identityChecked says so
    "onsite with identity verification": "onsite-id",
}
EDUBADGES_PARTICIPATIONS = {
    "online": "online",
    "volunteering": "workplace",
    "work experience": "workplace",
}
ONE_EDTECH_ASSESSMENTS = {"Exam": "written", "Performance": "practical", "Artifact": "portfolio"}
_HOURS = ("SBU", "timeInvestment")  # hours of study; a Dutch study load hour is one hour


def tell_edubadges(achievement: Node, telling: Telling) -> None:
    """Tell what the members of an edubadge say; nothing where it is none."""
    if "EducredentialAchievement" not in achievement.types():
        return
    supervision = _supervision(achievement)
    if supervision:
        telling.member("supervision", *supervision)
    method = achievement.text("assessmentType")
    if method:
        judged = supervision is not None and supervision[0] not in ("unsupervised", UNKNOWN)
        testing = "written" if judged else "quiz"
        words = {**EDUBADGES_ASSESSMENTS, "testing": testing}
        telling.member("assessment", words.get(method.text, UNKNOWN), method.pointer)
    way = achievement.text("participationType")
    if way:
        telling.member("participation", EDUBADGES_PARTICIPATIONS.get(way.text, UNKNOWN), way.pointer)
    for name in _HOURS:
        hours = achievement.number(name)
        if hours and hours[0] > 0:
            telling.member("workload", write_hours(hours[0]), hours[1])
    ects = achievement.number("ECTS")
    if ects and ects[0] > 0:
        telling.member("workload", ects_hours(ects[0]), ects[1])


def _supervision(achievement: Node) -> tuple[str, str, tuple[str, ...]] | None:
    told = achievement.text("supervisionType")
    if told is None:
        return None
    value = EDUBADGES_SUPERVISIONS.get(told.text, UNKNOWN)
    checked = achievement.json.get("identityChecked")
    if value == "supervised" and checked is True:
        return ("online-id" if told.text == "supervised online" else "supervised"), told.pointer, ()
    # "with identity verification", and beside it that identity is not checked: both are kept
    contrary = ("supervised",) if value == "onsite-id" and checked is False else ()
    return value, told.pointer, contrary


def tell_one_edtech(achievement: Node, telling: Telling) -> None:
    """Tell what 1EdTech's assessment extension says, in its form for 3.0 and in that for 2.0."""
    listed = list(achievement.nodes("resultDescription"))
    for name in ("extensions:assessmentExtension", "extensions:AssessmentExtension", "assessmentExtension"):
        for held in achievement.nodes(name):
            listed += list(held.nodes("assessments"))
    for assessment in listed:
        method = _method(assessment)
        if method:
            telling.member("assessment", ONE_EDTECH_ASSESSMENTS[method.text], method.pointer)
        rubric = assessment.node("rubrics")
        if rubric:
            telling.member("rubric", rubric.value("title") or "in the description", rubric.pointer)
        example = assessment.address("assessmentExample")
        if example:
            telling.member(EXEMPLARS, example.text, example.pointer)
        scoring = assessment.text("evaluationMethod")
        if scoring and method:
            telling.half("grade", scoring.text, scoring.pointer)


def _method(assessment: Node) -> Place | None:
    for name in ("assessmentType", "type"):
        for place in assessment.texts(name):
            if place.text in ONE_EDTECH_ASSESSMENTS:
                return place
    return None


def tell_accreditation(issuer: Node, telling: Telling) -> None:
    """Tell that somebody accredits the issuer, where the extension for it names whom."""
    accredited = list(issuer.nodes("accreditations"))
    for name in ("extensions:issuerAccreditationExtension", "extensions:IssuerAccreditation"):
        accredited += list(issuer.nodes(name))
    for body in accredited:
        if body.value("name"):
            telling.member("quality", "external", body.pointer)
