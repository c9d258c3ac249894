"""A small strict reader of N-Quads for the tests: text to quads with canonical terms.

The product never reads N-Quads, it only writes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from assay.jsonld import Quad, Statements, Work, canonical_labels, canonicalize
from assay.jsonld.canonicalization import STEP_LIMIT

_IRI = r"<(?:[^\x00-\x20<>\"{}|^`\\]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>"
_BLANK = r"_:[\w:](?:[\w:.·-]*[\w:·-])?"
_TEXT = r'"(?:[^"\\\n\r]|\\[tbnrf"\'\\]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*"'
_LANGUAGE = r"@[a-zA-Z]+(?:-[a-zA-Z0-9]+)*"
_LITERAL = rf"{_TEXT}(?:\^\^{_IRI}|{_LANGUAGE})?"
_STATEMENT = re.compile(
    rf"[ \t]*({_IRI}|{_BLANK})[ \t]*({_IRI})[ \t]*({_IRI}|{_BLANK}|{_LITERAL})[ \t]*({_IRI}|{_BLANK})?"
    r"[ \t]*\.[ \t]*(?:#.*)?"
)
_NOTHING = re.compile(r"[ \t]*(?:#.*)?")
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_NAMED = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", '"': '"', "'": "'", "\\": "\\"}
_SHORT = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_TO_ESCAPE = re.compile('[\x00-\x1f"\\\\\x7f\ufffe\uffff]')
_XSD_STRING = "^^<http://www.w3.org/2001/XMLSchema#string>"


def read_nquads(text: str) -> list[Quad]:
    """The statements in the order they stand, terms in canonical form."""
    quads = []
    for line in re.split(r"[\r\n]+", text):
        statement = _STATEMENT.fullmatch(line)
        if statement is None:
            assert _NOTHING.fullmatch(line), f"not N-Quads: {line!r}"
            continue
        subject, predicate, object_, graph = (_canonical(term or "") for term in statement.groups())
        quads.append((subject, predicate, object_, graph))
    return quads


def write_literal(text: str) -> str:
    """A plain literal in canonical form (RDFC-1.0, 5)."""
    escaped = _TO_ESCAPE.sub(lambda found: _SHORT.get(found[0]) or f"\\u{ord(found[0]):04X}", text)
    return f'"{escaped}"'


def _canonical(term: str) -> str:
    if not term.startswith('"'):
        return _ESCAPE.sub(_unescaped, term)
    end = term.rindex('"')
    kind = term[end + 1 :]
    text = _ESCAPE.sub(_unescaped, term[1:end])
    return write_literal(text) + ("" if kind == _XSD_STRING else _ESCAPE.sub(_unescaped, kind))


def _unescaped(found: re.Match[str]) -> str:
    short, long, named = found.groups()
    return _NAMED[named] if named else chr(int(short or long, 16))


def canonicalize_quads(quads: Iterable[Quad], *, limit: int = STEP_LIMIT, **options: Any) -> str:
    """The canonical N-Quads of these quads, as `canonicalize` makes them of a walk's statements."""
    return canonicalize(Statements.of(quads), work=Work(limit), **options)


def labels_of_quads(quads: Iterable[Quad], *, limit: int = STEP_LIMIT, **options: Any) -> dict[str, str]:
    """The canonical labels of the blank nodes of these quads."""
    return canonical_labels(Statements.of(quads), work=Work(limit), **options)
