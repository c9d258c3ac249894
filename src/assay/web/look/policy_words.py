"""An organization's rules for minors in plain numbered sentences, made from its file; and how two differ.

Apart from the screens because members and the public read the same words, and a dry run compares them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from assay.web.records.inspections.actions import DAYS
from assay.web.records.policies.queries import Method, Policy
from assay.web.records.retention.queries import NOTICE, WAIT
from assay.web.records.rosters.ages import AgeBand

_A_YEAR = 365
BANDS = {
    AgeBand.UNDER_13: gettext_lazy("under 13"),
    AgeBand.TEEN: gettext_lazy("13 to 17"),
    AgeBand.ADULT: gettext_lazy("18 or older"),
}
DIRECTORY = {
    "name": gettext_lazy("name"),
    "school": gettext_lazy("school"),
    "grade": gettext_lazy("grade"),
    "programme": gettext_lazy("programme"),
    "awards": gettext_lazy("awards"),
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One rule, with its number on the page."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """Some rules under a heading, and the law they are made for."""

    title: str
    sentences: tuple[Sentence, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Effects:
    """What another file would change: sentences that go and come, and texts by language and name."""

    gone: tuple[str, ...]
    fresh: tuple[str, ...]
    texts: tuple[str, ...]

    @property
    def is_nothing(self) -> bool:
        """Whether everything reads the same."""
        return not (self.gone or self.fresh or self.texts)


def parts_of(policy: Policy, school: str) -> list[Part]:
    """The rules, numbered through."""
    made, count = [], 0
    for title, texts, note in _parts(policy, school):
        numbered = tuple(Sentence(count + place, text) for place, text in enumerate(texts, 1))
        count += len(numbered)
        made.append(Part(title, numbered, note))
    return made


def effects(before: Policy, after: Policy, school: str) -> Effects:
    """What would change if the one took the other's place."""
    old, new = _texts(before, school), _texts(after, school)
    changed = [
        f"{language}: {name}"
        for language in dict.fromkeys((*before.messages, *after.messages))
        for name in dict.fromkeys((*before.messages.get(language, {}), *after.messages.get(language, {})))
        if before.messages.get(language, {}).get(name) != after.messages.get(language, {}).get(name)
    ]
    return Effects(
        tuple(text for text in old if text not in new),
        tuple(text for text in new if text not in old),
        tuple(changed),
    )


def days_in_words(days: int) -> str:
    """A span as people say it: years where it is whole years."""
    years, rest = divmod(days, _A_YEAR)
    if years and not rest:
        return ngettext("%(count)s year", "%(count)s years", years) % {"count": years}
    return ngettext("%(count)s day", "%(count)s days", days) % {"count": days}


def _texts(policy: Policy, school: str) -> list[str]:
    return [text for _title, texts, _note in _parts(policy, school) for text in texts]


def _parts(policy: Policy, school: str) -> list[tuple[str, list[str], str]]:
    return [
        (
            _("Who decides"),
            _who(policy, school),
            _(
                "FERPA, 34 CFR 99.5: rights pass to the pupil at 18 or in a course after secondary school. "
                "COPPA, 16 CFR 312.5: a parent's verifiable consent below 13. GDPR, article 8."
            ),
        ),
        (
            _("How a guardian answers"),
            _how(policy),
            _(
                "COPPA, 16 CFR 312.5(b), as amended in 2025: the method must be reasonably calculated to "
                "ensure that it is the parent who consents."
            ),
        ),
        (
            _("What is shown, and to whom"),
            _shown(policy, school),
            _(
                "FERPA, 34 CFR 99.30, 99.31(a)(1), 99.32 and 99.37: consent, school officials, the log, "
                "directory information. COPPA, 16 CFR 312.4: third parties are named."
            ),
        ),
        (
            _("How long it is kept"),
            _kept(policy),
            _("COPPA, 16 CFR 312.10, as amended in 2025: a written schedule. GDPR, articles 5 and 17."),
        ),
        (_("Rights"), _rights(policy, school), _("FERPA, 34 CFR 99.10 and 99.20. GDPR, articles 15 to 17.")),
    ]


