"""The wallet: search, collections, how things stand, badges from anywhere and why they fail."""

from __future__ import annotations

import json
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

import assay
from assay.web.base.clock import now
from assay.web.records.credentials import actions as credentials
from assay.web.records.credentials.publishing import publish_lists
from assay.web.records.holdings import jobs, queries
from assay.web.records.holdings.models import Holding
from assay.web.records.people.models import Person
from assay.web.records.shares import actions as shares
from assay.web.records.signing_keys.queries import identifier
from factories import ENDORSER, but, resigned, signed, to_bytes, unsigned
from pictures import png
from web.factories import School, a_school
from web.learner.learning import EMAIL, an_award, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def school() -> School:
    return a_school()


@pytest.fixture
def client() -> Client:
    return Client()


@pytest.fixture
def person(client: Client) -> Person:
    return sign_in(client, EMAIL)


def kept(client: Client, school: School) -> str:
    """The key in the wallet of a fresh award."""
    answer = client.post(f"/wallet/take/{an_award(school)}")
    return str(answer["Location"]).rpartition("/")[2]


def brought(client: Client, content: bytes, name: str = "badge.json") -> tuple[int, str]:
    answer = client.post("/wallet/bring", {"file": SimpleUploadedFile(name, content)}, follow=True)
    return answer.status_code, answer.content.decode()


def test_an_empty_wallet_says_what_will_be_here(client: Client, person: Person) -> None:
    page = client.get("/wallet/").content.decode()

    assert "What you are awarded comes here" in page
    assert [] == queries.held_by(person)


@pytest.mark.usefixtures("person")
def test_search_looks_into_titles_issuers_and_words(client: Client, school: School) -> None:
    kept(client, school)

    assert "1 fit" not in client.get("/wallet/?q=maps+lyceum").content.decode()
    assert "One fits" in client.get("/wallet/?q=maps+lyceum").content.decode()
    assert "0 fit" in client.get("/wallet/?q=juggling").content.decode()


@pytest.mark.usefixtures("person")
def test_the_page_of_one_shows_the_person_first_and_how_it_stands(client: Client, school: School) -> None:
    page = client.get(f"/wallet/{kept(client, school)}").content.decode()

    assert page.index("Maya Ruiz") < page.index("Maps from open data</h1>") < page.index("Lyceum of the Lake")
    assert "How was this checked?" in page
    assert "verdict is-accepted" in page


def test_what_its_issuer_takes_back_is_seen_by_the_daily_look(
    client: Client, person: Person, school: School
) -> None:
    key = kept(client, school)
    (row,) = queries.held_by(person)

    credentials.revoke(school.owner, school.key, row.credential, "A mistake")
    publish_lists.call()
    from_job = Holding.objects.of(person).update(check_after=now())
    assert (1, 1) == (from_job, jobs.look_at_what_is_due.call())

    (row,) = queries.held_by(person)
    assert "revoked" == row.state
    assert "Taken back by its issuer" in client.get(f"/wallet/{key}").content.decode()
    assert "Taken back by its issuer" in client.get("/wallet/").content.decode()


def test_files_hold_the_exact_credential(client: Client, person: Person, school: School) -> None:
    key = kept(client, school)
    content = queries.content(person, key)

    assert content == client.get(f"/wallet/{key}/file.json").content
    assert content == assay.unbake(client.get(f"/wallet/{key}/file.png").content)
    assert content == assay.unbake(client.get(f"/wallet/{key}/file.svg").content)
    assert client.get(f"/wallet/{key}/file.pdf").content.startswith(b"%PDF")
    assert 404 == client.get(f"/wallet/{key}/file.exe").status_code


def test_linkedin_gets_exact_dates_and_only_a_share_link(
    client: Client, person: Person, school: School
) -> None:
    key = kept(client, school)

    def link() -> dict[str, list[str]]:
        page = client.get(f"/wallet/{key}").content.decode()
        start = page.index("https://www.linkedin.com/")
        return parse_qs(urlsplit(page[start : page.index('"', start)].replace("&amp;", "&")).query)

    before = link()
    person.refresh_from_db()
    token = shares.share(person, [key])
    after = link()

    assert (["Maps from open data"], [str(now().year)], [str(now().month)]) == (
        before["name"],
        before["issueYear"],
        before["issueMonth"],
    )
    assert "certUrl" not in before
    assert "certId" not in after
    assert after["certUrl"][0].endswith(f"/s/{token}")


def test_collections_are_made_ordered_renamed_and_taken_apart(
    client: Client, person: Person, school: School
) -> None:
    first, second = kept(client, school), kept(client, school)
    made = client.post("/wallet/collections", {"name": "For my first job"})["Location"]

    for key in (first, second, second):
        client.post(made, {"add": "1", "holding": key})
    client.post(made, {"up": "1", "holding": second})
    client.post(made, {"rename": "1", "name": "Bakery"})

    (collection,) = queries.collections(person)
    assert ("Bakery", 2) == (collection.name, collection.count)
    assert [second, first] == [row.key for row in queries.held_by(person, collection=collection.key)]
    client.post(made, {"out": "1", "holding": second})
    assert [first] == [row.key for row in queries.held_by(person, collection=collection.key)]
    client.post(made, {"remove": "1"})
    assert ([], 2) == (queries.collections(person), len(queries.held_by(person)))


def test_putting_away_and_removing(client: Client, person: Person, school: School) -> None:
    key = kept(client, school)

    client.post(f"/wallet/{key}/away")
    assert ([], 1) == (queries.held_by(person), len(queries.held_by(person, is_archived=True)))
    client.post(f"/wallet/{key}/away", {"back": "1"})
    assert 1 == len(queries.held_by(person))
    client.post(f"/wallet/{key}/remove")
    assert [] == queries.held_by(person)
    assert "One is waiting for you" in client.get("/wallet/").content.decode()


