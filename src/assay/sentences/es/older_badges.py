"""Spanish words about badges of Open Badges 2.0 and before: where they lie, and whose pages they lead to.

Apart from the other files of this language only so that each stays short.
"""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str, str]] = {
    "hosted-address-missing": (
        "La insignia no se puede comprobar",
        "Esta insignia antigua no dice dónde guarda su emisor el original; no hay con qué compararla.",
        "Pida al emisor que la confirme o que la otorgue de nuevo en una forma actual.",
    ),
    "hosted-copy-unavailable": (
        "No se pudo consultar el original de la insignia",
        "Esta insignia vale por el original en {address}, que no se pudo leer con seguridad: {reason}.",
        "Inténtelo más tarde. Si sigue sin responder, pregunte al emisor.",
    ),
    "hosted-copy-malformed": (
        "El original de la insignia está dañado",
        "Lo que hay en {address} no es una insignia: {reason}.",
        "Pida al emisor que corrija la página.",
    ),
    "hosted-copy-of-another": (
        "El original es otra insignia",
        "En {address} hay una insignia que dice estar en otro lugar: «{found}».",
        "No se fíe de esta insignia. Pregunte al emisor.",
    ),
    "hosted-copy-different": (
        "Vale el original de la insignia",
        "El archivo recibido difiere del original del emisor en: {members}. Solo se juzgó el original.",
        "Use el original, tal como se muestra aquí.",
    ),
    "hosted-outside-scope": (
        "La insignia está donde su emisor no tiene ninguna",
        "La insignia está en {address}, que no es un lugar para las insignias del emisor {issuer}.",
        "No se fíe de esta insignia: cualquiera pudo ponerla allí.",
    ),
    "badge-part-unavailable": (
        "No se pudo consultar una página de la insignia",
        "La insignia remite a una página ({part}) en «{address}» que no se pudo leer.",
        "Inténtelo más tarde. Si sigue sin responder, pregunte al emisor.",
    ),
    "badge-part-malformed": (
        "Una página de la insignia está dañada",
        "La insignia remite a una página ({part}) en «{address}» que no sirve: {reason}.",
        "Pida al emisor que corrija la página.",
    ),
    "recipient-hash-unsupported": (
        "No se sabe de quién es",
        "La insignia nombra a su titular solo con un valor de control inseguro ({hash}), que no prueba nada.",
        "Pida al emisor que la otorgue de nuevo.",
    ),
    "endorsement-not-checked": (
        "No se comprobó una recomendación",
        "Esta insignia antigua remite a recomendaciones de otros; no se han consultado.",
        "Ábralas usted si le importan.",
    ),
    "extension-not-checked": (
        "No se comprobó un añadido",
        "Esta insignia antigua lleva un añadido que no se ha consultado: {extension}.",
        "El resto de la insignia se comprobó como siempre.",
    ),
}
