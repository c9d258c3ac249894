"""The file of rules: read strictly, every fault by its line, versions kept, texts in any language."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from assay.web.base.file_faults import FileRefused
from assay.web.base.permission import Forbidden, NotFound
from assay.web.records.policies import actions, queries
from assay.web.records.policies.reader import read_policy
from assay.web.records.policies.values import MESSAGES
from assay.web.records.rosters.ages import AgeBand
from web.factories import a_school
from web.schooling import District, a_member_of

pytestmark = pytest.mark.django_db

DEFAULT = queries.default_text()


def faults(text: str) -> list[tuple[int, str]]:
    with pytest.raises(FileRefused) as refused:
        read_policy(text)
    assert all(fault.sentence and fault.advice for fault in refused.value.faults)
    return [(fault.line, fault.code) for fault in refused.value.faults]


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def changed(old: str, new: str, text: str = DEFAULT) -> str:
    assert old in text
    return text.replace(old, new, 1)


def test_the_shipped_file_is_whole_in_english_and_spanish() -> None:
    policy = queries.default_policy()

    assert ("en", "es") == policy.languages
    assert all(set(policy.messages[language]) == set(MESSAGES) for language in policy.languages)
    assert () == policy.directory
    assert () == policy.third_parties
    assert {"message-link": False, "class-code": False} == {
        key: policy.method(key).verifies for key in ("message-link", "class-code")
    }
    assert all(method.verifies for method in policy.methods_for(AgeBand.UNDER_13))
    assert policy.methods_for(AgeBand.UNKNOWN) == policy.methods_for(AgeBand.UNDER_13)
    with pytest.raises(NotFound):
        policy.method("carrier-pigeon")


def test_a_text_is_found_in_the_language_then_its_family_then_english() -> None:
    policy = queries.default_policy()

    assert policy.message("button-yes", "es-MX") == policy.message("button-yes", "es")
    assert policy.message("button-yes", "vi") == policy.message("button-yes", "en")
    with pytest.raises(NotFound):
        policy.message("greeting", "en")
    facts = {"pupil": "{link} Noor", "school": "Lakeview", "audience": "Café", "until": "May", "link": "L"}
    assert "{link} Noor would like to show" in policy.written("ask", "en", facts)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("guardians: one", "guardians: some", "not-one-of"),
        ("guardians: one", "guardian: one", "unknown-name"),
        ("standing: true", "standing: perhaps", "not-yes-no"),
        ("ask_lapses_days: 30", 'ask_lapses_days: "30"', "not-number"),
        ("ask_lapses_days: 30", "ask_lapses_days: 0", "not-number"),
        ("remind_after_days: 3", "remind_after_days: 30", "reminder-too-late"),
        ("updated: 2026-11-22", "updated: yesterday", "not-date"),
        ("updated: 2026-11-22", "updated: 2999-01-01", "date-ahead"),
        ('version: "2026.1"', "version: 3", "not-text-value"),
        ("hand_over_at: 18+", "hand_over_at: 13-17", "not-one-of"),
        ("directory: []", "directory: [name, photo]", "not-one-of"),
        ("directory: []", "directory: name", "not-list"),
        ("title: Rules for pupils who are minors", 'title: ""', "empty"),
        ("languages: [en, es]", "languages: [en, es, no]", "language-missing"),
        ("languages: [en, es]", "languages: [es]", "english-missing"),
        ("third_parties: []", "third_parties: &x []", "not-plain"),
        ("- key: phone-call", "- key: in-person", "twice"),
        ("- key: phone-call", "- key: Phone call", "not-a-key"),
        ("days: 1095", "days: 99999", "not-number"),
        ("- what: mail", "- what: letters", "not-one-of"),
        ("button-yes: Yes, only this one", "button-yes: Yes {name}", "unknown-placeholder"),
        ("button-yes: Yes, only this one", "button-yes: Yes }", "lone-brace"),
        ("  en:\n    ask-subject", "  en:\n    ask-title: x\n    ask-subject", "unknown-name"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(old: str, new: str, code: str) -> None:
    text = changed(old, new)

    found = faults(text)

    assert code in {name for _line, name in found}
    assert all(line <= text.count("\n") + 1 for line, _name in found)


def test_the_line_is_the_one_where_it_stands() -> None:
    text = changed("guardians: one", "guardians: some")

    assert [(line_of(text, "guardians: some"), "not-one-of")] == faults(text)


def test_a_link_never_counts_as_verified_whatever_the_file_says() -> None:
    start = DEFAULT.index("- key: message-link")
    text = DEFAULT[:start] + DEFAULT[start:].replace("verifies: false", "verifies: true", 1)

    assert "cannot-verify" in {code for _line, code in faults(text)}


def test_nothing_unverified_is_offered_under_13() -> None:
    start = DEFAULT.index("- key: message-link")
    text = DEFAULT[:start] + DEFAULT[start:].replace("bands: [13-17]", "bands: [under-13, 13-17]", 1)

    assert ["unverified-for-youngest"] == [code for _line, code in faults(text)]


def test_a_class_code_is_offered_to_nobody_as_a_consent() -> None:
    start = DEFAULT.index("- key: class-code")
    text = DEFAULT[:start] + DEFAULT[start:].replace("bands: []", "bands: [13-17]", 1)

    assert ["never-consent"] == [code for _line, code in faults(text)]


def test_a_message_must_name_what_it_is_about() -> None:
    text = changed("      Who would see it: {audience}\n", "")

    assert [(line_of(text, "    ask: |"), "missing-placeholder")] == faults(text)


@pytest.mark.parametrize(
    "text",
    ["", "- a\n- b", "a: [", "title: !!python/object x", "a: " + "[" * 5000, "x" * 300_000, "a: *b", "\x00"],
)
def test_what_is_no_policy_at_all_is_refused_and_breaks_nothing(text: str) -> None:
    assert faults(text)


def test_a_district_adds_a_language_with_all_its_texts(district: District) -> None:
    text = DEFAULT.replace("languages: [en, es]", "languages: [en, vi]")
    text = text.replace("      es: ", "      vi: ")
    text = text.replace("\n  es:\n", "\n  vi:\n")

    actions.put(district.house.owner, district.key, text)

    assert "vi" in queries.policy(district.key).messages
    assert ["en", "vi"] == list(queries.policy(district.key).languages)
    missing = text.replace('    button-no: "No"\n', "")
    assert {"missing-name"} == {code for _line, code in faults(missing)}


def test_a_district_that_leaves_messages_out_gets_ours(district: District) -> None:
    text = DEFAULT[: DEFAULT.index("\nmessages:\n") + 1]

    actions.put(district.house.owner, district.key, text)

    assert queries.policy(district.key).messages == queries.default_policy().messages


def test_every_version_is_kept_with_who_brought_it(district: District) -> None:
    owner = district.house.owner
    assert 0 == queries.number(district.key)

    assert 1 == actions.put(owner, district.key, changed("guardians: one", "guardians: all"))
    assert 1 == actions.put(owner, district.key, changed("guardians: one", "guardians: all"))
    assert 2 == actions.put(owner, district.key, DEFAULT)

    assert [2, 1, 0] == [row.number for row in queries.versions(district.key)]
    assert "guardians: all" in queries.text(district.key, 1)
    assert {"Olga Owner", ""} == {row.by for row in queries.versions(district.key)}
    with pytest.raises(NotFound):
        queries.text(district.key, 9)


def test_only_who_answers_for_privacy_changes_the_rules(district: District) -> None:
    other = a_school("Other", "other@owner.example")

    with pytest.raises(Forbidden):
        actions.put(a_member_of(district, "coordinator"), district.key, DEFAULT)
    with pytest.raises(NotFound):
        actions.put(other.owner, district.key, DEFAULT)
    assert 0 == queries.number(district.key)


def test_a_file_that_is_refused_changes_nothing_and_says_each_line(owner: Client, district: District) -> None:
    where = f"/work/{district.key}/privacy/policy/change"
    text = changed("guardians: one", "guardians: some")

    answer = upload(owner, where, text)

    page = answer.content.decode()
    assert 422 == answer.status_code
    assert f">{line_of(text, 'guardians: some')}<" in page
    assert "It can be: one, all." in page
    assert 0 == queries.number(district.key)


def test_an_upload_shows_what_would_change_and_then_changes_it(owner: Client, district: District) -> None:
    where = f"/work/{district.key}/privacy/policy/change"
    text = changed("guardians: one", "guardians: all")

    dry = upload(owner, where, text).content.decode()

    assert "<ins>All guardians who decide for a pupil must say yes." in dry
    assert "<del>The yes of one guardian who decides is enough." in dry
    assert 0 == queries.number(district.key)
    answer = owner.post(where, {"text": text.replace("\n", "\r\n")}, follow=True)
    assert "All guardians who decide" in answer.content.decode()
    assert text == queries.text(district.key)
    saved = owner.get(f"/work/{district.key}/privacy/policy/file/1")
    assert text.encode() == saved.content


def test_what_a_form_brings_back_is_read_as_strictly(owner: Client, district: District) -> None:
    where = f"/work/{district.key}/privacy/policy/change"

    assert 422 == owner.post(where, {"text": "title: x"}).status_code
    assert 422 == owner.post(where, {}).status_code
    assert 0 == queries.number(district.key)


def upload(client: Client, where: str, text: str) -> Any:
    answer: Any = client.post(where, {"file": SimpleUploadedFile("rules.yaml", text.encode())})
    return answer


def test_everybody_reads_the_rules_and_that_they_are_no_legal_advice(district: District) -> None:
    answer = Client().get(f"/o/{district.key}/children")

    page = answer.content.decode()
    assert 200 == answer.status_code
    assert "By default nothing of a pupil is shown to anybody outside Lakeview School District" in page
    assert "No third party receives anything" in page
    assert "nothing here is legal advice" in page
    assert "34 CFR 99" in page
    assert "16 CFR 312" in page
    assert 404 == Client().get("/o/nobody/children").status_code
