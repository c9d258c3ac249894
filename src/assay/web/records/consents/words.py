"""What a guardian is told and agrees to, in words: the same on the page, in the mail and in what is kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from assay.web.records.consents.sealed import AskDetails
from assay.web.records.consents.values import AUDIENCES, PARTS
from assay.web.records.policies.queries import Policy

VERSION = "1"
"""Of the sentences below: what is kept says in which wording it was agreed to."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything that the words of one ask are made of."""

    school: str
    pupil: str
    details: AskDetails
    audience_kind: str
    ends_at: datetime
    parts: tuple[str, ...] = ()


def day(instant: datetime) -> str:
    """A day, written out in the present language."""
    return date_format(localtime(instant), "DATE_FORMAT")


def audience(name: str, kind: str) -> str:
    """Who will see it: by name, and what they are."""
    what = str(AUDIENCES.get(kind, AUDIENCES["other"]))
    return f"{name} ({what})" if name and kind not in {"self", "other"} else name or what


def seen(parts: Iterable[str]) -> list[str]:
    """What is seen of each thing that is shown, in the present language; the minimum first."""
    least = _("the name, what was done, when, the skills, and the school")
    chosen = set(parts)
    if "work" in chosen:  # shown without the name, and with nothing of the credential
        return [str(PARTS["work"])]
    return [least, *(str(words) for part, words in PARTS.items() if part in chosen)]


def facts(asked: Asked, link: str = "") -> dict[str, str]:
    """What the policy's own texts may name, in the present language."""
    return {
        "pupil": asked.pupil,
        "school": asked.school,
        "audience": audience(asked.details.audience, asked.audience_kind),
        "until": day(asked.ends_at),
        "link": link,
    }


def agreed(asked: Asked, policy: Policy, answer: str, language: str, standing_until: datetime | None) -> str:
    """Word by word what was on the page when somebody answered, and what they answered."""
    with translation.override(language):
        told = facts(asked)
        button = {"yes": "button-yes", "standing": "button-standing", "no": "button-no"}[answer]
        lines = [
            policy.written("page-heading", language, told),
            policy.written("page-lede", language, told),
            f"{policy.written('page-what', language, told)}: {asked.details.title}",
            *(f"- {each}" for each in asked.details.shows),
            *(f"+ {each}" for each in seen(asked.parts)),
            f"{policy.written('page-who', language, told)}: {told['audience']}",
            f"{policy.written('page-until', language, told)}: {told['until']}",
        ]
        if standing_until is not None:
            lines.append(
                _("Later ones like it: links to %(kind)s that show no more than this, until %(day)s.")
                % {"kind": AUDIENCES[asked.audience_kind], "day": day(standing_until)}
            )
        lines.append(f"→ {policy.written(button, language, told)}")
    return "\n".join(lines)


def version_of(policy: Policy) -> str:
    """Which sentences, and which version of the school's own texts."""
    return f"{VERSION}/{policy.version}"[:60]
