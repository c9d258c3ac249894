"""The words of advertisements as all engines read them alike: folded, cut into sentences, and cues in them.

Only what RE2 and Java's expressions share is used, and nothing of a name ever becomes part of a pattern:
names are looked for as they stand, and put away behind one control character before any pattern is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import ibis
from ibis.expr.types import BooleanValue, StringValue, Table

from assay.analysis.market.questions import Sought

NAME = "\x01"  # where the certificate is named
PIECE, NOT_NEEDED, HEADING = "\x02", "\x03", "\x04"
CLAUSE, SENTENCE = "\t", "\n"
_SIGNS = r"\((?:[rR]|[tT][mM]|[sS][mM]|[cC])\)"
_APART = r"[^\p{L}\p{N}+#]+"
_APART_OR_MARK = "[^\\p{L}\\p{N}+#\n\t\x04]+"
_SHORTENED = r"(?:^|[^\p{L}])(?:[eE]\.g|[iI]\.e|[eE]tc|[pP]\. ?ej|St|Dr|[aA]pprox)\."
_HEADING_END = r"[ \t]*:[ \t]*[\r\n]+"
_SENTENCE_END = r"[.!?;]+(?:\s+|$)|[\r\n•▪●◦‣·|*]+"
_CLAUSE_END = r"[,()\[\]–—]+|\s-+\s"  # noqa: RUF001 - dashes as advertisements have them
_AND = ("and", "but", "y", "e", "pero")

REQUIRED = (
    "required|requires?|requirements?|must|mandatory|essential|necessary|prerequisites?|compulsory|"
    "obligatory|have to|has to|"
    "requisitos?|requerid[oa]s?|requiere|requerimos|obligatori[oa]s?|imprescindibles?|indispensables?|"
    "necesari[oa]s?|debe|deben|deberá|deberán|exige|exigimos|excluyente"
)
PREFERRED = (
    "preferred|preferable|preferably|preference|prefer|prefers|desired|desirable|ideal|ideally|"
    "a plus|big plus|strong plus|huge plus|definite plus|bonus|nice to have|advantage|advantageous|"
    "an asset|helpful|beneficial|welcome|optional|favou?rable|recommended|encouraged|"
    "se valorará|se valorarán|se valora|valorable|valorables|valoramos|deseables?|preferibles?|"
    "preferiblemente|preferentemente|preferente|idealmente|un plus|ventaja|recomendables?|opcional|se aprecia"
)
_NEGATED = (
    "(?:not|never|isn t|aren t|non) (?:be |a |an |strictly |absolutely )?(?:required|requirement|necessary|"
    "needed|essential|mandatory|compulsory|prerequisite)|"
    "no (?:es |son |será |se )?(?:necesari[oa]s?|requiere|requerid[oa]s?|imprescindibles?|indispensables?|"
    "obligatori[oa]s?|exige)|don t need|do not need|need not"
)
_IDLE = "essential (?:duties|functions|job|tasks|responsibilities)|as (?:needed|required|necessary)"
_OPEN = (
    "\x03|or (?:an |any |other |a )?(?:equivalent|equal|similar|related|comparable|willing|willingness|able|"
    "ability)|o (?:un |una |su )?(?:equivalente|similar|afín)"
)
_DENIED = (
    " no [^\n\t]*\x01[^\n\t]*(?: required | necessary | needed )| sin (?:necesidad de |requerir )[^\n\t]*\x01"
)


def folded(text: StringValue) -> StringValue:
    """Letters, digits, + and # as they stand, a blank for all else and at both ends."""
    plain = text.fill_null("").re_replace(_SIGNS, " ").re_replace(_APART, " ")
    return ibis.literal(" ") + plain + ibis.literal(" ")


def low(text: StringValue) -> StringValue:
    """Lower case, the same from every engine: İ as I, and one small sigma."""
    return text.replace("İ", "I").lower().replace("ς", "\u03c3")


def names_one(plain: StringValue, small: StringValue, sought: Sought) -> BooleanValue:
    """Whether folded text has one of the short names as written, or in lower case one of the phrases."""
    found = [small.contains(f" {phrase} ") for phrase in sought.phrases]
    found += [plain.contains(f" {short} ") for short in sought.shorts]
    return either(found)


