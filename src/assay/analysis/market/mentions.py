"""Where a text speaks of a certificate at all: by words for certificates and well-known short names.

Apart from the counting, which looks for the names it is given: this finds names that nobody gave, so that
what advertisements ask for and nobody offers can be seen. It knows forms of words and no model.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# Degrees, school leaving and vocational awards, and professional bodies: of the English-speaking countries.
_SHORT = """
    BSc BA BEng BEd LLB MSc MA MEng MBA LLM PhD MPhil HND HNC HNDs NVQ NVQs SVQ GNVQ BTEC BTECs GCSE
    GCSEs PGCE QTS CeMAP RGN RMN RN LPN CNA EMT CPR BLS ACLS PALS ACCA ACA CIMA CPA CFA CIPD CIPS CIM AAT
    CII CISSP CISM CISA CEH CCNA CCNP CCIE MCSE MCSA MCP MCITP ITIL PRINCE2 PMP CAPM OSHA NEBOSH IOSH
    CSCS CPCS SMSTS SSSTS ACS CORGI NICEIC ServSafe CDL HGV LGV TEFL CELTA
"""
_HEAD = (
    "certificates?|certifications?|diplomas?|degrees?|licen[cs]es?|qualifications?|accreditations?|"
    "baccalaureate|bachelor(?:'s|s)?|master's|doctorate|apprenticeships?|A[ -]?[Ll]evels?"
)
_WORD = r"[\w&+#/'’-]+"  # noqa: RUF001 - an apostrophe as advertisements have it
_STOPPED = (
    "a|an|the|and|or|of|in|to|with|have|has|hold|holds|holding|must|your|our|their|any|other|relevant|valid|"
    "full|current|for|be|is|are|by|as|at|on|from|you|we|will|should|possess|possession|including|essential|"
    "desirable|preferred|required|minimum|least|who|candidates?|ideally|similar|equivalent|recognised|"
    "appropriate|formal|strong|good|further|this|these|some|no|not|clean|gain|obtain|working|towards|"
    "educated|professional"
)
_BEFORE = rf"(?:(?!(?:{_STOPPED})\b){_WORD}[ ]){{0,3}}"
_AFTER = rf"(?:[ ](?:in|of)[ ](?:(?!(?:{_STOPPED})\b){_WORD}[ ]?){{1,3}})?"
_SHORTS = "|".join(sorted((re.escape(one) for one in _SHORT.split()), key=len, reverse=True))
_PATTERNS = (
    re.compile(rf"\b{_BEFORE}(?:{_HEAD})\b{_AFTER}", re.IGNORECASE),
    re.compile(rf"(?<![\w+#])(?:{_SHORTS})(?![\w+#])(?:[ ](?:qualified|certified|accredited|level[ ]\d))?"),
    re.compile(
        rf"\b(?:certified|chartered|registered|licensed)[ ](?:(?!(?:{_STOPPED})\b){_WORD}[ ]?){{1,3}}",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:fully|part|newly|degree|graduate)[ -](?:qualified|educated|certified|calibre)\b", re.IGNORECASE
    ),
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that speak of a certificate, and where they stand in the text."""

    words: str
    span: tuple[int, int]


def mentions_in(text: str) -> tuple[Mention, ...]:
    """What the text says of certificates, in its order; overlapping finds are one."""
    spans = sorted(
        (match.start(), match.start() + len(match.group(0).rstrip()))
        for pattern in _PATTERNS
        for match in pattern.finditer(text)
    )
    joined: list[tuple[int, int]] = []
    for begin, end in spans:
        if joined and begin < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((begin, end))
    return tuple(Mention(text[begin:end], (begin, end)) for begin, end in joined)
