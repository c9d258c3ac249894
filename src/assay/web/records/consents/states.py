"""How a matter stands now: computed from what was said, today's rule, today's roster and today's policy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from assay.web.base.clock import now
from assay.web.records.consents.models import Ask, Consent, Matter
from assay.web.records.consents.rules import rule_for, rule_of
from assay.web.records.consents.sealed import ask_details, secret_of
from assay.web.records.consents.values import STANDING_KINDS, Concerned, ConsentState, Rule, RuleFor
from assay.web.records.policies.queries import Policy, policy
from assay.web.records.rosters.queries import guardians_among, pupil
from assay.web.records.rosters.rows import PupilRow

MOST_REMINDERS = 3
_WORST_FIRST = ("refused", "withdrawn", "lapsed", "unasked", "waiting-school", "waiting", "open")


@dataclass(frozen=True, slots=True)
class Standing:
    """How one ask stands, and on whose word."""

    state: str
    since: datetime | None
    until: datetime | None
    yes: frozenset[str] = frozenset()  # guardians who said yes; "" for somebody not on the roster
    consents: tuple[str, ...] = ()  # the keys of what it rests upon
    is_partly: bool = False


def matter_rule(matter: Matter) -> RuleFor:
    """Whose word opens this matter today."""
    named = pupil(matter.pupil.organization_id, matter.pupil_id) if matter.pupil and matter.pupil_id else None
    return rule_for(matter.person, matter.credentials, named)


def matter_state(matter: Matter, rule: RuleFor | None = None) -> ConsentState:
    """How the matter stands for whoever asked."""
    rule = rule or matter_rule(matter)
    if rule.is_free:
        return _free(matter)
    found: list[tuple[Ask | None, Standing]] = []
    for each in rule.concerned:
        ask = latest(matter, each.pupil.key)
        if ask is None:
            found.append((None, Standing("unasked", None, None)))
        else:
            found.append((ask, standing(ask, each)))
    ask, worst = min(found, key=lambda pair: _WORST_FIRST.index(pair[1].state))
    if ask is None:
        return ConsentState(worst.state)
    untils = [told.until for _ask, told in found if told.until]
    details = ask_details(secret_of(ask.pupil.data_key_id or ""), ask.key, ask.sealed)
    return ConsentState(
        worst.state,
        worst.since,
        min(untils) if untils and worst.state == "open" else ask.ends_at,
        _next_reminder(ask) if worst.state == "waiting" else None,
        ask.reminders,
        worst.is_partly,
        details.audience,
        ask.audience_kind,
    )


def _free(matter: Matter) -> ConsentState:
    """What decides alone is open, except what a guardian or the school closed and nobody opened since."""
    asked = Ask.objects.everywhere("of one matter").filter(
        matter=matter, closed_as__in=("refused", "withdrawn")
    )
    last = asked.order_by("-closed_at").first()
    if last is None or last.closed_at is None or _came_back(matter, last):
        return ConsentState("free")
    return ConsentState(last.closed_as, last.closed_at)


def _came_back(matter: Matter, closed: Ask) -> bool:
    newer = Ask.objects.everywhere("of one matter").filter(
        matter=matter, pupil=closed.pupil_id, asked_at__gt=closed.asked_at
    )
    was_opened = matter.opened_at is not None and closed.closed_at is not None
    return newer.exists() or (was_opened and matter.opened_at >= closed.closed_at)  # type: ignore[operator]  # seen above


def latest(matter: Matter, pupil_key: str) -> Ask | None:
    """The last wording that this pupil's side was asked in."""
    asks = Ask.objects.everywhere("of one matter").filter(matter=matter, pupil=pupil_key)
    return asks.select_related("pupil").order_by("-asked_at", "-key").first()


@dataclass(frozen=True, slots=True)
class Known:
    """What the asks about one pupil are held against: the policy, who decides, every yes that is not over."""

    terms: Policy
    deciding: frozenset[str]  # guardians' keys
    is_reachable: bool  # some of them have an address
    yeses: tuple[Consent, ...]


