"""Draft achievements as small files that `assay issue` reads, with what a person must finish as comments."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator

from assay.analysis.commands.draft_words import word
from assay.analysis.commands.words import named
from assay.analysis.drafting import Draft, DraftAchievement, Rests, SuggestedSkill

_LONGEST_NAME = 60


def file_name(number: int, name: str) -> str:
    """A name for the file of this achievement: its place and its words, in plain letters."""
    return f"{number:02d}-{plain_name(name)}.yaml"


def plain_name(name: str) -> str:
    """The name in small letters, figures and hyphens."""
    letters = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:_LONGEST_NAME].rstrip("-") or "draft"


def small_file(draft: Draft, achievement: DraftAchievement, language: str) -> str:
    """The YAML of one achievement: what is said as members, what is to be finished as comments."""
    return "\n".join(_lines(draft, achievement, language)) + "\n"


def _lines(draft: Draft, achievement: DraftAchievement, language: str) -> Iterator[str]:
    yield _remark(word("file-head", language, file=draft.file, digest=draft.digest))
    yield _remark(word("file-how", language))
    yield ""
    yield f"name: {_text(achievement.name)}"
    yield f"description: {_text(achievement.description)}"
    yield 'kind: "MicroCredential"'
    yield f'language: "{draft.language}"'
    if achievement.rests_on is Rests.TOPICS:
        yield _remark(word("file-outcomes", language))
    yield _remark(word("file-criteria", language))
    yield "criteria: |"
    yield from (f"  {line}".rstrip() for line in achievement.criteria.splitlines())
    if draft.shared:
        yield ""
        yield _remark(word("file-shared", language))
        for one in draft.shared:
            yield _remark(f"  - {one.name}{f' ({one.weight})' if one.weight else ''}")
    if "credits" in draft.told:
        yield ""
        yield _remark(word("file-credits", language, credits=draft.told["credits"].value))
        yield "# credits: 1"
    if achievement.skills:
        yield ""
        yield _remark(word("file-skills", language))
        yield "# skills:"
        for skill in achievement.skills:
            told = _one_line(f"{sureness(skill, language)}: “{skill.quote.text}”")
            yield f"#   - name: {_text(skill.name)}  # {told}"
            yield f"#     url: {_text(skill.url)}"
            yield f"#     framework: {_text(skill.framework)}"
    if achievement.missing:
        yield ""
        yield _remark(word("file-missing", language))
        for key in achievement.missing:
            yield _remark(f"  - {named('element', key, language)}")


def sureness(skill: SuggestedSkill, language: str) -> str:
    """How sure the model is of this skill, with its interval."""
    value, low, high = skill.probability.value, skill.probability.low, skill.probability.high
    shares = {name: round(100 * part) for name, part in (("share", value or 0), ("low", low), ("high", high))}
    return word("sure", language, **shares)


def _text(text: str) -> str:
    """A JSON string, which is a YAML string too."""
    return json.dumps(text, ensure_ascii=False)


def _remark(text: str) -> str:
    return f"# {_one_line(text)}" if not text.startswith(" ") else f"#   {_one_line(text)}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
