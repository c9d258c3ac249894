"""The closed set of phrases by which a sentence tells an element, in English and in Spanish.

Apart from the machine that runs them: this is the list that `docs/framework.md` speaks of, and whoever
adds a phrase adds a sentence that must not match beside it. Written for lower case and single sentences.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assay.analysis.descriptions.vocabulary import FREE


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase that tells `value` of `element`; an empty value is the text of the sentence itself.

    `whichever`: it is told whether it is denied or not ("no prior knowledge").
    """

    element: str
    value: str
    phrase: re.Pattern[str]
    whichever: bool = False


def _phrase(element: str, value: str, words: str, *, whichever: bool = False) -> Phrase:
    return Phrase(element, value, re.compile(rf"\b(?:{words})\b"), whichever)


_EXAM = r"exam(?:ination)?s?"
_WHO = r"(?:an?|the|two|our|their)\s+(?:\w+\s+){0,2}"
_UNITS = r"(?:courses?|modules?|lessons?|activities|videos?|workshops?|programmes?|programs?|trainings?)"
_TESTED = rf"(?:{_EXAM}|tests?|assessments?|quiz(?:zes)?)"
_JUDGED = r"(?:assessed|judged|evaluated|marked|graded|examined|observed)"

ENGLISH = (
    _phrase(
        "assessment",
        "none",
        r"no\s+assessments?|without\s+(?:any\s+|an\s+)?assessment|not\s+assessed|attendance\s+only"
        r"|for\s+attending|for\s+attendance|awarded\s+to\s+(?:all\s+)?(?:participants|attendees)",
    ),
    _phrase(
        "assessment",
        "completion",
        # As a condition, and not as an occasion: "after completing this course you will be able to".
        rf"(?:^|(?:must|have\s+to|has|have|awarded\s+for|earned\s+by|requires?)\s+)(?:successfully\s+)?"
        rf"complet(?:e|ed|ing|ion\s+of)\s+(?!(?:\S+\s+){{0,2}}(?:prior|previous|other)\b)(?:all\s+)?(?:of\s+)?(?:the|this|a|an|all)?\s*(?:\S+\s+){{0,3}}{_UNITS}",
    ),
    _phrase(
        "assessment",
        "quiz",
        r"(?:pass|passes|passing|take|takes|taking|sit|sits|answer|answers|graded|end\s+in|ends\s+with)\s+"
        r"(?:an?\s+|the\s+|every\s+|all\s+)?(?:\w+[-\s]){0,3}(?:quiz(?:zes)?|multiple[-\s]choice\s+test)"
        r"|quiz(?:zes)?\s+(?:is|are|must\s+be)\s+(?:passed|taken|graded|marked)"
        rf"|multiple[-\s]choice\s+(?:tests?|{_EXAM})|online\s+tests?|quiz\s+(?:is|are)\s+un(?:supervised|proctored)",
    ),
    _phrase(
        "assessment",
        "written",
        rf"written\s+(?:{_EXAM}|tests?|assessments?)|(?:proctored|invigilated)\s+(?:online\s+)?{_EXAM}"
        rf"|pass(?:es|ed|ing)?\s+(?:the|an?)\s+(?:final\s+|certification\s+|closing\s+)?{_EXAM}",
    ),
    _phrase("assessment", "oral", rf"oral\s+(?:{_EXAM}|tests?|assessments?|defen[cs]e)|viva\s+voce"),
    _phrase(
        "assessment",
        "practical",
        rf"practical\s+(?:{_EXAM}|tests?|assessments?|demonstrations?)|skills?\s+(?:tests?|demonstrations?)"
        r"|performance\s+(?:tests?|assessments?)",
    ),
    _phrase(
        "assessment",
        "portfolio",
        rf"(?:portfolios?|projects?)\s+(?:is|are|will\s+be|was|were)\s+{_JUDGED}"
        r"|(?:submit|submits|submitted|submitting|hand(?:s|ed)?\s+in)\s+(?:an?|the|your|their)\s+(?:\w+\s+){0,2}"
        r"(?:portfolio|project)|portfolio\s+(?:assessment|review)",
    ),
    _phrase(
        "assessment",
        "workplace",
        r"workplace\s+(?:assessments?|observations?)|(?:assessed|observed)\s+(?:at|in)\s+(?:the\s+)?(?:work|workplace)",
    ),
    _phrase(
        "supervision",
        "unsupervised",
        rf"(?:unsupervised|unproctored)\s+(?:online\s+)?{_TESTED}"
        rf"|{_TESTED}\s+(?:is|are)\s+(?:unsupervised|unproctored)|unproctored",
    ),
    _phrase(
        "supervision",
        "supervised",
        rf"proctored|invigilated|supervised\s+(?:online\s+)?{_TESTED}|{_TESTED}\s+(?:is|are)\s+supervised",
    ),
    _phrase(
        "supervision",
        "online-id",
        r"(?:identity|id)\s+(?:is|are|was|will\s+be)?\s*(?:checked|verified)|photo\s+id\s+(?:is\s+)?required",
    ),
    _phrase(
        "supervision",
        "onsite-id",
        r"(?:on[-\s]site|in\s+person)[^.]{0,60}\b(?:identity|id)\s+(?:is\s+)?(?:checked|verified)",
    ),
    _phrase(
        "participation", "online", r"online\s+courses?|(?:delivered|taught|offered|held)\s+online|self-paced"
    ),
    _phrase(
        "participation",
        "onsite",
        r"in-person\s+(?:course|class|classes|workshop|training|session)s?|face-to-face|(?:delivered|taught|held)\s+"
        r"(?:in\s+person|on\s+site|on-site)|classroom\s+(?:course|training)",
    ),
    _phrase(
        "participation", "blended", r"blended\s+(?:learning|course|delivery)|hybrid\s+(?:course|delivery)"
    ),
    _phrase("participation", "workplace", r"work\s+placement|on-the-job\s+training|apprenticeship"),
    _phrase("quality", "accredited", r"accredited\s+by\s+\w+|part\s+of\s+an\s+accredited\s+programm?e?"),
    _phrase(
        "quality",
        "external",
        r"(?:quality[-\s]assured|externally\s+(?:verified|reviewed|assured))\s+by\s+\w+",
    ),
    _phrase("quality", "internal", r"internal\s+quality\s+assurance"),
    _phrase(
        "prerequisites",
        "",
        r"prerequisites?(?=\s*:|\s+(?:are|is|include|for\s+this))|no\s+prior\s+(?:knowledge|experience)"
        r"|assumes\s+prior|prior\s+knowledge\s+of",
        whichever=True,
    ),
    _phrase("stackability", "", r"counts?\s+towards|stack(?:s|able)\s+(?:into|towards|to)|credit\s+towards"),
    _phrase("assessor", "automatic", rf"automatically\s+{_JUDGED}|auto-?graded"),
    _phrase(
        "assessor", "peer", rf"peer[-\s](?:reviewed|assessed|graded)|{_JUDGED}\s+by\s+(?:their\s+)?peers"
    ),
    _phrase(
        "assessor", "teacher", rf"{_JUDGED}\s+by\s+{_WHO}(?:teacher|instructor|tutor|lecturer|trainer)s?"
    ),
    _phrase(
        "assessor",
        "independent",
        rf"{_JUDGED}\s+by\s+(?:an?\s+|two\s+)?(?:independent|external)\s+(?:assessor|examiner|verifier|evaluator)s?"
        r"|(?:independent|external)\s+(?:assessor|examiner)s?\s+(?:assess|judge|evaluate|mark|grade|examine)(?:s|es)?",
    ),
    _phrase("rubric", "", r"rubrics?"),
    _phrase("retakes", "unlimited", r"unlimited\s+(?:attempts|retakes|tries)"),
    _phrase("retakes", "", r"re-?takes?|re-?sits?|(?:one|two|three|four|five|\d+)\s+attempts"),
    _phrase(
        "grade",
        "",
        r"pass\s+mark|passing\s+(?:score|grade)|graded\s+(?:from|on)|at\s+least\s+\d+\s?(?:%|percent)",
    ),
    _phrase(
        "outcomes",
        "",
        r"(?:will|is|are|be)\s+able\s+to|learning\s+outcomes?|demonstrates?\s+(?:that|the|how|an)",
    ),
    _phrase(
        "cost",
        FREE,
        r"(?:course|programme|program|badge|certificate|it|this|enrolment|participation)\s+is\s+free"
        r"(?:\s+of\s+charge)?(?!\s+\w)",
    ),
    _phrase("review-date", "", r"(?:last|next)\s+review(?:ed)?|reviewed\s+every\s+\w+"),
    _phrase("exemplars", "", r"exemplars?|example\s+of\s+(?:a\s+)?passing\s+work"),
    _phrase(
        "recertification",
        "",
        r"re-?certif(?:y|ication)|renew(?:ed|al)?\s+(?:every|after)|valid\s+for\s+\w+\s+years?",
    ),
)

