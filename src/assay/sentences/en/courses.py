"""English: what may be wrong with a course's papers that achievements are drafted from."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str, str]] = {
    "syllabus-empty": (
        "The file is empty",
        "There is nothing in “{file}”.",
        "Choose the file again. If it is empty on your computer too, save it once more where it was written.",
    ),
    "syllabus-kind-unknown": (
        "This kind of file is not read",
        "“{file}” is no PDF, no Word document (.docx), no web page and no plain text, whatever it is called.",
        "Open it and save or print it as a PDF or as .docx.",
    ),
    "syllabus-encrypted": (
        "The file is locked with a password",
        "“{file}” can be opened only with a password.",
        "Save a copy without the password.",
    ),
    "syllabus-with-macros": (
        "The document carries macros",
        "“{file}” has programs inside (macros), and such documents are not read.",
        "Save it as an ordinary .docx or as a PDF; the programs stay behind.",
    ),
    "syllabus-too-large": (
        "The file is too large",
        "“{file}” is larger than the {limit} MB that are read, as it is or unpacked.",
        "Leave out the pictures, or save only the pages of this one course.",
    ),
    "syllabus-too-long": (
        "The document is too long",
        "“{file}” is longer than the {limit} pages that are read.",
        "Save only the pages of this one course, and draft from those.",
    ),
    "syllabus-without-text": (
        "Nothing in it can be read",
        "“{file}” holds no text: it may be a scan or a picture of the page.",
        "Use the file that was printed or scanned, or have a program recognise the text in it (OCR) first.",
    ),
    "syllabus-unreadable": (
        "The file could not be read",
        "“{file}” is damaged, or reading it takes more time or memory than such a document may.",
        "Open it and save it once more, as a PDF or as .docx.",
    ),
}