def test_nobody_reads_another_wallet(client: Client, person: Person, school: School) -> None:
    key = kept(client, school)
    collection = client.post("/wallet/collections", {"name": "Mine"})["Location"]
    other = Client()
    sign_in(other, "other@school.example")

    for path in (f"/wallet/{key}", f"/wallet/{key}/file.json", f"/wallet/{key}/remove", collection):
        assert 404 == other.get(path).status_code
    for path in (
        f"/wallet/{key}/away",
        f"/wallet/{key}/again",
        f"/wallet/{key}/remove",
        f"/wallet/{key}/part/0",
    ):
        assert 404 == other.post(path).status_code
    assert 404 == other.post(collection, {"add": "1", "holding": key}).status_code
    assert 1 == len(queries.held_by(person))


def test_a_badge_from_elsewhere_is_judged_and_kept(client: Client, person: Person) -> None:
    status, page = brought(client, to_bytes(signed(unsigned())))

    (row,) = queries.held_by(person)
    assert (200, "Watershed Field Scientist", "file") == (status, row.title, row.source)
    assert "Watershed Field Scientist" in page


def test_a_picture_is_opened_and_its_exact_bytes_are_kept(client: Client, person: Person) -> None:
    content = to_bytes(signed(unsigned()))

    brought(client, assay.bake(png(), content), "badge.png")

    (row,) = queries.held_by(person)
    assert content == queries.content(person, row.key)


def test_the_same_badge_in_another_form_is_recognised(client: Client, person: Person) -> None:
    content = to_bytes(signed(unsigned()))
    brought(client, content)

    _status, page = brought(client, assay.bake(png(), content), "again.png")

    assert 1 == len(queries.held_by(person))
    assert "You have this one already" in page


def test_one_changed_letter_is_refused_with_the_reason_and_nothing_of_it(
    client: Client, person: Person
) -> None:
    changed = but(signed(unsigned()), "/credentialSubject/achievement/name", "Brain Surgeon")

    status, page = brought(client, to_bytes(changed))

    assert 422 == status
    assert [] == queries.held_by(person)
    assert "Brain Surgeon" not in page
    assert "verdict is-rejected" in page


@pytest.mark.parametrize("junk", [b"", b"hello", b"\x89PNG\r\n\x1a\n", b"{", b"%PDF-1.7", b"\x00" * 2000])
def test_junk_is_answered_kindly(client: Client, person: Person, junk: bytes) -> None:
    status, page = brought(client, junk)

    assert 422 == status
    assert "Traceback" not in page
    assert [] == queries.held_by(person)


def test_what_cannot_be_checked_yet_is_kept_and_tried_again(client: Client, person: Person) -> None:
    # Our own address, where nobody is: no test asks the network.
    nobody = f"{identifier('nobody')}"
    document = resigned(signed(unsigned()), "/issuer/id", nobody, verification_method=f"{nobody}#key")
    status, page = brought(client, to_bytes(document))

    (row,) = queries.held_by(person)
    assert (200, "unchecked") == (status, row.state)
    assert "Not checked yet" in page
    assert 200 == client.get("/wallet/").status_code


def test_one_that_can_no_longer_be_read_never_breaks_the_wallet(
    client: Client, person: Person, school: School
) -> None:
    kept(client, school)
    brought(client, to_bytes(signed(unsigned())))
    Holding.objects.of(person).filter(source="file").update(sealed_summary=b"broken", check_after=now())

    assert 200 == client.get("/wallet/").status_code
    assert 1 == len(queries.held_by(person))
    assert 1 == jobs.look_at_what_is_due.call()


def test_a_pasted_text_is_taken_too(client: Client, person: Person) -> None:
    client.post("/wallet/bring", {"text": json.dumps(signed(unsigned()))})

    assert ["text"] == [row.source for row in queries.held_by(person)]


@pytest.mark.usefixtures("person")
def test_an_empty_form_says_that_one_thing_is_enough(client: Client) -> None:
    answer = client.post("/wallet/bring", {})

    assert 422 == answer.status_code
    assert "one is enough" in answer.content.decode()


def a_record(*contained: object) -> bytes:
    """A learner's record (CLR 2.0) with these credentials in it."""
    contexts = unsigned()["@context"]
    document = {
        "@context": [contexts[0], "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json", contexts[1]],
        "id": "urn:uuid:c1000000-0000-4000-8000-000000000001",
        "type": ["VerifiableCredential", "ClrCredential"],
        "name": "Transcript",
        "issuer": ENDORSER.profile,
        "validFrom": "2026-01-01T00:00:00Z",
        "credentialSubject": {
            "id": unsigned()["credentialSubject"]["id"],
            "type": ["ClrSubject"],
            "verifiableCredential": list(contained),
        },
    }
    return to_bytes(signed(document, ENDORSER))


def test_the_credentials_of_a_record_are_offered_one_by_one(client: Client, person: Person) -> None:
    inner = [signed(unsigned(id=f"urn:uuid:5b7c7c1e-6f6b-4d0a-9a53-0a2f4a9d1c0{place}")) for place in (1, 2)]
    status, page = brought(client, a_record(*inner))
    (row,) = queries.held_by(person)

    answer = client.post(f"/wallet/{row.key}/part/1")

    assert (200, 303) == (status, answer.status_code)
    assert 2 == page.count("Keep it by itself too")
    assert ["Watershed Field Scientist", "Transcript"] == [each.title for each in queries.held_by(person)]
    assert 404 == client.post(f"/wallet/{row.key}/part/2").status_code
