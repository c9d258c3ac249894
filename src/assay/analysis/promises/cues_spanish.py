"""The Spanish words that promise something, kind by kind, and those that look alike and do not."""

from __future__ import annotations

from assay.analysis.promises.cues import Cues, joined
from assay.analysis.promises.values import Kind

_FEW = r"(?:[\w&/'+-]+\s+)"
_JOB = r"(?:trabajos?|empleos?|puestos?|prácticas)"
_WHO = r"(?:empresas?|empleador(?:es|as?)?|compañías?|organizaciones)"

_JOBS = joined(
    rf"\b(?:consegu\w+|encontr\w+|obten\w+|obtendr\w+|logr\w+|acced\w+\s+a)\s+(?:un|una|tu|su|el|al)?\s*{_FEW}{{0,3}}?{_JOB}\b",
    r"\b(?:empleo|trabajo|contratación|inserción\s+laboral|entrevista)\s+(?:está\s+|están\s+)?(?:garantizad[oa]s?|asegurad[oa]s?)\b",
    rf"\bgarantiza\w*\s+(?:un|una|el|la|tu)?\s*{_FEW}{{0,3}}?(?:{_JOB}|entrevista|contratación|contrato)\b",
    rf"\b(?:te|le|os|lo|la)\s+(?:prepara|preparará|capacita|capacitará|habilita|habilitará|cualifica|califica)\s+{_FEW}{{0,4}}?"
    rf"(?:para|como)\s+{_FEW}{{0,6}}?(?:trabajar|ejercer|{_JOB}|profesi(?:ón|onal\w*)|carrera\s+profesional|mercado\s+laboral)\b",
    r"\b(?:te|le)\s+(?:habilita|habilitará|capacita|cualifica)\s+para\s+(?:trabajar|ejercer)\b|\btrabajar(?:ás|á)\s+(?:como|de|en)\b",
    r"\b(?:impuls|lanz|aceler|transform|mejor|inici|comenz|empez|hac\w*\s+crecer)\w*\s+(?:tu|su|una)\s+"
    r"(?:nueva\s+)?(?:carrera(?!\s+universitaria)|trayectoria\s+profesional|empleabilidad|vida\s+laboral)\b",
    r"\b(?:abr\w+|abrirá)\s+(?:las\s+)?puertas\s+(?:a|al|de|del)\s+(?:[\w-]+\s+){0,4}?(?:empleos?|trabajos?|mercado\s+laboral|oportunidades)\b",
    r"\b(?:salidas?|oportunidades)\s+(?:laborales|profesionales)\b(?=[^.]*\b(?:garantiz|te\s+esper|inmediat|asegur))",
    r"\bconduc\w+\s+a\s+(?:un\s+)?(?:empleo|trabajo|puesto)\b|\blistos?\s+para\s+(?:el\s+empleo|trabajar)\b",
    r"(?:%|por\s+ciento)\s+de\s+(?:nuestr[oa]s\s+|l[oa]s\s+)*(?:egresad[oa]s|alumn[oa]s|graduad[oa]s|estudiantes|participantes|titulad[oa]s)\b"
    r"[^.]{0,60}?\b(?:trabaj\w+|emple\w+|contratad[oa]s|coloca\w+|insert\w+)",
)
_PAY = joined(
    r"\b(?:altos?|buen(?:os?)?|excelentes?|atractivos?|competitivos?|mejores|elevados?)\s+(?:salarios?|sueldos?|ingresos)\b",
    r"\b(?:salarios?|sueldos?|ingresos)\s+(?:[\w]+\s+)?(?:altos?|competitivos?|elevados?|atractivos?)\b",
    r"\b(?:bien|mejor|altamente)\s+(?:pagad|remunerad)[oa]s?\b",
    r"\b(?:gan|cobr)(?:a|ar|arás|an|ará)\s+(?:hasta\s+|más\s+de\s+|entre\s+|desde\s+)?(?:[$€£]\s?)?\d[\d.,]*\s?(?:€|euros?|dólares|\$|usd|pesos|al\s+mes|al\s+año)?",
    r"\b(?:aument|increment|dupli|mejor)\w*\s+(?:tu|tus|su|sus)\s+(?:sueldo|salario|ingresos)\b",
)
_DEMAND = joined(
    r"\b(?:muy|más|altamente)\s+(?:demandad[oa]s?|solicitad[oa]s?|buscad[oa]s?|requerid[oa]s?)\b",
    r"\b(?:alta|gran|mucha|creciente|fuerte|enorme)\s+demanda\b(?!\s+(?:de\s+energía|eléctrica|química))",
    r"\bdemanda\s+de\s+[^.;]{2,120}?\b(?:crece|creció|crecerá|aumenta|aumentó|aumentará|supera|sigue|es\s+alta|no\s+deja)\b",
    r"\b(?:sector|profesión|campo|industria|profesiones)\s+(?:[\w-]+\s+){0,3}?(?:de\s+mayor\s+crecimiento|que\s+más\s+crecen?|en\s+auge|en\s+pleno\s+crecimiento)\b",
    rf"\b(?:las|los|muchas|miles\s+de)\s+{_WHO}\s+(?:\w+\s+)?(?:buscan|necesitan|piden|demandan|contratan|requieren)\b",
    r"\b(?:escasez|falta)\s+de\s+(?:[\w-]+\s+){0,3}?(?:profesionales|trabajadores|talento|especialistas|personal)\b",
)
_RECOGNITION = joined(
    r"\b(?:reconocid[oa]s?|acreditad[oa]s?|avalad[oa]s?|homologad[oa]s?|certificad[oa]s?)\s+(?:[\w]+\s+)?por\s+",
    r"\breconocid[oa]s?\s+(?:\w+mente|en\s+(?:todo\s+el|toda|la|el|más))\b",
    r"\b(?:reconocimiento|validez|prestigio)\s+(?:oficial|internacional|nacional|en\s+la\s+industria)\b",
    rf"\b(?:las|los)\s+{_WHO}\s+(?:\w+\s+)?(?:reconocen|valoran|confían|aceptan)\b|\bvalorad[oa]s?\s+por\s+(?:las|los)\s+{_WHO}\b",
    r"\b(?:título|certificado|diploma|titulación)\s+(?:oficial(?:mente)?\s+)?(?:homologad|acreditad|reconocid)[oa]\b",
    r"\ben\s+(?:la|una)\s+lista\s+(?:oficial|nacional|estatal|(?:del|de\s+la)\s+(?:estado|gobierno|ministerio|consejería|región))\b",
)
_CREDIT = joined(
    r"\b\d{1,3}(?:,\d)?\s+créditos?\b(?!\s+(?:hipotec|bancari|de\s+consumo))",
    r"\bcréditos?\s+(?:ects|universitarios?|académicos?|transferibles?|convalidables?)\b|\bects\b",
    r"\bconvalid(?:a|ar|able|ables|ación|ado|ada)\b|\b(?:cuenta|computa|vale)\s+para\s+(?:un|el|tu)\s+(?:grado|título|máster)\b",
)

