"""The words with which `assay draft` tells what it found, in each language.

Apart from the sentences of errors, which stand with their codes, and from the names of elements (`words`).
`{}` holds what the papers say.
"""

from __future__ import annotations

from assay.analysis.commands.words import said

_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "from": "{file} ({kind})",
        "told": "Found in the papers",
        "achievements": "Draft achievements: {count}",
        "rests-outcomes": "from what the course says learners will be able to do",
        "rests-topics": "from what the course treats; it does not say what learners can do then",
        "units": "Treated in",
        "assessments": "Assessed by",
        "shared": "Assessed in the course as a whole",
        "skills": "Skills a model found in the words (inferred, for you to decide)",
        "sure": "{share} % sure ({low} to {high})",
        "missing": "Not told in the papers",
        "written": "Written: {file}",
        "note-nothing-found": (
            "Nothing was found to make achievements of: no outcomes, no units, no weeks. "
            "Is it the paper that describes the course?"
        ),
        "note-no-outcomes": (
            "The papers do not say what learners will be able to do; the drafts are made of topics. "
            "Write the outcomes before you use them."
        ),
        "note-no-assessment": "The papers do not say how learners are assessed.",
        "note-no-weights": "The papers do not say how much each assessment counts.",
        "note-skills-not-asked": (
            "No skills are suggested: no skills and no language model are installed (assay data install)."
        ),
        "file-head": "A draft made from “{file}” (SHA-256 {digest}).",
        "file-how": "Nothing here is decided. Read it, finish it, then give it to: assay issue",
        "file-criteria": "FINISH: these are the course's words. How well must it be done, and who judges it?",
        "file-outcomes": "FINISH: the course does not say what learners can do. Write it here and below.",
        "file-credits": "The whole course: {credits}. If this part has credits of its own, say how many:",
        "file-skills": (
            "A model found these skills in the words. Take the # away from those that it truly stands for."
        ),
        "file-missing": "FINISH: the papers tell nothing of these. Put what holds into the criteria:",
        "file-shared": "Assessments of the whole course, which may belong here too:",
        "map": "Programme map",
        "map-lede": "Which course teaches which skill, in the words of the courses' own papers.",
        "map-skill": "Skill",
        "map-framework": "Framework",
        "map-address": "Address",
        "map-taught": "taught",
        "map-assessed": "taught and assessed",
        "map-key": "A ring: taught. A full dot: taught, and something assesses it.",
        "map-picture": "Picture of the table below: a dot where a course teaches a skill.",
        "map-empty": "No skills were found in these papers.",
    },
    "es": {
        "from": "{file} ({kind})",
        "told": "Encontrado en los documentos",
        "achievements": "Borradores de logros: {count}",
        "rests-outcomes": "a partir de lo que el curso dice que se sabrá hacer",
        "rests-topics": "a partir de lo que el curso trata; no dice qué se sabe hacer después",
        "units": "Se trata en",
        "assessments": "Se evalúa con",
        "shared": "Se evalúa en el conjunto del curso",
        "skills": "Competencias que un modelo halla en las palabras (inferidas; decide usted)",
        "sure": "{share} % de seguridad ({low} a {high})",
        "missing": "Los documentos no dicen",
        "written": "Escrito: {file}",
        "note-nothing-found": (
            "No se ha hallado nada con que hacer logros: ni resultados, ni unidades, ni semanas. "
            "¿Es el documento que describe el curso?"
        ),
        "note-no-outcomes": (
            "Los documentos no dicen qué se sabrá hacer; los borradores se hacen con los temas. "
            "Escriba los resultados antes de usarlos."
        ),
        "note-no-assessment": "Los documentos no dicen cómo se evalúa.",
        "note-no-weights": "Los documentos no dicen cuánto cuenta cada evaluación.",
        "note-skills-not-asked": (
            "No se sugieren competencias: no hay competencias ni modelo instalados (assay data install)."
        ),
        "file-head": "Borrador hecho con «{file}» (SHA-256 {digest}).",
        "file-how": "Aquí no hay nada decidido. Léalo, complételo y después déselo a: assay issue",
        "file-criteria": "COMPLETAR: son palabras del curso. ¿Con qué calidad, y quién lo juzga y con qué?",
        "file-outcomes": "COMPLETAR: el curso no dice qué se sabe hacer. Escríbalo aquí y más abajo.",
        "file-credits": "El curso entero: {credits}. Si esta parte tiene créditos propios, diga cuántos:",
        "file-skills": (
            "Un modelo halla estas competencias en las palabras. Quite el # de las que de verdad acredita."
        ),
        "file-missing": "COMPLETAR: los documentos no dicen nada de esto. Ponga en criteria lo que valga:",
        "file-shared": "Evaluaciones de todo el curso, que quizá también van aquí:",
        "map": "Mapa del programa",
        "map-lede": "Qué curso enseña qué competencia, con las palabras de los documentos de cada curso.",
        "map-skill": "Competencia",
        "map-framework": "Marco",
        "map-address": "Dirección",
        "map-taught": "se enseña",
        "map-assessed": "se enseña y se evalúa",
        "map-key": "Un círculo: se enseña. Un punto lleno: se enseña, y algo lo evalúa.",
        "map-picture": "Imagen de la tabla de abajo: un punto donde un curso enseña una competencia.",
        "map-empty": "En estos documentos no se han hallado competencias.",
    },
}


def word(key: str, language: str, **facts: object) -> str:
    """What is said for this key, its holes filled."""
    return said(_WORDS, key, language, **facts)
