"""The words with which `assay gate` tells verdicts and reasons, in each language."""

from __future__ import annotations

from assay.analysis.commands.words import figure, said
from assay.analysis.gates import Decision, Judged
from assay.analysis.valuation import Mark

_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "verdict-pass": "Passes",
        "verdict-fail": "Fails",
        "verdict-cannot-be-evaluated": "Cannot be evaluated",
        "counts": "Of {count}: {passed} pass, {failed} fail, {unknown} cannot be evaluated.",
        "what-if": "With the other thresholds",
        "before": "before",
        "after": "after",
        "no-change": "No verdict changes.",
        "example": "This is an example of a rule file, and no state's law.",
        "not-in-force": "These rules are not in force on {day}.",
        "columns-lacking": "The list has no column for: {columns}.",
        "written": "Written: {file}",
        "tier-certain": "{tier}",
        "tier-at-least": "At least {tier}; {open} cannot be evaluated.",
        "tier-none": "No tier",
        "tier-open": "No tier is certain; {open} cannot be evaluated.",
        "reaches": "{figure}",
        "stays-below": "{figure}",
        "falls-short": "{figure}, less than {bar}",
        "goes-beyond": "{figure}, more than {bar}",
        "either-way": "{figure}, so it may lie on either side of {bar}",
        "told": "it is told",
        "told-by-awards": "every award tells it",
        "told-nowhere": "the description does not tell it",
        "only-in-award": "an award tells it, and this is a description of what can be earned",
        "only-in-words": "it is told in a sentence, not so that a program reads it without guessing",
        "may-not-apply": "it is not told, and perhaps there is none to tell",
        "among": "{told}",
        "not-among": "{told}, which is none of those asked for",
        "not-certain": "what is told is unclear, or contradicts itself",
        "not-told": "nobody tells it",
        "no-description": "there is no description of it here to read",
        "no-list": "there is no list here that says it",
        "no-column": "the list has no column “{column}”",
        "cell-empty": "the list leaves “{column}” empty, or suppresses it",
        "cell-unreadable": "“{cell}” in the column “{column}” cannot be read",
        "listed": "a list names it",
        "not-listed": "no list kept here names it",
        "name-is-listed": "a list has this name; that it is this one, nobody independent says",
        "list-not-installed": "no such list is installed here",
        "no-market": "no data of the labour market are installed",
        "no-occupation": "nobody says for which occupation; add --occupation or a column of SOC codes",
        "occupation-only-stated": "only its issuer says which occupation it is for; add --occupation",
        "figure-of-wider": "figures are published only of a wider place or a broader occupation",
        "other-currency": "it is told in {currency}",
        "no-such-figure": "the assay has no such figure",
        "few": "there are fewer than ten behind the figure, so it is not given",
        "no-outcomes": "nobody is known to have published what became of those who took it",
        "placement-over-other-days": "work is counted over other days",
        "figures-not-plausible": "the figures published cannot be so",
        "area-not-covered": "the data here do not cover this place",
        "no-ads": "no advertisements for it are installed",
        "name-too-common": "its name is a common word",
        "not-published": "nobody has published it",
    },
    "es": {
        "verdict-pass": "Cumple",
        "verdict-fail": "No cumple",
        "verdict-cannot-be-evaluated": "No se puede evaluar",
        "counts": "De {count}: {passed} cumplen, {failed} no cumplen, {unknown} no se pueden evaluar.",
        "what-if": "Con los otros umbrales",
        "before": "antes",
        "after": "después",
        "no-change": "No cambia ningún resultado.",
        "example": "Es un ejemplo de archivo de reglas y no la ley de ningún estado.",
        "not-in-force": "Estas reglas no están en vigor el {day}.",
        "columns-lacking": "La lista no tiene columna para: {columns}.",
        "written": "Escrito: {file}",
        "tier-certain": "{tier}",
        "tier-at-least": "Al menos {tier}; {open} no se puede evaluar.",
        "tier-none": "Ningún nivel",
        "tier-open": "Ningún nivel es seguro; {open} no se puede evaluar.",
        "reaches": "{figure}",
        "stays-below": "{figure}",
        "falls-short": "{figure}, menos de {bar}",
        "goes-beyond": "{figure}, más de {bar}",
        "either-way": "{figure}, de modo que puede quedar a un lado u otro de {bar}",
        "told": "consta",
        "told-by-awards": "consta en cada certificado otorgado",
        "told-nowhere": "la descripción no lo dice",
        "only-in-award": "consta en el certificado otorgado, y esto describe lo que se puede obtener",
        "only-in-words": "consta en una frase, no de modo que un programa lo lea sin adivinar",
        "may-not-apply": "no consta, y quizá no haya nada que decir",
        "among": "{told}",
        "not-among": "{told}, que no es ninguno de los pedidos",
        "not-certain": "lo que consta no está claro o se contradice",
        "not-told": "nadie lo dice",
        "no-description": "no hay aquí ninguna descripción que leer",
        "no-list": "no hay aquí ninguna lista que lo diga",
        "no-column": "la lista no tiene la columna «{column}»",
        "cell-empty": "la lista deja «{column}» vacía o la oculta",
        "cell-unreadable": "«{cell}» en la columna «{column}» no se puede leer",
        "listed": "figura en una lista",
        "not-listed": "no figura en ninguna lista de aquí",
        "name-is-listed": "una lista tiene este nombre; que sea este, no lo dice nadie independiente",
        "list-not-installed": "aquí no está instalada tal lista",
        "no-market": "no hay datos del mercado laboral instalados",
        "no-occupation": "nadie dice para qué ocupación; añada --occupation o una columna de códigos SOC",
        "occupation-only-stated": "solo su emisor dice para qué ocupación es; añada --occupation",
        "figure-of-wider": "solo hay cifras de un lugar más amplio o de una ocupación más general",
        "other-currency": "consta en {currency}",
        "no-such-figure": "el análisis no tiene tal cifra",
        "few": "hay menos de diez detrás de la cifra, así que no se da",
        "no-outcomes": "no consta que nadie haya publicado qué fue de quienes lo hicieron",
        "placement-over-other-days": "el empleo se cuenta en otros días",
        "figures-not-plausible": "las cifras publicadas no pueden ser así",
        "area-not-covered": "los datos de aquí no cubren este lugar",
        "no-ads": "no hay anuncios instalados para ello",
        "name-too-common": "su nombre es una palabra común",
        "not-published": "nadie lo ha publicado",
    },
}


