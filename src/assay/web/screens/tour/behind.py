"""What stands behind each of two certificates, side by side, from what was published and recorded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from assay.web.look.achievements import facts_of
from assay.web.look.awarding import judged
from assay.web.records.credentials import queries as awards
from assay.web.screens.tour.cast import Certificate


@dataclass(frozen=True, slots=True)
class Side:
    """What one certificate says to a question; nothing where nobody has published it."""

    text: str = ""
    items: tuple[str, ...] = ()
    formatted: SafeString | None = None

    @property
    def is_said(self) -> bool:
        """Whether there is an answer at all."""
        return bool(self.text or self.items or self.formatted)


@dataclass(frozen=True, slots=True)
class Question:
    """A question to both certificates, and their answers in the same order."""

    label: str
    sides: tuple[Side, ...]
    silence: str  # what stands where there is no answer


@dataclass(frozen=True, slots=True)
class Told:
    """Of how many questions one issuer answers how many."""

    issuer: str
    count: int
    total: int


@dataclass(frozen=True, slots=True)
class Behind:
    """The whole comparison."""

    questions: tuple[Question, ...]
    told: tuple[Told, ...]


def behind(certificates: Sequence[Certificate]) -> Behind:
    """The comparison of these certificates."""
    rows = [_answers(each) for each in certificates]
    labels = _in_order(rows)
    questions = tuple(
        Question(label, tuple(row.get(label, Side()) for row in rows), _silence(label)) for label in labels
    )
    told = tuple(
        Told(each.organization.name, sum(one.sides[at].is_said for one in questions), len(questions))
        for at, each in enumerate(certificates)
    )
    return Behind(questions, told)


def _answers(each: Certificate) -> dict[str, Side]:
    facts = facts_of(each.version)
    lines = judged(awards.assessment(each.organization.key, each.award.key))
    content, recognition = each.content, each.shown.judged.recognition
    return {
        _("What had to be done"): Side(formatted=facts.criteria),
        **{label: Side(text) for label, text in facts.eu},
        _("How this one was judged"): Side(items=tuple(f"{label}: {text}" for label, text in lines)),
        _("What was reached"): Side(items=tuple(f"{r.name}: {r.level or r.value}" for r in content.results)),
        _("Evidence kept with it"): Side(items=tuple(item.name for item in content.evidence)),
        _recognised(): Side(
            items=tuple(str(entry.list_name) for entry in recognition.by) if recognition else ()
        ),
    }


def _recognised() -> str:
    return _("Who recognises the issuer")


def _silence(label: str) -> str:
    return _("no list names it") if label == _recognised() else _("nobody has published this")


def _in_order(rows: Iterable[dict[str, Side]]) -> list[str]:
    """All labels, each once; what only one answers stands where that one has it."""
    return list(dict.fromkeys(label for row in sorted(rows, key=len, reverse=True) for label in row))
