"""What a policy says, as values; and what any policy can say at all: its kinds, messages and placeholders."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from assay.web.base.permission import NotFound
from assay.web.records.rosters.ages import AgeBand

PLACEHOLDERS = ("pupil", "school", "audience", "until", "link")
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")

_NONE: frozenset[str] = frozenset()
_ASKED = frozenset({"pupil", "school", "audience", "until", "link"})
MESSAGES: Mapping[str, frozenset[str]] = {
    # Each text with what it must name; it may name any other placeholder too.
    "ask-subject": frozenset({"pupil"}),
    "ask": _ASKED,
    "reminder-subject": frozenset({"pupil"}),
    "reminder": _ASKED,
    "answered-yes-subject": _NONE,
    "answered-yes": frozenset({"audience"}),
    "answered-no-subject": _NONE,
    "answered-no": frozenset({"audience"}),
    "withdrawn-subject": _NONE,
    "withdrawn": frozenset({"audience"}),
    "hand-over-subject": frozenset({"school"}),
    "hand-over": frozenset({"pupil", "school", "link"}),
    "hand-over-guardian-subject": frozenset({"pupil"}),
    "hand-over-guardian": frozenset({"pupil", "school"}),
    "mentor-subject": frozenset({"pupil"}),
    "mentor": frozenset({"pupil", "school", "link"}),
    "vouch-subject": frozenset({"pupil"}),
    "vouch": frozenset({"pupil", "link"}),
    "page-heading": frozenset({"pupil"}),
    "page-lede": frozenset({"pupil", "school"}),
    "page-what": _NONE,
    "page-who": _NONE,
    "page-until": _NONE,
    "page-nothing": _NONE,
    "button-yes": _NONE,
    "button-standing": _NONE,
    "button-no": _NONE,
    "button-withdraw": _NONE,
    "said-yes": _NONE,
    "said-standing": _NONE,
    "said-no": _NONE,
    "said-withdrawn": _NONE,
    "page-rights": frozenset({"school"}),
}
RETENTION_KINDS = ("pupil-left", "import-file", "mail", "consent", "disclosure", "request")
DIRECTORY_KINDS = ("name", "school", "grade", "programme", "awards")
NEVER_VERIFY = frozenset({"message-link", "class-code"})
"""Whoever holds a link or a code is not thereby known: no file can make these count as verified."""
NEVER_CONSENT = frozenset({"class-code"})


@dataclass(frozen=True, slots=True)
class Method:
    """A way in which a guardian says yes or no; for which ages, and whether it shows that it was them."""

    key: str
    label: Mapping[str, str]
    verifies: bool
    bands: tuple[AgeBand, ...]

    def name(self, language: str) -> str:
        """What it is called in this language, else in its family's, else in English."""
        return _told(self.label, language)

    def serves(self, band: AgeBand) -> bool:
        """Whether it is offered for this age; an unknown one counts as the youngest."""
        return (AgeBand.UNDER_13 if band is AgeBand.UNKNOWN else band) in self.bands


@dataclass(frozen=True, slots=True)
class Retention:
    """How many days something is kept, and from when on, in words."""

    what: str
    days: int
    label: Mapping[str, str]

    def name(self, language: str) -> str:
        """What it is called in this language, else in its family's, else in English."""
        return _told(self.label, language)


@dataclass(frozen=True, slots=True)
class ThirdParty:
    """Somebody besides the school who gets something of pupils' by its arrangement, and what for."""

    name: str
    purpose: str


@dataclass(frozen=True, slots=True)
class Policy:
    """What an organization laid down for its minors."""

    title: str
    version: str
    updated: date
    languages: tuple[str, ...]
    contact: str
    methods: tuple[Method, ...]
    guardians: str  # "one": one deciding guardian's yes is enough; "all"; a no of any always closes
    allows_standing: bool
    ask_lapses_days: int
    remind_after_days: int
    hand_over_at: AgeBand
    directory: tuple[str, ...]
    third_parties: tuple[ThirdParty, ...]
    retention: tuple[Retention, ...]
    messages: Mapping[str, Mapping[str, str]] = field(repr=False)

    def method(self, key: str) -> Method:
        """The method of this key. Raises `NotFound`."""
        for method in self.methods:
            if method.key == key:
                return method
        raise NotFound

    def methods_for(self, band: AgeBand, *, verified_only: bool = False) -> tuple[Method, ...]:
        """The methods that are offered for this age."""
        return tuple(m for m in self.methods if m.serves(band) and (m.verifies or not verified_only))

    def days(self, what: str) -> int:
        """For how many days things of this kind are kept. Raises `NotFound` for a kind there is not."""
        for kept in self.retention:
            if kept.what == what:
                return kept.days
        raise NotFound

    def message(self, name: str, language: str) -> str:
        """The text of this name, in this language, else in its family's, else in English.

        Raises `NotFound` for a name there is not.
        """
        for code in (language, language.partition("-")[0], "en"):
            text = self.messages.get(code, {}).get(name, "")
            if text:
                return text
        raise NotFound

    def written(self, name: str, language: str, facts: Mapping[str, str]) -> str:
        """The text of this name with the facts in place of its placeholders; one that is absent is empty."""
        return PLACEHOLDER.sub(lambda found: facts.get(found[1], ""), self.message(name, language))


def _told(label: Mapping[str, str], language: str) -> str:
    for code in (language, language.partition("-")[0], "en"):
        if code in label:
            return label[code]
    return next(iter(label.values()), "")