def word(key: str, language: str, **facts: object) -> str:
    """What `assay gate` says for this key, its holes filled."""
    return said(_WORDS, key, language, **facts)


def verdict_words(verdict: Mark, language: str) -> str:
    """The name of a verdict."""
    return word(f"verdict-{verdict}", language)


def tier_words(one: Decision, language: str) -> str:
    """Which tier is certain, and which above it are open."""
    open_ = ", ".join(each.said(language) for each in one.open_tiers)
    if one.tier is None:
        return word("tier-open" if open_ else "tier-none", language, open=open_)
    key = "tier-at-least" if open_ else "tier-certain"
    return word(key, language, tier=one.tier.said(language), open=open_)


def reason(one: Judged, language: str) -> str:
    """Why a condition came out so."""
    facts: dict[str, object] = dict(one.facts)
    if "low" in facts:
        low, high, bar = (
            _figure(one.facts[name], str(facts["unit"]), language) for name in ("low", "high", "bar")
        )
        middle = _figure(one.facts["value"], str(facts["unit"]), language)
        facts["figure"] = middle if low == high else f"{middle} ({low}–{high})"  # noqa: RUF001 - the dash of a range
        facts["bar"] = bar
    key = one.why if one.why in _WORDS["en"] else "not-published"
    return word(key, language, **facts)


def _figure(value: object, unit: str, language: str) -> str:
    """With as many digits as it takes to tell it from a threshold."""
    number = float(str(value))
    if unit == "share":
        text = f"{number * 100:.4g} %"
        return text.replace(".", ",") if language == "es" else text
    return figure(number, unit, language)
