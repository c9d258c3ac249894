"""Questions to ask the person, made from what the credential itself says by plain rules.

A certificate says that something was done; a conversation shows what is left of it. Nothing is guessed:
each question quotes the criteria, a skill, a result or a piece of evidence, and is a suggestion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from assay.web.records.verifications.judged import EvidenceShown, NamedSkill, ReachedResult

MOST = 5
_SHORTEST, _LONGEST = 12, 160  # characters of a criterion that can be quoted
_MARK = re.compile(r"^\s*(?:[-*+•]|\d{1,2}[.)])\s+", re.MULTILINE)
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")
_MARKDOWN = re.compile(r"[*_`#>]+|!?\[([^\]]*)\]\([^)]*\)")


def questions(
    criteria: str,
    skills: Sequence[NamedSkill],
    results: Sequence[ReachedResult],
    evidence: Sequence[EvidenceShown],
) -> tuple[str, ...]:
    """At most five questions; none where the credential says nothing to ask about."""
    asked = [*_of_criteria(criteria), *_of_skills(skills), *_of_results(results), *_of_evidence(evidence)]
    return tuple(dict.fromkeys(asked))[:MOST]


def criteria_lines(criteria: str) -> list[str]:
    """The criteria's points or sentences, without their marks, those that can be quoted."""
    plain = _MARKDOWN.sub(lambda found: found.group(1) or "", _MARK.sub("", criteria))
    lines = (line.strip(" .;,\t") for line in _SENTENCE.split(plain))
    return [
        line
        for line in lines
        if _SHORTEST <= len(line) <= _LONGEST and not line.endswith(":") and "<" not in line
    ]


def _of_criteria(criteria: str) -> Iterator[str]:
    for at, line in enumerate(criteria_lines(criteria)[:2]):
        if at == 0:
            yield _("The criteria say: “%(line)s”. How did you go about it, and what was hardest?") % {
                "line": line
            }
        else:
            yield _("“%(line)s” — what would you do differently today?") % {"line": line}


def _of_skills(skills: Sequence[NamedSkill]) -> Iterator[str]:
    for at, skill in enumerate(skills[:2]):
        if at == 0:
            yield _("When did you last use “%(skill)s”, and what came of it?") % {"skill": skill.name}
        else:
            yield _("How would you show somebody new “%(skill)s”?") % {"skill": skill.name}


def _of_results(results: Sequence[ReachedResult]) -> Iterator[str]:
    for result in results[:1]:
        reached = result.level or result.value
        if reached:
            facts = {"name": result.name, "reached": reached}
            yield _("You reached “%(reached)s” in “%(name)s”. Who judged that, and on what?") % facts


def _of_evidence(evidence: Sequence[EvidenceShown]) -> Iterator[str]:
    for item in evidence[:1]:
        yield _("Walk me through “%(name)s”: which part is yours?") % {"name": item.name}
