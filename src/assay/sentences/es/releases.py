"""Spanish: what may be wrong with releases of skills, occupations, courses and credentials."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str, str]] = {
    "data-refused": (
        "La publicación no se ha importado",
        "Fallos encontrados en «{source}»: {count}. No se ha importado nada.",
        "Corrija lo que se indica, o descargue otra vez la publicación, e impórtela de nuevo.",
    ),
    "data-row-wrong": (
        "Una fila es incorrecta",
        "«{file}», fila {row}: {reason}.",
        "Corrija esa fila o descargue otra vez el archivo; no se ha importado nada.",
    ),
    "data-cell-wrong": (
        "Una celda es incorrecta",
        "«{file}», fila {row}, columna «{column}»: {reason}.",
        "Corrija esa celda o descargue otra vez el archivo; no se ha importado nada.",
    ),
    "data-column-missing": (
        "Falta una columna",
        "«{file}» no tiene la columna «{column}».",
        "Compruebe que es el archivo oficial y que su primera fila no ha cambiado; no se ha importado nada.",
    ),
    "data-column-not-told": (
        "No se dice qué columna es",
        "De ninguna columna de «{file}» se sabe que sea «{column}». Sus columnas: {columns}.",
        "Diga cuál es en un archivo de columnas (--mapping ARCHIVO): bajo «columns», «{column}: su nombre».",
    ),
    "data-mapping-wrong": (
        "El archivo de columnas no sirve",
        "Lo que se dice de las columnas de «{file}» no sirve: {reason}.",
        "Corríjalo; la guía «Bring market data» muestra un ejemplo. No se ha importado nada.",
    ),
    "data-file-wrong": (
        "Un archivo no sirve",
        "«{file}» no se puede leer: {reason}.",
        "Descargue otra vez el archivo de su propietario; no se ha importado nada.",
    ),
    "data-file-too-large": (
        "Un archivo es demasiado grande",
        "«{file}» supera los {limit} bytes que se leen de un archivo o de una publicación.",
        "Compruebe que es el archivo oficial; no se ha importado nada.",
    ),
    "gap-table-wrong": (
        "No es una tabla de certificados",
        "«{file}», fila {row}: {reason}.",
        "Corrija el archivo y vuelva a intentarlo; no se ha escrito nada.",
    ),
    "gap-programmes-wrong": (
        "El archivo de programas no se puede usar",
        "«{file}» debería indicar las ocupaciones de cada programa; de «{programme}» no lo hace.",
        "Escriba una línea por programa, por ejemplo: Culinary arts: [35-2014, 35-1012]",
    ),
    "gate-wrong": (
        "El archivo de reglas no se puede usar",
        "«{file}», en {place}: {reason}.",
        "Corríjalo; la guía «Apply a gate» muestra la forma. No se ha juzgado nada.",
    ),
    "gate-unknown": (
        "No existe ese archivo de reglas",
        "«{name}» no viene con el programa ni es un archivo.",
        "Nombre uno de estos, o un archivo YAML: {known}.",
    ),
    "gate-threshold-unknown": (
        "Las reglas no tienen ese umbral",
        "Ningún umbral de estas reglas se llama «{name}».",
        "Sus umbrales: {known}.",
    ),
    "gate-threshold-wrong": (
        "Entre dos umbrales no queda nada",
        "De «{name}» el umbral inferior sería {low} y el superior {high}.",
        "Cambie también el otro, o elija un número entre ambos.",
    ),
    "gate-list-wrong": (
        "La lista no se puede usar",
        "«{file}», fila {row}: {reason}.",
        "Corrija el archivo y vuelva a intentarlo; no se ha juzgado nada.",
    ),
    "data-kind-other": (
        "Es una publicación de otro tipo",
        "«{file}» parece de {other}, y usted ha dicho {kind}.",
        "Escriba: assay data import {other} …",
    ),
    "data-kind-not-found": (
        "No hay nada de este tipo",
        "Ningún archivo de «{source}» es de una publicación de {kind}.",
        "Se esperan archivos como estos: {files}.",
    ),
    "data-version-missing": (
        "No se conoce la versión",
        "Los archivos de esta publicación de {kind} no dicen su versión.",
        "Indíquela con --version, como la llama su propietario, por ejemplo 29.2.",
    ),
    "data-release-exists": (
        "Ya hay otra publicación con este nombre",
        "La versión {version} de {kind} ya está, leída de otros archivos. No se ha tocado.",
        "Importe esta con otra --version, o escriba --replace.",
    ),
    "data-store-damaged": (
        "Una publicación guardada está dañada",
        "«{file}» de la publicación guardada «{release}» falta o no se puede leer.",
        "Quite esa carpeta de la carpeta de datos e importe de nuevo la publicación.",
    ),
    "data-not-installed": (
        "Los datos no están instalados",
        "Esto necesita datos que no están instalados: {what}.",
        "Instálelos con: assay data install",
    ),
    "data-pack-wrong": (
        "Un archivo del paquete inicial no es el esperado",
        "«{file}» no es el archivo cuya huella conoce Assay. No se ha instalado nada de él.",
        "Descárguelo otra vez; si no sirve, no lo use.",
    ),
    "data-pack-missing": (
        "Falta un archivo del paquete inicial",
        "«{file}» no está en «{folder}».",
        "Póngalo ahí, o quite --from para descargarlo.",
    ),
    "data-download-failed": (
        "No se pudo descargar el paquete inicial",
        "La descarga no terminó: {reason}. No se ha instalado nada.",
        "Inténtelo más tarde, o tráigalos de otro sitio y escriba: assay data install --from CARPETA",
    ),
    "market-occupation-unknown": (
        "Esta ocupación no se conoce",
        "Los datos de mercado instalados no conocen la ocupación «{occupation}». Nombres parecidos: {near}.",
        "Tome uno de ellos, un código como 31-1131, o la dirección de la ocupación en O*NET o ESCO.",
    ),
    "market-area-unknown": (
        "Esta zona no se conoce",
        "Los datos de mercado instalados aquí no conocen la zona «{area}». Nombres parecidos: {near}.",
        "Tome uno de ellos, o un código como US-OH; omítala para preguntar por todas partes.",
    ),
}
