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
    "it has too many columns": "tiene demasiadas columnas",
    "the name of a column is too long": "el nombre de una columna es demasiado largo",
    "it unpacks to more than can be read": "al desempaquetarlo resulta más de lo que se puede leer",
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
    "--skip-faulty is for {} alone.": "--skip-faulty es solo para {}.",
    "--mapping is for {} alone.": "--mapping es solo para {}.",
    # the market
    "market data": "datos del mercado laboral",
    "postings": "ofertas de empleo",
    "it is not a number from zero up": "no es un número de cero en adelante",
    "it is not a day in the form that the mapping says": (
        "no es una fecha en la forma que dice el archivo de columnas"
    ),
    "it is not a day such as 2026-06-30; say date_format": (
        "no es una fecha como 2026-06-30; diga date_format"
    ),
    "it is neither yes nor no": "no es ni sí ni no",
    "it is not a SOC code such as 35-2014": "no es un código SOC como 35-2014",
    "it is no number of an area": "no es un número de una zona",
    "it is more than “{}” of the same row": "es más que «{}» de la misma fila",
    "it is more than all ads of that month": "es más que todas las ofertas de ese mes",
    "it tells neither a wage nor how many are at work": "no dice ni un salario ni cuántas personas trabajan",
    "a higher percentile of its wages is below a lower one": (
        "un percentil más alto de sus salarios está por debajo de uno más bajo"
    ),
    "its term has that month already": "su término ya tiene ese mes",
    "it ends before it begins": "termina antes de empezar",
    "it is not raw, matched, quasi-experiment, experiment or claim": (
        "no es raw, matched, quasi-experiment, experiment ni claim"
    ),
    "it is not a code such as USD": "no es un código como USD",
    "its figures contradict one another": "sus cifras se contradicen",
    "it is not an object": "no es un objeto",
    "it is not JSON": "no es JSON",
    # a table of awards
    "it is larger than 20 MB": "ocupa más de 20 MB",
    "it is not UTF-8 text": "no es texto UTF-8",
    "it is no CSV file ({})": "no es un archivo CSV ({})",
    "it has no column “{}”; the columns read are: {}": "no tiene la columna «{}»; las que se leen son: {}",
    "it has no rows below its headings": "no tiene filas debajo de los títulos",
    "it names no programme": "no indica ningún programa",
    "“{}” is no proof state; one of {} is": "«{}» no es un estado de prueba; lo es uno de {}",
    "“{}” is no count": "«{}» no es un número de alumnos",
    "a row about one pupil counts one": "una fila sobre un solo alumno cuenta uno",
    # a mapping of columns
    "it is too large": "es demasiado grande",
    "it cannot be read as YAML": "no se puede leer como YAML",
    "it has no member “columns”": "no tiene el miembro «columns»",
    "nobody knows its member “{}”": "nadie conoce su miembro «{}»",
    "“{}” is neither true nor false": "«{}» no es ni true ni false",
    "“separator” is too long": "«separator» es demasiado largo",
    "“date_format” does not tell year, month and day, as in %m/%d/%Y": (
        "«date_format» no dice año, mes y día, como en %m/%d/%Y"
    ),
    "“{}” is no list of lines such as “title: Job Title”": (
        "«{}» no es una lista de líneas como «title: Puesto»"
    ),
    "what it says for “{}” in “{}” is no short text": "lo que dice de «{}» en «{}» no es un texto corto",
    "“{}” is no short text": "«{}» no es un texto corto",
    "nobody knows “{}”; what can be named is: {}": "nadie conoce «{}»; se puede nombrar: {}",
}
