"""Literals: JSON texts, numbers and truth values as canonical N-Quads terms.

Apart because it knows values only, no contexts; and because what stands between two quotes here is
what a signature covers. (JSON-LD 1.1 API, 8.2.2 Object to RDF Conversion; RDFC-1.0, 5)
"""

from __future__ import annotations

import math
import re

from assay.errors import Malformed

XSD = "http://www.w3.org/2001/XMLSchema#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDF_JSON = f"{RDF}JSON"
RDF_TYPE, RDF_FIRST, RDF_REST, RDF_NIL = (f"<{RDF}{name}>" for name in ("type", "first", "rest", "nil"))

_TO_ESCAPE = re.compile('[\x00-\x1f"\\\\\x7f\ufffe\uffff\ud800-\udfff]')
_PLAIN = bytes(set(range(0x20, 0x100)) - {0x7F})
_SHORT = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_INTEGER_BOUND = 10**21

is_language = re.compile("[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*").fullmatch
"""Whether a text is a well-formed language tag, as far as RDF asks (BCP 47, 2.2.9)."""

is_like_native = re.compile(r"-?(0|[1-9][0-9]*)|-?[0-9]\.[0-9]+E-?[0-9]+|true|false").fullmatch
"""Whether a JSON number or truth value under the same datatype would give this very literal."""

_NATIVE_NAMES = (
    "boolean", "byte", "decimal", "double", "float", "int", "integer", "long", "negativeInteger",
    "nonNegativeInteger", "nonPositiveInteger", "positiveInteger", "short", "unsignedByte", "unsignedInt",
    "unsignedLong", "unsignedShort",
)  # fmt: skip
# 1EdTech and some W3C contexts spell the namespace with https, or leave the prefix standing.
NATIVE_DATATYPES = frozenset(
    space + name for space in (XSD, XSD.replace("http:", "https:"), "xsd:") for name in _NATIVE_NAMES
)
"""Datatypes whose natural form in JSON is a number, or true and false."""


def escape(text: str) -> str:
    """A text as it stands between the quotes of a canonical literal (RDFC-1.0, 5).

    Raises `Malformed` document-text-malformed for half a character (a lone surrogate).
    """
    return _TO_ESCAPE.sub(_escaped, text)


def are_plain(texts: list[str]) -> bool:
    """Whether none of these has a character that `escape` writes otherwise but `"`, backslash and line feed.

    One pass for all: a third of the time of a look at each.
    """
    joined = "".join(texts)
    try:
        strange = joined.encode().translate(None, _PLAIN)
    except UnicodeEncodeError:  # half a character
        return False
    return not strange and "\ufffe" not in joined and "\uffff" not in joined


def _escaped(found: re.Match[str]) -> str:
    character = found[0]
    if "\ud800" <= character <= "\udfff":
        raise Malformed("document-text-malformed")
    return _SHORT.get(character) or f"\\u{ord(character):04X}"


def tail(datatype: str | None, language: str | None = None) -> str:
    """What follows the text of a literal: its closing quote, datatype or language."""
    if language is not None:
        return f'"@{language}'
    return '"' if datatype is None or datatype == f"{XSD}string" else f'"^^<{datatype}>'


def write_text(text: str, ending: str) -> str:
    """The literal of a text, given what follows it (`tail`)."""
    return f'"{escape(text)}{ending}'


def write_native(value: float, datatype: str | None) -> str:
    """The literal of a JSON number or truth value, under a datatype if the term has one.

    Raises `Malformed` document-number-unsafe for what is no number, document-value-malformed
    for one with more digits than RDF keeps: two such numbers would be one statement.
    """
    if isinstance(value, bool):
        return f'"{"true" if value else "false"}"^^<{datatype or XSD + "boolean"}>'
    if value // 1 == value and abs(value) < _INTEGER_BOUND and datatype != f"{XSD}double":
        return f'"{int(value)}"^^<{datatype or XSD + "integer"}>'
    return f'"{_double(value)}"^^<{datatype or XSD + "double"}>'


def _double(value: float) -> str:
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise Malformed("document-number-unsafe", number=str(number))
    text = f"{number:.15E}"
    if float(text) != value:
        raise Malformed("document-value-malformed", reason="a number with more digits than RDF keeps")
    mantissa, _, exponent = text.partition("E")
    mantissa = mantissa.rstrip("0")
    return f"{mantissa}0E{int(exponent)}" if mantissa.endswith(".") else f"{mantissa}E{int(exponent)}"
