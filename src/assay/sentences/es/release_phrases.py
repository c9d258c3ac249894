"""Spanish for the short reasons of faults in releases of skills, occupations, courses and credentials.

Apart from the phrases about credentials, which are many enough.
"""

from __future__ import annotations

RELEASE_PHRASES: dict[str, str] = {
    # files
    "it is empty": "está vacío",
    "it has too many files": "tiene demasiados archivos",
    "it is locked with a password": "está protegido con contraseña",
    "the archive is damaged or cut short": "está dañado o cortado",
    "it is no spreadsheet that can be read": "no es una hoja de cálculo que se pueda leer",
    "it is no Parquet file that can be read": "no es un archivo Parquet que se pueda leer",
    "it is in another language than the rest; say which one with --language": (
        "está en otra lengua que los demás; diga cuál con --language"
    ),
    "its columns of skills are no lists": "sus columnas de capacidades no son listas",
    # tables
    "it has no rows below the names of its columns": "no tiene filas debajo de los nombres de sus columnas",
    "it has too many rows": "tiene demasiadas filas",
    "it has cells far outside its table": "tiene celdas muy fuera de su tabla",
    "its rows cannot be told": "no se distinguen sus filas",
    "a cell has no end": "una celda no termina",
    "it has {} cells, and the first row has {}": "tiene {} celdas, y la primera fila tiene {}",
    "it has a character that no text has": "tiene un carácter que ningún texto tiene",
    "it is not written in UTF-8; save the file in that encoding": (
        "no está escrito en UTF-8; guarde el archivo con esa codificación"
    ),
    # cells
    "the name is there twice": "el nombre aparece dos veces",
    "it is there twice": "aparece dos veces",
    "it is not a number": "no es un número",
    "it is not a web address": "no es una dirección web",
    "it is not a code such as 15-1252.00": "no es un código como 15-1252.00",
    "it is not {}": "no es {}",
    "no skill of this release has that address": "ninguna capacidad de esta publicación tiene esa dirección",
    "no occupation of this release has that address": (
        "ninguna ocupación de esta publicación tiene esa dirección"
    ),
    # JSON
    "it is not JSON from here on": "desde aquí no es JSON",
    "it has a number that JSON does not have": "tiene un número que no existe en JSON",
    "its parts are nested too deeply": "sus partes están anidadas a demasiada profundidad",
    "it has no name": "no tiene nombre",
    "it has no CFDocument with a title": "no tiene un CFDocument con título",
    "it has no CFItems": "no tiene CFItems",
    "it is a second framework; import each on its own": "es un segundo marco; importe cada uno por separado",
    "the association does not say what it connects, or how": "la asociación no dice qué une, o cómo",
    # how it was asked for
    "A version, language or name is a short text on one line.": (
        "Una versión, una lengua o un nombre es un texto corto de una línea."
    ),
    "--skip-faulty is for rsd, ctdl and courses alone.": "--skip-faulty es solo para rsd, ctdl y courses.",
}