SPANISH = (
    _phrase(
        "assessment",
        "none",
        r"sin\s+(?:ninguna\s+)?evaluación|no\s+hay\s+evaluación|no\s+se\s+evalúa|solo\s+asistencia"
        r"|por\s+(?:la\s+)?(?:mera\s+)?asistencia|por\s+asistir",
    ),
    _phrase(
        "assessment",
        "completion",
        r"(?:^|(?:debe|deben|ha|han|hay\s+que|por)\s+)complet(?:ar|ado|e)\s+(?:todos?\s+|todas\s+)?(?:el|la|los|las)?\s*(?:\S+\s+){0,2}"
        r"(?:curso|módulos?|lecciones|actividades|vídeos|videos|taller|programa|formación)",
    ),
    _phrase(
        "assessment",
        "quiz",
        r"(?:aprobar|superar|responder|realizar|contestar|hacer)\s+(?:a\s+)?(?:un|el|los|cada)\s+(?:\w+\s+)?"
        r"(?:cuestionarios?|test)|test\s+en\s+línea",
    ),
    _phrase(
        "assessment",
        "written",
        r"(?:examen|prueba)s?\s+escrit[oa]s?|(?:aprobar|aprueba|aprobado|superar|supera|superado)\s+(?:el|un)"
        r"\s+examen",
    ),
    _phrase("assessment", "oral", r"(?:examen|prueba|defensa)\s+oral"),
    _phrase("assessment", "practical", r"(?:examen|prueba|demostración)\s+práctic[oa]"),
    _phrase(
        "assessment",
        "portfolio",
        r"(?:portafolio|porfolio|proyecto)\s+(?:es|será|se)\s+(?:evaluad[oa]|evalúa|calificad[oa])"
        r"|(?:entrega|entregar|presenta|presentar)\s+(?:un|el|su)\s+(?:portafolio|porfolio|proyecto)",
    ),
    _phrase("assessment", "workplace", r"(?:observación|evaluación)\s+en\s+el\s+(?:puesto\s+de\s+)?trabajo"),
    _phrase("supervision", "unsupervised", r"(?:examen|prueba|cuestionario)\s+sin\s+supervisión"),
    _phrase("supervision", "supervised", r"(?:examen|prueba)\s+(?:supervisad|vigilad)[oa]"),
    _phrase(
        "supervision",
        "online-id",
        r"identidad\s+(?:es\s+)?(?:verificada|comprobada)|se\s+(?:verifica|comprueba)\s+la\s+identidad",
    ),
    _phrase(
        "participation",
        "online",
        r"curso\s+(?:en\s+línea|online|virtual)|(?:impartid[oa]|se\s+imparte)\s+en\s+línea",
    ),
    _phrase("participation", "onsite", r"curso\s+presencial|(?:clases|sesiones)\s+presenciales"),
    _phrase("participation", "blended", r"semipresencial|modalidad\s+mixta"),
    _phrase("participation", "workplace", r"prácticas\s+en\s+(?:la\s+)?empresas?"),
    _phrase("quality", "accredited", r"acreditad[oa]\s+por\s+\w+"),
    _phrase("quality", "internal", r"garantía\s+de\s+calidad\s+interna"),
    _phrase("prerequisites", "", r"requisitos\s+previos|conocimientos\s+previos", whichever=True),
    _phrase("stackability", "", r"cuenta\s+para|computa\s+para|acumulable"),
    _phrase(
        "assessor",
        "teacher",
        r"(?:evaluad|calificad|corregid)[oa]\s+por\s+(?:el|la|su)\s+(?:docente|profesora?|tutora?)",
    ),
    _phrase(
        "assessor",
        "independent",
        r"(?:evaluad|calificad|examinad)[oa]\s+por\s+(?:un|una)\s+(?:evaluador|evaluadora|examinador|examinadora)"
        r"\s+(?:extern|independient)\w+",
    ),
    _phrase("rubric", "", r"rúbricas?"),
    _phrase("retakes", "", r"segunda\s+convocatoria|(?:un|dos|tres|\d+)\s+intentos"),
    _phrase("grade", "", r"nota\s+(?:mínima|de\s+corte)|al\s+menos\s+(?:un\s+)?\d+\s?%"),
    _phrase("outcomes", "", r"será\s+capaz\s+de|es\s+capaz\s+de|resultados\s+de\s+aprendizaje"),
    _phrase("cost", FREE, r"(?:curso|programa|insignia|certificado|inscripción)\s+(?:es\s+)?gratuit[oa]"),
    _phrase(
        "recertification",
        "",
        r"recertificación|renovar(?:se)?\s+cada|válid[oa]\s+(?:por|durante)\s+\w+\s+años?",
    ),
)

