"""What a finding means to a person: which check it comes from, where in words, and whose turn it is.

Apart from telling because reports as JSON say the same. Read off the code and the pointer alone, so it
holds for every kind of document; a member that has no name here is told by its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assay.cli.output import inert
from assay.codes import CODES, Turn
from assay.verification import Finding, Report

# The check by the beginning of the code; the longest that fits counts.
_CHECKS = {
    "document-": "words",
    "document-empty": "reading",
    "document-too-": "reading",
    "document-encoding-": "reading",
    "document-not-": "reading",
    "document-key-repeated": "reading",
    "document-number-unsafe": "reading",
    "document-text-malformed": "reading",
    "document-kind-unknown": "reading",
    "image-": "reading",
    "token-": "signature",
    "proof-": "signature",
    "issuer-": "issuer",
    "period-": "dates",
    "status-": "status",
    "bitstring-": "status",
    "recipient-": "recipient",
    "presentation-": "recipient",
    "endorsement-": "recommendations",
    "nesting-": "contents",
    "contained-": "contents",
    "resource-": "resources",
    "schema-": "resources",
    "refresh-": "resources",
    "address-": "network",
    "internal": "ourselves",
    "": "shape",
}
_CHECK_NAMES = {
    "en": {
        "reading": "can it be read",
        "shape": "has it all that its kind asks for (shape)",
        "words": "is each of its words defined (words)",
        "signature": "signature",
        "dates": "dates",
        "status": "status: revoked or suspended",
        "issuer": "issuer",
        "recipient": "recipient",
        "recommendations": "recommendations",
        "contents": "credentials inside it",
        "resources": "what it points to (resources)",
        "network": "network",
        "ourselves": "Assay itself",
    },
    "es": {
        "reading": "si se puede leer",
        "shape": "si tiene todo lo que pide su clase (forma)",
        "words": "si cada una de sus palabras está definida (palabras)",
        "signature": "firma",
        "dates": "fechas",
        "status": "estado: revocada o suspendida",
        "issuer": "emisor",
        "recipient": "destinatario",
        "recommendations": "recomendaciones",
        "contents": "credenciales que lleva dentro",
        "resources": "aquello a lo que apunta (recursos)",
        "network": "red",
        "ourselves": "Assay mismo",
    },
}
# Members as people call them: with its article, for the first, and without.
_PLACES: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "en": {
        "@context": ("in the list of vocabularies", "vocabularies"),
        "issuer": ("in what it says of its issuer", "issuer"),
        "credentialSubject": ("in what it says of the recipient", "recipient"),
        "achievement": ("in the achievement", "achievement"),
        "badge": ("in the badge", "badge"),
        "criteria": ("in the criteria", "criteria"),
        "alignment": ("in the skills", "skills"),
        "evidence": ("in the evidence", "evidence"),
        "result": ("in the results", "results"),
        "resultDescription": ("in the described results", "described results"),
        "image": ("in the picture", "picture"),
        "proof": ("in the signature", "signature"),
        "credentialStatus": ("in the status entry", "status entry"),
        "credentialSchema": ("in the schema", "schema"),
        "endorsement": ("in a recommendation", "recommendation"),
        "endorsementJwt": ("in a recommendation", "recommendation"),
        "verifiableCredential": ("in a credential inside it", "credential"),
        "creator": ("in what it says of the creator", "creator"),
        "identifier": ("in the names of the recipient", "names"),
        "validFrom": ("at the date it begins", "begins"),
        "validUntil": ("at the date it ends", "ends"),
    },
    "es": {
        "@context": ("en la lista de vocabularios", "vocabularios"),
        "issuer": ("en lo que dice de su emisor", "emisor"),
        "credentialSubject": ("en lo que dice del destinatario", "destinatario"),
        "achievement": ("en el logro", "logro"),
        "badge": ("en la insignia", "insignia"),
        "criteria": ("en los criterios", "criterios"),
        "alignment": ("en las competencias", "competencias"),
        "evidence": ("en las pruebas", "pruebas"),
        "result": ("en los resultados", "resultados"),
        "resultDescription": ("en los resultados descritos", "resultados descritos"),
        "image": ("en la imagen", "imagen"),
        "proof": ("en la firma", "firma"),
        "credentialStatus": ("en la entrada de estado", "entrada de estado"),
        "credentialSchema": ("en el esquema", "esquema"),
        "endorsement": ("en una recomendación", "recomendación"),
        "endorsementJwt": ("en una recomendación", "recomendación"),
        "verifiableCredential": ("en una credencial que lleva dentro", "credencial"),
        "creator": ("en lo que dice del creador", "creador"),
        "identifier": ("en los nombres del destinatario", "nombres"),
        "validFrom": ("en la fecha de inicio", "inicio"),
        "validUntil": ("en la fecha de fin", "fin"),
    },
}
_FORMS = {
    "en": {"whole": "the whole of it", "first": "at “{}”", "under": "under {}", "number": "number {}"},
    "es": {"whole": "en toda ella", "first": "en «{}»", "under": "en {}", "number": "número {}"},
}
_TURNS = {
    "en": {
        Turn.SENDER: "whoever made or sent it",
        Turn.ISSUER: "the issuer",
        Turn.HOLDER: "the holder",
        Turn.VERIFIER: "you",
        Turn.NETWORK: "nobody: try again later",
        Turn.ASSAY: "us",
    },
    "es": {
        Turn.SENDER: "quien la hizo o la envió",
        Turn.ISSUER: "el emisor",
        Turn.HOLDER: "el titular",
        Turn.VERIFIER: "usted",
        Turn.NETWORK: "nadie: pruebe más tarde",
        Turn.ASSAY: "nosotros",
    },
}


def check_of(code: str) -> str:
    """The short name of the check that a code belongs to."""
    return _CHECKS[max((start for start in _CHECKS if code.startswith(start)), key=len)]


def check_in_words(code: str, language: str) -> str:
    """The check that a code belongs to, as a person would call it."""
    return _CHECK_NAMES[language][check_of(code)]


def place_in_words(pointer: str, language: str) -> str:
    """Where a pointer leads: “in the achievement, under criteria”; the whole document where it is empty."""
    places, forms = _PLACES[language], _FORMS[language]
    steps = [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]
    if len(steps) > 1 and steps[0] == "credentialSubject" and steps[1] in places:
        del steps[0]  # the achievement needs no saying whose it is
    told: list[str] = []
    for step in steps:
        if step.isdecimal():
            told.append(forms["number"].format(int(step[:9]) + 1))
        elif step in places:
            told.append(forms["under"].format(places[step][1]) if told else places[step][0])
        else:
            named = inert(step, 60)
            told.append(forms["under"].format(f"“{named}”") if told else forms["first"].format(named))
    return ", ".join(told) or forms["whole"]


def turn_in_words(finding: Finding, language: str) -> str:
    """Who can do something about it."""
    return _TURNS[language][CODES[finding.code].turn]


def report_json(report: Report, language: str) -> dict[str, Any]:
    """The report as plain JSON, each finding with its check and its place in words, nested ones too."""
    told = report.to_json(language)
    _add_words(told, language)
    return told


def _add_words(told: dict[str, Any], language: str) -> None:
    for finding in told["findings"]:
        finding["check"] = check_of(finding["code"])
        finding["where"] = place_in_words(finding["pointer"], language)
        if "report" in finding:
            _add_words(finding["report"], language)
