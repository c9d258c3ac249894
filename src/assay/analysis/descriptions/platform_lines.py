"""The lines that this platform writes into a narrative: a name in bold, a colon, and the element's words.

Apart because they are a form and no prose: each is recognized whole or not at all, in the languages that
the platform writes in. Its words are in the platform's own tables; these are their meanings.
"""

from __future__ import annotations

import re

from assay.analysis.descriptions.vocabulary import FREE, ects_hours, write_hours, write_money

LINE = re.compile(r"^-\s+\*\*([^*\n]{1,60})\*\*:\s*(\S[^\n]{0,600})$", re.MULTILINE)

_NUMBER = r"(\d{1,6}(?:[.,]\d{1,3})?)"
_HOURS = re.compile(rf"{_NUMBER} (?:hours|horas)")
_CREDITS = re.compile(rf"{_NUMBER} (?:ECTS credits|créditos ECTS)")
_PRICE = re.compile(rf"{_NUMBER} ([A-Z]{{3}})")
_FREE = frozenset({"Free of charge", "Gratuito"})
_LEVEL = re.compile(r"EQF level ([1-8])|Nivel ([1-8]) del Marco Europeo de Cualificaciones \(EQF\)")

TITLES = {
    "Workload": "workload",
    "Carga de trabajo": "workload",
    "Credits": "credits",
    "Créditos": "credits",
    "Level": "level",
    "Nivel": "level",
    "Assessment": "assessment",
    "Evaluación": "assessment",
    "Supervision and identity": "supervision",
    "Supervisión e identidad": "supervision",
    "Participation": "participation",
    "Participación": "participation",
    "Quality assurance": "quality",
    "Garantía de calidad": "quality",
    "Needed before": "prerequisites",
    "Requisitos previos": "prerequisites",
    "Counts towards": "stackability",
    "Cuenta para": "stackability",
    "Assessed by": "assessor",
    "Evaluado por": "assessor",
    "Public rubric": "rubric",
    "Rúbrica pública": "rubric",
    "Retakes": "retakes",
    "Repeticiones": "retakes",
    "Cost": "cost",
    "Coste": "cost",
    "To be reviewed by": "review-date",
    "Fecha límite de revisión": "review-date",
    "Country of the awarding body": "country",
    "País de la entidad que concede": "country",
}
WORDS: dict[str, dict[str, str]] = {
    "assessment": {
        "Attendance only": "none",
        "Solo asistencia": "none",
        "Completing the activities": "completion",
        "Completar las actividades": "completion",
        "A quiz without supervision": "quiz",
        "Un cuestionario sin supervisión": "quiz",
        "A written examination": "written",
        "Un examen escrito": "written",
        "An oral examination": "oral",
        "Un examen oral": "oral",
        "A practical demonstration": "practical",
        "Una demostración práctica": "practical",
        "A portfolio or project, assessed by a rubric": "portfolio",
        "Un portafolio o proyecto, evaluado con una rúbrica": "portfolio",
        "Observation at work": "workplace",
        "Observación en el trabajo": "workplace",
    },
    "supervision": {
        "Unsupervised, identity not checked": "unsupervised",
        "Sin supervisión, identidad sin comprobar": "unsupervised",
        "Supervised, identity not checked": "supervised",
        "Con supervisión, identidad sin comprobar": "supervised",
        "Supervised online, identity checked": "online-id",
        "Con supervisión en línea, identidad comprobada": "online-id",
        "Supervised on site, identity checked": "onsite-id",
        "Con supervisión presencial, identidad comprobada": "onsite-id",
    },
    "participation": {
        "Online": "online",
        "En línea": "online",
        "On site": "onsite",
        "Presencial": "onsite",
        "Partly online, partly on site": "blended",
        "En parte en línea, en parte presencial": "blended",
        "At a workplace": "workplace",
        "En un lugar de trabajo": "workplace",
    },
    "quality": {
        "Internal quality assurance": "internal",
        "Garantía de calidad interna": "internal",
        "Assured by an external body": "external",
        "Garantizada por una entidad externa": "external",
        "Part of an accredited programme": "accredited",
        "Parte de un programa acreditado": "accredited",
    },
    "assessor": {
        "A program": "automatic",
        "Un programa": "automatic",
        "Other learners": "peer",
        "Otros estudiantes": "peer",
        "Whoever teaches it": "teacher",
        "Quien lo enseña": "teacher",
        "Somebody who does not teach it": "independent",
        "Alguien que no lo enseña": "independent",
    },
    "retakes": {
        "None: one attempt only": "0",
        "Ninguna: un solo intento": "0",
        "One": "1",
        "Una": "1",
        "Two": "2",
        "Dos": "2",
        "Three": "3",
        "Tres": "3",
        "As many as needed": "unlimited",
        "Las que hagan falta": "unlimited",
    },
}


def meaning(title: str, words: str) -> tuple[str, str] | None:
    """The element and the value of one line; None where the platform does not write it so."""
    element = TITLES.get(title.strip())
    if element is None:
        return None
    if element in WORDS:
        value = WORDS[element].get(words) or WORDS[element].get(words.partition(": ")[0])
        return (element, value) if value else None
    if element == "workload":
        hours = _HOURS.fullmatch(words)
        return ("workload", write_hours(number(hours[1]))) if hours else None
    if element == "credits":
        ects = _CREDITS.fullmatch(words)
        return ("workload", ects_hours(number(ects[1]))) if ects else None
    if element == "cost":
        price = _PRICE.fullmatch(words)
        if price:
            return element, write_money(number(price[1]), price[2])
        return element, FREE if words in _FREE else words
    if element == "level":
        level = _LEVEL.match(words)
        return ("level", f"EQF {level[1] or level[2]}" if level else words)
    return element, words


def number(text: str) -> float:
    """The number that people wrote with a point or a comma; three digits after one are thousands."""
    whole, mark, rest = text.partition("," if "," in text else ".")
    if len(rest) == 3:  # noqa: PLR2004  # as thousands are grouped
        return float(whole + rest)
    return float(f"{whole}.{rest}" if mark else whole)