PHRASES = (*ENGLISH, *SPANISH)

# A denial, a choice, another occasion: whatever follows in the same breath is not told.
DENIALS = re.compile(
    r"\b(?:no|not|never|none|nobody|neither|nor|without|cannot|isn't|aren't|doesn't|don't|won't|needn't"
    r"|optional(?:ly)?|voluntary|may|might|could|would|if|unless|before|after\s+which|instead\s+of|rather\s+than"
    r"|prepar(?:e|es|ed|ing|ation)|practice|mock|sample|pre-test"
    r"|ni|nunca|sin|tampoco|nadie|ningun[oa]?|ningún|opcional(?:es)?|puede|pueden|podrá|podría|si|antes\s+de"
    r"|en\s+lugar\s+de|en\s+vez\s+de|prepara(?:r|ción)?|simulacro)\b"
)
DENIALS_AFTER = re.compile(
    r"\b(?:not|never|isn't|aren't|optional|voluntary|waived|recommended|encouraged|recomienda|no|nunca|opcional(?:es)?|voluntari[oa]s?)\b"
)
HARMLESS = re.compile(
    r"\bno\s+prior\s+(?:knowledge|experience)|\bnot\s+only|\bno\s+later\s+than|\bno\s+(?:more|less|fewer)\s+than"
    r"|\bsin\s+conocimientos\s+previos|\bno\s+solo|\bno\s+más\s+de|\bno\s+menos\s+de"
)
CONTRASTS = re.compile(r"\b(?:but|however|yet|instead\s*,|pero|sino|sin\s+embargo|aunque)\b")

