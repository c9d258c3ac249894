"""Spanish for the short reasons and expectations that checks put into their facts in English.

`{}` stands for a part that changes. A test finds every phrase that is written out in the sources.
"""

from __future__ import annotations

from assay.sentences.es.gate_phrases import GATE_PHRASES
from assay.sentences.es.release_phrases import RELEASE_PHRASES

PHRASES: dict[str, str] = {
    **RELEASE_PHRASES,
    **GATE_PHRASES,
    # how much of what (document-too-large)
    "bytes": "bytes",
    "nodes": "valores",
    "document": "bytes",
    "credential": "bytes",
    "base58 text": "caracteres en un mismo texto",
    "contexts": "reglas",
    "proofs": "firmas",
    "remarks": "particularidades",
    "status entries": "entradas de estado",
    "too many addresses in one credential": "demasiadas direcciones en una credencial",
    # JSON
    "{} is not a JSON value": "{} no es un valor de JSON",
    # status lists
    "its compressed form is cut short": "su forma comprimida está cortada",
    "its compressed form is damaged": "su forma comprimida está dañada",
    "its text does not begin with u": "su texto no empieza por u",
    "something follows its compressed form": "hay algo detrás de su forma comprimida",
    "it is not an object": "no es un objeto",
    # kinds of values
    "String": "un texto",
    "URL": "una dirección",
    "DateTime": "una fecha con hora y zona horaria",
    "Date": "una fecha",
    "Number": "un número",
    "Boolean": "verdadero o falso",
    "LanguageCode": "un código de idioma",
    "type": "un tipo",
    "CompactJws": "una firma en forma de texto",
    "EndorsementCredential": "una recomendación (EndorsementCredential)",
    "VerifiableCredential": "una credencial (VerifiableCredential)",
    "AssociationType": "una relación de la lista (AssociationType)",
    "the credential has no id": "la credencial no tiene id",
    "issuer": "issuer",
    "revoked": "revoked",
    "it is not UTF-8 text": "no es un texto en UTF-8",
    "it is no schema, needs others, or takes too long": "no es un esquema, necesita otros o tarda demasiado",
    "EndorsementSubject": "parte de una recomendación (EndorsementSubject)",
    "a datatype that has a form of its own": "un tipo de dato que ya tiene forma propia",
    "a value that has a member twice": "un valor que lleva dos veces el mismo campo",
    "a number with more digits than RDF keeps": "un número con más cifras de las que se conservan",
    "a list that has other members": "una lista que lleva otros campos",
    "a text where a node is meant": "un texto donde se espera un objeto",
    "a translation that is no text": "una traducción que no es un texto",
    "a list inside a list": "una lista dentro de otra",
    "a value with a type that is none": "un valor cuyo tipo no lo es",
    "a value that is no text, number, true or false": "un valor que no es texto, número, verdadero ni falso",
    "a value that has other members": "un valor que lleva otros campos",
    "a direction that is none": "un sentido de escritura que no existe",
    "a language that is none": "un idioma que no lo es",
    "a language in unusual letters": "un idioma escrito con letras poco corrientes",
    "a datatype that is none": "un tipo de dato que no lo es",
    "an index that is no text": "un índice que no es un texto",
    "a reverse that is no object": "un campo inverso (reverse) que no es un objeto",
    "an id that is no text": "un id que no es un texto",
    "a nest that is no object": "un grupo de campos (nest) que no es un objeto",
    "a nest that has an id, a type or a value": "un grupo de campos (nest) con id, tipo o valor",
    "types": "tipos",
    "a type that renames id or type": "un tipo que cambia el nombre de id o de type",
    "a type that is no text": "un tipo que no es un texto",
    # pictures
    "the older badge inside is not JSON and not a token": "la insignia antigua que lleva no se puede leer",
    "a part has no proper name": "una parte no tiene un nombre correcto",
    "a part is damaged": "una parte está dañada",
    "a part is longer than the file": "una parte es más larga que el archivo",
    "it ends in the middle": "termina a la mitad",
    "it has too many parts": "tiene demasiadas partes",
    "something follows the end of the picture": "hay algo detrás del final de la imagen",
    "the credential is compressed": "la credencial está comprimida",
    "the credential is not in an international text part": "la credencial no está en la parte debida",
    "the header is not in its place": "el encabezado no está en su lugar",
    "the text part is cut off": "la parte de texto está cortada",
    "a comment stands in the middle of the credential": "hay un comentario en medio de la credencial",
    "it asks for a style sheet, or for something inside the credential": (
        "pide una hoja de estilo, o algo dentro de la credencial"
    ),
    "it declares entities or types of its own": "declara entidades o tipos propios",
    "it has too many attributes": "tiene demasiados atributos",
    "it is not well-formed, line {}": "no está bien formada, línea {}",
    "it is not written in UTF-8": "no está escrita en UTF-8",
    "it is too deep or has too many elements": "tiene demasiados niveles o elementos",
    "it uses an entity that it does not define": "usa una entidad que no define",
    "the credential holds other elements": "la credencial contiene otros elementos",
    "the token is not written plainly": "la credencial no está escrita de forma directa",
    # keys
    "it does not say of which kind it is": "no dice de qué clase es",
    "it is a private key": "es una clave secreta",
    "it is a shared secret": "es un secreto compartido",
    "it is meant for another kind of signature": "es para otra clase de firma",
    "it is not meant for signatures": "no es para firmar",
    "its kind and its curve do not go together": "su clase y su curva no concuerdan",
    "its text is not base64url": "su texto no es base64url",
    "its value is missing": "falta su valor",
    "its text does not begin with z": "su texto no empieza por z",
    "its text is not base58": "su texto no es base58",
    "it has the wrong length": "no tiene la longitud correcta",
    "it is not in its one proper form": "no está en su única forma correcta",
    "it is no point of its curve": "no es un punto de su curva",
    "anybody can sign for it": "cualquiera puede firmar con ella",
    # pages of issuers
    "its text is not one PEM key": "su texto no es una sola clave PEM",
    "it points elsewhere": "remite a otro lugar",
    "nothing is known of it here": "aquí no se sabe nada de esa dirección",
    "its id is another": "su id es otro",
    "IdentityHash": "un valor de control (sha256$…)",
    "a key has no name": "una clave no tiene nombre",
    "a key has no {}": "a una clave le falta {}",
    "it does not say whose it is": "no dice de quién es",
    "it is not a JSON object that can be read in one way only": "no se puede leer de una única manera",
    "{} holds no key": "{} no contiene ninguna clave",
    "its secret part is published": "su parte secreta está publicada",
    "the date in {} of a key is not a date": "la fecha en {} de una clave no es una fecha",
    "the key stands not in {} alone": "la clave no está solo en {}",
    "two of its keys have the same name": "dos de sus claves tienen el mismo nombre",
    "{} is not a list": "{} no es una lista",
    "it is too large": "es demasiado grande",
    # addresses
    "a host that no address has": "ninguna dirección tiene un servidor así",
    "a name of the home network": "es un nombre de la red local",
    "a port that no address has": "ninguna dirección tiene un puerto así",
    "characters that no address has": "contiene caracteres que ninguna dirección tiene",
    "holds a user name": "contiene un nombre de usuario",
    "not https": "no es https",
    "too long": "es demasiado larga",
    "answer is compressed": "la respuesta está comprimida",
    "certificate refused: {}": "certificado rechazado: {}",
    "connection failed": "falló la conexión",
    "no answer in time": "no respondió a tiempo",
    "status {}": "respuesta {}",
    "too many redirects": "remite demasiadas veces a otra dirección",
    "benchmarking": "dirección reservada para pruebas",
    "documentation": "dirección reservada para documentación",
    "embedded IPv4": "oculta otra dirección",
    "link-local": "dirección de la red local",
    "loopback": "dirección de este mismo ordenador",
    "metadata": "dirección interna de un proveedor",
    "multicast": "dirección de difusión",
    "private": "dirección privada",
    "reserved": "dirección reservada",
    "scoped": "dirección de la red local",
    "shared": "dirección compartida de un proveedor",
    "unspecified": "no es la dirección de nadie",
    # signed texts
    "it does not have three parts": "no tiene tres partes",
    "it holds characters that cannot stand there": "lleva caracteres que no pueden estar ahí",
    "its header or signature cannot be read": "no se puede leer su cabecera o su firma",
    "its key is not named as it must be": "su clave no está nombrada como es debido",
    "it does not say how it is signed": "no dice cómo está firmado",
    "anybody could have signed it": "cualquiera pudo firmarlo",
    "its payload is not encoded as it must be": "su contenido no está codificado como es debido",
    "its list of extensions is not one": "su lista de extensiones no lo es",
    "it was signed to be something else": "se firmó para ser otra cosa",
    "it names two keys": "nombra dos claves",
    "it holds a credential twice": "lleva dos veces una credencial",
    "the credential in it is written as in another version": "su credencial se escribió como en otra versión",
    "something unsigned stands beside it": "a su lado hay algo sin firmar",
    "address that holds a signed text": "una dirección que lleva un texto firmado",
    # drafts
    "a list": "una lista",
    "a number": "un número",
    "a text": "un texto",
    "a text, or an id and a narrative": "un texto, o un id y una descripción (narrative)",
    "members with names": "campos con nombre",
    "“2 years”, “18 months” or “90 days”": "«2 years», «18 months» o «90 days»",
    "a nearer end": "una fecha final más cercana",
    "a result that the achievement describes": "un resultado que el logro describa",
    "an e-mail address": "una dirección de correo electrónico",
    "a name of at most 200 characters": "un nombre de 200 caracteres como máximo",
    "a shorter text": "un texto más corto",
    "plain JSON": "JSON sencillo",
    "a file that Assay wrote": "un archivo escrito por Assay",
    "each index once, inside the list": "cada lugar una sola vez, dentro de la lista",
    # files and commands
    "unreadable": "no se puede leer",
    "a policy has no “{}”": "una política no tiene «{}»",
    "the policy's “{}” cannot be {}": "«{}» de la política no puede ser {}",
    "Documents are named as {address: file}.": "Los documentos se nombran como {dirección: archivo}.",
    "There is no policy “{}”. There are: {}, or name a file.": (
        "No hay ninguna política «{}». Hay: {}; o nombre un archivo."
    ),
    "“{}” is no date: write 2026-09-01 or 2026-09-01T12:00:00Z.": (
        "«{}» no es una fecha: escriba 2026-09-01 o 2026-09-01T12:00:00Z."
    ),
    "A line names its source.": "Una línea nombra su fuente (source).",
    "“at” is an instant, as text.": "«at» es un instante, escrito como texto.",
    "The key needs its passphrase: name a file with --passphrase-file.": (
        "La clave necesita su contraseña: nombre un archivo con --passphrase-file."
    ),
    "The two passphrases differ; no key was made.": "Las dos contraseñas difieren; no se hizo ninguna clave.",
    "“{}” is not the key of the issuer {}.": "«{}» no es la clave del emisor {}.",
    "Several key files make sense with --web alone.": "Varios archivos de clave solo valen con --web.",
    "“keys new” takes the name of one new file, and no --web.": (
        "«keys new» toma el nombre de un solo archivo nuevo, sin --web."
    ),
    "The lists need an address that starts with https://.": (
        "Las listas necesitan una dirección que empiece por https://."
    ),
    "The credential in “{}” has no id.": "La credencial de «{}» no tiene id.",
    "Name what to verify: files, addresses or -, or else a --batch file.": (
        "Nombre lo que hay que comprobar: archivos, direcciones o -, o bien un archivo --batch."
    ),
    "Say whom it is for: --email, --id, or --recipients for many.": (
        "Diga para quién es: --email, --id, o --recipients si son muchos."
    ),
    "With --recipients, all about the persons stands in the table.": (
        "Con --recipients, todo lo de las personas va en la tabla."
    ),
    "“{}” is not a list that “assay issue” wrote; move it away.": (
        "«{}» no es una lista escrita por «assay issue»; apártela."
    ),
    "A result is written NAME=VALUE, not “{}”.": "Un resultado se escribe NOMBRE=VALOR, no «{}».",
    "There is no command “{}”.{}": "No existe la orden «{}».{}",
    "“{}” cannot be read: {}.": "No se puede leer «{}»: {}.",
    "A key of the kind {} signs with {}, not “{}”.": "Una clave de la clase {} firma con {}, no con «{}».",
    "--algorithm is for a new key; a key file knows its own.": (
        "--algorithm es para una clave nueva; un archivo de clave ya conoce el suyo."
    ),
    "No file in “{}” ends in one of {}.": "Ningún archivo de «{}» termina en uno de {}.",
    "There is no verifier “{}”: {}, or an address.": "No existe el verificador «{}»: {}, o una dirección.",
    "A verifier is asked over https; one on this computer with --loopback too.": (
        "A un verificador se le pregunta por https; a uno de este equipo, también con --loopback."
    ),
    "“{}” holds something else than results of “assay verify --batch”.": (
        "«{}» contiene algo que no son resultados de «assay verify --batch»."
    ),
    "it is no ordinary file": "no es un archivo corriente",
    "--jobs, --patience, --out, --resume and --summary go with --batch.": (
        "--jobs, --patience, --out, --resume y --summary van con --batch."
    ),
    "--resume needs --out: the file to go on with.": "--resume necesita --out: el archivo que se continúa.",
    "--jobs is a number from 1 to {}.": "--jobs es un número de 1 a {}.",
    "--patience is a number of seconds.": "--patience es un número de segundos.",
    # lists of recognised issuers
    "the issuer's identifier is no address": "el identificador del emisor no es una dirección",
    "the issuer has no name": "el emisor no tiene nombre",
    "there are too many issuers on it": "contiene demasiados emisores",
    "there is no issuer on it": "no contiene ningún emisor",
    "it is not an array": "no es una lista de valores",
    "its first row does not name the columns id and name": "su primera fila no nombra las columnas id y name",
    "it is no table of comma-separated values": "no es una tabla de valores separados por comas",
    # the platform: settings, commands
    "“{}” exists; name a new file.": "«{}» ya existe; nombre un archivo nuevo.",
    "The database is damaged: {}": "La base de datos está dañada: {}",
    "“{}” was written by a newer version.": "«{}» lo escribió una versión más nueva.",
    "This backup is of {}, but DATABASE_URL names {}.": "Esta copia es de {}, pero DATABASE_URL nombra {}.",
    "{} is not installed; PostgreSQL's client programs have it.": (
        "{} no está instalado; viene con los programas cliente de PostgreSQL."
    ),
    "“{}” is no backup of an instance.": "«{}» no es la copia de una instancia.",
    "“{}” is neither an mbox file nor a Maildir folder.": (
        "«{}» no es un archivo mbox ni una carpeta Maildir."
    ),
    "Nobody here has the address {}.": "Nadie aquí tiene la dirección {}.",
    "“{}” is not an e-mail address.": "«{}» no es una dirección de correo.",
    "It is restored, but could not be prepared; see above.": (
        "Se restauró, pero no se pudo preparar; vea más arriba."
    ),
    "This instance is not empty; --replace gives it up.": (
        "Esta instancia no está vacía; --replace la descarta."
    ),
    "The instance is running; stop it first.": "La instancia está en marcha; párela primero.",
    "There is no port {}.": "No existe el puerto {}.",
    "The instance could not be prepared; the reason stands above.": (
        "La instancia no se pudo preparar; el motivo está más arriba."
    ),
    "The site did not open on {}:{}; what it said stands above. Is the port taken?": (
        "El sitio no se abrió en {}:{}; lo que dijo está más arriba. ¿Está ocupado el puerto?"
    ),
    "a number from 1 to {}": "un número de 1 a {}",
    "withdrawn": "retirado",
    "an address such as https://badges.example.org, without a path": (
        "una dirección como https://badges.example.org, sin ruta"
    ),
    "an address such as postgres://user:password@host:5432/name": (
        "una dirección como postgres://user:password@host:5432/name"
    ),
    "an address such as smtp+tls://user:password@mail.example.org:587": (
        "una dirección como smtp+tls://user:password@mail.example.org:587"
    ),
    "one of {}": "uno de {}",
    "a whole number from 1 to 100000": "un número entero de 1 a 100000",
    "what the sign-in service gave you with its address": (
        "lo que el servicio de acceso le dio con su dirección"
    ),
    "the name of a zone such as Europe/Madrid": "el nombre de una zona como Europe/Madrid",
    "“{}” is no date: write 2026-09-01.": "«{}» no es una fecha: escriba 2026-09-01.",
    "“{}” should end in .csv or .jsonl.": "«{}» debe terminar en .csv o .jsonl.",
    "The file of --map must end in .csv or .html.": "El archivo de --map debe terminar en .csv o .html.",
    "“{}” is too large.": "«{}» es demasiado grande.",
    "An assay is signed with a key of Ed25519, P-256 or P-384.": (
        "Un ensayo se firma con una clave Ed25519, P-256 o P-384."
    ),
    "data on the labour market": "datos del mercado de trabajo",
    "“{}” is no year to look ahead to: write one up to {}, as in 2030.": (
        "«{}» no es un año al que mirar: escriba uno hasta {}, como 2030."
    ),
    "“{}” is no wage: write an amount and a currency, 18.50 EUR.": (
        "«{}» no es un salario: escriba 18.50 EUR."
    ),
    "--{} and --{} are two things: ask for one.": "--{} y --{} son dos cosas: pida una.",
    "Weights are for a comparison: add --compare.": "Los pesos son para comparar: añada --compare.",
    "To sign, state --relation, and with --out the file to write.": (
        "Para firmar, indique --relation y --out ARCHIVO."
    ),
    "--{} is for one achievement: name one file.": "--{} es para un logro: indique un archivo.",
    "“{}” holds no weights: write lines such as “rigor: 2”.": (
        "«{}» no contiene pesos: escriba, p. ej., «rigor: 2»."
    ),
    "“{}” cannot be read as YAML.": "«{}» no se puede leer como YAML.",
    "In “{}” the weight of “{}” is no number.": "En «{}» el peso de «{}» no es un número.",
    "the language model": "el modelo de lenguaje",
    "“{}” is no statement of recognition.": "«{}» no es una declaración de reconocimiento.",
}
