"""Is it a well-formed credential of its declared type? One pass, all problems at once.

`KINDS` says which table a type brings; a credential of two kinds is held to both. What must be
examined as a credential of its own comes back beside the problems (VCDM 2.0 section 4; Open
Badges 3.0 appendix B).
"""

from __future__ import annotations

from collections.abc import Mapping

from assay.models.carrying import EVERYWHERE
from assay.models.clr_members import CLR_CLASSES
from assay.models.document import Json
from assay.models.open_badges_members import OPEN_BADGES_CLASSES
from assay.models.problems import Found, Shape
from assay.models.rules import Class, Rule, Rules, compile_classes
from assay.models.urls import are_urls
from assay.models.vcdm_1_members import has_known_tables, is_version_1, version_1_classes
from assay.models.vcdm_members import VCDM_CLASSES

# Type of a credential -> its class in the tables. AchievementCredential is the lawful second
# name of OpenBadgeCredential; a credential without any of these is held to VCDM alone.
KINDS = {
    "OpenBadgeCredential": "OpenBadgeCredential",
    "AchievementCredential": "OpenBadgeCredential",
    "EndorsementCredential": "EndorsementCredential",
    "ClrCredential": "ClrCredential",
}

_CLASSES = {**VCDM_CLASSES, **OPEN_BADGES_CLASSES, **CLR_CLASSES}


def _compile(classes: Mapping[str, Class]) -> tuple[Rules, list[Rule]]:
    """The rule of each type that has a table, and those for any other credential."""
    rules = compile_classes(classes, EVERYWHERE)
    return {name: rules[class_name] for name, class_name in KINDS.items()}, [rules["VerifiableCredential"]]


_RULES = _compile(_CLASSES)
_RULES_1 = _compile(version_1_classes(_CLASSES))


def examine_shape(document: Json) -> Shape:
    """Everything that is wrong with the shape of this credential, and all that it carries.

    Never raises for a bad credential. Embedded endorsements and the credentials of a record are not
    entered: each is in `Shape.carried` or `Shape.contained`, to be examined in turn.
    """
    of_type, any_credential = _RULES
    if is_version_1(document):
        of_type, any_credential = _RULES_1
        if not has_known_tables(document):
            of_type = {}
    types = document.get("type")
    rules = []
    for name in types if type(types) is list else (types,):
        rule = of_type.get(name) if type(name) is str else None
        if rule is not None and rule not in rules:
            rules.append(rule)
    found = _pass(document, rules or any_credential, Found(urls=[]))
    if not are_urls(found.urls or []):  # then where they stand
        found = _pass(document, rules or any_credential, Found())
    return _shape_of(found) if len(rules) <= 1 else _said_once(found)


def _pass(document: Json, rules: list[Rule], found: Found) -> Found:
    for rule in rules:
        rule(document, None, "", found)
    return found


def _shape_of(found: Found) -> Shape:
    return Shape([*found.problems, *found.warnings], found.carried, found.carried_tokens, found.contained)


def _said_once(found: Found) -> Shape:
    """The shape of a credential of two kinds: what both passes found, once."""
    problems = {(p.code, p.pointer, *p.facts.values()): p for p in (*found.problems, *found.warnings)}
    return Shape(
        list(problems.values()),
        list(dict(found.carried).items()),
        list(dict(found.carried_tokens).items()),
        list(dict(found.contained).items()),
    )
