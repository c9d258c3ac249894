"""Does each credential in a learner's record hold, and is it about that learner? (CLR 2.0, B.1)

Each is examined as a document of its own; one that fails is never just left out, for the record would
then be worth more than it proves. And the record must hang together in itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from assay.encoding import canonical_json, follow
from assay.errors import AssayError, Malformed
from assay.models import CLR_TYPE, ClrSubject, Document, IdentityObject, VerifiableCredential
from assay.verification.examination import Examination
from assay.verification.opening import open_document, open_token
from assay.verification.report import Finding, Report, Verdict
from assay.verification.unwrapping import is_envelope

Json = dict[str, Any]

DEPTH_LIMIT = 3  # a record of records of records is as far as anyone reads

# Each relation that has a direction, as (its name, whether the source is the earlier one).
_DIRECTED = {
    "isParentOf": ("parent", True),
    "isChildOf": ("parent", False),
    "isPartOf": ("part", True),
    "precedes": ("order", True),
    "replacedBy": ("replacement", True),
}


def check_contained(examination: Examination) -> Iterator[Finding]:
    """Each contained credential that is rejected, cannot be told, or is about somebody else."""
    contained = examination.shape.contained
    if contained and examination.depth >= DEPTH_LIMIT:
        yield Finding("nesting-too-deep", contained[0][0], {"limit": DEPTH_LIMIT})
        return
    for pointer, json in contained:
        named = {"credential": str(json.get("id", pointer)) if isinstance(json, dict) else pointer}
        try:
            document = _document(json)
        except AssayError as error:
            wrong = isinstance(error, Malformed)
            code = "contained-not-accepted" if wrong else "contained-undetermined"
            yield Finding(code, pointer, {**named, "codes": error.code})
            continue
        report = examination.examine_nested(document, examination.policy.for_carried())
        codes = ", ".join(report.codes)
        if report.verdict is Verdict.REJECTED:
            yield Finding("contained-not-accepted", pointer, {**named, "codes": codes}, report)
        elif report.verdict is Verdict.UNDETERMINED:
            yield Finding("contained-undetermined", pointer, {**named, "codes": codes}, report)
        else:
            yield from _check_person(examination, report, pointer, named)


def check_associations(examination: Examination) -> Iterator[Finding]:
    """Each association with something that is not in the record, or that leads round in a circle."""
    if CLR_TYPE not in examination.credential.types:
        return
    subject = ClrSubject(examination.document.json["credentialSubject"])
    known = set(_names_in(subject))
    edges: dict[str, dict[str, set[str]]] = {}
    for index, association in enumerate(subject.associations):
        pointer = "/credentialSubject/association"
        if isinstance(subject.json["association"], list):
            pointer += f"/{index}"
        ends = {"sourceId": association.source_id, "targetId": association.target_id}
        for member, name in ends.items():
            if name not in known:
                yield Finding("association-unknown", f"{pointer}/{member}", {"name": name})
        relation, forward = _DIRECTED.get(association.association_type, ("", True))
        if relation:
            source, target = ends.values() if forward else reversed(ends.values())
            edges.setdefault(relation, {}).setdefault(source, set()).add(target)
    for graph in edges.values():
        circular = _on_a_circle(graph)
        if circular is not None:
            yield Finding("association-circular", "/credentialSubject/association", {"name": circular})


def _document(json: Json | str) -> Document:
    if isinstance(json, str):
        return open_token(json.encode())
    content = canonical_json(json)
    return open_document(content) if is_envelope(json) else Document(content, json)


def _check_person(
    examination: Examination, report: Report, pointer: str, named: dict[str, str]
) -> Iterator[Finding]:
    """Whether it speaks of the person of whom that speaks in which it stands."""
    holder = follow(examination.document.json, pointer.rpartition("/verifiableCredential")[0])
    subjects = _subjects(report)
    same = [_is_same(holder, subject) for subject in subjects]
    if False in same:
        yield Finding("contained-of-another", pointer, named)
    elif None in same:
        yield Finding("contained-recipient-unclear", pointer, named)


def _subjects(report: Report) -> tuple[Json, ...]:
    reading = report.document.reading if report.document else {}
    return VerifiableCredential(reading).subjects


def _is_same(one: Json, other: Json) -> bool | None:
    """Whether both speak of one person; None where what they say of them cannot be compared."""
    if "id" in one and "id" in other:
        return bool(one["id"] == other["id"])
    ours, theirs = _identities(one), _identities(other)
    answers = {
        _is_same_identity(first, second)
        for first in ours
        for second in theirs
        if first.identity_type == second.identity_type
    }
    return True if True in answers else False if answers == {False} else None


def _is_same_identity(first: IdentityObject, second: IdentityObject) -> bool | None:
    for plain, hidden in ((first.plain, second), (second.plain, first)):
        if plain is not None:
            return hidden.matches(plain)
    same = (first.salt, first.identity_hash.lower()) == (second.salt, second.identity_hash.lower())
    return True if same else None  # two hashes with different salts may hide one name


def _identities(subject: Json) -> tuple[IdentityObject, ...]:
    # Of a person alone: outside of Open Badges `identifier` may be anything.
    return tuple(
        IdentityObject(item)
        for item in _as_list(subject.get("identifier"))
        if isinstance(item, dict)
        and isinstance(item.get("identityHash"), str)
        and isinstance(item.get("hashed"), bool)
    )


def _names_in(subject: ClrSubject) -> Iterator[str]:
    """The ids of all that an association may hang together: credentials and achievements."""
    for achievement in subject.achievements:
        yield achievement.id
    for carried in subject.credentials:
        try:
            json = _document(carried).json
        except AssayError:
            continue  # told where it is examined
        if isinstance(json.get("id"), str):
            yield json["id"]
        for about in _as_list(json.get("credentialSubject")):
            for awarded in _as_list(about.get("achievement") if isinstance(about, dict) else None):
                if isinstance(awarded, dict) and isinstance(awarded.get("id"), str):
                    yield awarded["id"]


def _as_list(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _on_a_circle(graph: dict[str, set[str]]) -> str | None:
    """A name that lies on a circle, or is led to by one; None where there is none.

    What nothing leads to is taken away until nothing is left, or only circles and what they lead to.
    """
    incoming: dict[str, int] = dict.fromkeys(graph, 0)
    for targets in graph.values():
        for target in targets:
            incoming[target] = incoming.get(target, 0) + 1
    free = [name for name, count in incoming.items() if count == 0]
    while free:
        name = free.pop()
        del incoming[name]
        for target in graph.get(name, ()):
            incoming[target] -= 1
            if incoming[target] == 0:
                free.append(target)
    return min(incoming, default=None)
