"""Write docs/reference from the sources: codes, limits, the library's front door, the command line.

`reference.py` writes the pages, `reference.py --check` says which are out of date. Signatures are read
from the source text and the command line from its argument tree, not from `--help`, because both
print differently from one Python to the next.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import inspect
import itertools
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

from assay.cli.main import commands, load_command, make_parser
from assay.codes import CODES, Effect, Turn
from assay.sentences import LANGUAGES
from assay.web.site.configuration import SETTINGS

REPOSITORY = Path(__file__).resolve().parent.parent
FOLDER = REPOSITORY / "docs" / "reference"
HEAD = "<!-- Written by tools/reference.py; change the sources and run `make fix`. -->\n"

EFFECTS = {
    Effect.REJECTS: "rejected",
    Effect.LEAVES_OPEN: "undetermined",
    Effect.WARNS: "warning",
    Effect.NOTES: "note",
    Effect.STOPS: "stops the request",
}
TURNS = {
    Turn.SENDER: "the sender",
    Turn.ISSUER: "the issuer",
    Turn.HOLDER: "the holder",
    Turn.VERIFIER: "whoever asked",
    Turn.NETWORK: "nobody: try again",
    Turn.ASSAY: "us",
}

LIMITS = (
    ("A JSON document", "assay.encoding.limits", "JSON_SIZE", "bytes"),
    ("Levels inside one another", "assay.encoding.limits", "JSON_DEPTH", "levels"),
    ("Values in a document", "assay.encoding.limits", "JSON_NODES", "values"),
    ("An integer, either sign", "assay.encoding.limits", "SAFE_INTEGER", ""),
    ("A number as written", "assay.encoding.limits", "NUMBER_LENGTH", "characters"),
    ("A base58 text", "assay.encoding.limits", "BASE58_LENGTH", "characters"),
    ("A status list, unpacked", "assay.encoding.limits", "BITSTRING_SIZE", "bytes"),
    ("A status list, at least", "assay.status", "MINIMUM_LENGTH", "places"),
    ("Contexts of a document", "assay.jsonld.scopes", "CONTEXT_LIMIT", "contexts"),
    ("Proofs of a document", "assay.proof.data_integrity", "PROOF_LIMIT", "proofs"),
    ("Endorsements inside one another", "assay.verification.checks.endorsements", "DEPTH_LIMIT", "levels"),
    (
        "Addresses one credential makes us visit",
        "assay.verification.checks.resources",
        "LOOKUP_LIMIT",
        "addresses",
    ),
    ("Canonicalization", "assay.jsonld.canonicalization", "STEP_LIMIT", "steps"),
    ("A picture", "assay.baking.contents", "PICTURE_LIMIT", "bytes"),
    ("A credential inside a picture", "assay.baking.contents", "CREDENTIAL_LIMIT", "bytes"),
    ("A document that is looked up", "assay.fetching", "FETCH_LIMIT", "bytes"),
    ("One look-up", "assay.net.https", "SECONDS", "seconds"),
)


def codes_page() -> Iterator[str]:
    """Every code: what it does to the verdict, whose turn it is, and its words in each language."""
    yield "# Codes\n"
    yield "Every error, warning and note has a code, which is never renamed or used again for something else."
    yield "The words are templates; in braces stand the facts that each finding of the code carries.\n"
    yield "| Code | Verdict | Whose turn |\n| --- | --- | --- |"
    for code in CODES.values():
        yield f"| [`{code.name}`](#{code.name}) | {EFFECTS[code.effect]} | {TURNS[code.turn]} |"
    for code in CODES.values():
        yield f"\n## {code.name}\n"
        facts = ", ".join(f"`{fact}`" for fact in code.facts) or "none"
        yield f"{EFFECTS[code.effect].capitalize()} · turn of {TURNS[code.turn]} · facts: {facts}\n"
        for language, words in LANGUAGES.items():
            title, text, help_ = words[code.name]
            yield f"- **{title}** ({language}). {text} *{help_}*"


def limits_page() -> Iterator[str]:
    """Every limit, with its value as the code has it."""
    yield "# Limits\n"
    yield "Past these an input is refused, before the work that the limit bounds.\n"
    yield "| What | Most | Where |\n| --- | --: | --- |"
    for what, module, name, unit in LIMITS:
        value = getattr(importlib.import_module(module), name)
        yield f"| {what} | {f'{value:,} {unit}'.strip()} | `{module}.{name}` |"


def settings_page() -> Iterator[str]:
    """Every variable of the environment that an instance reads."""
    yield "# Settings\n"
    yield "Read from the environment when an instance starts; how to run one: "
    yield "[run an instance](../how-to/run-an-instance.md).\n"
    yield "| Variable | Without it | What it is for |\n| --- | --- | --- |"
    for setting in SETTINGS:
        yield f"| `{setting.name}` | {cell(setting.default)} | {cell(setting.meaning)} |"


def api_page() -> Iterator[str]:
    """The names of the two front doors people use, with signatures and docstrings."""
    yield "# The library\n"
    yield "What `import assay` gives, and the verifier with a network. Anything not listed here may change."
    for name in ("assay", "assay.net"):
        module = importlib.import_module(name)
        yield f"\n## {name}"
        for public in sorted(module.__all__, key=str.lower):
            yield from described(module, public)


def described(module: ModuleType, name: str) -> Iterator[str]:
    """One public name of a front door: heading, signature, docstring, and the methods of a class."""
    yield f"\n### {module.__name__}.{name}\n"
    node, documentation = definition(getattr(module, name), module, name)
    if isinstance(node, ast.ClassDef):
        yield "```py"
        yield from class_outline(node)
        yield "```\n"
        yield documentation
        methods = [f"- `{signature(method)}`: {first_sentence(method)}" for method in public_methods(node)]
        yield from ["", *methods] if methods else []
    elif isinstance(node, ast.FunctionDef):
        yield f"```py\n{signature(node)}\n```\n"
        yield documentation
    else:
        yield documentation


def definition(found: object, module: ModuleType, name: str) -> tuple[ast.stmt | None, str]:
    """Where a name is defined, as source; for a constant, the text that follows it there."""
    if inspect.isclass(found) or inspect.isfunction(found):
        home = inspect.getmodule(found)
        for node in ast.walk(ast.parse(inspect.getsource(home or module))):
            if isinstance(node, ast.ClassDef | ast.FunctionDef) and node.name == found.__name__:
                return node, inspect.cleandoc(ast.get_docstring(node) or "")
    for path in sorted((REPOSITORY / "src" / "assay").rglob("*.py")):
        body = ast.parse(path.read_text(encoding="utf-8")).body
        for node, after in itertools.pairwise(body):
            if isinstance(node, ast.Assign | ast.AnnAssign) and name in target_names(node):
                match after:
                    case ast.Expr(value=ast.Constant(value=str(text))):
                        return None, inspect.cleandoc(text)
    return None, ""


def target_names(node: ast.Assign | ast.AnnAssign) -> set[str]:
    """The names an assignment gives a value to."""
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return {target.id for target in targets if isinstance(target, ast.Name)}


def class_outline(node: ast.ClassDef) -> Iterator[str]:
    """The class line and its public fields, as written."""
    bases = ", ".join(ast.unparse(base) for base in node.bases)
    yield f"class {node.name}({bases}):" if bases else f"class {node.name}:"
    fields = [
        f"    {ast.unparse(item)}"
        for item in node.body
        if isinstance(item, ast.AnnAssign) and not ast.unparse(item.target).startswith("_")
    ]
    values = [
        f"    {ast.unparse(item)}"
        for item in node.body
        if isinstance(item, ast.Assign) and "__slots__" not in target_names(item)
    ]
    initial = [
        signature(item) for item in node.body if isinstance(item, ast.FunctionDef) and item.name == "__init__"
    ]
    yield from fields or values or [f"    {line}" for line in initial] or ["    ..."]


def public_methods(node: ast.ClassDef) -> Iterator[ast.FunctionDef]:
    """The methods and properties a caller may use."""
    for item in node.body:
        if isinstance(item, ast.FunctionDef) and not item.name.startswith("_"):
            yield item


def signature(node: ast.FunctionDef) -> str:
    """The function as one calls it: name, parameters without self, result. A property is only its name."""
    decorators = {ast.unparse(decorator) for decorator in node.decorator_list}
    returns = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    if decorators & {"property", "cached_property"}:
        return f"{node.name}{returns}"
    arguments = ast.unparse(node.args)
    for own in ("self, ", "cls, "):
        arguments = arguments.removeprefix(own)
    return f"{node.name}({'' if arguments in ('self', 'cls') else arguments}){returns}"


def first_sentence(node: ast.FunctionDef) -> str:
    """The first paragraph of a docstring in one line."""
    return " ".join((ast.get_docstring(node) or "").split("\n\n")[0].split())


def cli_page() -> Iterator[str]:
    """Every command with its arguments, from the argument tree."""
    yield "# The command line\n"
    yield "Exit codes: 0 accepted or done, 1 rejected, 2 could not be carried out, 3 could not tell."
    for name in commands():
        module = load_command(name)
        yield from command(f"assay {name}", make_parser(name, module))


def command(name: str, parser: argparse.ArgumentParser) -> Iterator[str]:
    """One command, then the commands below it."""
    yield f"\n## {name}\n"
    description = (parser.description or "").strip()
    yield f"{description[:1].upper()}{description[1:]}."
    below: list[tuple[str, argparse.ArgumentParser]] = []
    rows: list[str] = []
    for action in parser._actions:  # noqa: SLF001  # argparse shows its tree in no other way
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001  # the same
            below += [(f"{name} {word}", child) for word, child in action.choices.items()]
        elif not isinstance(action, argparse._HelpAction):  # noqa: SLF001  # the same
            rows.append(f"| `{cell(argument(action))}` | {cell(action.help or '')} |")
    if rows:
        yield "\n| Argument | Meaning |\n| --- | --- |"
        yield from rows
    for word, child in below:
        yield from command(word, child)


def cell(text: str) -> str:
    """A text as it stands in a cell of a table."""
    return text.replace("|", r"\|")


def argument(action: argparse.Action) -> str:
    """How an argument is typed: its spellings, then what it takes."""
    takes = str(action.metavar or (action.dest.upper() if action.nargs != 0 else ""))
    if action.choices:
        takes = "{" + ",".join(str(choice) for choice in action.choices) + "}"
    spelled = (
        takes
        if not action.option_strings
        else ", ".join(action.option_strings) + (f" {takes}" if takes else "")
    )
    return f"{spelled}…" if action.nargs in ("+", "*") else spelled.strip()


PAGES: dict[str, Callable[[], Iterator[str]]] = {
    "codes.md": codes_page,
    "limits.md": limits_page,
    "settings.md": settings_page,
    "api.md": api_page,
    "cli.md": cli_page,
}


def main() -> int:
    """Write the pages, or with `--check` name those that differ; 1 if any does."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--check", action="store_true", help="only say which pages are out of date")
    check = options.parse_args().check
    stale = 0
    for name, page in PAGES.items():
        path = FOLDER / name
        text = HEAD + "\n" + "\n".join(page()).rstrip() + "\n"
        if check and (not path.exists() or path.read_text(encoding="utf-8") != text):
            print(f"docs/reference/{name} is out of date; make fix writes it anew.")
            stale = 1
        elif not check:
            FOLDER.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return stale


if __name__ == "__main__":
    sys.exit(main())
