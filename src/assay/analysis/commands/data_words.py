"""The words with which `assay data` tells what it did, in each language.

Apart from the sentences of errors, which stand with their codes.
"""

from __future__ import annotations

from assay.analysis.commands.words import said

_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "imported": "Imported: {release}",
        "already": "The very same files were imported before: {release}",
        "lacks": "  Not all of these are among the files; the rest is unknown: {tables}",
        "skipped": "  Faulty entries left out, as you asked: {count}. The first of them:",
        "left-out": "  Left out: {files}",
        "columns": "  Columns taken as: {columns}",
        "more": "  … and {count} more",
        "none": "Nothing is installed yet. Begin with: assay data install",
        "installed": "The starter pack is installed. Whose it is:",
        "can-find": "Skills can be found in texts now: assay skills extract FILE",
        "later": "As you asked, the vectors of skills are left to the first use, which then takes minutes.",
        "licence": "Terms",
        "kind": "Kind",
        "version": "Version",
        "language": "Language",
        "rows": "Rows",
        "date": "Imported",
        "download": "Downloading (about 170 MB)",
        "laiser": "Reading skills",
        "model": "Reading the language model",
        "store": "Storing",
    },
    "es": {
        "imported": "Importado: {release}",
        "already": "Los mismos archivos ya se habían importado: {release}",
        "lacks": "  No todo esto está en los archivos; lo demás no se conoce: {tables}",
        "skipped": "  Entradas con fallos que no se han tomado, como ha pedido: {count}. Las primeras:",
        "left-out": "  No se ha usado: {files}",
        "columns": "  Las columnas se han tomado así: {columns}",
        "more": "  … y {count} más",
        "none": "Todavía no hay nada instalado. Empiece con: assay data install",
        "installed": "El paquete inicial está instalado. De quién es:",
        "can-find": "Ya se pueden hallar competencias en textos: assay skills extract ARCHIVO",
        "later": "Como ha pedido, los vectores de las competencias se calcularán en el primer uso: minutos.",
        "licence": "Condiciones",
        "kind": "Tipo",
        "version": "Versión",
        "language": "Lengua",
        "rows": "Filas",
        "date": "Importado",
        "download": "Descargando (unos 170 MB)",
        "laiser": "Leyendo capacidades",
        "model": "Leyendo el modelo de lengua",
        "store": "Guardando",
    },
}


def word(key: str, language: str, **facts: object) -> str:
    """The word or sentence of this name, its holes filled."""
    return said(_WORDS, key, language, **facts)
