"""`assay draft`: a course's papers in, draft achievements and a programme map out.

Apart from the drafting because only here files are read and written, and people told.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

from assay.analysis.commands.draft_files import file_name, plain_name, small_file, sureness
from assay.analysis.commands.draft_map import map_csv, map_html
from assay.analysis.commands.draft_words import word
from assay.analysis.commands.linker_opening import open_linker
from assay.analysis.commands.papers_read import read_paper
from assay.analysis.commands.terminal import inert_line
from assay.analysis.commands.words import named
from assay.analysis.commands.written import write_new
from assay.analysis.drafting import (
    Assessment,
    Draft,
    DraftAchievement,
    ProgrammeMap,
    draft,
    programme_map,
)
from assay.analysis.sources import Store, data_folder
from assay.errors import AssayError

SUMMARY = "draft achievements from a course's papers (PDF, Word, web page, text)"

_DONE = 0
_TABLE, _PAGE = ".csv", ".html"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this command."""
    parser.add_argument("papers", nargs="+", metavar="SYLLABUS", help="a PDF, .docx, HTML or text file")
    parser.add_argument(
        "--out", metavar="FOLDER", help="write one small YAML file an achievement, and a summary, into it"
    )
    parser.add_argument(
        "--map", dest="map_file", metavar="FILE", help="write the map course by skill: a .csv or .html file"
    )
    parser.add_argument("--no-skills", action="store_true", help="suggest no skills")


def run(arguments: argparse.Namespace) -> int:
    """Draft from each, write what is asked for, tell what was found."""
    language = arguments.language
    if arguments.map_file and Path(arguments.map_file).suffix.lower() not in {_TABLE, _PAGE}:
        raise AssayError("usage-wrong", reason="The file of --map must end in .csv or .html.")
    papers = [(path, read_paper(path)) for path in arguments.papers]
    store = Store(data_folder(os.environ))
    linker = None if arguments.no_skills else open_linker(store, language, quiet=arguments.json)
    drafts = [draft(content, Path(path).name, linker) for path, content in papers]
    table = programme_map(drafts) if arguments.map_file else None
    written = _write(dict(_files(drafts, table, arguments)))
    if arguments.json:
        told: dict[str, Any] = {"drafts": [_json(one) for one in drafts], "written": [*map(str, written)]}
        if table is not None:
            told["map"] = _json(table)
        print(json.dumps(told, indent=2))
        return _DONE
    for number, one in enumerate(drafts):
        print("\n" * bool(number) + "\n".join(inert_line(line) for line in _summary(one, language)))
    for path in written:
        print(inert_line(word("written", language, file=path)))
    return _DONE


def _files(
    drafts: Sequence[Draft], table: ProgrammeMap | None, arguments: argparse.Namespace
) -> Iterator[tuple[Path, str]]:
    """What is to be written: path and text."""
    language = arguments.language
    names: dict[str, int] = {}
    for one in drafts if arguments.out else ():
        name = plain_name(one.title)
        names[name] = names.get(name, 0) + 1
        folder = Path(arguments.out)
        if len(drafts) > 1:
            folder /= name if names[name] == 1 else f"{name}-{names[name]}"
        for number, achievement in enumerate(one.achievements, 1):
            yield folder / file_name(number, achievement.name), small_file(one, achievement, language)
        yield folder / "summary.txt", "\n".join(_summary(one, language)) + "\n"
    if table is not None:
        path = Path(arguments.map_file)
        make = map_csv if path.suffix.lower() == _TABLE else map_html
        yield path, make(table, language)


def _write(files: Mapping[Path, str]) -> list[Path]:
    """Each file whole, and none where one is there already. Raises `file-exists`, `file-not-written`."""
    for path in files:
        if path.exists():
            raise AssayError("file-exists", file=str(path))
    for path, text in files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except FileExistsError as error:
            raise AssayError("file-exists", file=str(path)) from error
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or "the name cannot be used"
            raise AssayError("file-not-written", file=str(path), reason=reason.lower()) from error
        write_new(path, text.encode("utf-8", "replace"))
    return list(files)


def _summary(one: Draft, language: str) -> Iterator[str]:
    yield f"{one.title}  ({word('from', language, file=one.file, kind=one.kind)})"
    for note in one.notes:
        yield f"! {word(f'note-{note}', language)}"
    if one.told:
        yield f"{word('told', language)}:"
        width = max(len(named("element", key, language)) for key in one.told)
        yield from (
            f"  {named('element', key, language).ljust(width)}  {told.value}"
            for key, told in one.told.items()
        )
    yield word("achievements", language, count=len(one.achievements))
    for number, achievement in enumerate(one.achievements, 1):
        yield ""
        yield from _of_one(number, achievement, language)
    if one.shared:
        yield ""
        yield f"{word('shared', language)}: {_assessed(one.shared)}"


def _of_one(number: int, achievement: DraftAchievement, language: str) -> Iterator[str]:
    yield f"{number}. {achievement.name}"
    yield f"   {word(f'rests-{achievement.rests_on}', language)}:"
    yield from (f"   - “{quote.text}”" for quote in achievement.quotes)
    if achievement.units:
        topics = "; ".join(
            f"{unit.label}: {unit.quote.text}" if unit.label else unit.quote.text
            for unit in achievement.units
        )
        yield f"   {word('units', language)}: {topics}"
    if achievement.assessments:
        yield f"   {word('assessments', language)}: {_assessed(achievement.assessments)}"
    if achievement.skills:
        yield f"   {word('skills', language)}:"
        for skill in achievement.skills:
            told = f"{skill.name} ({skill.framework}), {sureness(skill, language)}"
            yield f"   - {told}: “{skill.quote.text}”"
    if achievement.missing:
        missing = "; ".join(named("element", key, language) for key in achievement.missing)
        yield f"   {word('missing', language)}: {missing}"


def _assessed(assessments: Sequence[Assessment]) -> str:
    return "; ".join(f"{one.name} ({one.weight})" if one.weight else one.name for one in assessments)


def _json(value: object) -> Any:  # noqa: ANN401 - JSON
    """The values as plain JSON; the whole text is left out, spans say where each quote stood in it."""
    if is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: _json(getattr(value, field.name))
            for field in fields(value)
            if field.name != "text" or not isinstance(value, Draft)
        }
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(key): _json(held) for key, held in value.items()}
    if isinstance(value, tuple | list):
        return [_json(held) for held in value]
    return value.isoformat() if isinstance(value, date) else value
