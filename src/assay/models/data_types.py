"""The standards' data types: what makes a JSON value a URL, a DateTime or a Number.

Apart from the tables because both standards use them, and from the grammar because these are
facts of the standards (VCDM 2.0 sections 4.4 and 4.9; Open Badges 3.0 appendix B.10). The names
are the standards' own, so that a finding says the same in every language.
"""

from __future__ import annotations

import re
from datetime import date

from assay.encoding import read_timestamp
from assay.errors import Malformed
from assay.models.rules import Data, Handed, Types, examine_text, is_type_list
from assay.models.urls import is_url

_matches_date = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}").fullmatch
_matches_language = re.compile(r"[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?").fullmatch
_matches_compact_jws = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*\.[A-Za-z0-9_-]+").fullmatch


def is_string(value: object) -> bool:
    """Whether this is a string."""
    return isinstance(value, str)


def is_timestamp(value: object) -> bool:
    """Whether this is an instant with its time zone, as VCDM 2.0 section 4.9 writes it."""
    if type(value) is not str:
        return False
    try:
        read_timestamp(value)
    except Malformed:
        return False
    return True


def is_date(value: object) -> bool:
    """Whether this is a day of the calendar, year first."""
    if type(value) is not str or not _matches_date(value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def is_number(value: object) -> bool:
    """Whether this is a number; a number in quotes is not, nor is true or false."""
    return type(value) is int or type(value) is float


def is_boolean(value: object) -> bool:
    """Whether this is true or false."""
    return type(value) is bool


def is_language(value: object) -> bool:
    """Whether this is a language code as Open Badges' schemas write it."""
    return type(value) is str and _matches_language(value) is not None


def is_compact_jws(value: object) -> bool:
    """Whether this has the three parts of a compact JWS."""
    return type(value) is str and _matches_compact_jws(value) is not None


def is_type(value: object) -> bool:
    """Whether this names one or more types, whichever they are."""
    return (type(value) is str and value != "") or is_type_list(value)


TEXT = Handed(examine_text)  # words for people, in one or several languages
STRING = Data("String", is_string)  # codes, identifiers, hashes: never in several languages
URL = Data("URL", is_url)
DATE_TIME = Data("DateTime", is_timestamp)
DATE = Data("Date", is_date)
NUMBER = Data("Number", is_number)
BOOLEAN = Data("Boolean", is_boolean)
LANGUAGE = Data("LanguageCode", is_language)
ANY_TYPE = Data("type", is_type)


def typed(name: str) -> Types:
    """The `type` of an object that is at least a `name`."""
    return Types((name,))


def exactly(name: str) -> Types:
    """The `type` of an object that is a `name` and, by the schema, nothing else."""
    return Types((name,), only_string=True)
