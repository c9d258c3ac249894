"""What one row of a vendor's results says, whom it means, and what is wrong with it.

Apart from the actions because the dry run and the import read rows in this one way. A pupil is found by the
school id, by an address, or by name and birth date; several that fit are asked about, never guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from assay.web.base.clock import now
from assay.web.base.mapped_tables import Column, Fault, FaultList, date_of, hidden_characters, said
from assay.web.records.certificates.catalogue import KindRow
from assay.web.records.certificates.matching import folded, match
from assay.web.records.certificates.values import LONGEST
from assay.web.records.rosters.rows import PupilRow

_PASSED = frozenset(
    [
        "pass",
        "passed",
        "p",
        "yes",
        "y",
        "true",
        "1",
        "si",
        "aprobado",
        "aprobada",
        "apto",
        "apta",
        "competent",
        "earned",
    ]
)
_FAILED = frozenset(
    ["fail", "failed", "f", "no", "n", "false", "0", "suspenso", "suspendido", "suspendida", "incomplete"]
) | {
    "not passed",
    "did not pass",
    "no apto",
    "no apta",
    "not competent",
}
_UNNAMED = ("number", "email", "name", "given_name", "family_name", "born")


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row that can be imported: whose, which kind, passed or not, and what else it says."""

    line: int
    pupil: str
    kind: str
    is_passed: bool
    taken_on: date | None
    expires_on: date | None
    number: str
    score: str
    level: str
    result: str


@dataclass(frozen=True, slots=True)
class Several:
    """A row that fits several pupils: the line, what it says, and whom it may mean."""

    line: int
    words: str
    pupils: tuple[PupilRow, ...]


@dataclass(frozen=True, slots=True)
class UnknownName:
    """A certificate's name that fits no kind, how often it stands there, and what it may mean."""

    name: str
    folded: str
    count: int
    offered: tuple[KindRow, ...]


@dataclass(slots=True)
class DryRun:
    """What an import would do: good rows, those left out, faults by line and column, and what is asked."""

    rows: list[ReadRow] = field(default_factory=list)
    faults: FaultList = field(default_factory=FaultList)
    several: list[Several] = field(default_factory=list)
    names: dict[str, UnknownName] = field(default_factory=dict)
    meant: dict[str, str] = field(default_factory=dict)  # names as they are written, and their kinds
    left: int = 0

    @property
    def is_clear(self) -> bool:
        """Whether all can be applied as it stands."""
        return not self.faults and not self.several and not self.names

    @property
    def passes(self) -> int:
        """How many rows say that somebody passed."""
        return sum(row.is_passed for row in self.rows)


def columns() -> list[Column]:
    """All that a file of results may give."""
    return [
        Column(
            "number",
            _("School id"),
            ("student id", "student number", "sis id", "local id", "id", "candidate id", "candidate number"),
            "100234",
        ),
        Column(
            "email", _("E-mail address"), ("email", "e-mail", "mail", "student email"), "noor@example.org"
        ),
        Column("name", _("Whole name"), ("name", "student", "student name", "candidate", "candidate name")),
        Column("given_name", _("First name"), ("first name", "given name", "firstname", "nombre"), "Noor"),
        Column("family_name", _("Last name"), ("last name", "surname", "lastname", "apellidos"), "Haddad"),
        Column("born", _("Birth date"), ("dob", "date of birth", "birthdate", "birthday"), "2009-03-14"),
        Column(
            "kind",
            _("Certificate"),
            ("exam", "exam name", "test", "certification", "certification name", "assessment", "program"),
            "ServSafe Food Handler",
        ),
        Column("taken_on", _("Date of the examination"), ("date", "exam date", "test date", "date taken")),
        Column(
            "result", _("Passed or not"), ("result", "status", "pass/fail", "pass fail", "outcome"), "Pass"
        ),
        Column("score", _("Score"), ("scaled score", "points", "percent", "total score"), "86"),
        Column("level", _("Level"), ("grade", "tier")),
        Column(
            "certificate",
            _("Certificate number"),
            ("certificate number", "certificate id", "credential id", "license number", "cert number"),
        ),
        Column("expires_on", _("Ends on"), ("expires", "expiration", "expiration date", "valid until")),
    ]


@dataclass(slots=True)
class Finder:
    """Finds the pupils whom a row means, among those that whoever imports may see."""

    pupils: Iterable[PupilRow]
    _numbers: dict[str, list[PupilRow]] = field(default_factory=dict)
    _addresses: dict[str, list[PupilRow]] = field(default_factory=dict)
    _people: dict[tuple[str, date | None], list[PupilRow]] = field(default_factory=dict)
    _keys: dict[str, PupilRow] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """The pupils in order."""
        for pupil in self.pupils:
            self._keys[pupil.key] = pupil
            self._numbers.setdefault(pupil.number.strip().casefold(), []).append(pupil)
            if pupil.email:
                self._addresses.setdefault(pupil.email.strip().casefold(), []).append(pupil)
            for born in {pupil.born, None}:
                self._people.setdefault((folded(pupil.name), born), []).append(pupil)

    def has(self, key: str) -> bool:
        """Whether this pupil is among them."""
        return key in self._keys

    def found(self, told: Mapping[str, str], order: str) -> tuple[list[PupilRow], str]:
        """Whom the row may mean, and the column that says so (or fails to)."""
        number, address = told.get("number", "").strip(), told.get("email", "").strip()
        if number:
            return self._numbers.get(number.casefold(), []), "number"
        if address:
            return self._addresses.get(address.casefold(), []), "email"
        name = _name(told)
        born = date_of(told.get("born", ""), order) if told.get("born", "").strip() else None
        if not name or born is None:
            # A name alone fits nobody for sure: whoever it may be is asked about, even where it is one.
            return self._people.get((folded(name), None), []), "born" if name else "number"
        return self._people.get((folded(name), born), []), "born"


