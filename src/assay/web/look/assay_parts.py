"""The parts of an answer in words, for whoever looks closely: elements, checks, how each came out.

Apart from the answers because there are many parts; a code without words shows as it is, never as nothing.
"""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from assay.analysis.valuation import Mark, Part
from assay.web.look import assay_market_words

Text = str | Promise

ELEMENTS: dict[str, Text] = {
    "learner": gettext_lazy("Who earned it"),
    "title": gettext_lazy("Title"),
    "country": gettext_lazy("Country or region of the issuer"),
    "awarding-body": gettext_lazy("Awarding body"),
    "issue-date": gettext_lazy("Day of award"),
    "outcomes": gettext_lazy("Learning outcomes"),
    "workload": gettext_lazy("Workload"),
    "level": gettext_lazy("Level"),
    "assessment": gettext_lazy("Kind of assessment"),
    "participation": gettext_lazy("Form of participation"),
    "quality": gettext_lazy("Quality assurance"),
    "prerequisites": gettext_lazy("What is needed before"),
    "supervision": gettext_lazy("Supervision and identity check"),
    "grade": gettext_lazy("Grade"),
    "stackability": gettext_lazy("What it counts towards"),
    "further-information": gettext_lazy("Where to read more"),
    "kind": gettext_lazy("Kind of credential"),
    "identifier": gettext_lazy("Identifier"),
    "status": gettext_lazy("Whether it is still offered"),
    "registry-identifier": gettext_lazy("Identifier in a registry"),
    "name": gettext_lazy("Name"),
    "description": gettext_lazy("Description"),
    "webpage": gettext_lazy("Web page"),
    "cost": gettext_lazy("Cost"),
    "review-date": gettext_lazy("When it is reviewed"),
    "assessor": gettext_lazy("Who judges"),
    "rubric": gettext_lazy("Rubric"),
    "retakes": gettext_lazy("How often one may try again"),
    "exemplars": gettext_lazy("Examples of work that passed and that did not"),
    "recertification": gettext_lazy("When it must be earned anew"),
}
"""What a description ought to tell."""

