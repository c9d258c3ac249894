"""The words with which `assay skills` tells what it found, in each language."""

from __future__ import annotations

from assay.analysis.commands.words import said

_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "title": "Skills inferred from the text",
        "none": "No skill is inferred with enough certainty. That does not say that the text names none.",
        "inferred": "Inferred by a model, not declared by anybody: of grade D, for you to decide.",
        "skill": "Skill",
        "probability": "Probability",
        "bounds": "Between",
        "words": "The words that say so",
    },
    "es": {
        "title": "Habilidades inferidas del texto",
        "none": "No se infiere ninguna habilidad con certeza. Eso no dice que el texto no nombre ninguna.",
        "inferred": "Inferidas por un modelo, no declaradas por nadie: de grado D, para que decida usted.",
        "skill": "Habilidad",
        "probability": "Probabilidad",
        "bounds": "Entre",
        "words": "Las palabras que lo dicen",
    },
}


def word(key: str, language: str) -> str:
    """The word or sentence of this name."""
    return said(_WORDS, key, language)
