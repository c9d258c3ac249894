"""Spanish words of `assay value` about the labour market."""

from __future__ import annotations

MARKET_SPANISH: dict[str, str] = {
    # indicadores
    "named-in-ads": "En anuncios",
    "skill-demand": "Se piden",
    "occupation-outlook": "La ocupación",
    "durability": "Duración",
    "outcomes": "Resultados",
    # cifras junto a un indicador
    "named": "anuncios con ese nombre",
    "required": "lo exigen",
    "preferred": "lo prefieren",
    "technologies": "al menos una de sus tecnologías se pide",
    "holds": "de tales afirmaciones, ciertas 18 meses después",
    "growth": "crecimiento previsto",
    "openings": "vacantes al año",
    "employment": "personas en ella",
    "wage-low": "una décima parte gana menos de",
    "median-wage": "la mitad gana menos de",
    "half-life": "años hasta que quede la mitad de la demanda",
    "completion": "lo terminaron",
    "earnings": "la mitad gana al año menos de",
    "unit-years": "años",
    "unit-ratio": "",
    # lo que se dice de cada uno
    "says-named-in-ads": "La parte de {ads} anuncios para {occupation} ({area}) que lo nombran.",
    "only-a-name": "Nombran un certificado llamado así; que sea este, solo lo dice quien lo emite.",
    "says-skills-asked-in-ads": (
        "{occupation} ({area}): anuncios que piden al menos una de sus habilidades; hay respuesta sobre "
        "{found} de las {skills} declaradas. Que las enseñe, solo lo dice quien lo emite."
    ),
    "says-technologies-in-demand": (
        "La probabilidad de que al menos una de sus tecnologías figure como «In Demand», o vaya a figurar; "
        "hay respuesta sobre {found} de las {skills} habilidades declaradas."
    ),
    "says-occupation-outlook": (
        "Una cuarta parte gana menos, como a menudo quien empieza: {occupation} ({area}). "
        "Trata de la ocupación y nada dice del certificado."
    ),
    "says-durability": (
        "La probabilidad de que dentro de cinco años quede la mitad de la demanda de hoy; "
        "{found} de {terms} tienen serie."
    ),
    "says-outcomes": (
        "De {count} que lo terminaron y a quienes se pudo seguir, quienes trabajan antes de {days} días "
        "({design}). Que sea la causa, no se dice."
    ),
    "everywhere": "todo lo cubierto",
    # por qué algo no se puede evaluar
    "no-market": "No hay datos del mercado instalados: «assay data import».",
    "no-occupation": "Nadie ha dicho para qué ocupación: añada --occupation.",
    "no-ads": "No hay anuncios instalados de esta ocupación y lugar.",
    "area-not-covered": "Los datos instalados no cubren este lugar.",
    "wage-not-published": "No hay salario publicado de esta ocupación y lugar.",
    "projection-not-published": "no hay previsión publicada",
    "employment-not-published": "no publicado",
    "asked-too-rarely": "Menos de diez anuncios piden alguna de sus habilidades.",
    "no-model-for-this-kind": "Ninguna de sus habilidades es una tecnología que los datos recojan.",
    "technology-not-listed": "no figura tal tecnología",
    "no-series": "No hay series de anuncios instaladas.",
    "term-not-in-series": "Ninguna serie de anuncios nombra sus habilidades.",
    "series-too-old": "Las series instaladas terminan hace demasiado tiempo.",
    "durability-not-shown": (
        "No se ha mostrado que lo que dicen las series sea mejor que adivinar; por eso nada se afirma."
    ),
    "no-decay-detected": "no se ve descenso",
    "no-outcomes": "No consta que nadie haya publicado qué fue de quienes lo cursaron.",
    "placement-not-told": "Lo publicado no dice cuántas personas trabajan.",
    "placement-over-other-days": "Lo publicado cuenta el empleo en más de 180 días, o no dice en cuántos.",
    "completion-not-told": "no publicado",
    "earnings-not-told": "no publicado",
    "figures-not-plausible": "Lo publicado no puede ser: una parte es mayor que el todo.",
    # partes
    "part-asked": "{name}: se pide en {figure}",
    "part-technology": "{name}: demandada {figure}",
    "part-not-known": "{name}: nada se sabe",
    "part-listed": "En una lista: {name}",
    "part-licence-yes": "La ley exige licencia.",
    "part-licence-no": "La ley no exige licencia.",
    "part-wider": "No hay cifras publicadas más precisas; estas son de {name}.",
    "part-review-by": "Conviene revisarlo antes del {name}.",
    "part-review-date": "Quien lo emite lo revisa el {name}.",
    "part-review-date-fail": "Quien lo emite lo revisa el {name}, después de esa fecha.",
    "part-recertification": "Se renueva: {name}",
    "part-no-horizon": "Nada permite decir algo sobre {name}.",
    "part-source": "De: {name}",
    "part-source-cannot-be-evaluated": "De, solo por el nombre: {name}",
    "part-design": "Cómo se contó: {name}",
    "design-claim": "lo dice quien lo ofrece, no cómo",
    "design-raw": "contado",
    "design-matched": "junto a personas parecidas que no lo cursaron",
    "design-quasi-experiment": "en un cuasiexperimento",
    "design-experiment": "en un experimento",
    "bars": "Mínimos de Workforce Pell",
    "bar-completion": "el 70 % termina",
    "bar-placement": "el 70 % trabaja antes de 180 días",
    "bar-earnings": "la mitad gana más de 23 475 USD",
    "bar-hours": "de 150 a 599 horas",
    "bar-weeks": "de 8 a menos de 15 semanas",
    "bar-pass": "cumple",
    "bar-fail": "no cumple",
    "bar-cannot-be-evaluated": "no se puede evaluar",
    "horizon": "Lo que puede pedirse, siendo hoy 1",
    # mejoras
    "element-occupations-by-code": "ocupaciones para las que prepara, con su código",
    "element-outcomes-published": "qué fue de quienes lo cursaron",
}
