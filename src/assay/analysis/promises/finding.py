"""The promises in a text. Rather one too few: a denial, a question, a condition or a person's tale is none.

Start reading here. What is said of the field and not of the credential is found too, and marked so: its pay
and its demand are public figures that anybody can compare.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assay.analysis.promises.cues import Cues
from assay.analysis.promises.cues_english import ENGLISH
from assay.analysis.promises.cues_spanish import SPANISH
from assay.analysis.promises.details import amounts_in, bodies_in, credits_in, occupation_in, share_in
from assay.analysis.promises.plain import lowered, plain, sentences
from assay.analysis.promises.values import About, Claim, Kind

LONGEST = 600_000
"""Letters of a text that are read; the reader of papers has the same limit."""

_LANGUAGES = {"en": ENGLISH, "es": SPANISH}
_YOU = {
    "en": re.compile(
        r"\b(?:you|your|this|our|graduates|learners|graduate|complet\w+|earn|certificate|program\w*|course)\b"
    ),
    "es": re.compile(
        r"\b(?:tú|tu|tus|te|este|esta|nuestr\w+|curso|certificado|programa|egresad\w+|titulad\w+|alumn\w+)\b"
    ),
}
_SPANISH_WORDS = re.compile(r"\b(?:el|la|los|las|de|que|para|con|una|por|tu|del|este|esta|al)\b")
_ENGLISH_WORDS = re.compile(r"\b(?:the|of|and|to|for|with|you|your|this|in|is|are|that)\b")


def claims_in(text: str, language: str = "") -> tuple[Claim, ...]:
    """The promises in this text, in its order; of one sentence each kind once.

    `language`: en or es; empty lets each sentence's own words decide. Markdown and HTML may be in it. What
    stands behind the first `LONGEST` letters is not read.
    """
    shown = plain(text[:LONGEST])
    found: list[Claim] = []
    for start, end in sentences(shown):
        sentence = shown[start:end]
        low = lowered(sentence)
        for spoken in _spoken(low, language[:2].lower()):
            promised = list(_promised(sentence, low, _LANGUAGES[spoken]))
            found += [
                _claim(kind, (text[start:end], sentence, low), (start, cue), _LANGUAGES[spoken])
                for kind, cue in promised
            ]
            if promised:
                break
    return tuple(found)


def _spoken(low: str, language: str) -> tuple[str, ...]:
    """The language to read a sentence in: the one told, else by its small words; both where it has none."""
    if language in _LANGUAGES:
        return (language,)
    spanish, english = len(_SPANISH_WORDS.findall(low)), len(_ENGLISH_WORDS.findall(low))
    if spanish == english:
        return ("es", "en") if any(letter in low for letter in "¿¡ñ") else ("en", "es")
    return ("es",) if spanish > english else ("en",)


def _promised(sentence: str, low: str, cues: Cues) -> Iterator[tuple[Kind, tuple[int, int]]]:
    if low.rstrip(" \"'”»)").endswith("?") or cues.testimony.search(low):
        return
    open_text = _hidden(low, cues.conditions)
    for kind, pattern in cues.kinds.items():
        read = _hidden(open_text, cues.audiences) if kind is Kind.JOBS else open_text
        if kind in cues.never:
            read = cues.never[kind].sub(_spaces, read)
        cue = next((one.span() for one in pattern.finditer(read) if _is_said(low, one.span(), cues)), None)
        if cue is None and kind is Kind.PAY:
            cue = _paid(sentence, read, cues)
        if cue is not None:
            yield kind, cue


def _paid(sentence: str, read: str, cues: Cues) -> tuple[int, int] | None:
    """The word for pay in a sentence that names a sum; without such a word a sum is a price."""
    word = cues.pay_words.search(read)
    if word is None or not amounts_in(sentence) or not _is_said(read, word.span(), cues):
        return None
    return word.span()


def _is_said(sentence: str, cue: tuple[int, int], cues: Cues) -> bool:
    """Whether nothing before it, since the last contrast, denies it."""
    before = sentence[: cue[0]]
    turns = list(cues.contrasts.finditer(before))
    if turns:
        before = before[turns[-1].end() :]
    return not cues.denials.search(before)


def _hidden(sentence: str, clauses: re.Pattern[str]) -> str:
    return clauses.sub(_spaces, sentence)


def _spaces(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _claim(kind: Kind, texts: tuple[str, str, str], place: tuple[int, tuple[int, int]], cues: Cues) -> Claim:
    """The promise of a sentence that is given as it stands, made plain, and in small letters."""
    text, sentence, low = texts
    start, cue = place
    money = amounts_in(sentence) if kind in {Kind.PAY, Kind.JOBS} else ()
    return Claim(
        kind=kind,
        text=text,
        span=(start, start + len(text)),
        cue=(start + cue[0], start + cue[1]),
        language=cues.language,
        about=_about(kind, low, cues),
        is_guaranteed=cues.guarantees.search(low) is not None,
        amounts=money,
        share=share_in(sentence),
        credits=credits_in(sentence) if kind is Kind.CREDIT else None,
        bodies=bodies_in(sentence),
        occupation=occupation_in(sentence),
    )


def _about(kind: Kind, low: str, cues: Cues) -> About:
    """Demand is always the field's; pay is where the sentence speaks of people in it and to nobody."""
    if kind is Kind.DEMAND:
        return About.FIELD
    if kind is Kind.PAY and (cues.field.search(low) or not _YOU[cues.language].search(low)):
        return About.FIELD
    return About.CREDENTIAL
