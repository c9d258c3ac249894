"""Spanish words about what surrounds a credential: what it carries, people, addresses, commands.

Apart from the other two files of this language only so that each stays short.
"""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str, str]] = {
    # what a credential carries or points to
    "endorsement-not-accepted": (
        "Una recomendación no se sostiene",
        "La recomendación de alguien dentro de esta credencial no supera las comprobaciones ({codes}).",
        "No confíe en la recomendación. Pida al emisor un archivo corregido.",
    ),
    "endorsement-of-another": (
        "Una recomendación habla de otra cosa",
        "Una recomendación dentro de esta credencial habla de algo distinto de lo que la lleva.",
        "No cuente la recomendación. El emisor debe emitir de nuevo la credencial sin ella.",
    ),
    "endorsement-undetermined": (
        "No se pudo comprobar una recomendación",
        "No se pudo saber si una recomendación dentro de esta credencial se sostiene ({codes}).",
        "Compruebe su conexión e inténtelo más tarde.",
    ),
    "contained-not-accepted": (
        "Una credencial del expediente no es válida",
        "El expediente contiene la credencial «{credential}», que ha sido rechazada: {codes}.",
        "No se fíe del expediente. Pida a su emisor uno sin esa credencial, o con una copia válida.",
    ),
    "contained-undetermined": (
        "No se pudo comprobar una credencial del expediente",
        "El expediente contiene la credencial «{credential}», y no se pudo saber si es válida: {codes}.",
        "Compruebe esa credencial por separado, o inténtelo más tarde.",
    ),
    "contained-of-another": (
        "Una credencial del expediente es de otra persona",
        "El expediente contiene la credencial «{credential}», que no se entregó a la persona del expediente.",
        "No la cuente para esta persona. Pida al emisor del expediente uno corregido.",
    ),
    "contained-recipient-unclear": (
        "No está claro de quién es una credencial del expediente",
        (
            "El expediente contiene la credencial «{credential}», que nombra a su destinatario de otra "
            "manera que el expediente, o no lo nombra."
        ),
        "Pida a la persona esa credencial por separado, o al emisor un expediente que use el mismo nombre.",
    ),
    "association-unknown": (
        "El expediente se refiere a algo que no contiene",
        "El expediente dice qué relación tiene «{name}» con otros logros, y no lo contiene.",
        "Pida al emisor el expediente completo.",
    ),
    "association-circular": (
        "Los logros del expediente se siguen en círculo",
        "Según el expediente, «{name}» va antes de sí mismo o es parte de sí mismo.",
        "Pida al emisor un expediente corregido.",
    ),
    "nesting-too-deep": (
        "Demasiadas credenciales unas dentro de otras",
        "Las credenciales dentro de credenciales se siguen hasta {limit} niveles, y este archivo tiene más.",
        "Pida las credenciales interiores como archivos propios.",
    ),
    "resource-changed": (
        "Se cambió algo a lo que remite la credencial",
        "Lo que hay en «{resource}» no es lo que firmó el emisor.",
        "No confíe en ello. Pregunte al emisor.",
    ),
    "resource-digest-malformed": (
        "No se puede leer una huella",
        "La huella que el emisor dio para «{resource}» no está bien escrita.",
        "Pida al emisor un archivo corregido.",
    ),
    "resource-named-twice": (
        "Dos huellas para una misma cosa",
        "La credencial da dos huellas para «{resource}».",
        "Pida al emisor un archivo corregido.",
    ),
    "resource-unavailable": (
        "No se comparó algo a lo que remite la credencial",
        "No se pudo obtener «{resource}», así que no se comparó con lo que firmó el emisor.",
        "Inténtelo otra vez con conexión si le importa.",
    ),
    "schema-not-checked": (
        "No se comprobó un formulario adicional",
        "El emisor nombra un formulario (schema) que esta versión de Assay no comprueba: {schema}",
        "No hay que hacer nada; la firma y las demás comprobaciones cuentan.",
    ),
    "schema-not-met": (
        "La credencial no se ajusta al formulario que nombra su emisor",
        "No se ajusta al formulario (schema) que nombra su emisor, {schema}, primero aquí: {place}",
        "Pida al emisor una credencial corregida.",
    ),
    "refresh-newer": (
        "Hay una versión más reciente de esta credencial",
        "Su emisor ofrece una versión más reciente en {address}, válida desde {when}.",
        "Pida la versión más reciente, o descárguela de allí.",
    ),
    "refresh-failed": (
        "No se pudo obtener una versión más reciente",
        "El emisor indica {address} para versiones más recientes, y de allí no llegó ninguna válida.",
        "No hay que hacer nada; la versión disponible se comprobó por sí misma.",
    ),
    # the person in front of the verifier
    "recipient-different": (
        "La credencial es de otra persona",
        "La persona por la que usted pregunta no es aquella a quien se dio esta credencial.",
        "Revise el correo electrónico; mucha gente tiene varios.",
    ),
    "recipient-not-named": (
        "La credencial no dice de quién es",
        "La credencial no contiene nada con que reconocer a la persona por la que usted pregunta.",
        "Pregunte al emisor a quién se la dio.",
    ),
    "presentation-missing": (
        "El titular no ha respondido",
        "Usted pidió una prueba de que quien envía es el titular, y solo se entregó la credencial.",
        "Pida al titular que presente la credencial desde su cartera digital.",
    ),
    # addresses
    "address-refused": (
        "La dirección no se abre",
        "«{address}» no se abre, por su seguridad: {reason}.",
        "Use una dirección pública que empiece por https://.",
    ),
    "address-unreachable": (
        "La dirección no responde",
        "No se pudo obtener «{address}»: {reason}.",
        "Revise la dirección y su conexión, e inténtelo más tarde.",
    ),
    "address-answer-too-large": (
        "La respuesta es demasiado grande",
        "«{address}» respondió con más de {limit} bytes.",
        "Compruebe que la dirección lleva a una credencial.",
    ),
    "address-unknown": (
        "La dirección no se entregó",
        "«{address}» no está entre los documentos dados, y aquí no se busca nada en la red.",
        "Añádala a los documentos, o compruebe con conexión.",
    ),
    # issuing
    "draft-member-missing": (
        "Falta algo para la credencial",
        "Hace falta «{member}» para hacer esta credencial.",
        "Rellénelo e inténtelo otra vez.",
    ),
    "draft-member-malformed": (
        "Algo está mal rellenado",
        "«{member}» debe ser {expected}.",
        "Corríjalo e inténtelo otra vez.",
    ),
    "draft-member-unknown": (
        "No se conoce un campo",
        "«{member}» no es un campo que se pueda rellenar aquí.",
        "Revise cómo está escrito, o quítelo.",
    ),
    "draft-text-unprintable": (
        "Un texto contiene un carácter invisible",
        "Un texto contiene el carácter invisible {character}, que algunos programas no saben comprobar.",
        "Bórrelo; suele entrar al pegar texto.",
    ),
    "credential-not-issued": (
        "La credencial no se emitió",
        "Nuestra propia comprobación rechazaría esta credencial, así que no se firmó ({codes}).",
        "Corrija lo que se nombra e inténtelo otra vez.",
    ),
    "key-file-malformed": (
        "El archivo de la clave está dañado",
        "«{file}» no es un archivo de clave hecho por Assay.",
        "Use el archivo que escribió «assay keys new», o una copia de seguridad.",
    ),
    "key-passphrase-wrong": (
        "La contraseña es incorrecta",
        "La contraseña no abre «{file}».",
        "Inténtelo otra vez. Una contraseña perdida no se recupera: haga otra clave con «assay keys new».",
    ),
    "key-passphrase-empty": (
        "Falta la contraseña",
        "Un archivo de clave se cierra con una contraseña, y la que se ha dado está vacía.",
        "Elija una contraseña: unas pocas palabras poco comunes que solo usted juntaría.",
    ),
    "key-file-open-to-others": (
        "Otros pueden leer su archivo de clave",
        "Otras personas que usan este ordenador pueden leer «{file}».",
        "Ciérrelo a los demás con: chmod 600 ARCHIVO",
    ),
    "status-list-full": (
        "La lista de estado está llena",
        "No queda ningún lugar libre en la lista de estado «{list}».",
        "Empiece una lista de estado nueva.",
    ),
    "status-revocation-final": (
        "Una retirada no se puede deshacer",
        "La credencial del lugar {index} fue revocada, y eso es definitivo.",
        "Emita una credencial nueva. Solo se puede levantar una suspensión.",
    ),
    "status-entry-not-ours": (
        "La credencial no está en esta lista",
        "La credencial no es de las que lleva la lista de estado «{list}».",
        "Elija la lista que nombra la credencial.",
    ),
    # the command line
    "usage-wrong": (
        "No se entiende la orden",
        "{reason}",
        "Vea «assay --help».",
    ),
    "file-missing": (
        "El archivo no existe",
        "No hay ningún archivo «{file}».",
        "Revise el nombre y la carpeta.",
    ),
    "file-unreadable": (
        "No se puede abrir el archivo",
        "No se puede abrir «{file}»: {reason}.",
        "Compruebe que tiene permiso para leerlo.",
    ),
    "file-exists": (
        "El archivo ya existe",
        "«{file}» ya existe y no se ha tocado.",
        "Elija otro nombre, o aparte el archivo antiguo.",
    ),
    "file-not-written": (
        "El archivo no se escribió",
        "No se pudo escribir «{file}»: {reason}.",
        "Revise la carpeta y el espacio libre, e inténtelo otra vez.",
    ),
    "table-row-malformed": (
        "Una fila de la tabla no sirve",
        "La fila {row} de «{file}» no se puede usar: {reason}.",
        "Corrija la fila e inténtelo otra vez; no se emitió nada.",
    ),
    "link-leads-to-a-page": (
        "El enlace lleva a una página, no a una credencial",
        "Lo que hay en «{link}» es una página para personas; no contiene ninguna credencial.",
        "Pida el archivo de la credencial, o descárguelo de esa página, y compruebe el archivo.",
    ),
    "trust-list-malformed": (
        "La lista no se puede usar",
        "No se puede leer en «{place}»: {reason}.",
        "Corrija ese lugar e inténtelo de nuevo; la lista anterior sigue en uso.",
    ),
    "setting-wrong": (
        "Un ajuste está mal",
        "{setting} debe ser {expected}.",
        "Corríjalo en el entorno y vuelva a empezar.",
    ),
    "idempotency-conflict": (
        "Esta petición ya se hizo, para otra cosa",
        "Ya se otorgó una credencial con la misma clave de idempotencia, y decía otra cosa.",
        "Use una clave nueva para otra credencial; para repetir una, envíe exactamente lo mismo.",
    ),
    "award-limit-reached": (
        "Se alcanzó el límite del día",
        "Una organización otorga {limit} credenciales al día como mucho; con estas serían más.",
        "Otorgue las demás mañana, o pida un límite mayor a quien administra este sitio.",
    ),
    "organization-suspended": (
        "La organización está suspendida",
        "Por ahora no puede otorgar nada. Lo que otorgó antes sigue igual.",
        "Quien administra este sitio puede decir por qué, y levantar la suspensión.",
    ),
    "part-not-installed": (
        "Falta instalar una parte",
        "Esta orden necesita una parte de Assay que no está instalada: {part}.",
        "Instálela con: pip install 'assay[{part}]'",
    ),
    "internal": (
        "Algo falló por nuestra parte",
        "Assay cometió un error; su archivo no tiene la culpa.",
        "Por favor, avísenos y díganos qué hizo.",
    ),
}
