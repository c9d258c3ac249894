"""What a link shows of each of its credentials: judged now, and cut down to what its owner chose.

Apart from the reads of links because this is where the scope is kept: screens, files and embeds all take
what they show from here, so that a part left out cannot slip in by another door.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from assay.web.base.permission import NotFound
from assay.web.base.sealing import SealingKey
from assay.web.records.holdings import queries as holdings
from assay.web.records.people.models import Person
from assay.web.records.shares.queries import SharedLink
from assay.web.records.shares.scopes import Scope
from assay.web.records.verifications.judged import ACCEPTED, REJECTED, Content, Judged
from assay.web.records.verifications.kept import judge_kept
from assay.web.records.verifications.queries import judge

BLOCKED = frozenset({"revoked", "changed"})
"""States of holdings that no new link may show."""

WARNED = frozenset({"ended", "early", "suspended", "unchecked"})
"""States that a new link may show, and its owner is told what its reader will see."""


@dataclass(frozen=True, slots=True)
class ShownCredential:
    """One credential of a link, judged now: nothing outside the scope is in it."""

    place: int  # from 1
    judged: Judged
    version: str = ""  # of the achievement, where we issued it
    has_file: bool = False

    @property
    def content(self) -> Content | None:
        """What may be shown of what it says."""
        return self.judged.content


def shown(link: SharedLink, expected_email: str = "") -> list[ShownCredential]:
    """The link's credentials in their order. Raises `NotFound` where the link no longer works.

    What was removed from the wallet since is left out. `expected_email` counts where the scope allows it.
    """
    if not link.is_open:
        raise NotFound
    email = expected_email if link.row.scope.email else ""
    return shown_of(link.person, link.row.holdings, link.row.scope, email, link.secret)


def shown_of(
    person: Person,
    keys: tuple[str, ...],
    scope: Scope,
    expected_email: str = "",
    secret: SealingKey | None = None,
) -> list[ShownCredential]:
    """What a link of this scope to these credentials of this person's shows, or would show.

    `secret`: the person's data key where it is already open. Raises `NotFound` where there is none.
    """
    found = []
    held = holdings.opened(person, keys, secret or holdings.secret_of(person))
    for place, key in enumerate(keys, 1):
        if key not in held:
            continue
        row, content = held[key]
        judged = judge_kept(content)
        if expected_email:  # asked apart: another address does not take back what the page has shown
            judged = replace(judged, recipient=judge(content, expected_email).recipient)
        has_file = scope.is_whole and judged.verdict != REJECTED
        version = row.version if judged.content is not None else ""
        found.append(ShownCredential(place, scoped(judged, scope), version, has_file))
    return found


def signed_bytes(link: SharedLink, each: ShownCredential) -> bytes:
    """The signed bytes of a credential of this link; empty where it shows less than everything of it."""
    return holdings.content(link.person, link.row.holdings[each.place - 1]) if each.has_file else b""


def at(link: SharedLink, place: int) -> ShownCredential:
    """The credential at this place of the link. Raises `NotFound`."""
    if not link.is_open or not 0 < place <= len(link.row.holdings):
        raise NotFound
    found = shown_of(link.person, (link.row.holdings[place - 1],), link.row.scope, secret=link.secret)
    if not found:
        raise NotFound
    return replace(found[0], place=place)


def scoped(judged: Judged, scope: Scope) -> Judged:
    """The answer without what the scope leaves out: parts, signed bytes, findings that may tell of them."""
    if scope.is_whole:
        return judged
    telling = () if judged.verdict == ACCEPTED else judged.findings
    content = _scoped_content(judged.content, scope) if judged.content else None
    past = judged.past
    if past and not scope.email and "@" in past.holder:
        past = replace(past, holder="")
    return replace(judged, content=content, past=past, document=b"", findings=telling)


def _scoped_content(content: Content, scope: Scope) -> Content:
    is_told = scope.results and scope.evidence  # questions to ask are made of both
    return replace(
        content,
        holder=content.holder if scope.email or "@" not in content.holder else "",
        narrative=content.narrative if scope.narrative else "",
        endorsements=content.endorsements if scope.narrative else (),
        results=content.results if scope.results else (),
        credits=content.credits if scope.results else "",
        evidence=content.evidence if scope.evidence else (),
        questions=content.questions if is_told else (),
        contained=tuple(scoped(each, scope) for each in content.contained),
    )
