"""What learners will be able to do, in the papers' own words.

Found after "students will be able to", in the lists under such a heading, and else wherever the entries of
a list begin with a verb of doing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assay.analysis.drafting.blocks import Block, Shape, sentences
from assay.analysis.drafting.headings import plain
from assay.analysis.drafting.sections import Placed
from assay.analysis.drafting.values import Outcome, Quote

_MOST = 120
_LONGEST = 500
_LEAD_WORDS = 8  # between "able to" and the colon before a list
_STEM = re.compile(
    r"\b(?:will|should|can|must|shall|would)\s{1,3}(?:also\s{1,3})?be\s{1,3}able\s{1,3}to\b"
    r"|\bSWBAT\b|\b(?:students|learners|participants|graduates|apprentices|trainees|candidates|you)\s{1,3}will\s{1,3}"
    r"(?:learn\s{1,3}(?:how\s{1,3})?to|demonstrate\s{1,3}the\s{1,3}ability\s{1,3}to)\b"
    r"|\b(?:ser[aá]n?|sean?|es|son)\s{1,3}capa(?:z|ces)\s{1,3}de\b"
    r"|\b(?:podr[aá]n?|podr[aá]s|sabr[aá]n?|sabr[aá]s|aprender[aá]n?\s{1,3}a|aprender[aá]s\s{1,3}a)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:(?:the\s)?(?:students?|learners?|participants?|you|candidates?)\s(?:will|can|should)\s(?!be\b)"
    r"|to\s|(?:el|la|los|las)\s(?:alumn[oa]s?|estudiantes?|participantes?)\s(?:debe(?:r[aá])?n?)\s)",
    re.IGNORECASE,
)
_COMMA = re.compile(r",\s{1,3}(?:and\s|y\s)?(?P<verb>\w+)(?=\s)", re.IGNORECASE)
_FEWEST_WORDS = 3
_NUMBERED = re.compile(r"\s?(?:\(\w\)|\b\d\))\s+")
_VERBS = frozenset(
    """
    adapt administer adjust align analyze analyse apply appraise arrange articulate assemble assess assist
    build calculate calibrate care change choose clean collaborate collect combine communicate compare
    complete compose compute conduct configure connect construct contrast control convert convey cook
    coordinate create critique cut debug deliver demonstrate describe design detect determine develop
    diagnose differentiate discuss display distinguish document draft draw edit employ engage ensure
    establish estimate evaluate examine execute explain explore express fabricate facilitate fit follow
    formulate generate grind guide handle identify illustrate implement inspect install integrate interpret
    investigate join judge justify lay lead lift list listen locate maintain make manage measure model
    monitor name negotiate observe operate organize organise outline participate perform plan practice
    practise prepare present prevent process produce program promote propose protect provide read recall
    recognize recognise record reflect repair report research resolve respect respond review revise run
    select serve set shape solve speak specify state structure summarize summarise supervise support sort
    teach test tie trace track transfer translate troubleshoot understand use utilize utilise verify weld
    work write
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
_NOT_INFINITIVE = frozenset(
    {"lugar", "taller", "mujer", "mayor", "ayer", "hogar", "bienestar", "familiar", "par"}
)
_REFLEXIVE = 5


def outcomes_in(placed: Sequence[Placed], language: str) -> tuple[Outcome, ...]:
    """The outcomes in the order of the papers, each once."""
    found = list(_after_stems(placed)) + list(_under_heading(placed, language))
    if not found:
        found = list(_by_verb(placed, language))
    kept: dict[str, Outcome] = {}
    for outcome in sorted(found, key=lambda one: (one.quote.start, -one.quote.end)):
        key = plain(outcome.quote.text)
        if " " in key and not any(held.quote.end >= outcome.quote.end for held in kept.values()):
            kept.setdefault(key, outcome)
    return tuple(kept.values())[:_MOST]


def begins_with_verb(words: str, language: str) -> bool:
    """Whether this begins by saying what is done."""
    first, _blank, rest = plain(words[:200]).partition(" ")
    if not rest or first in _NOT_INFINITIVE:
        return False
    if first in _VERBS:
        return True
    is_infinitive = first.endswith(("ar", "er", "ir")) or (len(first) > _REFLEXIVE and first.endswith("rse"))
    return language == "es" and len(first) > 3 and is_infinitive  # noqa: PLR2004 - "ser", "mar" begin other things


