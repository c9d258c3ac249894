"""The phrases that tell an element of a course wherever they stand, in English and Spanish.

Each looks at a bounded stretch, so that no text can make one search long.
"""

from __future__ import annotations

import re

_HOURS = r"(?:hours|hrs|horas)"
_A_WEEK = r"(?:per|a|each|every|/|por|a la|cada)\s?"
_OF_WORK = r"(?:total|contact|clock|class|classroom|instructional|lab|course|training|working)\s"
_AT_HAND = r"in[ -]person|on[ -]campus|face[ -]to[ -]face|presencial|semipresencial"
_AMOUNT = r"(?:[$€£]\s?\d[\d.,]{0,9}|\d[\d.,]{0,9}\s?(?:€|euros|USD))"
_ENOUGH = r"(?:\d{1,3}\s?%|\bgrade of\s[A-D][+-]?|\d{1,2}\spuntos|\b(?:un|de|of)\s\d{1,3}(?:[.,]\d)?\b)"

_WRITTEN: tuple[tuple[str, str], ...] = (
    ("level", r"\b(?:EQF|MEC(?:ES)?|European Qualifications Framework)\W{1,3}(?:level|nivel)?\s?[1-8]\b"),
    ("level", r"\b(?:level|nivel)\s(?:[1-8]|[ABC][12])\b"),
    (
        "credits",
        (
            r"\b\d{1,3}(?:[.,]\d)?\s?(?:ECTS|(?:semester |academic |university )?credit(?:s|\shours?)?\b"
            r"|cr[eé]ditos?\b|CEUs?\b)"
        ),
    ),
    (
        "workload",
        (
            rf"\b\d{{1,4}}(?:[.,]\d)?\s(?:{_OF_WORK})?{_HOURS}\b(?!\s?{_A_WEEK}(?:week|day|semana|d[ií]a)?)"
            r"(?!\s?(?:before|after|notice|antes|late))"
        ),
    ),
    (
        "hours-a-week",
        rf"\b\d{{1,2}}(?:[.,]\d)?\s(?:contact\s|class\s)?{_HOURS}\s?{_A_WEEK}(?:week|semana)\b",
    ),
    (
        "participation",
        (
            rf"\b(?:fully online|online course|asynchronous(?:ly)?|{_AT_HAND}"
            r"|hybrid|blended|en l[ií]nea|a distancia|virtual)\b"
        ),
    ),
    ("prerequisites", r"\b(?:prerequisites?|pre-requisites?|requisitos? previos?)\b[^.\n]{3,160}"),
    ("supervision", r"\b(?:proctored|supervised exam\w*|photo id|identity check\w*|supervisad[oa]s?)\b"),
    (
        "quality",
        r"\b(?:accredited by|approved by|acreditad[oa] por|certified by|homologad[oa])\b[^.\n]{2,100}",
    ),
    ("grading", rf"\b(?:minimum|passing|at least|m[ií]nim[oa]|aprobar|se aprueba)\b[^.\n]{{0,60}}?{_ENOUGH}"),
    ("grading", r"\bpass(?:ed)?\s?/\s?fail\b|\bapto\s?/\s?no apto\b"),
    ("rubric", r"\b(?:rubrics?|r[uú]bricas?|scoring guide)\b"),
    ("retakes", r"\b(?:retakes?|resubmi\w+|second attempt|recuperaci[oó]n|segunda convocatoria)\b"),
    ("cost", rf"\b(?:course fee|tuition|tasas?|matr[ií]cula|precio)\b[^.\n]{{0,30}}?{_AMOUNT}"),
    ("further-information", r"\bhttps?://[^\s<>\"]{4,200}[^\s<>\".,;)]"),
)
PHRASES = tuple((key, re.compile(pattern, re.IGNORECASE)) for key, pattern in _WRITTEN)
"""Element and pattern; of two patterns for one element the first that is found counts."""
