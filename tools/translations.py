"""The words of the platform's screens in other languages: collect, compare, compile.

`python -m tools.translations` brings src/assay/web/locale/<language>/LC_MESSAGES/django.po up to what the
sources say and compiles it; `--check` only says whether anything is missing. Needs no gettext programs.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polib
from django.utils.translation.template import templatize

WEB = Path(__file__).resolve().parent.parent / "src" / "assay" / "web"
LANGUAGES = ("es",)
_SINGLE = {"gettext", "gettext_lazy", "gettext_noop", "_"}
_PLURAL = {"ngettext", "ngettext_lazy"}
_CONTEXT = {"pgettext", "pgettext_lazy"}
_CONTEXT_PLURAL = {"npgettext", "npgettext_lazy"}
_CALL = re.compile(r"\b(gettext|ngettext|pgettext|npgettext|_)\((?=[bru]?['\"])")
_HOLE = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


@dataclass(frozen=True, slots=True, order=True)
class Words:
    """One text to translate: its context, itself, its plural."""

    context: str
    text: str
    plural: str = ""


def of_call(name: str, texts: list[str]) -> Words | None:
    """The words in a call of one of gettext's functions; None where they are not written out."""
    if name in _SINGLE and len(texts) >= 1:
        return Words("", texts[0])
    if name in _PLURAL and len(texts) > 1:
        return Words("", texts[0], texts[1])
    if name in _CONTEXT and len(texts) > 1:
        return Words(texts[0], texts[1])
    if name in _CONTEXT_PLURAL and len(texts) > 2:  # noqa: PLR2004 - context, one, many
        return Words(texts[0], texts[1], texts[2])
    return None


def leading_texts(call: ast.Call) -> list[str]:
    """The texts a call begins with, up to the first argument that is something else."""
    texts = []
    for argument in call.args:
        if not (isinstance(argument, ast.Constant) and isinstance(argument.value, str)):
            break
        texts.append(argument.value)
    return texts


def of_python(source: str) -> Iterator[Words]:
    """The words in a Python file."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            words = of_call(node.func.id, leading_texts(node))
            if words is not None:
                yield words


def of_template(source: str, name: str) -> Iterator[Words]:
    """The words in a template, through Django's own reading of its tags."""
    pythonic = templatize(source, origin=name)
    for found in _CALL.finditer(pythonic):
        for end in (
            at for at, letter in enumerate(pythonic[found.start() :], found.start()) if letter == ")"
        ):
            try:
                call = ast.parse(pythonic[found.start() : end + 1].strip(), mode="eval").body
            except SyntaxError:
                continue
            words = of_call(found[1], leading_texts(call)) if isinstance(call, ast.Call) else None
            if words is not None:
                yield words
            break


def collect() -> dict[Words, str]:
    """Every text of the platform, with the first file it stands in."""
    found: dict[Words, str] = {}
    for path in sorted(WEB.rglob("*")):
        source: Iterator[Words] = iter(())
        if path.suffix == ".py" and "migrations" not in path.parts:
            source = of_python(path.read_text(encoding="utf-8"))
        elif path.suffix in {".html", ".txt", ".svg"} and "templates" in path.parts:
            source = of_template(path.read_text(encoding="utf-8"), path.name)
        for words in source:
            if words.text:
                found.setdefault(words, path.relative_to(WEB).as_posix())
    return found


def catalogue(language: str) -> Path:
    """Where the texts of this language stand."""
    return WEB / "locale" / language / "LC_MESSAGES" / "django.po"


def read_catalogue(language: str) -> polib.POFile:
    """The catalogue of this language, empty where there is none yet."""
    path = catalogue(language)
    return polib.pofile(str(path), wrapwidth=0) if path.exists() else polib.POFile(wrapwidth=0)


def key(entry: polib.POEntry) -> Words:
    """The words that an entry translates."""
    return Words(entry.msgctxt or "", entry.msgid, entry.msgid_plural or "")


def update(language: str) -> None:
    """Bring the catalogue up to the sources and compile it; translations are kept."""
    old = {key(entry): entry for entry in read_catalogue(language)}
    fresh = polib.POFile(wrapwidth=0)
    fresh.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": language,
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    for words, where in sorted(collect().items(), key=lambda item: (item[1], item[0])):
        entry = polib.POEntry(msgid=words.text, msgctxt=words.context or None, comment=where)
        kept = old.get(words)
        if words.plural:
            entry.msgid_plural = words.plural
            entry.msgstr_plural = kept.msgstr_plural if kept else {0: "", 1: ""}
        else:
            entry.msgstr = kept.msgstr if kept else ""
        fresh.append(entry)
    catalogue(language).parent.mkdir(parents=True, exist_ok=True)
    fresh.save(str(catalogue(language)))
    catalogue(language).with_suffix(".mo").write_bytes(fresh.to_binary())


def _holes(text: str) -> tuple[str, ...]:
    return tuple(sorted(_HOLE.findall(text)))


def faults(language: str) -> list[str]:
    """What is missing or wrong in the catalogue of this language."""
    held = read_catalogue(language)
    entries = {key(entry): entry for entry in held}
    wanted = collect()
    told = [
        f"not in the catalogue: {words.text!r} ({where})"
        for words, where in wanted.items()
        if words not in entries
    ]
    told += [f"no longer said anywhere: {words.text!r}" for words in entries if words not in wanted]
    for words, entry in entries.items():
        texts = list(entry.msgstr_plural.values()) if words.plural else [entry.msgstr]
        if not all(texts):
            told.append(f"not translated: {words.text!r}")
        elif not all(
            _holes(text) in {_holes(words.text), _holes(words.plural or words.text)} for text in texts
        ):
            told.append(f"other holes than the original: {words.text!r}")
    compiled = catalogue(language).with_suffix(".mo")
    if not told and (not compiled.exists() or compiled.read_bytes() != held.to_binary()):
        told.append("the compiled catalogue is older than the texts")
    return told


def main(words: list[str]) -> int:
    """Update, or with --check say what is missing; the exit status."""
    if "--check" not in words:
        for language in LANGUAGES:
            update(language)
    told = [f"{language}: {fault}" for language in LANGUAGES for fault in faults(language)]
    print("\n".join(told))
    return int(bool(told) and "--check" in words)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
