from typing import Any

import pytest

from assay.encoding import BitString, write_bitstring
from assay.errors import AssayError, Malformed, Unsupported
from assay.status import (
    MINIMUM_LENGTH,
    StatusEntry,
    StatusList,
    meaning,
    new_status_list,
    read_status_entry,
    read_status_list,
)

Json = dict[str, Any]
ADDRESS = "https://issuer.example/status/1"
EMPTY = new_status_list()
ENTRY: Json = {
    "id": f"{ADDRESS}#1000",
    "type": "BitstringStatusListEntry",
    "statusPurpose": "revocation",
    "statusListIndex": "1000",
    "statusListCredential": ADDRESS,
}
MESSAGES = [{"status": hex(value), "message": f"message {value}"} for value in range(4)]


def entry_but(**changes: object) -> Json:
    return {name: value for name, value in {**ENTRY, **changes}.items() if value is not None}


def list_but(subject: object = None, **changes: object) -> Json:
    credential = {
        "id": ADDRESS,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "credentialSubject": {
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": write_bitstring(EMPTY),
        }
        if subject is None
        else subject,
        **changes,
    }
    return {name: value for name, value in credential.items() if value is not None}


def subject_but(**changes: object) -> Json:
    subject = {**list_but()["credentialSubject"], **changes}
    return {name: value for name, value in subject.items() if value is not None}


def code_of(error: pytest.ExceptionInfo[AssayError]) -> str:
    return error.value.code


def test_an_entry_is_read_with_its_place() -> None:
    assert read_status_entry(ENTRY, "/credentialStatus") == StatusEntry(
        "revocation", 1000, ADDRESS, pointer="/credentialStatus"
    )


@pytest.mark.parametrize("index", ["0", "131071", "999999999999"])
def test_an_index_is_plain_decimal_digits(index: str) -> None:
    assert read_status_entry(entry_but(statusListIndex=index)).index == int(index)


@pytest.mark.parametrize(
    "index",
    [
        "",
        "-1",
        "+1",
        " 1",
        "1 ",
        "1\n",
        "01",
        "1.0",
        "1e3",
        "0x3e8",
        "94567abc",
        "\N{FULLWIDTH DIGIT ONE}\N{FULLWIDTH DIGIT ZERO}",
        "1_0",
        "9" * 13,
        1000,
        True,
        None,
    ],
)
def test_an_index_in_any_other_form_is_refused(index: object) -> None:
    with pytest.raises(Malformed) as caught:
        read_status_entry(entry_but(statusListIndex=index), "/credentialStatus/0")
    assert code_of(caught) == "status-entry-malformed"
    assert caught.value.pointer == "/credentialStatus/0"


@pytest.mark.parametrize(
    "entry",
    [
        "text",
        None,
        [],
        entry_but(type=None),
        entry_but(type=[]),
        entry_but(type=[1]),
        entry_but(statusPurpose=None),
        entry_but(statusPurpose=""),
        entry_but(statusPurpose=["revocation"]),
        entry_but(statusListCredential=None),
        entry_but(statusListCredential={"id": ADDRESS}),
        entry_but(statusListCredential="/status/1"),
        entry_but(statusListCredential="https://issuer.example/a b"),
        entry_but(id=ADDRESS),
        entry_but(statusSize=0),
        entry_but(statusSize=-1),
        entry_but(statusSize=9),
        entry_but(statusSize="1"),
        entry_but(statusSize=1.0),
        entry_but(statusSize=True),
        entry_but(statusSize=2),
        entry_but(statusSize=2, statusMessage={}),
        entry_but(statusSize=2, statusMessage=MESSAGES[:3]),
        entry_but(statusSize=2, statusMessage=[*MESSAGES, MESSAGES[0]]),
        entry_but(statusSize=2, statusMessage=[*MESSAGES[:3], MESSAGES[0]]),
        entry_but(statusSize=2, statusMessage=[*MESSAGES[:3], "0x3"]),
        entry_but(statusSize=2, statusMessage=[*MESSAGES[:3], {"status": "3", "message": "three"}]),
        entry_but(statusSize=2, statusMessage=[*MESSAGES[:3], {"status": 3, "message": "three"}]),
        entry_but(statusSize=2, statusMessage=[*MESSAGES[:3], {"status": "0x3"}]),
    ],
)
def test_an_entry_with_one_fault_is_refused(entry: object) -> None:
    with pytest.raises(Malformed) as caught:
        read_status_entry(entry)
    assert code_of(caught) == "status-entry-malformed"


@pytest.mark.parametrize(
    ("entry", "kind"),
    [
        (entry_but(type="1EdTechRevocationList"), "1EdTechRevocationList"),
        (entry_but(type=["StatusList2021Entry"]), "StatusList2021Entry"),
        (entry_but(statusPurpose="eligibility"), "eligibility"),
    ],
)
def test_another_kind_of_status_is_not_read_yet(entry: Json, kind: str) -> None:
    with pytest.raises(Unsupported) as caught:
        read_status_entry(entry)
    assert code_of(caught) == "status-kind-unsupported"
    assert caught.value.facts == {"kind": kind}