_NUMBER = r"(?<![\d.,])(\d{1,3}[.,]\d{3}|\d{1,5}(?:[.,]\d{1,2})?)"
_OF_WORK = (
    r"\s+of\s+(?:\w+\s+)?(?:study|learning|work|training|instruction|coursework|effort|class(?:es)?|teaching)"
    r"(?!\s+videos?)"
)
_DE_TRABAJO = r"\s+(?:lectivas|de\s+(?:estudio|trabajo|formación|dedicación|clase|aprendizaje))"
HOURS = (
    re.compile(rf"\b{_NUMBER}\s?(?:-|\u2013|to)\s?{_NUMBER}[-\s]?hours?{_OF_WORK}\b"),
    re.compile(rf"\b{_NUMBER}[-\s]?hours?{_OF_WORK}\b"),
    re.compile(rf"\b{_NUMBER}[-\s]hour\s+(?:\w+\s+)?(?:course|workshop|training|programme|program)\b"),
    re.compile(
        rf"\b(?:workload|duration|course\s+length|learning\s+time)\W{{1,3}}(?:\w+\s+)?{_NUMBER}\s?(?:hours?|h)\b"
    ),
    re.compile(rf"\b{_NUMBER}\s?horas{_DE_TRABAJO}\b"),
    re.compile(rf"\b(?:curso|taller|formación|programa)\s+de\s+{_NUMBER}\s?horas\b"),
    re.compile(
        rf"\b(?:duración|carga\s+(?:de\s+trabajo|horaria|lectiva))\W{{1,3}}(?:\w+\s+)?{_NUMBER}\s?(?:horas|h)\b"
    ),
)
PER = re.compile(
    r"\s*(?:per|a|each|por|al|a\s+la)\s+(?:day|week|month|day|día|semana|mes)\b|\s*/\s*(?:week|semana)"
)
ECTS = re.compile(rf"\b{_NUMBER}\s+(?:créditos\s+)?ects\b|\b{_NUMBER}\s+créditos\s+europeos\b")
UP_TO = re.compile(r"\b(?:up\s+to|can\s+earn|may\s+earn|hasta)\b")
EQF_LEVEL = re.compile(
    r"\b(?:eqf|mec)\s*(?:level|nivel)?\s*([1-8])\b|\b(?:level|nivel)\s+([1-8])\s+(?:of\s+the\s+|del\s+)?"
    r"(?:eqf|european\s+qualifications\s+framework|mec|marco\s+europeo\s+de\s+cualificaciones)"
)
MONEY = re.compile(
    rf"\b(?:cost|costs|fee|price|tuition|coste|costo|precio|tasa)s?\b[^.]{{0,30}}?(?:(€|\$|£|eur|usd|gbp)\s?{_NUMBER}"
    rf"|{_NUMBER}\s?(€|\$|£|eur|usd|gbp|euros|dollars|pounds))"
)
CURRENCIES = {"€": "EUR", "euros": "EUR", "$": "USD", "dollars": "USD", "£": "GBP", "pounds": "GBP"}
