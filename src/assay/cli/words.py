"""The command line's own few words, in each language of the sentences.

Apart from `assay.sentences`, which says what codes mean: these are headings and labels only.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

_EN = {
    "accepted": "Accepted",
    "rejected": "Not verified",
    "undetermined": "Could not tell",
    "accepted-line": "signed by its issuer, unchanged and in force",
    "accepted-hosted": "as its issuer publishes it today, and in force",
    "accepted-unchecked": "signed by its issuer and unchanged; status not checked",
    "not-shown": "What it says is not shown, because it does not hold.",
    "not-shown-open": "What it says is not shown, because it could not be confirmed.",
    "unverified": "NOT VERIFIED: nobody vouches for what follows. Do not rely on any of it.",
    "help": "help",
    "note": "note",
    "warning": "warning",
    "credential": "Credential",
    "achievement": "Achievement",
    "description": "Description",
    "kind": "Kind",
    "issuer": "Issued by",
    "recipient": "Issued to",
    "awarded": "Awarded on",
    "valid-from": "Valid from",
    "valid-until": "Valid until",
    "no-end": "no end",
    "activity": "Took place",
    "criteria": "What it took",
    "skills": "Skills",
    "tags": "Keywords",
    "results": "Results",
    "credits": "Credits",
    "credits-of": "{earned} of {available}",
    "field": "Field of study",
    "narrative": "About this award",
    "evidence": "Evidence",
    "endorsed": "Endorsed by",
    "hidden": "a person known by {kind}, not shown",
    "emailAddress": "e-mail address",
    "nobody": "nobody is named",
    "unreadable": "It cannot be laid out; it is printed as it stands.",
    "about": "What it says",
    "contained": "Contains",
    "as-token": "a credential in the form of a token",
    "revoke": "revoked",
    "suspend": "suspended",
    "reinstate": "reinstated",
    "to-publish": "It shows once the lists are published: assay status publish",
    "was-there": "was there already",
    "key-file": "key file",
    "public-key": "public key",
    "key-kind": "kind",
    "issuer-id": "issuer id",
    "check": "check",
    "where": "where",
    "turn": "whose turn",
    "agree": "Both say the same",
    "disagree": "They disagree",
    "not-compared": "Not compared",
    "not-run": "gave no answer",
    "explained": "what usually explains it",
    "summary": "{count} in {seconds} s, {rate} a second",
    "kept": "{count} of them from before",
    "reasons": "Why not, most often:",
}

_ES = {
    "accepted": "Aceptada",
    "rejected": "No verificada",
    "undetermined": "No se pudo determinar",
    "accepted-line": "firmada por su emisor, sin cambios y en vigor",
    "accepted-hosted": "tal como la publica hoy su emisor, y en vigor",
    "accepted-unchecked": "firmada por su emisor y sin cambios; estado no comprobado",
    "not-shown": "No se muestra lo que dice, porque no es válida.",
    "not-shown-open": "No se muestra lo que dice, porque no se pudo confirmar.",
    "unverified": "NO VERIFICADA: nadie responde de lo que sigue. No se fíe de nada de ello.",
    "help": "ayuda",
    "note": "nota",
    "warning": "aviso",
    "credential": "Credencial",
    "achievement": "Logro",
    "description": "Descripción",
    "kind": "Clase",
    "issuer": "Emitida por",
    "recipient": "Emitida a",
    "awarded": "Otorgada el",
    "valid-from": "Válida desde",
    "valid-until": "Válida hasta",
    "no-end": "sin fin",
    "activity": "Tuvo lugar",
    "criteria": "Qué se exigió",
    "skills": "Competencias",
    "tags": "Palabras clave",
    "results": "Resultados",
    "credits": "Créditos",
    "credits-of": "{earned} de {available}",
    "field": "Área de estudio",
    "narrative": "Sobre este logro",
    "evidence": "Pruebas",
    "endorsed": "Avalada por",
    "hidden": "una persona identificada por {kind}, que no se muestra",
    "emailAddress": "correo electrónico",
    "nobody": "no se nombra a nadie",
    "unreadable": "No se puede presentar; se imprime tal cual.",
    "about": "Qué dice",
    "contained": "Contiene",
    "as-token": "una credencial en forma de token",
    "revoke": "revocada",
    "suspend": "suspendida",
    "reinstate": "restablecida",
    "to-publish": "Se verá cuando se publiquen las listas: assay status publish",
    "was-there": "ya estaba",
    "key-file": "archivo de clave",
    "public-key": "clave pública",
    "key-kind": "clase",
    "issuer-id": "identificador",
    "check": "comprobación",
    "where": "dónde",
    "turn": "a quién le toca",
    "agree": "Los dos dicen lo mismo",
    "disagree": "No están de acuerdo",
    "not-compared": "Sin comparar",
    "not-run": "no dio respuesta",
    "explained": "lo que suele explicarlo",
    "summary": "{count} en {seconds} s, {rate} por segundo",
    "kept": "{count} de ellas de antes",
    "reasons": "Por qué no, lo más frecuente:",
}

WORDS: Mapping[str, Mapping[str, str]] = {"en": _EN, "es": _ES}

_MONTHS = {
    "en": (
        *("January", "February", "March", "April", "May", "June", "July", "August"),
        *("September", "October", "November", "December"),
    ),
    "es": (
        *("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto"),
        *("septiembre", "octubre", "noviembre", "diciembre"),
    ),
}
_DATES = {"en": "{day} {month} {year}", "es": "{day} de {month} de {year}"}


def word(name: str, language: str) -> str:
    """The label of this name in the reader's language."""
    return WORDS[language][name]


def day(instant: datetime, language: str) -> str:
    """The instant as people write a day, with the time (UTC) where it is not midnight."""
    moment = instant.astimezone(UTC)
    text = _DATES[language].format(
        day=moment.day, month=_MONTHS[language][moment.month - 1], year=moment.year
    )
    clock = f"{moment:%H:%M}"
    return text if clock == "00:00" else f"{text}, {clock} UTC"
