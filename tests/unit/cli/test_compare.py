"""`assay compare`: another verifier beside ours."""

from __future__ import annotations

import json
import socket
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from assay.cli import others
from assay.cli.differences import DIFFERENCES, explain_difference
from assay.cli.others import CouldNotRun, Opinion, Question, choose_other
from assay.fetching import fetch_nothing
from assay.sentences import LANGUAGES
from assay.verification import STRICT, Finding, Report
from servers import serving

from .conftest import Run

LISTS = ("--documents", "lists/documents.json")


@pytest.mark.parametrize("name", sorted(others.LIBRARIES))
def test_a_library_that_is_installed_is_asked(run: Run, rejected: Path, name: str) -> None:
    if not installed(name):
        pytest.skip(f"{name} is not installed")

    answer = run("compare", "award.png", rejected, "--with", name, *LISTS)

    assert "(award.png)" in answer.out
    assert f"  {name}: ✗ Not verified: “" in answer.out
    told = run("compare", rejected, "--with", name, "--json", *LISTS).json
    assert told["agree"] is True
    assert told["theirs"]["accepted"] is False
    assert "signature" == told["assay"]["findings"][0]["check"]


def installed(name: str) -> bool:
    try:
        choose_other(name, loopback=False)
    except CouldNotRun:
        return False
    return True


def test_a_library_that_is_not_installed_is_told(
    run: Run, school: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> Any:
        raise ModuleNotFoundError

    monkeypatch.setitem(others.LIBRARIES, "openvc-core", fail)

    answer = run("compare", school / "award.json", "--with", "openvc-core", "--offline")

    assert 3 == answer.status
    assert "openvc-core: gave no answer: openvc-core is not installed" in answer.out


def test_where_the_two_disagree_it_says_what_usually_explains_it(
    run: Run, rejected: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(others.LIBRARIES, "openvc-core", lambda: lambda _: Opinion(accepted=True))

    answer = run("compare", rejected, "--with", "openvc-core", *LISTS)

    assert 1 == answer.status
    assert "≠ They disagree" in answer.out
    assert DIFFERENCES["en"]["proof-signature-wrong"] in answer.out
    told = run("compare", rejected, "--with", "openvc-core", "--json", "--language", "es", *LISTS).json
    assert (False, DIFFERENCES["es"]["proof-signature-wrong"]) == (told["agree"], told["explained"])


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("award.json", "--with", "mine"), 2, "There is no verifier “mine”"),
        (("award.json", "--with", "http://example.org"), 2, "over https"),
        (("award.json", "--with", "http://localhost:1"), 2, "over https"),
        (("award.json", "--with", "http://example.org", "--loopback"), 2, "over https"),
        (("award.json", "--with", "https://127.0.0.1/x"), 3, "gave no answer"),
        (("none.json", "--with", "https://127.0.0.1/x"), 2, "file-missing"),
    ],
)
def test_what_cannot_be_compared_is_told(
    run: Run, school: Path, words: tuple[str, ...], status: int, said: str
) -> None:
    assert school.exists()
    answer = run("compare", *words, "--offline")

    assert status == answer.status
    assert said in answer.out + answer.err


@pytest.mark.enable_socket
@pytest.mark.allow_hosts(["127.0.0.1"])
@pytest.mark.parametrize(
    ("status", "body", "opinion"),
    [
        ("200 OK", b'{"verified": true}', (True, "")),
        ("200 OK", b'{"checks": ["proof"], "errors": []}', (True, "")),
        ("200 OK", b'{"verified": false, "errors": ["no"]}', (False, '["no"]')),
        ("400 Bad Request", b'{"title": "wrong proof"}', (False, "wrong proof")),
        ("422 Unprocessable", b"nonsense", (False, "status 422")),
        ("500 Oops", b"{}", None),
    ],
)
def test_a_server_is_asked_as_the_vc_api_says(
    status: str, body: bytes, opinion: tuple[bool, str] | None
) -> None:
    heads: list[bytes] = []

    def respond(connection: socket.socket, head: bytes) -> None:
        heads.append(head)
        begin, _, sent = head.partition(b"\r\n\r\n")
        while len(sent) < int(begin.rpartition(b"Content-Length: ")[2].split(b"\r\n")[0]):
            sent += connection.recv(4096)
        told = f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
        connection.sendall(told + body)

    with serving(respond, None) as server:
        ask = choose_other(f"http://127.0.0.1:{server.port}", loopback=True)
        question = Question(b'{"a": 1}', datetime.now(UTC), fetch_nothing)
        if opinion is None:
            with pytest.raises(CouldNotRun, match="status 500"):
                ask(question)
        else:
            found = ask(question)
            assert opinion == (found.accepted, found.message)

    assert heads[0].startswith(b"POST /credentials/verify HTTP/1.1\r\n")


def test_a_token_is_sent_in_its_envelope() -> None:
    held: Any = others._as_vc_api_takes_it("a.b.c")

    assert "data:application/vc+jwt,a.b.c" == held["id"]
    assert {"a": 1} == others._as_vc_api_takes_it(json.dumps({"a": 1}))


def test_a_library_that_breaks_gives_no_answer() -> None:
    def broken(_: Question) -> Opinion:
        raise RuntimeError

    with pytest.raises(CouldNotRun, match="RuntimeError"):
        others._refusing(broken, KeyError)(Question(b"{}", datetime.now(UTC), fetch_nothing))


def test_every_language_explains_the_same() -> None:
    assert set(LANGUAGES) == set(DIFFERENCES)
    assert 1 == len({frozenset(held) for held in DIFFERENCES.values()})


@pytest.mark.parametrize(
    ("code", "known"),
    [
        (None, "accepted"),
        ("document-kind-unknown", "assay"),
        ("status-list-unavailable", "network"),
        ("presentation-missing", "undetermined"),
        ("document-term-undefined", "document-"),
        ("proof-key-foreign", "proof-key"),
        ("timestamp-malformed", ""),
    ],
)
def test_a_difference_is_explained_by_our_first_finding(code: str | None, known: str) -> None:
    findings = () if code is None else (Finding(code),)

    told = explain_difference(Report(None, findings, datetime.now(UTC), STRICT), "en")

    assert DIFFERENCES["en"][known] == told
