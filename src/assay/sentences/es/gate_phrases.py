"""Spanish for the short reasons of faults in rule files, and in the lists that they are held against.

Apart from the reasons of releases: whoever writes rules reads these.
"""

from __future__ import annotations

GATE_PHRASES: dict[str, str] = {
    # how it was asked for
    "Name achievements, or a list of them with --list.": "Indique logros, o una lista de ellos con --list.",
    "“{}” should end in .csv.": "«{}» debería terminar en .csv.",
    "“{}” is no threshold: write a name and a number, as in completion=60%.": (
        "«{}» no es un umbral: escriba un nombre y un número, como en completion=60%."
    ),
    # the file and its members
    "it is larger than 64 KB": "ocupa más de 64 KB",
    "it cannot be read as YAML, line {}": "no se puede leer como YAML, línea {}",
    "it cannot be read as YAML, or has a name twice, or refers to itself": (
        "no se puede leer como YAML, o tiene un nombre dos veces, o se refiere a sí mismo"
    ),
    "it is no text, nor one for each language": "no es un texto, ni uno para cada lengua",
    "it is no list of names with values": "no es una lista de nombres con valores",
    "it is no short text": "no es un texto corto",
    "it is neither true nor false": "no es ni true ni false",
    "it is not a day such as 2026-07-01": "no es una fecha como 2026-07-01",
    "it is no list of short texts": "no es una lista de textos cortos",
    "nobody knows this member here": "nadie conoce este miembro aquí",
    "it does not say “{}”": "no dice «{}»",
    "it is no address that begins with https": "no es una dirección que empiece por https",
    "there are none, or more than {}": "no hay ninguno, o hay más de {}",
    "it is none of {}": "no es ninguno de estos: {}",
    # its conditions
    "it has two thresholds in the same direction": "tiene dos umbrales en el mismo sentido",
    "nothing lies between its two thresholds": "no queda nada entre sus dos umbrales",
    "it is no number of days": "no es un número de días",
    "it has no threshold: at_least, above, at_most or below": (
        "no tiene umbral: at_least, above, at_most ni below"
    ),
    "a threshold has no meaning for this fact": "un umbral no significa nada para este hecho",
    "it has a threshold too: one of both is enough": "tiene además un umbral: basta con uno de los dos",
    "a name is small letters, digits and hyphens": "un nombre son letras minúsculas, cifras y guiones",
    "no rule uses it": "ninguna regla la usa",
    # its rules
    "it has either “passes” or “tiers”": "tiene «passes» o «tiers», y solo uno de los dos",
    "it is nested too deeply": "está anidado a demasiada profundidad",
    "it is no condition, nor one of all, any, not, at_least with of": (
        "no es una condición, ni all, any, not, ni at_least con of"
    ),
    "it is no list of conditions": "no es una lista de condiciones",
    "there is no condition “{}”": "no hay ninguna condición «{}»",
    "the number after at_least is no number of these conditions": (
        "el número detrás de at_least no es un número de estas condiciones"
    ),
    # a list of many
    "it has more than {} rows": "tiene más de {} filas",
    "it has more than {} columns": "tiene más de {} columnas",
    "it names no credential": "no indica ninguna credencial",
    "it is no CSV file that can be read": "no es un archivo CSV que se pueda leer",
    "a column has no name, or two have the same": "una columna no tiene nombre, o dos tienen el mismo",
    "no column is called “name”, “credential” or “programme”": (
        "ninguna columna se llama «name», «credential» ni «programme»"
    ),
    # a plain table of wages
    "it tells neither a wage nor how many are at work": (
        "no dice ni un salario ni cuántas personas trabajan"
    ),
    "a higher percentile of its wages is below a lower one": (
        "un percentil más alto de sus salarios está por debajo de uno más bajo"
    ),
}