SPANISH = Cues(
    language="es",
    kinds={
        Kind.JOBS: _JOBS,
        Kind.PAY: _PAY,
        Kind.DEMAND: _DEMAND,
        Kind.RECOGNITION: _RECOGNITION,
        Kind.CREDIT: _CREDIT,
    },
    never={
        Kind.RECOGNITION: joined(
            r"\breconocid[oa]s?\s+(?:expert|profesor|docent|investigador|líder|ponent|autor)\w*",
            r"(?:expert|profesor|docent|investigador|líder|ponent|autor)\w*\s+reconocid[oa]s?\b",
        ),
        Kind.CREDIT: joined(r"\b(?:tarjetas?\s+de\s+crédito|riesgo\s+de\s+crédito)\b"),
        Kind.DEMAND: joined(r"\b(?:bajo|a)\s+demanda\b|\bdemanda\s+(?:judicial|civil|eléctrica)\b"),
    },
    pay_words=joined(
        r"\b(?:salarios?|sueldos?|gana[rs]?|ganan|ganarás|cobra[rs]?|cobran|ingresos|remuneraci\w+)\b"
    ),
    denials=joined(
        r"\b(?:no|nunca|jamás|ni|sin|tampoco|ningun[oa]?|ningún)\b(?!\s+(?:solo|sólo|solamente|necesita|hace\s+falta|experiencia|importa|requisit))"
    ),
    contrasts=joined(r"\b(?:pero|sino|aunque|mientras)\b|[;:\u2013\u2014]"),
    conditions=joined(r"(?:^|[\s,(¿])(?:si|tanto\s+si|siempre\s+que|en\s+caso\s+de)\s[^,;:.!]*(?:,|$)"),
    audiences=joined(
        r"\b(?:para|dirigido\s+a|pensado\s+para|ideal\s+para)\s+(?:\w+\s+){0,4}?(?:que\s+(?:quier|busc|dese)\w*|interesad\w+)[^,;.!]*",
        r"\b(?:quienes|personas\s+que|profesionales\s+que)\s+(?:quier|busc|dese)\w*[^,;.!]*",
    ),
    testimony=joined(
        r"(?:^|[\s\"“«'(])(?:yo|mi|mis|me|conseguí|encontré|obtuve|logré|trabajo\s+ahora)(?=[\s,.!'\"”»])"
    ),
    guarantees=joined(r"\bgarant\w+|\basegurad[oa]s?\b|\b100\s?%"),
    field=joined(
        r"\b(?:salario|sueldo)\s+(?:medio|mediano|promedio)\b|\bprofesionales\b|\bsegún\b|\bsector\b"
    ),
)
