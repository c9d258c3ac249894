"""The one JSON reader: bytes in, and nothing that two readers could understand differently.

Apart, and before everything else, because what a lenient parser lets through (a key twice, a number
that changes, half a character) lets one signature stand for two readings. RFC 8259; RFC 7493 (I-JSON).

It reads once, at the speed of the standard library's scanner. Only when something is wrong it reads
again, slowly, to say where.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate
from json import JSONDecodeError, JSONDecoder, JSONEncoder
from math import isinf
from typing import NoReturn, TypeAlias

from assay.encoding.limits import JSON_DEPTH, JSON_NODES, JSON_SIZE, NUMBER_LENGTH, SAFE_INTEGER
from assay.encoding.pointers import join
from assay.encoding.values import Json, JsonValue
from assay.errors import Malformed

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_WHITESPACE = " \t\n\r"
_NOT_BRACKETS = bytes(code for code in range(256) if code not in b"[]{}")
_STEPS = tuple((code in b"[{") - (code in b"]}") for code in range(256))
_MOST_TOLD = 60  # characters of a wrong key or number that an error repeats
_SAFE_INTEGER_LENGTH = len(str(-SAFE_INTEGER))
# Strings first, so that a constant inside one is passed over; possessive, so that it stays linear.
_CONSTANTS = re.compile(r'"(?:[^"\\]++|\\.)*+"?|(-?Infinity|NaN)', re.DOTALL)
# What the standard library's scanner says, and how a person would put it.
_REASONS = (
    ("Expecting value", "a value is missing"),
    ("Expecting property name", "a name in quotation marks is missing"),
    ("Illegal trailing comma", "a comma stands before a closing bracket"),
    ("Expecting ':'", "a colon is missing"),
    ("Expecting ','", "a comma or a closing bracket is missing"),
    ("Extra data", "something follows the end"),
    ("Unterminated string", "a closing quotation mark is missing"),
    ("Invalid control character", "a control character stands inside a text"),
    ("Invalid \\", "a backslash is followed by something it cannot stand before"),
)


def read_json(data: bytes | str, *, limit: int = JSON_SIZE) -> JsonValue:
    """The value of one JSON text of at most `limit` bytes, in UTF-8; a byte order mark before it is ignored.

    Raises `Malformed` document-empty, document-too-large, document-too-deep, document-encoding-wrong,
    document-not-json, document-key-repeated, document-number-unsafe or document-text-malformed.
    """
    encoded = _encode(data) if isinstance(data, str) else data
    if len(encoded) > limit:
        raise Malformed("document-too-large", what="bytes", limit=limit)
    encoded = encoded.removeprefix(_BYTE_ORDER_MARK)
    try:
        text = encoded.decode("utf-8")
    except UnicodeDecodeError:
        raise Malformed("document-encoding-wrong") from None
    _bound(encoded)
    try:
        value = _DECODER.decode(text)
    except JSONDecodeError as error:
        _refuse_syntax(text, error)
    except _NotJsonError:
        _refuse_constant(text)
    except Malformed as fault:
        raise _locate(text, fault) from None
    # UTF-8 holds no lone surrogate, so only an escape can bring one in.
    if b"\\" in encoded and (b"\\ud" in encoded or b"\\uD" in encoded):
        try:
            _ENCODER.encode(value).encode("utf-8")
        except UnicodeEncodeError:
            raise _locate(text, Malformed("document-text-malformed")) from None
    return value


def read_json_object(data: bytes | str, *, limit: int = JSON_SIZE) -> Json:
    """The members of one JSON object; raises as `read_json` does, and document-not-an-object."""
    value = read_json(data, limit=limit)
    if not isinstance(value, dict):
        raise Malformed("document-not-an-object")
    return value


_Steps: TypeAlias = tuple[str | int, ...]


class _NotJsonError(Exception):
    """A constant that Python reads and JSON does not have."""


class _NumberText(str):
    """A number as it is written, told apart from a text in the slow pass."""

    __slots__ = ()


def _encode(text: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        raise Malformed("document-text-malformed") from None


def _bound(encoded: bytes) -> None:
    """Refuse what is too deep or too many before the parser, which is recursive, sees it.

    Two counts settle it for nearly every document; only near a limit are the texts cut out first.
    On bytes that are no JSON this may count too much or too little behind the first fault, where the
    parser never comes.
    """
    openings = encoded.count(b"{") + encoded.count(b"[")
    if openings <= JSON_DEPTH and len(encoded) <= JSON_NODES:
        return
    if openings <= JSON_DEPTH and openings + encoded.count(b",") <= JSON_NODES:
        return
    # Escaped backslashes first, then escaped quotation marks: every one left opens or closes a text.
    outside = b"".join(encoded.replace(b"\\\\", b"").replace(b'\\"', b"").split(b'"')[::2])
    brackets = outside.translate(None, _NOT_BRACKETS)
    if max(accumulate(map(_STEPS.__getitem__, brackets)), default=0) > JSON_DEPTH:
        raise Malformed("document-too-deep", limit=JSON_DEPTH)
    if outside.count(b"{") + outside.count(b"[") + outside.count(b",") > JSON_NODES:
        raise Malformed("document-too-large", what="nodes", limit=JSON_NODES)


def _read_members(pairs: list[tuple[str, JsonValue]]) -> Json:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise Malformed("document-key-repeated", key=_repeated_key(pairs))
    return members


def _repeated_key(pairs: list[tuple[str, JsonValue]]) -> str:
    counts = Counter(key for key, _ in pairs)
    repeated = next(key for key, count in counts.items() if count > 1)
    # Half a character in it cannot be printed, and whoever reads the error prints it.
    return _shorten(repeated.encode("utf-8", "backslashreplace").decode("utf-8"))


def _read_integer(text: str) -> int:
    # The length first: a million digits must never reach int().
    if len(text) <= _SAFE_INTEGER_LENGTH and -SAFE_INTEGER <= (number := int(text)) <= SAFE_INTEGER:
        return number
    raise Malformed("document-number-unsafe", number=_shorten(text))


def _read_real(text: str) -> float:
    """The double nearest to this text, unless that would be another number for another reader.

    Past the safe integers the text must be the double (1e30 is, 9007199254740993.0 is not), none may
    run over to infinity, and nothing but zero may become zero. Between, rounding is JSON's way (RFC 8259, 6).
    """
    if len(text) <= NUMBER_LENGTH:
        number = float(text)
        if isinf(number):
            safe = False  # and no Decimal made of it: an exponent can be past what one holds
        elif abs(number) > SAFE_INTEGER:
            safe = Decimal(text) == Decimal(repr(number))
        else:
            safe = number != 0 or not text.lower().partition("e")[0].strip("-0.")
        if safe:
            return number
    raise Malformed("document-number-unsafe", number=_shorten(text))


def _shorten(text: str) -> str:
    return text if len(text) <= _MOST_TOLD else text[:_MOST_TOLD] + "…"


def _refuse_name(_: str) -> NoReturn:
    raise _NotJsonError


_DECODER = JSONDecoder(
    object_pairs_hook=_read_members,
    parse_int=_read_integer,
    parse_float=_read_real,
    parse_constant=_refuse_name,
)
_SLOW_DECODER = JSONDecoder(object_pairs_hook=tuple, parse_int=_NumberText, parse_float=_NumberText)
_ENCODER = JSONEncoder(ensure_ascii=False, check_circular=False)


def _refuse_syntax(text: str, error: JSONDecodeError) -> NoReturn:
    if not text.strip(_WHITESPACE):
        raise Malformed("document-empty") from None
    # UTF-16 and UTF-32 without a mark are good UTF-8, full of zeros.
    if "\0" in text[:2]:
        raise Malformed("document-encoding-wrong") from None
    found = (words for message, words in _REASONS if error.msg.startswith(message))
    reason = next(found, "it is not written as JSON")
    raise Malformed("document-not-json", reason=reason, line=error.lineno, column=error.colno) from None


def _refuse_constant(text: str) -> NoReturn:
    found = next(match for match in _CONSTANTS.finditer(text) if match[1])
    line = text.count("\n", 0, found.start()) + 1
    column = found.start() - text.rfind("\n", 0, found.start())
    raise Malformed(
        "document-not-json", reason=f"{found[1]} is not a JSON value", line=line, column=column
    ) from None


def _locate(text: str, fault: Malformed) -> Malformed:
    """The first fault of this document with its JSON pointer; the fault given if the text is broken besides.

    Objects are read as tuples of pairs and numbers as texts here, so nothing is lost before it is found.
    """
    try:
        root = _SLOW_DECODER.decode(text)
    except JSONDecodeError:
        return fault
    return next(filter(None, (_fault_at(steps, value) for steps, value in _walk((), root))), fault)


def _walk(steps: _Steps, value: JsonValue) -> Iterator[tuple[_Steps, JsonValue]]:
    """Every value with the steps that lead to it, in the order of the document.

    Joined only once a fault is found: a key of a megabyte above ten thousand values would be copied for each.
    """
    yield steps, value
    if isinstance(value, tuple):
        for key, child in value:
            yield from _walk((*steps, key), child)
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from _walk((*steps, index), child)


def _fault_at(steps: _Steps, value: JsonValue) -> Malformed | None:
    try:
        _examine(value)
    except Malformed as fault:
        if "key" in fault.facts:
            steps = (*steps, str(fault.facts["key"]))
        return Malformed(fault.code, join("", *steps), **fault.facts)
    return None


def _examine(value: JsonValue) -> None:
    if isinstance(value, tuple):
        for key, _ in value:
            _encode(key)
        _read_members(list(value))
    elif isinstance(value, _NumberText):
        # The signs by which the fast pass tells them apart.
        _read_real(value) if set(value) & set(".eE") else _read_integer(value)
    elif isinstance(value, str):
        _encode(value)