def read_rows(
    lines: Iterable[tuple[int, Sequence[str]]],
    mapping: Mapping[str, int],
    finder: Finder,
    kinds: Mapping[str, KindRow],
    settled: Settled,
) -> DryRun:
    """What these rows would do. Every fault of every row is told, with its line and column."""
    told = DryRun()
    counts: dict[str, int] = {}
    for line, cells in lines:
        choice = settled.choices.get(str(line))
        if choice == "":
            told.left += 1
            continue
        row = said(mapping, cells)
        faults = list(_faults(line, row, settled.order))
        kind = _kind(line, row, kinds, settled, told=told, counts=counts)
        pupil, asked = _pupil(line, row, finder, settled.order, choice)
        if isinstance(pupil, Fault):
            faults.append(pupil)
        if asked:
            told.several.append(asked)
        for fault in faults:
            told.faults.add(fault)
        if isinstance(pupil, str) and pupil and kind and not faults:
            told.rows.append(_read(line, pupil, kind, row, settled.order))
    for name, count in counts.items():
        held = told.names[name]
        told.names[name] = UnknownName(held.name, held.folded, count, held.offered)
    return told


@dataclass(frozen=True, slots=True)
class Settled:
    """What was said about a file beside its columns: one kind for all, names, whom lines mean, dates."""

    kind: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, str] = field(default_factory=dict)
    order: str = "month"


def own_words() -> dict[str, tuple[str, str]]:
    """Sentences for what can be wrong with a vendor's row."""
    return {
        "pupil-unknown": (
            _("Nobody on the roster fits “%(value)s”."),
            _("Correct it in the file, or leave the line out."),
        ),
        "pupil-missing": (
            _("Nothing says whom this line means."),
            _("Give a school id, an e-mail address, or a name and a birth date; or leave the line out."),
        ),
        "result-unknown": (
            _("“%(value)s” says neither that it was passed nor that it was not."),
            _("Write Pass or Fail."),
        ),
    }


def _faults(line: int, row: Mapping[str, str], order: str) -> Iterator[Fault]:
    for key, text in row.items():
        if hidden_characters(text):
            yield Fault(line, key, "control-characters")
        if key not in _UNNAMED and key not in {"kind", "result"} and len(text) > LONGEST:
            yield Fault(line, key, "too-long", takes=str(LONGEST))
    for key in ("taken_on", "expires_on", "born"):
        text = row.get(key, "").strip()
        if text and date_of(text, order) is None:
            yield Fault(line, key, "date-wrong", text[:40])
    taken = date_of(row.get("taken_on", ""), order)
    if taken and taken > now().date():
        yield Fault(line, "taken_on", "date-future", row["taken_on"].strip()[:40])
    result = row.get("result", "").strip()
    if result and _is_passed(row) is None:
        yield Fault(line, "result", "result-unknown", result[:40])
    elif "result" in row and not result:
        yield Fault(line, "result", "missing")


def _kind(
    line: int,
    row: Mapping[str, str],
    kinds: Mapping[str, KindRow],
    settled: Settled,
    *,
    told: DryRun,
    counts: dict[str, int],
) -> str:
    name = " ".join(row.get("kind", "").split())
    if settled.kind and not name:
        return settled.kind
    if not name:
        told.faults.add(Fault(line, "kind", "missing"))
        return ""
    plain = folded(name)
    known = settled.names.get(plain) or told.meant.get(plain, "")
    if known in kinds:
        return known
    if plain not in told.names:
        found = match(name, kinds.values())
        if found.kind:
            told.meant[plain] = found.kind.key
            return found.kind.key
        told.names[plain] = UnknownName(name[:LONGEST], plain, 0, found.offered)
    counts[plain] = counts.get(plain, 0) + 1
    return ""


def _pupil(
    line: int, row: Mapping[str, str], finder: Finder, order: str, choice: str | None
) -> tuple[str | Fault, Several | None]:
    if choice and finder.has(choice):
        return choice, None
    found, column = finder.found(row, order)
    words = " · ".join(row[key].strip() for key in _UNNAMED if row.get(key, "").strip() and key != "born")
    is_sure = column in {"number", "email"} or bool(row.get("born", "").strip())
    if len(found) == 1 and is_sure:
        return found[0].key, None
    if found:
        return "", Several(line, words, tuple(found[:20]))
    code = "pupil-unknown" if words else "pupil-missing"
    value = row.get(column, "").strip() or words
    shown = "name" if column == "born" and "name" in row else "family_name" if column == "born" else column
    return Fault(line, shown, code, value[:80]), None


def _read(line: int, pupil: str, kind: str, row: Mapping[str, str], order: str) -> ReadRow:
    return ReadRow(
        line=line,
        pupil=pupil,
        kind=kind,
        is_passed=_is_passed(row) is not False,
        taken_on=date_of(row.get("taken_on", ""), order),
        expires_on=date_of(row.get("expires_on", ""), order),
        number=row.get("certificate", "").strip(),
        score=row.get("score", "").strip(),
        level=row.get("level", "").strip(),
        result=row.get("result", "").strip(),
    )


def _is_passed(row: Mapping[str, str]) -> bool | None:
    """Whether the row says that it was passed; None where it says neither."""
    word = folded(row.get("result", ""))
    if word in _FAILED:
        return False
    return True if word in _PASSED else None


def _name(row: Mapping[str, str]) -> str:
    whole = row.get("name", "").strip()
    if "," in whole:  # "Haddad, Noor"
        family, _comma, given = whole.partition(",")
        whole = f"{given.strip()} {family.strip()}"
    return whole or f"{row.get('given_name', '').strip()} {row.get('family_name', '').strip()}".strip()
