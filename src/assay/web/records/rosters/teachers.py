"""Who teaches, or taught, whom: to tell an assessor who teaches the learner from one who does not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q

from assay.web.records.rosters.models import Enrolment, Pupil, Teaching


def teachers_of(organization: str, learners: Iterable[str]) -> dict[str, frozenset[str]]:
    """The keys of all who teach or taught each of these learners (an account, or the digest of an address).

    Learners of whom the roster knows no pupil, or several, are absent: nothing can be said of them. So are
    pupils without a section.
    """
    asked = set(learners) - {""}
    pupils: defaultdict[str, set[str]] = defaultdict(set)
    held = Pupil.objects.of(organization).filter(Q(person__in=asked) | Q(mail_index__in=asked))
    for key, person, index in held.values_list("key", "person_id", "mail_index"):
        for name in {person or "", index} & asked:
            pupils[name].add(key)
    one = {name: next(iter(keys)) for name, keys in pupils.items() if len(keys) == 1}
    sections: defaultdict[str, set[str]] = defaultdict(set)
    enrolled = Enrolment.objects.of(organization).filter(pupil__in=set(one.values()))
    for pupil, section in enrolled.values_list("pupil_id", "section_id"):
        sections[pupil].add(section)
    known = {section for found in sections.values() for section in found}
    taught: defaultdict[str, set[str]] = defaultdict(set)
    teachings = Teaching.objects.of(organization).filter(section__in=known)
    for section, person in teachings.values_list("section_id", "person_id"):
        taught[section].add(person)
    return {
        name: frozenset(person for section in sections[pupil] for person in taught[section])
        for name, pupil in one.items()
        if pupil in sections
    }