def known_of(rows: Sequence[PupilRow]) -> dict[str, Known]:
    """What is known of these pupils of one organization, by their keys; read for all at once."""
    if not rows:
        return {}
    organization, keys = rows[0].organization, [row.key for row in rows]
    terms, guardians = policy(organization), guardians_among(organization, keys)
    yeses: dict[str, list[Consent]] = {key: [] for key in keys}
    held = Consent.objects.of(organization).filter(
        pupil__in=keys, withdrawn_at=None, until__gt=now(), answer__in=("yes", "standing")
    )
    for each in held.select_related("ask"):
        yeses[each.pupil_id].append(each)
    told = {}
    for key in keys:
        deciding = [each for each in guardians[key] if each.decides]
        is_reachable = any(each.email for each in deciding)
        told[key] = Known(terms, frozenset(each.key for each in deciding), is_reachable, tuple(yeses[key]))
    return told


def standing(ask: Ask, concerned: Concerned, known: Known | None = None) -> Standing:
    """How this ask stands under the rule that counts for this pupil today."""
    if ask.closed_as:
        over = {"replaced": "lapsed", "ended": "lapsed"}.get(ask.closed_as, ask.closed_as)
        return Standing(over, ask.closed_at, None)
    instant = now()
    if ask.ends_at <= instant:
        return Standing("lapsed", ask.ends_at, None)
    if known is None:
        [known] = known_of([concerned.pupil]).values()
    terms, guardians = known.terms, known.deciding
    counted = [each for each in _said(ask, known) if _counts(each, concerned.rule, guardians)]
    yes = frozenset(each.guardian for each in counted)
    if counted and (terms.guardians != "all" or guardians <= yes):
        return Standing(
            "open",
            max(each.made_at for each in counted),
            min(ask.ends_at, _until(counted, guardians, terms)),
            yes,
            tuple(each.key for each in counted),
        )
    if ask.lapses_at <= instant:
        return Standing("lapsed", ask.lapses_at, None, yes)
    by_school = concerned.rule is Rule.SCHOOL or not known.is_reachable
    return Standing(
        "waiting-school" if by_school else "waiting", ask.asked_at, None, yes, is_partly=bool(counted)
    )


def _until(counted: list[Consent], guardians: frozenset[str], terms: Policy) -> datetime:
    """How long it stays open: as long as enough of them have said."""
    last: dict[str, datetime] = {}
    for each in counted:
        who = each.guardian
        last[who] = max(each.until, last.get(who, each.until))
    if terms.guardians == "all" and guardians:
        return min(last[who] for who in guardians)
    return max(last.values())


def _said(ask: Ask, known: Known) -> list[Consent]:
    """The yeses that reach this ask: its own, and standing ones that cover it."""
    own = [each for each in known.yeses if each.ask_id == ask.key]
    if not known.terms.allows_standing or ask.audience_kind not in STANDING_KINDS:
        return own
    others = (each for each in known.yeses if each.answer == "standing" and each.ask_id != ask.key)
    return own + [each for each in others if covers(each.ask, ask)]


def covers(agreed: Ask, asked: Ask) -> bool:
    """Whether a standing yes to the one is a yes to the other: the same kind, and not a word more."""
    return (
        agreed.organization_id == asked.organization_id
        and agreed.pupil_id == asked.pupil_id
        and agreed.kind == asked.kind
        and agreed.audience_kind == asked.audience_kind
        and set(asked.parts) <= set(agreed.parts)
    )


def _counts(said: Consent, rule: Rule, deciding: frozenset[str]) -> bool:
    """Whether this yes counts today: of somebody who still decides, and firmly enough for the rule."""
    if not said.guardian:
        return said.is_verified
    if said.guardian not in deciding:
        return False
    return said.is_verified or rule is Rule.GUARDIAN


def _next_reminder(ask: Ask) -> datetime | None:
    if ask.reminders >= MOST_REMINDERS:
        return None
    rest = timedelta(days=policy(ask.organization_id).remind_after_days)
    return (ask.reminded_at or ask.asked_at) + rest


def concerned_of(row: PupilRow) -> Concerned:
    """This pupil with the rule that counts today."""
    return Concerned(rule_of(row), row)