@pytest.mark.parametrize(
    ("purpose", "value", "meant"),
    [
        ("revocation", 0, None),
        ("revocation", 1, "revoked"),
        ("suspension", 0, None),
        ("suspension", 1, "suspended"),
        ("refresh", 0, None),
        ("refresh", 1, "refresh"),
        ("message", 0, None),
        ("message", 1, "set"),
    ],
)
def test_a_bit_means_what_its_purpose_says(purpose: str, value: int, meant: str | None) -> None:
    assert meaning(read_status_entry(entry_but(statusPurpose=purpose)), value) == meant


def test_every_value_of_a_message_has_its_text() -> None:
    entry = read_status_entry(entry_but(statusPurpose="message", statusSize=2, statusMessage=MESSAGES))
    assert [meaning(entry, value) for value in range(4)] == [f"message {value}" for value in range(4)]


def test_every_value_but_zero_revokes() -> None:
    entry = read_status_entry(entry_but(statusSize=2, statusMessage=MESSAGES))
    assert [meaning(entry, value) for value in range(4)] == [None, "revoked", "revoked", "revoked"]


def test_a_list_is_read_with_what_it_may_be_asked() -> None:
    subject = subject_but(statusPurpose=["revocation", "suspension"], ttl=300_000)
    assert read_status_list(list_but(subject), ADDRESS) == StatusList(
        ADDRESS, ("revocation", "suspension"), EMPTY, 300_000
    )


def test_one_subject_in_an_array_is_one_subject() -> None:
    assert read_status_list(list_but([subject_but()]), ADDRESS).bits == EMPTY


@pytest.mark.parametrize(
    ("credential", "code"),
    [
        (list_but(id="https://issuer.example/status/2"), "status-list-misplaced"),
        (list_but(id=None), "status-list-misplaced"),
        (list_but(type=["VerifiableCredential"]), "status-list-malformed"),
        (list_but(type=None), "status-list-malformed"),
        (list_but([]), "status-list-malformed"),
        (list_but([subject_but(), subject_but()]), "status-list-malformed"),
        (list_but("text"), "status-list-malformed"),
        (list_but(subject_but(type="StatusList2021")), "status-list-malformed"),
        (list_but(subject_but(statusPurpose=None)), "status-list-malformed"),
        (list_but(subject_but(statusPurpose=[])), "status-list-malformed"),
        (list_but(subject_but(statusPurpose=["revocation", 1])), "status-list-malformed"),
        (list_but(subject_but(ttl=-1)), "status-list-malformed"),
        (list_but(subject_but(ttl="1")), "status-list-malformed"),
        (list_but(subject_but(encodedList=None)), "status-list-malformed"),
        (list_but(subject_but(encodedList=write_bitstring(EMPTY)[1:])), "bitstring-malformed"),
        (list_but(subject_but(encodedList=write_bitstring(EMPTY)[:-8])), "bitstring-malformed"),
        (
            list_but(subject_but(encodedList=write_bitstring(BitString(bytes((16 << 20) + 1))))),
            "bitstring-too-large",
        ),
        (
            list_but(subject_but(encodedList=write_bitstring(BitString(bytes(16_383))))),
            "status-list-too-short",
        ),
    ],
)
def test_a_list_with_one_fault_is_refused(credential: Json, code: str) -> None:
    with pytest.raises(Malformed) as caught:
        read_status_list(credential, ADDRESS)
    assert code_of(caught) == code


def test_a_fault_in_the_bits_is_located() -> None:
    with pytest.raises(Malformed) as caught:
        read_status_list(list_but(subject_but(encodedList="x")), ADDRESS)
    assert caught.value.pointer == "/credentialSubject/encodedList"


def test_the_value_of_an_entry_is_its_bit() -> None:
    status_list = StatusList(ADDRESS, ("revocation",), EMPTY.with_value(1000, 1))
    assert [
        status_list.value(read_status_entry(entry_but(statusListIndex=str(index))))
        for index in (999, 1000, 1001)
    ] == [
        0,
        1,
        0,
    ]


def test_a_value_of_several_bits_is_counted_in_entries() -> None:
    status_list = StatusList(ADDRESS, ("message",), new_status_list(size=2).with_value(131_071, 2, 2))
    entry = entry_but(statusPurpose="message", statusSize=2, statusMessage=MESSAGES, statusListIndex="131071")
    assert status_list.value(read_status_entry(entry)) == 2


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (entry_but(statusListCredential="https://issuer.example/status/2"), "status-list-misplaced"),
        (entry_but(statusPurpose="suspension"), "status-purpose-different"),
        (entry_but(statusListIndex=str(MINIMUM_LENGTH)), "status-index-outside"),
        (entry_but(statusSize=2, statusMessage=MESSAGES), "status-list-too-short"),
    ],
)
def test_an_entry_that_does_not_fit_the_list_is_refused(entry: Json, code: str) -> None:
    with pytest.raises(Malformed) as caught:
        StatusList(ADDRESS, ("revocation",), EMPTY).value(read_status_entry(entry, "/credentialStatus"))
    assert code_of(caught) == code
    assert caught.value.pointer == "/credentialStatus"
