"""The words of `assay gap`, in each language: one sentence a programme, and the names of figures."""

from __future__ import annotations

from assay.analysis.commands.words import said
from assay.analysis.gaps import Advice

_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "no-target": "Nobody has said which occupations it prepares for: name them in the file of "
        "programmes.",
        "no-market": "It cannot be evaluated: no data of the labour market are installed. A file of job "
        "advertisements for {occupation} would answer it.",
        "no-ads": "It cannot be evaluated: no advertisement on file is for {occupation}. A file of job "
        "advertisements that holds some would answer it.",
        "too-few-ads": "It cannot be evaluated: only {ads} advertisements on file are for {occupation}. "
        "A larger "
        "file would answer it.",
        "nothing-known": "No certificate is on record, and no list names one for {occupation}: a list of "
        "industry credentials would say which to look for.",
        "few": "Fewer than ten pupils are in it or have earned anything: nothing more may be told of them.",
        "nothing-earned": "No certificate is on record, while “{name}” is named in {named} of {ads} "
        "advertisements for {occupation}: offer it, or record it where pupils have it.",
        "nobody-earns": "“{name}” is named in {named} of {ads} advertisements for {occupation}, and "
        "nobody here "
        "has it on record: offer it, or record it where pupils have it.",
        "unproven": "{count} of {of} certificates are claimed and nobody has looked: look at the documents.",
        "named-by-few": "“{name}”, held most often ({count}), is named in {named} of {ads} "
        "advertisements for "
        "{occupation}: ask whether its place belongs to one that is named more.",
        "aligned": "{count} of {of} certificates are ones that advertisements ask for, first of all "
        "“{name}” "
        "({named} of {ads} for {occupation}): keep offering them.",
        "mixed": "“{name}” is named most, in {named} of {ads} advertisements for {occupation}: more of "
        "it, and "
        "less of what nobody names, would close the gap.",
        "cannot-tell": "Too few advertisements are on file to tell: a larger file would answer it.",
        "asked": "asked for",
        "not-asked": "not asked for",
        "unknown": "cannot be evaluated",
        "not-shown": "not shown",
        "nobody": "nobody",
        "shares": "Of the certificates earned: {asked} asked for, {not_asked} not asked for, {unknown} "
        "cannot "
        "be evaluated",
        "line": "{name}: have it: {held}; named in {named} of {ads} advertisements; {verdict}",
        "method": "Counts under ten are left out, and with them as many others as it takes so that none of "
        "them can be worked out.",
        "written": "Written: {file}",
    },
    "es": {
        "no-target": "Nadie ha dicho para qué ocupaciones prepara: indíquelas en el archivo de programas.",
        "no-market": "No se puede evaluar: no hay datos del mercado laboral. Lo respondería un archivo "
        "de ofertas "
        "de empleo para {occupation}.",
        "no-ads": "No se puede evaluar: ninguna oferta del archivo es para {occupation}. Lo respondería "
        "un archivo "
        "de ofertas que tenga alguna.",
        "too-few-ads": "No se puede evaluar: solo {ads} ofertas son para {occupation}. Lo respondería "
        "un archivo "
        "mayor.",
        "nothing-known": "No consta ningún certificado y ninguna lista nombra uno para {occupation}: "
        "una lista de "
        "credenciales del sector diría cuáles buscar.",
        "few": "Hay menos de diez alumnos en él, o que hayan obtenido algo: no se puede contar más de ellos.",
        "nothing-earned": "No consta ningún certificado, y «{name}» se nombra en {named} de {ads} "
        "ofertas para "
        "{occupation}: ofrézcalo, o regístrelo donde los alumnos lo tengan.",
        "nobody-earns": "«{name}» se nombra en {named} de {ads} ofertas para {occupation}, y aquí no "
        "consta que "
        "nadie lo tenga: ofrézcalo, o regístrelo donde los alumnos lo tengan.",
        "unproven": "{count} de {of} certificados se declaran y nadie los ha mirado: mire los documentos.",
        "named-by-few": "«{name}», el que más se tiene ({count}), se nombra en {named} de {ads} ofertas "
        "para "
        "{occupation}: pregúntese si su lugar es de otro que se nombre más.",
        "aligned": "{count} de {of} certificados son de los que piden las ofertas, ante todo «{name}» "
        "({named} de "
        "{ads} para {occupation}): siga ofreciéndolos.",
        "mixed": "«{name}» es el que más se nombra, en {named} de {ads} ofertas para {occupation}: más "
        "de él, y "
        "menos de lo que nadie nombra, acortaría la distancia.",
        "cannot-tell": "Hay muy pocas ofertas para saberlo: lo respondería un archivo mayor.",
        "asked": "se pide",
        "not-asked": "no se pide",
        "unknown": "no se puede evaluar",
        "not-shown": "no se muestra",
        "nobody": "nadie",
        "shares": "De los certificados obtenidos: {asked} se piden, {not_asked} no se piden, {unknown} "
        "no se "
        "pueden evaluar",
        "line": "{name}: lo tienen: {held}; se nombra en {named} de {ads} ofertas; {verdict}",
        "method": "Las cifras menores de diez se omiten, y con ellas cuantas otras hagan falta para que "
        "ninguna se "
        "pueda deducir.",
        "written": "Escrito: {file}",
    },
}


def word(key: str, language: str, **facts: object) -> str:
    """What `assay gap` says for this key."""
    return said(_WORDS, key, language, **facts)


def advice_words(told: Advice, language: str) -> str:
    """The one sentence of a programme."""
    named = round((told.share or 0) * told.ads)
    count = told.count or word("not-shown", language)
    facts = {"name": told.name, "occupation": told.occupation, "ads": told.ads, "of": told.of}
    return word(told.code, language, count=count, named=named, **facts)
