"""The journal in words: whatever our code writes down has a sentence, and no key stands where a reader is."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import reverse

from assay.web import records
from assay.web.records.audit.actions import record
from assay.web.records.people.actions import ensure_person
from assay.web.records.reports.queries import PATHS
from assay.web.records.rosters.actions import link_account
from assay.web.screens.issuer.journal_words import entry_words, fact_words
from web.desk.working import signed_in
from web.schooling import a_district, a_pupil

ROOT = Path(records.__file__).parent
WRITERS = {"record", "record_many", "note_many"}
ABOUT = {"share", "endorsement", "file"}
"""What a guardian may be asked about."""

ELSEWHERE: dict[str, set[tuple[str, str]]] = {
    "achievements/actions.py": {
        (verb, "achievement")
        for verb in ["create", "edit", "publish", "revise", "discard", "archive", "restore", "open", "close"]
    },
    "applications/judging.py": {
        (verb, "application") for verb in ("returned", "agreed", "accepted", "declined")
    },
    "assays/actions.py": {
        (verb, "kept-assay") for verb in ("make", "notice", "publish", "withdraw", "discard", "reply")
    },
    "certificates/actions.py": {
        (verb, "certificate")
        for verb in [
            "check",
            "see",
            "hand-in",
            "correct",
            "back-document",
            "back-check",
            "badge",
            "badge-accepted",
            "badge-incomplete",
            "badge-dropped",
        ]
    },
    "consents/actions.py": {("open", kind) for kind in ABOUT},
    "consents/recording.py": {(verb, "consent") for verb in ("record", "withdraw", "refuse")},
    "credentials/standing.py": {(verb, "credential") for verb in ("revoke", "suspend", "reinstate")},
    "endorsements/actions.py": {("endorse", kind) for kind in ("holding", "experience", "placement")},
    "organizations/domains.py": {("lose", "domain"), ("prove", "domain")},
    "promise_checks/actions.py": {(verb, "promise-check") for verb in ("check", "show", "hide")},
    "reminders/actions.py": {(f"remind-{how}", "organization") for how in ("weekly", "no-more")},
    "reports/actions.py": {("upheld", "abuse-report"), ("dismissed", "abuse-report")}
    | {(verb, kind) for verb in ("report", "take-down", "reinstate") for kind in PATHS},
    "rosters/keeping.py": {("opt-out", "directory"), ("opt-in", "directory")},
    "rosters/opting.py": {("opt-out", "pupil"), ("opt-in", "pupil")},
}
"""Where the code works a verb or a kind out: what it can come to. A new such place must be put here."""


def texts(told: ast.expr, constants: dict[str, str]) -> list[str] | None:
    """The texts that this expression can be; None where that is worked out elsewhere."""
    if isinstance(told, ast.Constant) and isinstance(told.value, str):
        return [told.value]
    if isinstance(told, ast.Name) and told.id in constants:
        return [constants[told.id]]
    if isinstance(told, ast.IfExp):
        either = [texts(told.body, constants), texts(told.orelse, constants)]
        return [text for each in either for text in each or []] if None not in either else None
    return None


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    """The calls that write into the journal."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            named = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if named in WRITERS and len(node.args) > 2:  # verb, kind, key
                yield node


def written() -> tuple[set[tuple[str, str]], set[str]]:
    """All that our code writes as it stands there, and the files that work something out."""
    found, dynamic = set(), set()
    for path in sorted(ROOT.rglob("*.py")):
        tree = ast.parse(path.read_text())
        if "audit.actions" not in path.read_text() and "import actions as audit" not in path.read_text():
            continue
        constants = {
            target.id: node.value.value
            for node in tree.body
            if isinstance(node, ast.Assign)
            and isinstance(node.value, ast.Constant)
            and isinstance(node.value.value, str)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for call in calls(tree):
            verbs, kinds = texts(call.args[0], constants), texts(call.args[1], constants)
            if verbs is None or kinds is None:
                dynamic.add(path.relative_to(ROOT).as_posix())
                continue
            found |= {(verb, kind) for verb in verbs for kind in kinds}
    return found, dynamic


def test_whatever_is_written_down_has_a_sentence() -> None:
    found, dynamic = written()
    every = found | {pair for pairs in ELSEWHERE.values() for pair in pairs}
    bare = sorted(pair for pair in every if entry_words(*pair) == " ".join(pair))

    assert len(found) > 80, "the search must have found what is written"
    assert ("arrange", "placement") in found
    assert ("record", "certificate") in found
    assert dynamic == set(ELSEWHERE)
    assert bare == []


def test_of_facts_the_keys_are_left_out_and_codes_are_said_in_words() -> None:
    told = fact_words({"pupil": "QhobiWc8w3hXeMgZtn4Cow", "answer": "standing", "method": "in-person"})

    assert told == "answer: yes, and for later ones · how: in person"
    assert fact_words({"second": True, "files": False, "rows": 3}) == (
        "needs a second reviewer: yes · takes files: no · rows: 3"
    )


@pytest.mark.django_db
def test_a_pupil_and_whoever_has_a_link_are_not_called_members_or_the_system() -> None:
    district = a_district()
    pupil, noor = a_pupil(district, number="1"), ensure_person("noor@home.example", "Noor")
    link_account(district.key, pupil.key, noor)
    record("claim", "certificate", "k", actor=noor.key, organization=district.key)
    record("confirm-hours", "placement", "p", organization=district.key, entries=2)
    record("birthdays", "roster", district.key, organization=district.key, pupils=1)
    page = signed_in(district.house.owner).get(reverse("issuer:journal", args=[district.key]))
    rows = page.content.decode().split("<tbody>")[1].split("</tr>")

    assert "the system" in rows[0]
    assert "somebody with a link" in rows[1]
    assert "a pupil" in rows[2]
    assert "Noor" not in page.content.decode().split("<tbody>")[1]