_LISTS: dict[str, Text] = {
    "list-eu": gettext_lazy("List: European Union, 2022/C 243/02, annex I"),
    "list-ctdl": gettext_lazy("List: what the Credential Registry requires"),
    "list-australia": gettext_lazy("List: Australia's national framework, 2021"),
}
_JUDGING: dict[str, Text] = {
    "no-assessment-stated": gettext_lazy("No assessment is stated"),
    "assessment-unknown": gettext_lazy("The kind of assessment is in no list"),
    "assessment-contradicted": gettext_lazy("Two kinds of assessment contradict each other"),
    "assessment": gettext_lazy("Kind of assessment"),
    "rubric-public": gettext_lazy("The rubric is public"),
    "rubric-not-public": gettext_lazy("No public rubric is named"),
    "assessor-not-independent": gettext_lazy("Nobody independent is said to judge"),
    "assessor-independent": gettext_lazy("Somebody independent is said to judge"),
    "identity-not-checked": gettext_lazy("No identity check is stated"),
    "supervised-identity-checked": gettext_lazy("Supervised, with identity checked"),
    "observed-something-handed-in": gettext_lazy("Records: something was handed in"),
    "observed-public-rubric": gettext_lazy("Records: judged by the public rubric"),
    "observed-independent": gettext_lazy("Records: judged by somebody independent"),
    "observed-independent-supervised": gettext_lazy("Records: independent, supervised, identity checked"),
    "few": gettext_lazy("Records about fewer people than this are not used"),
    "effort-passed_first": gettext_lazy("Records: passed at the first try"),
    "effort-returned": gettext_lazy("Records: work given back at least once"),
    "effort-with_evidence": gettext_lazy("Records: evidence attached"),
    "effort-supervised": gettext_lazy("Records: supervised"),
    "proficiency": gettext_lazy("Level of a skill, as the issuer says"),
}
_CHECKS: dict[str, Text] = {
    "standard": gettext_lazy("Written in an open standard"),
    "proof": gettext_lazy("Its signature holds"),
    "key": gettext_lazy("The issuer's key can be found"),
    "context": gettext_lazy("Its words have a fixed definition"),
    "evidence": gettext_lazy("What it points to is unchanged"),
    "export": gettext_lazy("One file is all of it"),
}
_STANDING: dict[str, Text] = {
    "counted": gettext_lazy("Counted"),
    "withdrawn": gettext_lazy("Withdrawn"),
    "unproven": gettext_lazy("Not counted: who made it is not proven"),
    "not-begun": gettext_lazy("Not counted: it begins later"),
    "expired": gettext_lazy("Not counted: it has ended"),
    "issuer-itself": gettext_lazy("Not counted: the issuer's word for itself"),
    "reciprocal": gettext_lazy("Not counted: the two recognise each other"),
    "same-organization": gettext_lazy("Not counted again: the same organization"),
    "declared": gettext_lazy("Skill that the issuer names"),
    "inferred": gettext_lazy("Skill guessed from the text"),
}
_BY_ANSWER: dict[str, dict[str, Text]] = {
    "rigor": _JUDGING,
    "portability": {
        "status": gettext_lazy("Whether it was taken back can be asked"),
        "learner": gettext_lazy("It says whose it is, so that only they can claim it"),
    },
    **assay_market_words.PARTS,
}
_MARKS: dict[Mark, Text] = {
    Mark.PASSED: gettext_lazy("yes"),
    Mark.FAILED: gettext_lazy("no"),
    Mark.UNKNOWN: gettext_lazy("cannot be evaluated"),
    Mark.SHOWN: gettext_lazy("shown"),
}
_VALUES: dict[str, Text] = {
    "not-tested": gettext_lazy("not tested"),
    "signature-wrong": gettext_lazy("the signature does not fit"),
    "issuer-wrong": gettext_lazy("the issuer's document does not fit"),
    "key-wrong": gettext_lazy("the key does not fit"),
    "answered": gettext_lazy("the list answered"),
    "status-wrong": gettext_lazy("the list cannot be used"),
    "no-status": gettext_lazy("it names no list"),
    "words-undefined": gettext_lazy("some words have no definition"),
    "changed": gettext_lazy("it has changed"),
    "unchanged": gettext_lazy("unchanged"),
    "no-digest": gettext_lazy("links without a digest"),
    "nothing-linked": gettext_lazy("it points to nothing"),
    "address": gettext_lazy("an e-mail address, hashed"),
    "nobody-named": gettext_lazy("nobody is named"),
    "identifier": gettext_lazy("an identifier"),
    "hosted-only": gettext_lazy("only the issuer's server has it"),
    "none": gettext_lazy("none"),
    "completion": gettext_lazy("taking part to the end"),
    "quiz": gettext_lazy("a quiz"),
    "written": gettext_lazy("a written examination"),
    "oral": gettext_lazy("an oral examination"),
    "practical": gettext_lazy("a practical task"),
    "portfolio": gettext_lazy("a portfolio"),
    "workplace": gettext_lazy("at work"),
    "unsupervised": gettext_lazy("nobody watches"),
    "supervised": gettext_lazy("somebody watches"),
    "online-id": gettext_lazy("watched online, identity checked"),
    "onsite-id": gettext_lazy("watched on site, identity checked"),
    "automatic": gettext_lazy("a program"),
    "peer": gettext_lazy("other learners"),
    "teacher": gettext_lazy("whoever teaches it"),
    "independent": gettext_lazy("somebody independent"),
    "unknown": gettext_lazy("in no list"),
    "absent": gettext_lazy("not told"),
    "text": gettext_lazy("told in a sentence"),
    "machine": gettext_lazy("told so that programs can read it"),
    "open-badges-3": gettext_lazy("Open Badges 3"),
    "open-badges-2": gettext_lazy("Open Badges 2"),
    "ctdl": gettext_lazy("CTDL"),
    **assay_market_words.VALUES,
}
_DEEDS: dict[str, Text] = {
    "skills-by-address": gettext_lazy("Skills, each with its address in a public list"),
    "award-to-examine": gettext_lazy("An award of it, to be checked"),
    "recognition-by-others": gettext_lazy("Somebody else who states that it counts"),
    "occupations-by-code": gettext_lazy("Occupations that it prepares for, from a public list"),
    "outcomes-published": gettext_lazy("What became of those who did it, with their number"),
}
_STATED: dict[str, Text] = {
    "requires": gettext_lazy("requires it"),
    "prefers": gettext_lazy("prefers who has it"),
    "interviews": gettext_lazy("interviews who has it"),
    "accepts-instead": gettext_lazy("accepts it instead of training"),
    "credits": gettext_lazy("gives credits for it"),
    **_STANDING,
}
_JOINER = " · "
_KINDS: dict[str, Text] = {
    "description": gettext_lazy("Description"),
    "release": gettext_lazy("Data"),
    "statement": gettext_lazy("Statement of recognition"),
    "observed": gettext_lazy("Records of how awards were judged"),
    "credential": gettext_lazy("Award"),
    "framework": gettext_lazy("Framework"),
    "wage": gettext_lazy("Wage"),
    "model": gettext_lazy("Model that reads texts"),
    **assay_market_words.KINDS,
}


def name(part: Part, answer: str = "") -> str:
    """What the part is."""
    own = _BY_ANSWER.get(answer, {})
    for table in (own, _STANDING, _LISTS, _CHECKS, ELEMENTS):
        if part.key in table:
            return str(table[part.key])
    return part.key


def mark(part: Part) -> str:
    """How it came out: yes, no, cannot be evaluated, or only shown."""
    return str(_MARKS[part.mark])


def value(text: str, answer: str = "") -> str:
    """What it says; words of our own lists in words for people, everything else as it is told."""
    if answer == "recognition":
        return _JOINER.join(str(_STATED.get(word, word)) for word in text.split(_JOINER))
    return str(_VALUES.get(text, text)) if answer != "cost" else text


def kind(code: str) -> str:
    """What kind of input it is."""
    return str(_KINDS.get(code, code))


def deed(code: str) -> str:
    """What somebody could tell or do, by the code of an element or of a deed."""
    return str(_DEEDS.get(code) or ELEMENTS.get(code, code))
