"""How facts are shown in Spanish, with the reasons and expectations that the checks write in English."""

from __future__ import annotations

from assay.sentences.es.phrases import PHRASES
from assay.sentences.showing import Manner

MANNER = Manner(
    months=(
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ),
    date="{day} de {month} de {year}, {time} UTC",
    thousands=".",
    phrases=PHRASES,
)
