"""English: what may be wrong with releases of skills, occupations, courses and credentials."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str, str]] = {
    "data-refused": (
        "The release was not imported",
        "Faults found in “{source}”: {count}. Nothing was imported.",
        "Correct what is listed, or fetch the release again, and import it once more.",
    ),
    "data-row-wrong": (
        "A row is wrong",
        "“{file}”, row {row}: {reason}.",
        "Correct that row, or fetch the file again; nothing was imported.",
    ),
    "data-cell-wrong": (
        "A cell is wrong",
        "“{file}”, row {row}, column “{column}”: {reason}.",
        "Correct that cell, or fetch the file again; nothing was imported.",
    ),
    "data-column-missing": (
        "A column is missing",
        "“{file}” has no column “{column}”.",
        "Check that it is the official file, its first row unchanged; nothing was imported.",
    ),
    "data-column-not-told": (
        "It is not told which column this is",
        "No column of “{file}” is known to be “{column}”. Its columns: {columns}.",
        "Say which one it is in a mapping (--mapping FILE): under “columns”, a line “{column}: its name”.",
    ),
    "data-mapping-wrong": (
        "The mapping cannot be used",
        "The mapping of columns for “{file}” cannot be used: {reason}.",
        "Correct it; the how-to “Bring market data” shows one. Nothing was imported.",
    ),
    "data-file-wrong": (
        "A file cannot be used",
        "“{file}” cannot be read: {reason}.",
        "Fetch the file again from its owner; nothing was imported.",
    ),
    "data-file-too-large": (
        "A file is too large",
        "“{file}” is larger than the {limit} bytes that are read of one file, or one release.",
        "Check that it is the official file; nothing was imported.",
    ),
    "gap-table-wrong": (
        "This is no table of awards",
        "“{file}”, row {row}: {reason}.",
        "Correct the file and try again; nothing was written.",
    ),
    "gap-programmes-wrong": (
        "The file of programmes cannot be used",
        "“{file}” should say the occupations of each programme; of “{programme}” it does not.",
        "Write a line for each programme, such as: Culinary arts: [35-2014, 35-1012]",
    ),
    "gate-wrong": (
        "The rule file cannot be used",
        "“{file}”, at {place}: {reason}.",
        "Correct it; the how-to “Apply a gate” shows the form. Nothing was judged.",
    ),
    "gate-unknown": (
        "There is no such gate",
        "“{name}” is no gate that comes with the program, nor a file.",
        "Name one of these, or a YAML file: {known}.",
    ),
    "gate-threshold-unknown": (
        "The gate has no such threshold",
        "No threshold of this gate is called “{name}”.",
        "Its thresholds: {known}.",
    ),
    "gate-threshold-wrong": (
        "Nothing lies between two thresholds",
        "Of “{name}” the lower threshold would be {low} and the upper one {high}.",
        "Change the other one too, or choose a number between them.",
    ),
    "gate-list-wrong": (
        "The list cannot be used",
        "“{file}”, row {row}: {reason}.",
        "Correct the file and try again; nothing was judged.",
    ),
    "data-kind-other": (
        "This is a release of another kind",
        "“{file}” looks like {other}, and you said {kind}.",
        "Say: assay data import {other} …",
    ),
    "data-kind-not-found": (
        "Nothing of this kind was found",
        "No file in “{source}” is one of a release of {kind}.",
        "Expected are files such as these: {files}.",
    ),
    "data-version-missing": (
        "The version is not known",
        "The files of this release of {kind} do not say their version.",
        "Say it: --version, as its owner calls it, for instance 29.2.",
    ),
    "data-release-exists": (
        "Another release is there under this name",
        "Version {version} of {kind} is there already, read from other files. It was not touched.",
        "Import this one under another --version, or say --replace.",
    ),
    "data-store-damaged": (
        "A stored release is damaged",
        "“{file}” of the stored release “{release}” is missing or cannot be read.",
        "Remove that folder of the data folder, and import the release again.",
    ),
    "data-not-installed": (
        "The data are not installed",
        "This needs data that are not installed: {what}.",
        "Install them with: assay data install",
    ),
    "data-pack-wrong": (
        "A file of the starter pack is not the one expected",
        "“{file}” is not the file whose digest Assay knows. Nothing was installed from it.",
        "Fetch it again; if that does not help, do not use it.",
    ),
    "data-pack-missing": (
        "A file of the starter pack is missing",
        "“{file}” is not in “{folder}”.",
        "Put it there, or leave --from away to download it.",
    ),
    "data-download-failed": (
        "The starter pack could not be downloaded",
        "The download did not succeed: {reason}. Nothing was installed.",
        "Try again later, or fetch the files elsewhere and say: assay data install --from FOLDER",
    ),
    "market-occupation-unknown": (
        "This occupation is not known",
        "No market data installed here know the occupation “{occupation}”. Names near it: {near}.",
        "Take one of those, a code such as 31-1131, or the occupation's address in O*NET or ESCO.",
    ),
    "market-area-unknown": (
        "This area is not known",
        "No market data installed here know the area “{area}”. Names near it: {near}.",
        "Take one of those, or a code such as US-OH; leave it away to ask about everywhere.",
    ),
}
