"""The options that choose the outside world, the instant and the demands."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assay.cli import lookup
from assay.cli.lookup import read_instant
from assay.errors import AssayError, Unavailable

from .conftest import Run


def test_an_instant_is_a_day_or_a_timestamp() -> None:
    assert datetime(2026, 9, 1, tzinfo=UTC) == read_instant("2026-09-01")
    assert datetime(2026, 9, 1, 12, tzinfo=UTC) == read_instant("2026-09-01T12:00:00Z")
    with pytest.raises(AssayError, match="usage-wrong"):
        read_instant("1 September")


def test_it_is_judged_as_of_the_instant_asked_for(run: Run, school: Path) -> None:
    del school
    assert "period-not-begun" in run("verify", "award.json", "--offline", "--at", "2020-01-01").out
    assert "period-expired" in run("verify", "award.json", "--offline", "--at", "2060-01-01T00:00:00Z").out


def test_only_trusted_issuers_are_accepted_where_some_are_named(run: Run, school: Path) -> None:
    issuer = json.loads((school / "award.json").read_text())["issuer"]["id"]

    trusting = run("verify", "award.json", "--offline", "--trusted-issuer", "x", "--trusted-issuer", issuer)
    assert trusting.status == 0
    assert "issuer-not-trusted" in run("verify", "award.json", "--offline", "--trusted-issuer", "x").out


def test_the_recipient_can_be_asked_for(run: Run, school: Path) -> None:
    del school
    assert run("verify", "award.json", "--offline", "--recipient", "ines@shore.example").status == 0
    answer = run("verify", "award.json", "--offline", "--recipient", "tom@shore.example")
    assert "recipient-different" in answer.out


@pytest.mark.parametrize("name", ["offline", "demands.json", "demands.yaml"])
def test_a_policy_is_a_preset_or_a_file(run: Run, school: Path, name: str) -> None:
    (school / "demands.json").write_text('{"needs_status": false}')
    (school / "demands.yaml").write_text("needs_status: false")
    (school / "none.json").write_text("{}")

    answer = run("verify", "award.json", "--documents", "none.json", "--policy", name, "--json")

    assert "accepted" == answer.json["verdict"]
    assert Path(name).stem == answer.json["policy"]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("lenient", "no policy “lenient”"),
        ("wrong.json", "a policy has no “mercy”"),
        ("none.json", "file-missing"),
    ],
)
def test_a_policy_that_is_none_is_told(run: Run, school: Path, name: str, reason: str) -> None:
    (school / "wrong.json").write_text('{"mercy": true}')

    answer = run("verify", "award.json", "--policy", name)

    assert answer.status == 2
    assert reason in answer.err


def test_without_network_an_address_is_unknown(run: Run) -> None:
    answer = run("verify", "https://shore.example/award.png", "--offline")

    assert answer.status == 2
    assert "address-unknown" in answer.err


def test_an_address_that_is_not_https_is_refused(run: Run) -> None:
    answer = run("verify", "http://shore.example/award.png")

    assert answer.status == 2
    assert "address-refused" in answer.err


def test_loopback_is_asked_only_where_the_environment_names_it(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    class Net:
        TYPED_REDIRECTS = 3

        @staticmethod
        def HttpsFetch(**options: object) -> object:  # noqa: N802 - the class it stands for
            asked.append(options)

            def fetch(address: str) -> None:
                raise Unavailable("address-unknown", address=address)

            return fetch

        @staticmethod
        def CachedFetch(fetch: object) -> object:  # noqa: N802 - the class it stands for
            return fetch

    monkeypatch.setattr(lookup, "import_module", lambda _: Net)
    monkeypatch.setenv("ASSAY_ALLOW_LOOPBACK", "localhost:8080, 127.0.0.1:9")
    run("verify", "https://localhost:8080/a", "https://localhost:8080/b")

    assert [frozenset({"localhost:8080", "127.0.0.1:9"})] == [options["allow_loopback"] for options in asked]
    assert asked[0]["redirects"] == 3


def test_status_lists_are_fetched_without_redirects(
    run: Run, school: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    class Net:
        @staticmethod
        def HttpsFetch(**options: object) -> object:  # noqa: N802 - the class it stands for
            assert set(options) == {"allow_loopback"}

            def fetch(address: str) -> None:
                asked.append(address)
                raise Unavailable("address-unknown", address=address)

            return fetch

        @staticmethod
        def CachedFetch(fetch: object) -> object:  # noqa: N802 - the class it stands for
            return fetch

    monkeypatch.setattr(lookup, "import_module", lambda _: Net)

    assert run("verify", school / "award.json").status == 3
    assert ["https://shore.example/status/revocation", "https://shore.example/status/suspension"] == asked


@pytest.mark.parametrize("held", ["[]", '{"https://a.example": 1}'])
def test_documents_are_addresses_and_files(run: Run, school: Path, held: str) -> None:
    (school / "map.json").write_text(held)

    answer = run("verify", "award.json", "--documents", "map.json")

    assert answer.status in {1, 2}
    assert "help: " in answer.err


def test_a_vocabulary_counts_where_the_person_vouches_for_it(run: Run, school: Path) -> None:
    document = json.loads((school / "credential.json").read_text())
    document["@context"].append("https://shore.example/context")
    (school / "unknown.json").write_text(json.dumps(document))
    (school / "context.json").write_text('{"@context": {"tide": "https://shore.example/terms#tide"}}')
    (school / "map.json").write_text('{"https://shore.example/context": "context.json"}')

    without = run("verify", "unknown.json", "--offline", "--json").json["findings"]
    vouched = run("verify", "unknown.json", "--offline", "--json", "--contexts", "map.json").json["findings"]

    assert "document-context-unknown" in [finding["code"] for finding in without]
    assert "document-context-unknown" not in [finding["code"] for finding in vouched]