def may_name(text: StringValue, sought: Sought) -> BooleanValue:
    """Whether raw text has one word of what is sought: cheap to ask, and true wherever one is named."""
    if not sought.is_asked_first:
        return ibis.literal(value=True)
    raw = text.fill_null("")
    small = raw.lower()
    found = [small.contains(word) for word in sought.words]
    found += [raw.contains(word) for word in sought.short_words]
    return either(found)


def either(found: Sequence[BooleanValue]) -> BooleanValue:
    """Whether any is true; false where there are none."""
    answer: BooleanValue = ibis.literal(value=False)
    for one in found:
        answer = answer | one
    return answer


def with_marks(text: StringValue, sought: Sought) -> StringValue:
    """The text folded, in lower case, each name behind one sign, and signs where its parts end."""
    cut = text.fill_null("").replace(HEADING, " ").re_replace(_SIGNS, " ").re_replace(_SHORTENED, " ")
    cut = cut.re_replace(_HEADING_END, f" {HEADING}{SENTENCE}").re_replace(_SENTENCE_END, SENTENCE)
    cut = cut.re_replace(_CLAUSE_END, CLAUSE).re_replace(_APART_OR_MARK, " ")
    for sign in (HEADING, SENTENCE, CLAUSE):
        cut = cut.replace(sign, f" {sign} ")
    cut = ibis.literal(f"{SENTENCE} ") + cut + ibis.literal(f" {SENTENCE}")
    cut = _put_away(cut, sought.shorts)
    cut = _put_away(low(cut), sought.phrases)
    for word in _AND:
        cut = cut.replace(f" {word} ", f" {PIECE} ")
    cut = cut.re_replace(f" (?:{_IDLE}) ", "  ")
    return cut.re_replace(f" (?:{_NEGATED}) ", f" {NOT_NEEDED} ")


def cues(marks: StringValue) -> dict[str, BooleanValue]:
    """What stands around the name, from the smallest part of its sentence to the heading above it.

    The columns are `asked0`, `liked0` … of the piece, the clause, the sentence and the heading, and `open`:
    something else is taken instead, or it is said not to be needed.
    """
    found = {"open": _near(marks, _OPEN, f"{CLAUSE}{SENTENCE}") | marks.re_search(_DENIED)}
    for place, stops in enumerate((f"{PIECE}{CLAUSE}{SENTENCE}", f"{CLAUSE}{SENTENCE}", SENTENCE)):
        found[f"asked{place}"] = _near(marks, REQUIRED, stops)
        found[f"liked{place}"] = _near(marks, PREFERRED, stops)
    above = marks.re_extract("(?s)^.*\n([^\n\x01]*)\x04 *\n.*\x01", 1)
    found["asked3"] = above.re_search(f" (?:{REQUIRED}) ")
    found["liked3"] = above.re_search(f" (?:{PREFERRED}) ")
    return found


def how_asked(around: Table) -> StringValue:
    """What the cues say: required, preferred or unclear. The smallest part that has one decides.

    Who takes something else instead, or says that it is not needed, does not require it.
    """
    cases: list[tuple[BooleanValue, str]] = []
    for place in range(3):
        asked, liked = around[f"asked{place}"], around[f"liked{place}"]
        cases += [(liked & ~asked, "preferred"), (asked & (liked | around["open"]), "unclear")]
        cases += [(asked, "required")]
        cases += [(around["open"], "unclear")] if place == 1 else []
    cases += [(around.liked3, "preferred"), (around.asked3, "required")]
    return ibis.cases(*cases, else_="unclear")


def computed(table: Table) -> Table:
    """The same rows, whose columns are computed once whatever is asked of them next.

    Neither Ibis nor DuckDB sees through a union, here with no rows at all: else each long expression would
    be carried out again in every condition that uses it.
    """
    nothing = ibis.range(0, 0, 1).unnest().name("nothing").as_table()
    columns = {name: ibis.null(type_) for name, type_ in table.schema().items()}
    return ibis.union(table, nothing.select(**columns))


def _near(marks: StringValue, cue: str, stops: str) -> BooleanValue:
    """Whether the cue and the name stand in one part, as it ends at these signs."""
    between = f"[^{stops}]*"
    return marks.re_search(f" (?:{cue}) {between}{NAME}|{NAME}{between} (?:{cue}) ")


def _put_away(text: StringValue, names: Iterable[str]) -> StringValue:
    for name in names:
        text = text.replace(f" {name} ", f" {NAME} ")
    return text
