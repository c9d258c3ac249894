"""Spanish words about trust: signatures, keys, issuers, dates and withdrawal.

Apart from the other two files of this language only so that each stays short.
"""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str, str]] = {
    # signatures and keys
    "proof-missing": (
        "La credencial no está firmada",
        "No hay ninguna firma: cualquiera podría haber escrito este archivo.",
        "Pida al emisor un archivo firmado.",
    ),
    "proof-malformed": (
        "La firma está incompleta",
        "Falta «{member}» en la firma, o no se puede leer.",
        "Pida al emisor un archivo nuevo.",
    ),
    "proof-suite-unsupported": (
        "Este tipo de firma aún no se lee",
        "La credencial está firmada de una forma que esta versión de Assay no lee: {suite}.",
        "Eso no dice nada en contra de la credencial. Quizá la lea una versión posterior u otro programa.",
    ),
    "proof-purpose-wrong": (
        "La firma se hizo para otra cosa",
        "La firma se hizo para «{purpose}», no para responder de una credencial.",
        "No confíe en este archivo. Pida uno nuevo al emisor.",
    ),
    "proof-signature-wrong": (
        "La firma no encaja",
        "El contenido se cambió después de firmarlo, o lo firmó otra persona.",
        "No confíe en este archivo. Pida el original al titular, o uno nuevo al emisor.",
    ),
    "proof-context-different": (
        "La firma pertenece a otras reglas",
        "La firma se hizo con otras reglas («@context») que las que el archivo nombra ahora.",
        "No confíe en este archivo. Pida uno nuevo al emisor.",
    ),
    "proof-chain-broken": (
        "Una firma se apoya en otra que no está",
        "Una firma dice que confirma la firma anterior «{previous}», que el archivo no contiene.",
        "Pida el archivo completo.",
    ),
    "proof-expired": (
        "La firma ha caducado",
        "La firma era válida hasta el {when}.",
        "Pida una nueva al emisor.",
    ),
    "proof-key-not-allowed": (
        "La clave no se puede usar para esto",
        "El emisor no incluye la clave «{method}» entre las que sirven para esto ({purpose}).",
        "Pida al emisor que firme con la clave correcta.",
    ),
    "proof-key-foreign": (
        "Firmó otra persona",
        "El archivo nombra como emisor a «{issuer}», pero la clave que firmó es de «{controller}».",
        "No confíe en este archivo. Pregunte al emisor que se nombra si la credencial es suya.",
    ),
    "proof-key-unknown": (
        "El emisor no conoce esta clave",
        "La clave «{method}» no está entre las que publica el emisor.",
        "Pregunte al emisor: la clave se retiró, o nunca fue suya.",
    ),
    "proof-key-malformed": (
        "La clave está dañada",
        "La clave que corresponde a la firma no se puede usar: {reason}.",
        "Pida al emisor que corrija la clave que publica.",
    ),
    "proof-key-revoked": (
        "La clave se retiró",
        "El emisor retiró el {when} la clave que firmó.",
        "Pida al emisor una credencial firmada con una clave vigente.",
    ),
    "proof-key-expired": (
        "La clave había caducado",
        "La clave que firmó era válida hasta el {when}.",
        "Pida al emisor una credencial firmada con una clave vigente.",
    ),
    "proof-key-unsupported": (
        "Este tipo de clave aún no se lee",
        "La credencial está firmada con un tipo de clave que esta versión de Assay no lee: {algorithm}.",
        "Eso no dice nada en contra de la credencial. Quizá la lea una versión posterior u otro programa.",
    ),
    "proof-key-unnamed": (
        "La firma no dice de quién es",
        "La credencial no dice con qué clave se firmó; nadie puede averiguar si esa clave es del emisor.",
        "Pida al emisor un archivo que nombre su clave.",
    ),
    "proof-key-unproven": (
        "Nada muestra que la clave sea del emisor",
        "Nada de lo que publica {issuer} dice que la clave con que se firmó esto sea suya.",
        "Pida al emisor que publique su clave allí donde lleva su identificador.",
    ),
    # credentials in the form of a signed text
    "token-malformed": (
        "El texto firmado está mal hecho",
        "La credencial es un texto firmado, y {reason}.",
        "No se fíe de este archivo. Pida el original a quien aprendió, o uno nuevo al emisor.",
    ),
    "token-holds-no-credential": (
        "No hay ninguna credencial en el texto firmado",
        "El texto está firmado, pero lo que dice no es una credencial; quizá sea un pase para un sitio web.",
        "Pida la credencial misma.",
    ),
    "token-claim-malformed": (
        "Un dato junto a la credencial no se puede leer",
        "«{claim}», que va junto a la credencial en el texto firmado, tiene un valor que no puede tener.",
        "Pida al emisor un archivo nuevo.",
    ),
    "token-claim-different": (
        "El texto firmado se contradice",
        "«{claim}», que va junto a la credencial en el texto firmado, dice otra cosa que la credencial.",
        "No se fíe de este archivo: dos programas pueden leerlo distinto. Pida uno nuevo al emisor.",
    ),
    # issuers
    "issuer-identifier-malformed": (
        "El emisor no está bien nombrado",
        "«{identifier}» no es la dirección bien escrita de un emisor.",
        "Pida al emisor un archivo corregido.",
    ),
    "issuer-method-unsupported": (
        "Este tipo de dirección de emisor aún no se lee",
        "Esta versión de Assay no sabe consultar emisores de esta clase: {identifier}.",
        "Eso no dice nada en contra de la credencial. Quizá la lea una versión posterior u otro programa.",
    ),
    "issuer-key-unresolvable": (
        "No se pudieron obtener las claves del emisor",
        "No se pudieron obtener las claves de «{identifier}», así que no se pudo comprobar la firma.",
        "Compruebe su conexión e inténtelo más tarde.",
    ),
    "issuer-document-malformed": (
        "La página de claves del emisor tiene un fallo",
        "La página donde «{identifier}» publica sus claves no se puede usar: {reason}.",
        "Avise al emisor; la credencial podrá comprobarse cuando la página esté reparada.",
    ),
    "issuer-document-foreign": (
        "La página de claves es de otro",
        "La página con las claves de «{identifier}» dice que pertenece a «{found}».",
        "No confíe en este archivo. Avise al emisor.",
    ),
    "issuer-not-trusted": (
        "El emisor no está entre los de su confianza",
        "«{issuer}» no está en la lista de emisores de confianza que usted dio.",
        "Si conoce a este emisor y confía en él, añádalo a su lista.",
    ),
    # dates
    "period-expired": (
        "La credencial ha caducado",
        "Esta credencial era válida hasta el {when}.",
        "Pregunte al emisor si se puede renovar.",
    ),
    "period-not-begun": (
        "La credencial aún no es válida",
        "Esta credencial es válida desde el {when}.",
        "Compruébela otra vez después de esa fecha.",
    ),
    "period-upside-down": (
        "Las fechas se contradicen",
        "La credencial termina antes de empezar.",
        "Pida al emisor que corrija las fechas.",
    ),
    # withdrawal
    "status-revoked": (
        "La credencial fue retirada",
        "El emisor ha revocado esta credencial definitivamente.",
        "Pregunte al titular o al emisor por qué, y si hay una nueva.",
    ),
    "status-suspended": (
        "La credencial está en suspenso",
        "El emisor ha suspendido esta credencial por ahora.",
        "Pregunte al emisor, o compruébela más adelante.",
    ),
    "status-message": (
        "El emisor añade una observación",
        "El emisor dice sobre esta credencial: {message}",
        "No hay que hacer nada, salvo que la observación lo pida.",
    ),
    "status-entry-malformed": (
        "La credencial dice mal dónde se consulta su retirada",
        "La entrada que dice dónde se consulta la retirada tiene un fallo: {reason}.",
        "Pida al emisor un archivo corregido.",
    ),
    "status-index-outside": (
        "La credencial no tiene lugar en la lista de estado",
        "La credencial dice ocupar el lugar {index} de una lista que tiene {length} lugares.",
        "Pida al emisor un archivo corregido.",
    ),
    "status-kind-unsupported": (
        "Esta forma de retirar aún no se lee",
        "Si la credencial fue retirada se dice de una forma que esta versión de Assay no lee: {kind}.",
        "Eso no dice nada en contra de la credencial. Pregunte al emisor si sigue en vigor.",
    ),
    "status-list-unavailable": (
        "No se pudo saber si fue retirada",
        "No se pudo obtener la lista de credenciales retiradas del emisor: {list}",
        "Compruebe su conexión e inténtelo más tarde.",
    ),
    "status-list-malformed": (
        "La lista de estado tiene un fallo",
        "La lista de credenciales retiradas del emisor, en {list}, no se puede usar: {reason}.",
        "Avise al emisor; la credencial podrá comprobarse cuando la lista esté reparada.",
    ),
    "status-list-not-accepted": (
        "La lista de estado no es de fiar",
        "La lista de credenciales retiradas del emisor, en {list}, no supera ella misma las comprobaciones.",
        "Avise al emisor; la credencial podrá comprobarse cuando la lista esté reparada.",
    ),
    "status-list-undetermined": (
        "No se pudo comprobar la lista de estado",
        "No se pudo saber si la lista de credenciales retiradas, en {list}, es auténtica.",
        "Compruebe su conexión e inténtelo más tarde.",
    ),
    "status-list-foreign": (
        "La lista de estado es de otro",
        "La lista de credenciales retiradas, en {list}, la hizo «{issuer}», no el emisor.",
        "No confíe en este archivo. Avise al emisor.",
    ),
    "status-list-misplaced": (
        "En esta dirección hay otra lista de estado",
        "En {list} hay otra lista, que dice de sí misma: {found}.",
        "Avise al emisor; la credencial podrá comprobarse cuando vuelva la lista correcta.",
    ),
    "status-list-stale": (
        "La lista de estado no está al día",
        "La lista de credenciales retiradas, en {list}, no vale para hoy; su fecha es {when}.",
        "Inténtelo más tarde, o pida al emisor que renueve la lista.",
    ),
    "status-list-too-short": (
        "La lista de estado es demasiado corta",
        (
            "La lista de credenciales retiradas, en {list}, tiene menos de {minimum} lugares y delata a los "
            "titulares."
        ),
        "Avise al emisor; la credencial podrá comprobarse cuando la lista esté reparada.",
    ),
    "status-purpose-different": (
        "La lista de estado trata de otra cosa",
        "La credencial pide una lista sobre «{purpose}»; la lista trata de otra cosa.",
        "Pida al emisor un archivo corregido.",
    ),
    "status-not-checked": (
        "No se comprobó si fue retirada",
        "No se consultó si el emisor ha retirado esta credencial.",
        "Compruébela otra vez con conexión para estar seguro.",
    ),
}
