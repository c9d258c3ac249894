"""What usually lies behind two verifiers that disagree, in plain words and in each language.

Apart from comparing because it is knowledge about other software, gathered by comparing, and will grow.
"""

from __future__ import annotations

from collections.abc import Mapping

from assay.codes import CODES, Severity, Turn
from assay.verification import Report, Verdict

# By the beginning of our first code; the longest that fits is taken.
_EN = {
    "accepted": "It may not read this kind of signature, key or identifier, not know a vocabulary (@context) "
    "that the credential uses, or not reach what we reached. Its own message says which.",
    "undetermined": "We look at something that it may leave alone, and could not finish. Until we can, its "
    "answer covers less than ours would.",
    "assay": "It reads something that this version of Assay does not read yet.",
    "network": "It reached an address that we could not reach, or it does not look there at all.",
    "document-": "Many verifiers drop words that no vocabulary defines and values that get lost, and then "
    "check the signature over what is left. Whatever was dropped can be changed without breaking it.",
    "credential-": "Many verifiers check the signature and not whether the credential has what its standard "
    "asks for.",
    "proof-signature-wrong": "The signed text differs for the two: some verifiers drop or repair parts of a "
    "credential before they check it.",
    "proof-key": "Some verifiers check that a signature fits a key, and not whether that key may speak for "
    "the issuer who is named.",
    "proof-": "Some verifiers do not look at every part of the signature, such as its purpose or its end.",
    "issuer-not-trusted": "You asked us to accept certain issuers only; it was not asked that.",
    "issuer-": "It may find the issuer's key in another place, or take it from where we do not.",
    "period-": "It may not look at the dates, or judge as of another day: ours is set with --at.",
    "status-": "Many verifiers do not look whether a credential was withdrawn, or believe a list of "
    "those that were without checking who signed it.",
    "endorsement-": "Few verifiers check the recommendations that a credential carries.",
    "resource-": "Few verifiers check that what a credential points to is still the same.",
    "recipient-": "You asked us about one person; it was not asked that.",
    "image-": "Some verifiers take the first credential they find in a picture, whatever else it holds.",
    "": "It may check less than we do.",
}
_ES = {
    "accepted": "Puede que no lea esta clase de firma, clave o identificador, que no conozca un vocabulario "
    "(@context) que usa la credencial o que no llegue adonde llegamos. Su propio mensaje lo dice.",
    "undetermined": "Miramos algo que quizá él deja de lado, y no pudimos terminar. Hasta entonces su "
    "respuesta abarca menos que la nuestra.",
    "assay": "Lee algo que esta versión de Assay todavía no lee.",
    "network": "Llegó a una dirección a la que no pudimos llegar, o no mira allí en absoluto.",
    "document-": "Muchos verificadores dejan caer palabras que ningún vocabulario define y valores que se "
    "pierden, y comprueban la firma sobre lo que queda. Lo que cayó puede cambiarse sin romperla.",
    "credential-": "Muchos verificadores comprueban la firma, y no si la credencial tiene lo que su norma "
    "pide.",
    "proof-signature-wrong": "El texto firmado no es el mismo para los dos: algunos verificadores quitan o "
    "reparan partes de una credencial antes de comprobarla.",
    "proof-key": "Algunos verificadores comprueban que una firma corresponde a una clave, y no si esa clave "
    "puede hablar por el emisor que se nombra.",
    "proof-": "Algunos verificadores no miran todas las partes de la firma, como su propósito o su fin.",
    "issuer-not-trusted": "Nos pidió que solo aceptáramos a ciertos emisores; a él no se le pidió.",
    "issuer-": "Puede que encuentre la clave del emisor en otro lugar, o que la tome de donde nosotros no.",
    "period-": "Puede que no mire las fechas o que juzgue a otro día: el nuestro se fija con --at.",
    "status-": "Muchos verificadores no miran si una credencial fue retirada, o creen una lista de retiradas "
    "sin comprobar quién la firmó.",
    "endorsement-": "Pocos verificadores comprueban las recomendaciones que lleva una credencial.",
    "resource-": "Pocos verificadores comprueban que aquello a lo que apunta una credencial sigue igual.",
    "recipient-": "Nos preguntó por una persona; a él no se le preguntó.",
    "image-": "Algunos verificadores toman la primera credencial que hallan en una imagen, sin mirar "
    "qué más lleva.",
    "": "Puede que compruebe menos que nosotros.",
}
DIFFERENCES: Mapping[str, Mapping[str, str]] = {"en": _EN, "es": _ES}


def explain_difference(report: Report, language: str) -> str:
    """What usually explains that another verifier says otherwise than this report of ours."""
    known = DIFFERENCES[language]
    if report.verdict is Verdict.ACCEPTED:
        return known["accepted"]
    first = next(finding for finding in report.findings if finding.severity is Severity.ERROR)
    if report.verdict is Verdict.UNDETERMINED:
        turn = CODES[first.code].turn
        return known[{Turn.ASSAY: "assay", Turn.NETWORK: "network"}.get(turn, "undetermined")]
    return known[max((start for start in known if first.code.startswith(start)), key=len)]
