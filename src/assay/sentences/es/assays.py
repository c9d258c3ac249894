"""Spanish words for assays: signing one, computing one again, comparing several."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str, str]] = {
    "description-kind-unknown": (
        "No describe ningún logro que se pueda leer",
        "El archivo es de la clase «{kind}», y no es un logro de Open Badges 2 o 3 ni de CTDL.",
        "Indique el logro, una credencial que lo contenga o su ficha en un registro.",
    ),
    "description-incomplete": (
        "Falta una parte necesaria",
        "El logro no tiene «{member}».",
        "Pida un archivo completo a quien lo emite.",
    ),
    "description-of-several": (
        "Describe varios logros",
        "Se valora un logro cada vez, y el archivo tiene {count}.",
        "Indique cada uno en un archivo propio.",
    ),
    "description-elsewhere": (
        "El logro está en otro sitio",
        "El archivo solo enlaza con el logro, en «{address}».",
        "Descargue lo que hay allí e indique eso.",
    ),
    "assay-relation-wrong": (
        "Quien firma es el emisor",
        "La clave que firma es de quien emite el logro, y la relación declarada es «{relation}».",
        "Declare la relación «self», o pida que firme otra persona.",
    ),
    "assay-statement-missing": (
        "No contiene ningún ensayo",
        "El documento no es un ensayo firmado: no tiene indicadores con sus datos de partida.",
        "Indique el archivo que escribió «assay value --sign».",
    ),
    "comparison-too-few": (
        "No hay con qué comparar",
        "Una comparación necesita dos logros o más; se indicó {count}.",
        "Indique al menos dos.",
    ),
    "comparison-weight-wrong": (
        "Un peso no se puede usar",
        "«{indicator}» no puede tener este peso: hay {allowed}, cada uno con un número desde 0.",
        "Corrija los pesos e inténtelo de nuevo. Las horas se muestran y nunca cuentan en contra de nadie.",
    ),
}
