"""The linker as the commands open it, and what it needs computed beforehand, with a bar of how far it is.

Apart because four commands do: three that find skills, and `assay data`, after which none of them waits.
"""

from __future__ import annotations

from assay.analysis.commands.terminal import counted
from assay.analysis.skills import Linker, prepare_labels
from assay.analysis.sources import Store

_PREPARING = {
    "en": "Preparing to find skills in texts, once for each release",
    "es": "Se prepara la búsqueda de competencias en textos, una vez por edición",
}


def open_linker(store: Store, language: str, *, quiet: bool) -> Linker | None:
    """The linker over what is installed; None without a model or skills. Raises `data-store-damaged`."""
    with counted(_words(language), quiet=quiet) as told:
        return Linker.open(store, progress=told)


def prepare_linker(store: Store, language: str, *, quiet: bool) -> bool:
    """Compute what opening needs, if that was not done: some minutes of work for all of ESCO.

    Whether a linker can be opened now. Raises `data-store-damaged`.
    """
    with counted(_words(language), quiet=quiet) as told:
        return prepare_labels(store, progress=told)


def _words(language: str) -> str:
    return _PREPARING.get(language, _PREPARING["en"])