def _who(policy: Policy, school: str) -> list[str]:
    lapse = days_in_words(policy.ask_lapses_days)
    remind = days_in_words(policy.remind_after_days)
    texts = [
        _(
            "For a pupil under 13, or whose age is not known, something leaves %(school)s only after the "
            "school has recorded a guardian's consent: who said it, how, when, and for which one share."
        )
        % {"school": school},
        _("For a pupil of 13 to 17 a guardian is asked about each thing before anybody outside can see it."),
    ]
    texts.append(
        _("A guardian of a pupil of 13 to 17 may also say yes to all further ones, until it is taken back.")
        if policy.allows_standing
        else _("Each yes is for one share; nobody can say yes to all further ones in advance.")
    )
    texts.append(
        _("All guardians who decide for a pupil must say yes. A no of any of them closes it.")
        if policy.guardians == "all"
        else _("The yes of one guardian who decides is enough. A no of any of them closes it.")
    )
    texts += [
        _("A question without an answer lapses after %(lapse)s; a reminder can be sent after %(remind)s.")
        % {"lapse": lapse, "remind": remind},
        _("From the 18th birthday on the pupil decides alone; guardians' approvals end on that day."),
        _("In a programme whose learners hold their own rights, the learner decides at any age."),
    ]
    return texts


def _how(policy: Policy) -> list[str]:
    verified = [method for method in policy.methods if method.verifies]
    others = [method for method in policy.methods if not method.verifies]
    texts = [
        _("Counts as verified, for pupils %(bands)s: %(method)s.")
        % {"bands": _bands(method), "method": method.name(_language())}
        for method in verified
    ]
    texts += [
        _("Is recorded, and never as verified, for pupils %(bands)s: %(method)s.")
        % {"bands": _bands(method), "method": method.name(_language())}
        if method.bands
        else _("Is no consent by itself: %(method)s.") % {"method": method.name(_language())}
        for method in others
    ]
    texts.append(
        _(
            "A code or a link shows that somebody has it, not who: "
            "no code and no link is ever recorded as verified."
        )
    )
    return texts


def _shown(policy: Policy, school: str) -> list[str]:
    texts = [
        _(
            "By default nothing of a pupil is shown to anybody outside %(school)s, "
            "and nothing is found by search."
        )
        % {"school": school},
        _("Within the school a teacher sees the own sections, a counsellor those in the own care."),
        _("No birth date is shown anywhere; where an age matters, the range is (“13 to 17”)."),
    ]
    if policy.directory:
        declared = ", ".join(str(DIRECTORY[name]) for name in policy.directory)
        texts.append(
            _(
                "The school has declared directory information: %(declared)s. Whoever opts out is left out "
                "of everything that is published; so is every pupil under 13."
            )
            % {"declared": declared}
        )
    else:
        texts.append(_("The school has declared nothing to be directory information."))
    texts += [
        _("%(name)s receives something by the school's arrangement: %(purpose)s.")
        % {"name": party.name, "purpose": party.purpose}
        for party in policy.third_parties
    ]
    if not policy.third_parties:
        texts.append(_("No third party receives anything by the school's arrangement."))
    texts.append(_("Nothing is used for advertising, and nothing is put together across schools."))
    texts.append(
        _("Whatever somebody outside sees or receives is written into a log that nobody can change.")
    )
    return texts


def _kept(policy: Policy) -> list[str]:
    texts = [
        _("Kept for %(span)s: %(what)s.") % {"span": days_in_words(kept.days), "what": kept.name(_language())}
        for kept in policy.retention
    ]
    texts += [
        _("A pupil's record that is to go is listed %(days)s days before, and can be kept back for a reason.")
        % {"days": NOTICE.days},
        _(
            "When the school ends its contract, everything personal is erased after %(days)s days. "
            "Credentials that people hold still verify: public keys and status lists stay, and name nobody."
        )
        % {"days": WAIT.days},
    ]
    return texts


def _rights(policy: Policy, school: str) -> list[str]:
    texts = [
        _(
            "A guardian, and a pupil who decides alone, may see everything that %(school)s keeps here about "
            "the pupil, within %(days)s days, and may ask for it to be amended; a refusal is given with its "
            "reason."
        )
        % {"school": school, "days": DAYS},
        _("A yes can be taken back at any time; from then on nobody sees what it opened."),
        _("A guardian, or a pupil who decides alone, may opt out of directory information at any time."),
    ]
    if policy.contact:
        texts.append(_("Whom to ask: %(contact)s.") % {"contact": policy.contact})
    return texts


def _bands(method: Method) -> str:
    return _list(str(BANDS[band]) for band in method.bands)


def _list(words: Iterable[str]) -> str:
    return _(" and ").join(words)


def _language() -> str:
    return get_language() or "en"
