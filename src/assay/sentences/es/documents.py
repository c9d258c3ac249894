"""Spanish words about the file itself: its bytes, its encodings, its fields, its picture.

Apart from the other two files of this language only so that each stays short.
"""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str, str]] = {
    # the bytes of a document
    "document-empty": (
        "El archivo está vacío",
        "No hay nada en este archivo.",
        "Pida a quien lo envió que lo envíe otra vez.",
    ),
    "document-too-large": (
        "El archivo es demasiado grande",
        "El archivo contiene más de {limit} {what}, y no se leen más.",
        "Las credenciales son pequeñas. Pregunte al remitente si este es el archivo correcto.",
    ),
    "document-too-deep": (
        "El archivo tiene demasiados niveles",
        "El contenido tiene más niveles, o más partes, que el límite de {limit}.",
        "Las credenciales reales quedan muy por debajo. Pida al emisor un archivo nuevo.",
    ),
    "document-encoding-wrong": (
        "No se puede leer el texto del archivo",
        "El archivo no está escrito en UTF-8, la única codificación de texto que admite una credencial.",
        "Use el archivo tal como lo dio el emisor; un editor o el correo pueden haberlo cambiado.",
    ),
    "document-not-json": (
        "El archivo no es una credencial",
        "La lectura se detiene en la línea {line}, columna {column}: {reason}.",
        "Use el archivo tal como lo dio el emisor, o pídalo otra vez.",
    ),
    "document-not-an-object": (
        "El archivo no es una credencial",
        "El archivo contiene una lista o un valor suelto donde se esperaba una credencial.",
        "Compruebe las credenciales de una en una, cada una en su propio archivo.",
    ),
    "document-key-repeated": (
        "Un campo aparece dos veces",
        "El campo «{key}» aparece dos veces en el mismo lugar: dos lectores podrían ver cosas distintas.",
        "No confíe en este archivo. Pida uno nuevo al emisor.",
    ),
    "document-number-unsafe": (
        "Un número no se puede leer con exactitud",
        "El número {number} es demasiado grande o preciso para significar lo mismo en todas partes.",
        "Pida al emisor que escriba este número como texto.",
    ),
    "document-text-malformed": (
        "Un texto contiene un carácter roto",
        "Uno de los textos del archivo contiene medio carácter.",
        "Use el archivo tal como lo dio el emisor, o pídalo otra vez.",
    ),
    "document-kind-unknown": (
        "Este tipo de archivo aún no se lee",
        "Esta versión de Assay no lee este tipo de archivo: {kind}.",
        "Eso no dice nada en contra del archivo. Quizá lo lea una versión posterior u otro programa.",
    ),
    # encodings inside a document
    "text-not-base58": (
        "Un valor está dañado",
        "Un valor del archivo contiene letras imposibles en un valor de su clase (base58).",
        "Use el archivo tal como lo dio el emisor, o pídalo otra vez.",
    ),
    "text-not-base64url": (
        "Un valor está dañado",
        "Un valor del archivo contiene letras imposibles en un valor de su clase (base64url).",
        "Use el archivo tal como lo dio el emisor, o pídalo otra vez.",
    ),
    "multibase-unknown": (
        "Un valor está escrito de una forma desconocida",
        "Un valor empieza por «{prefix}», que no dice cómo leerlo.",
        "Use el archivo tal como lo dio el emisor, o pídalo otra vez.",
    ),
    "multicodec-malformed": (
        "Una clave está dañada",
        "Una clave del archivo no dice correctamente de qué clase es.",
        "Pida al emisor un archivo nuevo.",
    ),
    "timestamp-malformed": (
        "No se puede leer una fecha",
        "«{text}» no es una fecha completa con hora y zona horaria, como 2026-05-03T12:00:00Z.",
        "Pida al emisor que corrija la fecha.",
    ),
    "pointer-malformed": (
        "No se encuentra un lugar del archivo",
        "«{text}» no nombra ningún lugar de este archivo.",
        "Los lugares se escriben así: /credentialSubject/achievement/name.",
    ),
    "bitstring-malformed": (
        "Una lista de estado está dañada",
        "La lista donde el emisor marca las credenciales retiradas no se puede desempaquetar: {reason}.",
        "Avise al emisor; la credencial podrá comprobarse cuando la lista esté reparada.",
    ),
    "bitstring-too-large": (
        "Una lista de estado es demasiado grande",
        "La lista donde el emisor marca las credenciales retiradas ocupa más de {limit} bytes.",
        "Avise al emisor; ninguna lista honrada es tan grande.",
    ),
    # what the fields mean
    "document-context-missing": (
        "El archivo no dice qué significan sus campos",
        "El archivo no nombra ninguna regla (su «@context») que diga qué significan sus campos.",
        "Pida al emisor un archivo completo.",
    ),
    "document-context-misplaced": (
        "Las reglas están en un orden equivocado",
        "«{context}» debe ser la primera de las reglas («@context») que nombra el archivo, y no lo es.",
        "Pida al emisor que corrija el archivo y lo firme de nuevo.",
    ),
    "document-context-malformed": (
        "Las reglas que nombra el archivo no sirven",
        "Las reglas («@context») que dicen qué significan los campos tienen un fallo: {reason}.",
        "Pida al emisor que corrija el archivo y lo firme de nuevo.",
    ),
    "document-context-nested": (
        "El archivo cambia sus reglas a medio camino",
        "Una parte del archivo trae reglas («@context») propias, y sus campos podrían decir otra cosa.",
        "No confíe en este archivo. Pida al emisor uno con todas las reglas al principio.",
    ),
    "document-context-unknown": (
        "El archivo nombra reglas que aquí no se conocen",
        "El archivo nombra las reglas «{context}», que esta versión de Assay no conoce y no va a buscar.",
        "Si confía en esas reglas, entréguelas con --contexts; si no, pregunte al emisor.",
    ),
    "document-context-inline": (
        "El archivo trae sus propias reglas",
        "El archivo define él mismo lo que significan sus campos, en vez de nombrar reglas publicadas.",
        "Pida al emisor un archivo que solo nombre reglas publicadas.",
    ),
    "document-context-catch-all": (
        "Las reglas dan significado a cualquier cosa",
        (
            "Las reglas que nombra el archivo admiten cualquier campo («@vocab»): erratas e invenciones "
            "pasan por hechos firmados."
        ),
        "Pida al emisor un archivo cuyas reglas definan cada campo.",
    ),
    "document-term-undefined": (
        "Un campo no tiene significado definido",
        "Las reglas que nombra este archivo no definen «{term}»: la firma no lo cubre.",
        "No confíe en este campo. Pida al emisor un archivo corregido.",
    ),
    "document-term-disguised": (
        "Un campo se esconde tras otro nombre",
        "«{key}» es otra forma de escribir un campo conocido; los programas que buscan ese campo no lo ven.",
        "No confíe en este archivo. Pida uno nuevo al emisor.",
    ),
    "document-type-undefined": (
        "Un tipo no tiene significado definido",
        "Las reglas que nombra este archivo no definen el tipo «{type}»: la firma no lo cubre.",
        "No confíe en este tipo. Pida al emisor que nombre las reglas que lo definen.",
    ),
    "document-value-malformed": (
        "Un valor no es de la clase correcta",
        "Un valor no se puede leer como pide su campo: {reason}.",
        "Pida al emisor un archivo corregido.",
    ),
    "document-value-dropped": (
        "La firma no cubre un valor",
        "Un valor del archivo se pierde al firmarlo: se podría cambiar sin que nadie lo note.",
        "No confíe en este valor. Pida al emisor un archivo corregido.",
    ),
    "document-address-relative": (
        "Una dirección está incompleta",
        "«{text}» es solo una parte de una dirección: la firma no dice adónde lleva.",
        "Pida al emisor que escriba la dirección completa, empezando por https://.",
    ),
    "document-address-malformed": (
        "No se puede leer una dirección",
        "«{text}» no es una dirección bien escrita.",
        "Pida al emisor que corrija la dirección.",
    ),
    "document-keyword-refused": (
        "Se usa un campo que una credencial no debe usar",
        "«{keyword}» puede cambiar el significado de otros campos y no tiene lugar aquí.",
        "Pida al emisor un archivo que no lo use.",
    ),
    "document-name-hidden": (
        "Un nombre solo vale dentro de este archivo",
        "«{text}» es un nombre privado. Se puede cambiar sin romper la firma, así que no identifica nada.",
        "Pida al emisor un archivo que use direcciones reales, o ninguna.",
    ),
    "document-node-described-twice": (
        "Lo mismo se describe dos veces",
        "«{text}» se describe en dos lugares del archivo, y lo que dice uno podría tomarse por lo del otro.",
        "No confíe en este archivo. Pida al emisor uno que describa cada cosa una sola vez.",
    ),
    "document-direction-unsigned": (
        "La firma no cubre el sentido de la escritura",
        "Un texto dice si se lee de izquierda a derecha o de derecha a izquierda; la firma no lo cubre.",
        "No hay que hacer nada, salvo que el sentido cambie lo que usted lee.",
    ),
    "document-graph-too-complex": (
        "El archivo es demasiado enredado para comprobarlo",
        "Comprobar la firma de este archivo llevaría más de {limit} pasos.",
        "Las credenciales reales quedan muy por debajo. No confíe en el archivo.",
    ),
    # pictures
    "image-holds-no-credential": (
        "La imagen no contiene ninguna credencial",
        "Esto es una imagen, pero no hay ninguna credencial dentro.",
        (
            "Descargue otra vez la insignia de donde se la dieron. Las capturas de pantalla y las imágenes "
            "cambiadas de tamaño pierden la credencial."
        ),
    ),
    "image-malformed": (
        "La imagen está dañada",
        "No se puede leer la imagen: {reason}.",
        "Descargue otra vez la insignia de donde se la dieron.",
    ),
    "image-too-large": (
        "La imagen es demasiado grande",
        "La imagen, o lo que lleva dentro, supera los {limit} bytes.",
        "Pida al emisor una imagen más pequeña.",
    ),
    "image-credential-ambiguous": (
        "La imagen contiene más de una credencial",
        "Hay varias credenciales en esta imagen, y no dice cuál es la que cuenta.",
        "Pida al emisor una imagen con una sola credencial, o la credencial como archivo.",
    ),
    "image-kind-unknown": (
        "Esta imagen no puede contener una credencial",
        "Una insignia es una imagen PNG o SVG; este archivo no es ninguna de las dos.",
        "Guarde la imagen como PNG o SVG e inténtelo otra vez.",
    ),
    # shape of a credential
    "credential-type-missing": (
        "El archivo no dice que sea una credencial",
        "Falta el tipo «{type}».",
        "Pida al emisor un archivo corregido.",
    ),
    "credential-member-missing": (
        "Falta algo obligatorio",
        "Falta «{member}» en {holder}.",
        "Pida al emisor un archivo completo.",
    ),
    "credential-member-malformed": (
        "Un campo está mal rellenado",
        "«{member}» no es lo que pide el estándar: {expected}.",
        "Pida al emisor un archivo corregido.",
    ),
    "credential-member-repeated": (
        "Un campo tiene varios valores",
        "«{member}» solo puede tener un valor, y tiene más.",
        "Pida al emisor un archivo corregido.",
    ),
    "credential-value-unlisted": (
        "Un valor no está en la lista del estándar",
        "«{value}» no es uno de los valores que el estándar prevé para «{member}».",
        "La credencial se puede usar; puede que otros programas no conozcan este valor.",
    ),
    "credential-recipient-unnamed": (
        "La credencial no dice a quién se entregó",
        "No hay en la credencial ninguna dirección ni identificador del destinatario.",
        "La credencial se puede usar; demuestra un logro, pero no de quién es.",
    ),
}
