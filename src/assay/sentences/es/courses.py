"""Spanish: what may be wrong with a course's papers that achievements are drafted from."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str, str]] = {
    "syllabus-empty": (
        "El archivo está vacío",
        "No hay nada en «{file}».",
        "Elija el archivo otra vez; si también está vacío en su equipo, guárdelo de nuevo donde se escribió.",
    ),
    "syllabus-kind-unknown": (
        "Este tipo de archivo no se lee",
        "«{file}» no es PDF ni documento de Word (.docx), página web o texto, se llame como se llame.",
        "Ábralo y guárdelo o imprímalo como PDF o como .docx.",
    ),
    "syllabus-encrypted": (
        "El archivo está cerrado con contraseña",
        "«{file}» solo se abre con una contraseña.",
        "Guarde una copia sin la contraseña.",
    ),
    "syllabus-with-macros": (
        "El documento lleva macros",
        "«{file}» lleva programas dentro (macros), y esos documentos no se leen.",
        "Guárdelo como .docx corriente o como PDF; los programas se quedan fuera.",
    ),
    "syllabus-too-large": (
        "El archivo es demasiado grande",
        "«{file}» supera los {limit} MB que se leen, tal como está o descomprimido.",
        "Quite las imágenes, o guarde solo las páginas de este curso.",
    ),
    "syllabus-too-long": (
        "El documento es demasiado largo",
        "«{file}» supera las {limit} páginas que se leen.",
        "Guarde solo las páginas de este curso y haga los borradores con ellas.",
    ),
    "syllabus-without-text": (
        "No hay nada que se pueda leer",
        "«{file}» no contiene texto: quizá es un escaneo o una imagen de la página.",
        "Use el archivo que se imprimió o escaneó, o haga antes que un programa reconozca el texto (OCR).",
    ),
    "syllabus-unreadable": (
        "No se ha podido leer el archivo",
        "«{file}» está dañado, o leerlo exige más tiempo o memoria de lo que un documento así puede pedir.",
        "Ábralo y guárdelo otra vez, como PDF o como .docx.",
    ),
}
