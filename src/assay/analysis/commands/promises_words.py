"""The words with which `assay promises` tells what came of each promise, in each language.

Apart from the sentences of errors. The keys of reasons are the codes of `assay.analysis.promises`.
"""

from __future__ import annotations

from assay.analysis.commands.words import said

_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "none": "No promise of jobs, pay, demand, recognition or credit was found in this text.",
        "found": (
            "Promises found: {count}. Borne out: {passed}. Not borne out: {failed}. Nobody can tell: "
            "{unknown}."
        ),
        "rests": "Rests on: {inputs}",
        "not-effect": "Pay is what people in the occupation earn, not what a certificate brings.",
        "verdict-pass": "Supported",
        "verdict-fail": "Not supported",
        "verdict-cannot-be-evaluated": "Cannot be evaluated",
        "kind-jobs": "Jobs",
        "kind-pay": "Pay",
        "kind-demand": "Demand",
        "kind-recognition": "Recognition",
        "kind-credit": "Credit",
        "place-description": "description",
        "place-criteria": "criteria",
        "place-brochure": "text",
        "no-market": "No market data are installed to hold this against (assay data install).",
        "no-occupation": "Nobody says which occupation is meant. Name one with --occupation.",
        "no-figure": "It names no figure, so there is nothing to compare with.",
        "period-unclear": "It does not say whether the sum is for an hour, a month or a year.",
        "currency-untold": "The wages at hand do not say in which money they are.",
        "other-currency": "The wages at hand are in US dollars, the promise is in {currency}.",
        "what-people-earn": (
            "People in the occupation “{occupation}” ({area}) earn so much: {amount} {currency} a "
            "year is not more "
            "than three in four of them earn. That says nothing of what the certificate brings."
        ),
        "above-three-in-four": (
            "{amount} {currency} a year is more than three in four people in the occupation "
            "“{occupation}” ({area}) "
            "earn: those earn up to {bound}."
        ),
        "above-nine-in-ten": (
            "{amount} {currency} a year is more than nine in ten people in the occupation "
            "“{occupation}” ({area}) "
            "earn: those earn up to {bound}."
        ),
        "guarantee-unproven": "No figure can show that everybody gets it.",
        "completers-earn-it": (
            "Half of those who completed it and were followed earn {earned} {currency} a year or more."
        ),
        "completers-earn-less": (
            "Those who completed it and were followed earn {earned} {currency} a year in the middle, "
            "not {amount}."
        ),
        "between": "The figures lie so that it can be either way.",
        "asked-in-ads": "{share:.0%} of the advertisements for “{occupation}” ({area}) ask for {skill}.",
        "hardly-asked": "Hardly any advertisement for “{occupation}” ({area}) asks for {skill}: {share:.1%}.",
        "technology-in-demand": "A model expects {skill} to be marked as in demand: {share:.0%} sure.",
        "technology-not-in-demand": "A model does not expect {skill} to be marked as in demand: {share:.0%}.",
        "model-unsure": "A model cannot tell whether {skill} is in demand: {share:.0%}.",
        "no-figure-of-skill": "Nobody has published how often this skill is asked for.",
        "occupation-grows": "The occupation “{occupation}” ({area}) is projected to grow by {growth:.1%}.",
        "occupation-does-not-grow": (
            "The occupation “{occupation}” ({area}) is not projected to grow: {growth:.1%}."
        ),
        "grows-less": (
            "The occupation “{occupation}” ({area}) is projected to grow by {growth:.1%}, not by {said:.0%}."
        ),
        "superlative": (
            "The occupation “{occupation}” ({area}) is projected to grow by {growth:.1%}; whether "
            "that is more than "
            "any other is not shown."
        ),
        "interviews-stated": "{by} states that it interviews those who hold it.",
        "no-outcomes": "Nobody independent has published what became of those who completed it.",
        "issuers-word": "Only the issuer itself says what became of those who completed it.",
        "found-work": "{share:.0%} of {count} people who completed it and were followed found work.",
        "fewer-found-work": (
            "{share:.0%} of {count} people who completed it and were followed found work, fewer than it says."
        ),
        "no-statement": "No organization that has proven who it is states that this counts with it.",
        "recognised-by-named": "{by} states that it takes this into account.",
        "recognised": "Organizations that state that they take this into account: {count} ({by}).",
        "recognition-ended": "{by} recognised it once, and does so no more.",
        "others-recognise-it": "{by} states that this counts there; of {named} there is no statement.",
        "fewer-than-said": (
            "Organizations that state that they take this into account: {count} ({by}), not an industry"
            " or the world."
        ),
        "on-a-list": "A list at hand names it by its own address: {lists}.",
        "no-list-names-it": "No list at hand names it by its own address.",
        "no-credit-statement": (
            "No organization that has proven who it is states that it gives credit for this."
        ),
        "credit-stated": "{by} states that it gives credit for it.",
        "credit-amount-unknown": "{by} states that it gives credit for it, and not how much.",
        "fewer-credits": "{by} states that it gives {credits:g} credits, not {said:g}.",
        "few": "There are fewer than ten behind the figure, so it is not given.",
        "area-not-covered": "The data at hand do not cover this place.",
        "wage-not-published": "Nobody has published what the best paid in this occupation earn.",
        "projection-not-published": "Nobody has published how this occupation will grow.",
        "placement-not-told": "Nobody has published how many found work.",
    },
    "es": {
        "none": (
            "En este texto no se ha hallado ninguna promesa de empleo, sueldo, demanda, reconocimiento "
            "o créditos."
        ),
        "found": (
            "Promesas: {count}. Se sostienen: {passed}. No se sostienen: {failed}. Nadie puede saberlo:"
            " {unknown}."
        ),
        "rests": "Se basa en: {inputs}",
        "not-effect": "El sueldo es lo que gana la gente en la ocupación, no lo que aporta un certificado.",
        "verdict-pass": "Se sostiene",
        "verdict-fail": "No se sostiene",
        "verdict-cannot-be-evaluated": "No se puede evaluar",
        "kind-jobs": "Empleo",
        "kind-pay": "Sueldo",
        "kind-demand": "Demanda",
        "kind-recognition": "Reconocimiento",
        "kind-credit": "Créditos",
        "place-description": "descripción",
        "place-criteria": "criterios",
        "place-brochure": "texto",
        "no-market": "No hay datos del mercado instalados con que compararlo (assay data install).",
        "no-occupation": "Nadie dice a qué ocupación se refiere. Nómbrela con --occupation.",
        "no-figure": "No da ninguna cifra, así que no hay nada que comparar.",
        "period-unclear": "No dice si la suma es por hora, por mes o por año.",
        "currency-untold": "Los sueldos disponibles no dicen en qué moneda están.",
        "other-currency": "Los sueldos disponibles están en dólares de EE. UU., la promesa en {currency}.",
        "what-people-earn": (
            "Eso se gana en la ocupación «{occupation}» ({area}): {amount} {currency} al año no es "
            "más de lo que ganan "
            "tres de cada cuatro. No dice nada de lo que aporta el certificado."
        ),
        "above-three-in-four": (
            "{amount} {currency} al año es más de lo que ganan tres de cada cuatro personas en la ocupación "
            "«{occupation}» ({area}): hasta {bound}."
        ),
        "above-nine-in-ten": (
            "{amount} {currency} al año es más de lo que ganan nueve de cada diez personas en la ocupación "
            "«{occupation}» ({area}): hasta {bound}."
        ),
        "guarantee-unproven": "Ninguna cifra puede mostrar que lo consigan todos.",
        "completers-earn-it": (
            "La mitad de quienes lo terminaron y fueron seguidos ganan {earned} {currency} al año o más."
        ),
        "completers-earn-less": (
            "Quienes lo terminaron y fueron seguidos ganan {earned} {currency} al año (mediana), no {amount}."
        ),
        "between": "Las cifras permiten ambas cosas.",
        "asked-in-ads": "El {share:.0%} de los anuncios de «{occupation}» ({area}) pide {skill}.",
        "hardly-asked": "Casi ningún anuncio de «{occupation}» ({area}) pide {skill}: {share:.1%}.",
        "technology-in-demand": "Un modelo espera que {skill} figure como demandada: {share:.0%}.",
        "technology-not-in-demand": "Un modelo no espera que {skill} figure como demandada: {share:.0%}.",
        "model-unsure": "Un modelo no puede decir si {skill} tiene demanda: {share:.0%}.",
        "no-figure-of-skill": "Nadie ha publicado con qué frecuencia se pide esta competencia.",
        "occupation-grows": "Se prevé que la ocupación «{occupation}» ({area}) crezca un {growth:.1%}.",
        "occupation-does-not-grow": (
            "No se prevé que la ocupación «{occupation}» ({area}) crezca: {growth:.1%}."
        ),
        "grows-less": (
            "Se prevé que la ocupación «{occupation}» ({area}) crezca un {growth:.1%}, no un {said:.0%}."
        ),
        "superlative": (
            "Se prevé que la ocupación «{occupation}» ({area}) crezca un {growth:.1%}; que sea más "
            "que ninguna otra "
            "no se muestra."
        ),
        "interviews-stated": "{by} declara que entrevista a quienes lo tienen.",
        "no-outcomes": "Nadie independiente ha publicado qué fue de quienes lo terminaron.",
        "issuers-word": "Solo el propio emisor dice qué fue de quienes lo terminaron.",
        "found-work": (
            "El {share:.0%} de {count} personas que lo terminaron y fueron seguidas encontró trabajo."
        ),
        "fewer-found-work": (
            "El {share:.0%} de {count} personas que lo terminaron y fueron seguidas encontró trabajo: "
            "menos de lo dicho."
        ),
        "no-statement": "Ninguna organización que haya probado quién es declara que lo tiene en cuenta.",
        "recognised-by-named": "{by} declara que lo tiene en cuenta.",
        "recognised": "Organizaciones que declaran tenerlo en cuenta: {count} ({by}).",
        "recognition-ended": "{by} lo reconoció y ya no lo reconoce.",
        "others-recognise-it": "{by} declara que allí cuenta; de {named} no hay declaración.",
        "fewer-than-said": (
            "Organizaciones que declaran tenerlo en cuenta: {count} ({by}), no un sector ni el mundo."
        ),
        "on-a-list": "Una lista disponible lo nombra por su propia dirección: {lists}.",
        "no-list-names-it": "Ninguna lista disponible lo nombra por su propia dirección.",
        "no-credit-statement": (
            "Ninguna organización que haya probado quién es declara que da créditos por esto."
        ),
        "credit-stated": "{by} declara que da créditos por ello.",
        "credit-amount-unknown": "{by} declara que da créditos por ello, y no cuántos.",
        "fewer-credits": "{by} declara que da {credits:g} créditos, no {said:g}.",
        "few": "Hay menos de diez detrás de la cifra, así que no se da.",
        "area-not-covered": "Los datos disponibles no cubren este lugar.",
        "wage-not-published": "Nadie ha publicado cuánto ganan los mejor pagados en esta ocupación.",
        "projection-not-published": "Nadie ha publicado cómo crecerá esta ocupación.",
        "placement-not-told": "Nadie ha publicado cuántos encontraron trabajo.",
    },
}


def word(key: str, language: str, **facts: object) -> str:
    """What is said for this key, its holes filled."""
    return said(_WORDS, key, language, **facts)
