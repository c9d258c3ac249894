"""Keeping a credential current: what of it carries over, what changes quickly, the shortest way to renew it.

Facts with their source and day, and where there are none, that nobody has published any. Nothing here says
what a credential is worth, or anything of pay; what somebody learned stays theirs whatever ads say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assay.analysis.market import Durability, TermDurability
from assay.analysis.skills import SkillGraph
from assay.errors import AssayError
from assay.web.base import market_data, skill_data
from assay.web.base.clock import now
from assay.web.base.permission import NotFound
from assay.web.look.series_names import series_name
from assay.web.records.achievements import queries as achievements
from assay.web.records.achievements.queries import AchievementPage, VersionRow
from assay.web.records.achievements.reviewing import review_day
from assay.web.records.holdings.queries import HoldingRow
from assay.web.screens.learner.cards import LEVELS

_GONE = frozenset({"revoked", "changed"})
NO_DECAY = "no-decay-detected"


@dataclass(frozen=True, slots=True)
class SkillTold:
    """One skill, and in a sentence what is known of how long it stays in use, with source and day."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Refresh:
    """The shortest way to freshen it up, and where that begins (empty: with its issuer)."""

    text: str
    url: str = ""
    action: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """A credential in the wallet, with all that its page says of keeping it current."""

    key: str
    title: str
    issuer: str
    carries: tuple[SkillTold, ...]
    ages: tuple[SkillTold, ...]
    unknown: tuple[str, ...]
    review: str
    validity: str
    refresh: Refresh


@dataclass(frozen=True, slots=True)
class Means:
    """What is asked about skills: the series of terms and the graph, each None where none is installed."""

    series: Durability | None = None
    graph: SkillGraph | None = None


def means() -> Means:
    """The site's; a wallet opens also where these data are damaged."""
    series, graph = None, None
    try:
        held = market_data.means()
        series = held.durability if held else None
        graph = skill_data.graph()
    except AssayError:
        return Means(series, None)
    return Means(series, graph)


def kept(rows: Sequence[HoldingRow]) -> list[Kept]:
    """These credentials, in their order."""
    asked = means()
    versions = achievements.versions([row.version for row in rows if row.version])
    newest = {key: _newest(key) for key in {version.achievement for version in versions.values()}}
    found = []
    for row in rows:
        version = versions.get(row.version)
        found.append(_kept(row, version, newest[version.achievement] if version else None, asked))
    return found


def _kept(row: HoldingRow, version: VersionRow | None, newest: AchievementPage | None, by: Means) -> Kept:
    carries: list[SkillTold] = []
    ages: list[SkillTold] = []
    unknown: list[str] = []
    skills = [skill for skill in row.summary.skills if skill.framework not in LEVELS]
    for skill in skills:
        told = _told(skill.name, skill.url, by)
        if told is None:
            unknown.append(skill.name)
        else:
            (ages if told[0] else carries).append(SkillTold(skill.name, told[1]))
    return Kept(
        key=row.key,
        title=row.title,
        issuer=row.issuer_name,
        carries=tuple(carries),
        ages=tuple(ages),
        unknown=tuple(unknown),
        review=_review(version),
        validity=_validity(row),
        refresh=_refresh(row, version, newest, [one.name for one in ages], len(skills)),
    )


def _told(name: str, url: str, by: Means) -> tuple[bool, str] | None:
    """Whether it ages, and the sentence about it; None where nobody has published anything."""
    if by.graph is not None and _is_transversal(name, url, by.graph):
        return False, _("Of use in every kind of work, by the European list of skills (ESCO).")
    found = by.series.of(name, now().date()) if by.series is not None else None
    if by.series is None or found is None:
        return None
    facts = {
        "source": series_name(by.series),
        "day": date_format(found.as_of, "DATE_FORMAT"),
        "years": _years(found),
    }
    if found.half_life.is_known:
        text = _(
            "Job advertisements name it less often than some years ago: half as often in about %(years)s, "
            "if it goes on like that. Source: %(source)s, until %(day)s."
        )
        return True, text % facts
    if found.half_life.reason == NO_DECAY:
        text = _("No sign that job advertisements name it less often. Source: %(source)s, until %(day)s.")
        return False, text % facts
    return None


def _is_transversal(name: str, url: str, graph: SkillGraph) -> bool:
    uris = [url] if url else [skill.uri for skill in graph.named(name, "esco")]
    return any(graph.is_transversal(uri) for uri in uris)


def _years(found: TermDurability) -> str:
    value = found.half_life.value
    if value is None:
        return ""
    years = max(1, round(value))
    return ngettext("%(years)s year", "%(years)s years", years) % {"years": number_format(years)}


def _review(version: VersionRow | None) -> str:
    day = review_day(version.values) if version else None
    if day is None:
        return _("Nobody has published when it will be looked at again.")
    told = {"day": date_format(day, "DATE_FORMAT")}
    if day < now().date():
        return _("The issuer meant to look at this again by %(day)s.") % told
    return _("The issuer will look at this again by %(day)s.") % told


def _validity(row: HoldingRow) -> str:
    until = row.summary.valid_until
    if until is None:
        return _("It has no end.")
    told = {"day": date_format(until, "DATE_FORMAT")}
    return (_("It held until %(day)s.") if until < now() else _("It holds until %(day)s.")) % told


def _refresh(
    row: HoldingRow, version: VersionRow | None, newest: AchievementPage | None, ages: list[str], skills: int
) -> Refresh:
    """The first that fits: made anew, the newer version, the renewal, the few skills, nothing."""
    if row.state in _GONE:
        return Refresh(_("Ask who issued it whether it can be made anew. What you learned stays yours."))
    if version is not None and newest is not None and newest.version.key != version.key:
        url = reverse("public:achievement", args=[version.achievement])
        return Refresh(_("There is a newer version of it: see what was added."), url, _("See what is new"))
    until = row.summary.valid_until
    if until is not None:
        return _renewal(until.date(), newest)
    if ages:
        told = {"skills": ", ".join(ages)}
        if len(ages) == skills:
            return Refresh(_("Freshen up: %(skills)s.") % told)
        return Refresh(_("Only this needs freshening up: %(skills)s. All else can stay as it is.") % told)
    return Refresh(_("Nothing that anybody has published asks for a renewal."))


def _renewal(until: date, newest: AchievementPage | None) -> Refresh:
    told = {"day": date_format(until, "DATE_FORMAT")}
    url = ""
    if newest is not None and newest.takes_applications:
        url = reverse("learner:apply", args=[newest.version.achievement])
    if until < now().date():
        return Refresh(_("Ask who issued it for a renewal."), url, _("Apply again"))
    text = _("Ask who issued it for a renewal before %(day)s.") % told
    return Refresh(text, url, _("Apply again"))


def _newest(achievement: str) -> AchievementPage | None:
    try:
        return achievements.shown(achievement)
    except NotFound:
        return None
