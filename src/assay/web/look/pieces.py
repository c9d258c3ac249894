"""The data of the pieces that are words in order: verdicts, states, steps, times, counts.

Apart from their templates so that a screen prepares plain values and a template only places them.
Every text arrives ready and translated; addresses arrive ready too.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class State(StrEnum):
    """How something stands; each has its word, icon and outline, never only a colour."""

    OK = "ok"
    BAD = "bad"
    UNKNOWN = "unknown"
    INFO = "info"
    BRAND = "brand"
    PLAIN = "plain"


STATE_ICONS = {
    State.OK: "check",
    State.BAD: "cross",
    State.UNKNOWN: "question",
    State.INFO: "info",
    State.BRAND: "badge",
    State.PLAIN: "clock",
}


@dataclass(frozen=True, slots=True)
class SideItem:
    """One line of an organization's side navigation."""

    label: str
    url: str
    icon: str = ""
    is_current: bool = False
    count: int = 0


@dataclass(frozen=True, slots=True)
class SideGroup:
    """Lines of the side navigation that belong together, under a heading of their own."""

    label: str
    items: tuple[SideItem, ...]
    is_folded: bool = False  # opened by a tap: what is seldom needed


@dataclass(frozen=True, slots=True)
class VerdictRow:
    """One of the three answers under a verdict: its question, its state and the answer in words."""

    label: str
    state: State
    text: str


@dataclass(frozen=True, slots=True)
class CheckedStep:
    """One step of how it was checked."""

    label: str
    state: State
    text: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class PastCredential:
    """What is still said of a genuine credential that does not count now; empty texts are left out."""

    sentence: str
    holder: str
    name: str
    issuer: str
    awarded: datetime | None = None
    valid_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class VerdictCard:
    """The answer to "is it genuine?": accepted, rejected or undetermined, in one sentence and three rows."""

    verdict: str
    sentence: str
    rows: tuple[VerdictRow, ...]
    detail: str = ""
    steps: tuple[CheckedStep, ...] = ()
    retry_url: str = ""
    heading: int = 1
    past: PastCredential | None = None

    @property
    def inner_heading(self) -> int:
        """The level of headings inside the card."""
        return self.heading + 1

    @property
    def state(self) -> State:
        """The state that gives the card its icon, outline and colour."""
        return {"accepted": State.OK, "rejected": State.BAD}.get(self.verdict, State.UNKNOWN)

    @property
    def may_show_content(self) -> bool:
        """Whether anything of the content may be shown: never, once it was rejected."""
        return self.verdict != "rejected"


@dataclass(frozen=True, slots=True)
class Progress:
    """Work under way: how many of how many, how many need somebody, and how long still, in words."""

    label: str
    done: int
    total: int
    failed: int = 0
    time_left: str = ""


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """A figure of a receipt with its words and, where there is something to do, where to do it."""

    count: int
    text: str
    url: str = ""
    state: State = State.PLAIN


@dataclass(frozen=True, slots=True)
class Receipt:
    """What came of the work, once it is done."""

    title: str
    lines: tuple[ReceiptLine, ...]
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a job in several screens; one that is done may be gone back to."""

    label: str
    url: str = ""
    is_done: bool = False
    is_current: bool = False


def steps_at(place: int, *labels: str) -> tuple[Step, ...]:
    """The steps of these names, of which the one at this place (from 0) is the current one."""
    return tuple(Step(label, is_done=n < place, is_current=n == place) for n, label in enumerate(labels))


@dataclass(frozen=True, slots=True)
class Moment:
    """A line of a timeline: when, what, by whom or why."""

    at: datetime
    text: str
    detail: str = ""
    state: State = State.PLAIN
    url: str = ""


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill as a chip: its name, where it is described, and the framework it comes from."""

    name: str
    url: str = ""
    framework: str = ""


@dataclass(frozen=True, slots=True)
class Stat:
    """One figure of a row of figures; `value` is text so that "nobody has published this" fits as well."""

    label: str
    value: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Pages:
    """Where one is in a list of several pages; the addresses are empty at its ends."""

    number: int
    count: int
    previous_url: str = ""
    next_url: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    label: str
    is_figure: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text, perhaps an address; `label` repeats the column for narrow screens."""

    text: str
    label: str = ""
    url: str = ""
    is_figure: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table of plain texts; `is_cards` lets rows become cards on a phone."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    is_cards: bool = True
    is_caption_hidden: bool = False
