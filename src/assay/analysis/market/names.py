"""What a certificate is called, as advertisements might write it: whole phrases and abbreviations.

Apart because whoever reads a description makes one of these, and the market alone counts who writes it.
A name that is also a trade, a skill or a job ("Welding", "Nursing Assistant") is no name of a certificate
until a word for a certificate stands beside it: else every advertisement for nurses would name it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

_SIGNS = re.compile(r"[®™℠©]|\((?:[rR]|[tT][mM]|[sS][mM]|[cC])\)")
_WORD = re.compile(r"[^\W_][^\W_]*[+#]*|[+#]+")
_APART = re.compile(r"[^0-9A-Za-z+#]+")
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*")
_LED = re.compile(r"^([^\s:]{2,12})\s*(?::|\s[-–—])\s+(.+)$")  # noqa: RUF001 - dashes as issuers write them
_TRAILED = re.compile(r"^(.+?)\s+[-–—]\s+([^\s]{2,12})$")  # noqa: RUF001 - the same
_YEAR = re.compile(r"\s*[,\-–—(]?\s*\b(?:19|20)\d\d(?:\s*[-–/]\s*(?:(?:19|20)?\d\d))?\b\)?\s*$")  # noqa: RUF001 - dashes
_LONGEST_ABBREVIATION = 12
_SHORTEST_OF_LETTERS = 3  # PA, IT and OR are words of other things
_WORDS_THAT_STAND_ALONE = 3

_EN = ("certification", "certificate")
_ES = ("certificación", "certificado")
_WORDS = """
    certification certifications certificate certificates certified certificated license licence licenses
    licences licensed licensure diploma diplomas credential credentials badge card permit endorsement
    apprenticeship qualification degree certificación certificado certificada certificados titulación título
    diplomado carné carnet licencia acreditación acreditado acreditada habilitación cualificación
"""
CREDENTIAL_WORDS = frozenset(_WORDS.split())
_TURNED: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (
        re.compile(r"^(.+?) (?:certification|certificate)$", re.IGNORECASE),
        ("{} certification", "{} certificate", "certified {}", "certificate in {}", "certification in {}"),
    ),
    (
        re.compile(r"^(?:certification|certificate) (?:in|of|for|as) (?:an? )?(.+)$", re.IGNORECASE),
        ("{} certification", "{} certificate", "certificate in {}", "certification in {}", "certified in {}"),
    ),
    (
        re.compile(r"^certified (?:in |as )?(?:an? )?(.+)$", re.IGNORECASE),
        ("certified {}", "{} certification", "{} certificate"),
    ),
    (
        re.compile(r"^(?:certificación|certificado|certificada) (?:de|en) (.+)$", re.IGNORECASE),
        ("certificado de {}", "certificado en {}", "certificación de {}", "certificación en {}"),
    ),
    (re.compile(r"^(.+?) licen[sc]e$", re.IGNORECASE), ("{} license", "{} licence")),
)
_BESIDE_EN = (
    "{} certification",
    "{} certificate",
    "{} certified",
    "{} card",
    "{} license",
    "{} licence",
    "certified {}",
    "certified in {}",
    "certificate in {}",
    "certification in {}",
)
_BESIDE_ES = ("certificado de {}", "certificado en {}", "certificación de {}", "certificación en {}")
_DROPPED = re.compile(r"\b(?:certification|certificate|certified)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Names:
    """The name of a certificate, others that it is known by, and abbreviations of it."""

    name: str
    aliases: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()

    @cached_property
    def phrases(self) -> tuple[str, ...]:
        """What is looked for whatever its case: folded, each once, the same whatever the order given."""
        found: set[str] = set()
        for name in (self.name, *self.aliases):
            found |= {low_folded(one) for one in _variants(name)}
        return tuple(sorted(found - {""}))

    @cached_property
    def shorts(self) -> tuple[str, ...]:
        """What is looked for exactly as it is written: abbreviations that mean nothing else."""
        found = {folded(short) for short in self.abbreviations if is_distinct(short)}
        plurals = {f"{one}s" for one in found if len(one) >= _SHORTEST_OF_LETTERS and one.isupper()}
        return tuple(sorted((found | plurals) - {""}))

    @property
    def keys(self) -> frozenset[str]:
        """By what lists of credentials name it too: its names and abbreviations, folded."""
        written = (self.name, *self.aliases, *self.abbreviations)
        return frozenset(key_of(one) for one in written) - {""}


def names_in(name: str) -> Names:
    """What an achievement of this name may be called: without signs and years, its abbreviation apart.

    `ServSafe® Food Handler (SFH) 2024` is "ServSafe Food Handler" and the abbreviation "SFH".
    """
    text = _clean(name)
    shorts: list[str] = []
    aliases: list[str] = []
    for match in _BRACKET.finditer(text):
        inside, without = match.group(1).strip(), text.replace(match.group(0), " ", 1)
        if _is_abbreviation(inside):
            shorts.append(inside)
            text = without
        elif any(_is_brand(word) for word in inside.split()) and stands_alone(without):
            aliases.append(inside)
            text = without
    text = _clean(_YEAR.sub("", _clean(text)))
    led, trailed = _LED.match(text), _TRAILED.match(text)
    if led and _is_abbreviation(led.group(1)):
        shorts.append(led.group(1))
        text = led.group(2)
    elif trailed and _is_abbreviation(trailed.group(2)):
        shorts.append(trailed.group(2))
        text = trailed.group(1)
    elif _is_abbreviation(text) and is_distinct(text):
        shorts.append(text)
    return Names(text or _clean(name), tuple(aliases), tuple(dict.fromkeys(shorts)))


def folded(text: str) -> str:
    """Letters, digits, + and # as they stand, a blank for all else: what the engines make of an ad."""
    if text.isascii():  # nearly every name, and there are some 60 000 of occupations
        return " ".join(_APART.sub(" ", _SIGNS.sub(" ", text) if "(" in text else text).split())
    return " ".join("".join(_kept(sign) for sign in _SIGNS.sub(" ", _composed(text))).split())