def _after_stems(placed: Sequence[Placed]) -> Iterator[Outcome]:
    """What follows the stem in its sentence, or the list that follows it."""
    is_open = False
    for one in placed:
        block = one.block
        stem = _STEM.search(block.text) if one.section not in {"policies", "instructor"} else None
        if stem is None:
            if is_open and block.shape in {Shape.ITEM, Shape.ROW}:
                yield from _outcome(_lead_cut(_main_cell(block)), one.unit)
                continue
            is_open = False
            continue
        rest = block.text[stem.end() :].strip(" :…,;")
        is_list_ahead = not rest or (block.text.rstrip().endswith(":") and len(rest.split()) <= _LEAD_WORDS)
        is_open = is_list_ahead and block.shape is not Shape.ITEM
        if not is_open:
            yield from _in_sentence(block, stem.end(), one.unit)


def _in_sentence(block: Block, start: int, unit: str) -> Iterator[Outcome]:
    ends = (said.end - block.start for said in sentences(block, ".!?"))
    end = next((end for end in ends if end > start), start)
    stretch = block.text[start:end]
    cuts = [match.span() for match in _NUMBERED.finditer(stretch)]
    cuts += [(at, at + 1) for at, letter in enumerate(stretch) if letter == ";"]
    if not cuts:
        cuts = _between_verbs(stretch)
    places = [0, *(place for cut in sorted(cuts) for place in cut), len(stretch)]
    for begin, stop in zip(places[::2], places[1::2], strict=True):
        if begin < stop:
            yield from _outcome(_lead_cut(block.part(start + begin, start + stop)), unit)


def _between_verbs(stretch: str) -> list[tuple[int, int]]:
    """The commas that part things to be done, where each is more than a verb: "plan meals, store food, …"."""
    cuts = [cut.span() for cut in _COMMA.finditer(stretch) if cut["verb"].lower() in _VERBS]
    cuts = [(start, stretch.index(",", start) + 1) for start, _end in cuts]
    places = [0, *(place for cut in cuts for place in cut), len(stretch)]
    pieces = [stretch[begin:end] for begin, end in zip(places[::2], places[1::2], strict=True)]
    return cuts if all(len(piece.split()) >= _FEWEST_WORDS for piece in pieces) else []


def _under_heading(placed: Sequence[Placed], language: str) -> Iterator[Outcome]:
    for one in placed:
        block = one.block
        if one.section != "outcomes" or block.shape is Shape.HEADING or _STEM.search(block.text):
            continue
        quote = _lead_cut(block.part(one.value_at, len(block.text)) if one.value_at else _main_cell(block))
        if block.shape is Shape.ITEM:
            yield from _outcome(quote, one.unit)
        elif block.shape is Shape.ROW:
            if begins_with_verb(quote.text, language):
                yield from _outcome(quote, one.unit)
        else:
            for said in sentences(block):
                cut = _lead_cut(said)
                if begins_with_verb(cut.text, language):
                    yield from _outcome(cut, one.unit)


def _by_verb(placed: Sequence[Placed], language: str) -> Iterator[Outcome]:
    for one in placed:
        is_elsewhere = one.section in {"policies", "instructor", "materials", "assessment", "scale"}
        if is_elsewhere or one.block.shape is not Shape.ITEM:
            continue
        quote = _lead_cut(one.block.quote)
        if begins_with_verb(quote.text, language):
            yield from _outcome(quote, one.unit)


def _main_cell(block: Block) -> Quote:
    if block.shape is not Shape.ROW:
        return block.quote
    return max((block.cell(number) for number in range(len(block.cells))), key=lambda cell: len(cell.text))


def _lead_cut(quote: Quote) -> Quote:
    """Without "students will" and "to" before the verb."""
    stem = _STEM.search(quote.text[:120])
    lead = stem or _LEAD.match(quote.text)
    if lead is None:
        return quote
    rest = quote.text[lead.end() :].lstrip(" :,…")
    start = quote.start + len(quote.text) - len(rest)
    return Quote(rest, start, quote.end) if rest else quote


def _outcome(quote: Quote, unit: str) -> Iterator[Outcome]:
    words = quote.text.rstrip(" .;,:")
    for lead in ("and ", "y "):
        if words.startswith(lead):
            words, quote = words[len(lead) :], Quote(quote.text, quote.start + len(lead), quote.end)
    for tail in (" and", " y", " e"):
        if words.lower().endswith((";" + tail, "," + tail)):
            words = words[: -len(tail) - 1].rstrip(" ;,")
    if " " in words and len(words) <= _LONGEST:
        yield Outcome(Quote(words, quote.start, quote.start + len(words)), unit)
