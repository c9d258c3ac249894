from __future__ import annotations

from datetime import UTC, datetime
from hashlib import md5, sha256

import pytest

from assay.errors import Malformed
from assay.models import Assertion, BadgeClass, Edition, IssuerProfile, RecipientIdentity
from assay.models.open_badges_2 import edition_of, read_moment

V1 = "https://w3id.org/openbadges/v1"
V2 = "https://w3id.org/openbadges/v2"


@pytest.mark.parametrize(
    ("json", "edition"),
    [
        ({"@context": V2}, Edition.TWO),
        ({"@context": [V2, {"a": "b"}]}, Edition.TWO),
        ({"@context": {"a": "b"}}, Edition.TWO),
        ({"@context": V1}, Edition.ONE_ONE),
        ({"badge": "https://a.example/b"}, Edition.ONE),
        ({"badge": {"version": "0.5.0"}}, Edition.FIRST),
        ({"version": "0.5.0"}, Edition.FIRST),
    ],
)
def test_the_version_of_a_document(json: dict[str, object], edition: Edition) -> None:
    assert edition is edition_of(json)


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-01-01T00:00:00Z", datetime(2026, 1, 1, tzinfo=UTC)),
        ("2026-01-01T01:30+01:30", datetime(2026, 1, 1, tzinfo=UTC)),
        ("2026-01-01T00:00:00.5Z", datetime(2026, 1, 1, microsecond=500_000, tzinfo=UTC)),
        ("2026-01-01T00:00:00,5+0000", datetime(2026, 1, 1, microsecond=500_000, tzinfo=UTC)),
        ("2026-01-01T00:00:00", datetime(2026, 1, 1, tzinfo=UTC)),
        ("2026-01-01", datetime(2026, 1, 1, tzinfo=UTC)),
        (1767225600, datetime(2026, 1, 1, tzinfo=UTC)),
    ],
)
def test_a_moment_is_read(text: object, instant: datetime) -> None:
    assert instant == read_moment(text)


def test_a_day_that_ends_something_lasts_to_its_midnight() -> None:
    assert datetime(2026, 1, 2, tzinfo=UTC) == read_moment("2026-01-01", is_end=True)
    assert datetime(2026, 1, 1, tzinfo=UTC) == read_moment("2026-01-01T00:00Z", is_end=True)


@pytest.mark.parametrize("text", ["", "soon", "2026-13-01", "26-01-01", True, -1, 10**10, None, "٢٠٢٦-01-01"])
def test_what_is_no_moment_is_refused(text: object) -> None:
    with pytest.raises(Malformed):
        read_moment(text)


def test_the_end_of_time_is_refused() -> None:
    with pytest.raises(Malformed):
        read_moment("9999-12-31", is_end=True)


@pytest.mark.parametrize("text", ["2026-01-01", "2026-01-01T00:00:00", 1767225600])
def test_version_2_asks_for_time_and_zone(text: object) -> None:
    with pytest.raises(Malformed):
        read_moment(text, strict=True)


def identity(text: str, *, hashed: bool = True, salt: str = "") -> RecipientIdentity:
    return RecipientIdentity("email", text, hashed, salt)


def test_a_hashed_recipient_is_recognised() -> None:
    digest = sha256(b"a@b.examplesalt").hexdigest()
    assert identity("sha256$" + digest.upper(), salt="salt").matches("a@b.example")
    assert not identity("sha256$" + digest).matches("a@b.example")
    assert not identity(digest, salt="salt").matches("a@b.example")
    assert identity("a@b.example", hashed=False, salt="salt").matches("a@b.example")


def test_md5_matches_nobody() -> None:
    weak = identity("md5$" + md5(b"a@b.example").hexdigest())  # noqa: S324 - the weak hash is the point
    assert weak.hash_name == "md5"
    assert not weak.matches("a@b.example")
    assert identity("a@b.example", hashed=False).hash_name is None
    assert identity("sha1$00").hash_name is None


def test_the_recipient_of_0_5_is_a_text() -> None:
    told = Assertion({"recipient": "sha256$" + "0" * 64, "salt": "sel"}).recipient
    assert told == RecipientIdentity("email", "sha256$" + "0" * 64, hashed=True, salt="sel")
    assert Assertion({"recipient": "a@b.example"}).recipient == identity("a@b.example", hashed=False)
    assert Assertion({}).recipient is None


def test_an_award_is_known_by_id_address_or_uid() -> None:
    url = "https://a.example/1"
    assert Assertion({"id": url, "uid": "1"}).id == url
    assert Assertion({"uid": "1", "verify": {"type": "hosted", "url": url}}).id == url
    assert Assertion({"uid": "1", "verify": {"type": "signed", "url": url}}).id == "1"
    assert Assertion({"uid": 1, "id": 5}).id is None


def test_an_award_without_words_says_nothing() -> None:
    empty = Assertion({"verification": "hosted", "badge": 5})
    assert (empty.verification, empty.creator, empty.badge, empty.issued_on, empty.expires) == (
        {},
        None,
        None,
        None,
        None,
    )
    assert not empty.is_hosted
    assert BadgeClass({"id": 5, "issuer": 5}).id is None
    assert BadgeClass({"issuer": 5}).issuer is None


def test_an_issuer_says_where_it_speaks() -> None:
    issuer = IssuerProfile({"publicKey": ["a", {"id": "b"}, {"id": 5}], "revocationList": {"id": "c"}})
    assert issuer.public_keys == ("a", "b")
    assert issuer.key_inside("b") is None
    assert issuer.revocation_list == "c"
    assert (issuer.starts_with, issuer.allowed_origins, issuer.id) == ((), (), None)
    assert IssuerProfile({"origin": "https://a.example"}).id == "https://a.example"