def key_of(text: str) -> str:
    """A name as two lists are compared by it."""
    return folded(text).casefold()


def is_distinct(short: str) -> bool:
    """Whether an abbreviation can be looked for by itself: A+ can and IT cannot."""
    held = folded(short)
    signs = any(sign.isdigit() or sign in "+#" for sign in held)
    return (signs and len(held) > 1) or len(held) >= _SHORTEST_OF_LETTERS


def stands_alone(name: str) -> bool:
    """Whether this phrase in an advertisement can only mean the certificate."""
    words = folded(name).split()
    if CREDENTIAL_WORDS.intersection(word.lower() for word in words) and len(words) > 1:
        return True
    return len(words) >= _WORDS_THAT_STAND_ALONE or any(_is_brand(word) for word in words)


def _variants(name: str) -> set[str]:
    """The phrase and what means the same: a brand also without the word for a certificate."""
    text = " ".join(_clean(name).split())
    if not folded(text):
        return set()
    if not stands_alone(text):
        beside = _BESIDE_EN + _BESIDE_ES if text.isascii() else _BESIDE_ES + _BESIDE_EN
        return {form.format(text) for form in beside}
    found = {text}
    for pattern, forms in _TURNED:
        match = pattern.match(text)
        if match:
            found |= {form.format(match.group(1)) for form in forms}
    bare = " ".join(_DROPPED.sub(" ", text).split())
    if bare != text and any(_is_brand(word) for word in bare.split()) and len(bare.split()) > 1:
        found.add(bare)
    return found


def _is_brand(word: str) -> bool:
    """Letters of both cases inside it, all capitals, a digit or a sign: no word of the language."""
    if any(sign.isdigit() for sign in word):
        return any(sign.isalpha() for sign in word)
    if word[-1:] in ("+", "#"):
        return len(word) > 1
    letters = [sign for sign in word if sign.isalpha()]
    if len(letters) >= _SHORTEST_OF_LETTERS and all(sign.isupper() for sign in letters):
        return True
    return any(sign.isupper() for sign in word[1:]) and any(sign.islower() for sign in word)


def _is_abbreviation(text: str) -> bool:
    if not 1 < len(text) <= _LONGEST_ABBREVIATION or " " in text or text.isdigit():
        return False
    letters = [sign for sign in text if sign.isalpha()]
    if not letters or not _WORD.search(text):
        return False
    capitals = sum(sign.isupper() for sign in letters)
    return capitals * 2 > len(letters) or (capitals == 1 and len(letters) == 1 and len(text) > 1)


def _clean(text: str) -> str:
    return " ".join(_SIGNS.sub(" ", _composed(text)).split()).strip(" ,;:-–—")  # noqa: RUF001 - dashes


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _kept(sign: str) -> str:
    return sign if sign in "+#" or unicodedata.category(sign)[0] in "LN" else " "


def low_folded(text: str) -> str:
    """Folded and in lower case as all engines make it: İ as I, and one small sigma."""
    return folded(text).replace("İ", "I").lower().replace("ς", "\u03c3")
