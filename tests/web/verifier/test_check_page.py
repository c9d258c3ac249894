"""The public check page: each verdict on one screen, and nothing a stranger wrote does anything."""

from __future__ import annotations

import io
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
import segno
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from assay.sentences import LANGUAGES
from assay.web.records.credentials import actions, queries
from assay.web.records.credentials.actions import Award
from assay.web.records.credentials.publishing import publish_lists
from factories import EMAIL, awarded, resigned, signed, to_bytes
from web.factories import School, a_school

pytestmark = pytest.mark.django_db

Find = Callable[[str], Path]


@pytest.fixture(autouse=True)
def unlimited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "ASSAY_RATE_FACTOR", 1_000)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(*_arguments: object, **_named: object) -> list[object]:
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", nobody)


@pytest.fixture
def school() -> School:
    return a_school()


def check(content: bytes, name: str = "badge.json", **fields: str) -> str:
    upload = SimpleUploadedFile(name, content)
    answer = Client().post("/verify", {"file": upload, **fields})
    assert answer.status_code in {200, 303}, answer.content.decode()
    return answer.content.decode()


def check_text(text: str, **fields: str) -> str:
    answer = Client().post("/verify", {"text": text, **fields})
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def an_awarded(school: School) -> tuple[str, bytes]:
    key = actions.award(school.owner, school.key, Award(school.version, "María López", "maria@example.org"))
    return key, queries.secured_bytes(school.key, key)


def test_our_own_award_is_genuine_without_asking_anybody(school: School) -> None:
    _, content = an_awarded(school)

    page = check(content)

    assert "Genuine and still valid" in page
    assert "María López" in page
    assert "Maps from open data" in page
    assert "is an organization of this site" in page


def test_a_revoked_award_is_named_but_nobody_with_it(school: School) -> None:
    key, content = an_awarded(school)
    actions.revoke(school.owner, school.key, key, "wrong person")
    publish_lists.func()

    page = check(content)

    assert "Genuine, but revoked by its issuer" in page
    assert "Maps from open data" in page
    assert "María López" not in page


def test_an_expired_badge_says_whose_it_was_and_since_when_it_is_over() -> None:
    page = check(to_bytes(resigned(signed(), "/validUntil", "2026-02-01T00:00:00Z")))

    assert "Genuine, but no longer valid" in page
    assert "It was genuine; it is no longer valid since 1 February 2026." in page
    assert "Watershed Field Scientist" in page
    assert "Collects and reads" not in page


def test_an_expired_badge_whose_issuer_cannot_be_reached_is_not_called_genuine() -> None:
    document = signed()
    document["validUntil"] = "2026-02-01T00:00:00Z"
    document["issuer"]["id"] = "did:web:nobody.invalid"
    document["proof"]["verificationMethod"] = "did:web:nobody.invalid#k1"

    page = check(to_bytes(document))

    assert "Genuine" not in page.partition("<h2")[0]
    assert "It was genuine" not in page
    assert "Watershed" not in page


def test_a_tampered_badge_shows_nothing_of_its_content() -> None:
    changed = to_bytes(signed()).replace(b"Watershed Field Scientist", b"Doctor of Medicine")

    page = check(changed)

    assert "Changed since it was signed" in page
    for text in ("Doctor of Medicine", "Watershed", "Riverbend", "Collects and reads", "Three supervised"):
        assert text not in page


def test_an_unknown_issuer_is_unrecognised_and_never_false() -> None:
    page = check(to_bytes(awarded()))

    assert "Genuine and still valid" in page
    assert "Unrecognised" in page
    assert "is-rejected" not in page


def test_an_issuer_that_cannot_be_reached_leaves_it_open_and_can_be_tried_again() -> None:
    away = "did:web:nobody.invalid"
    document = signed()
    document["issuer"]["id"] = away
    document["proof"]["verificationMethod"] = f"{away}#k1"

    page = check(to_bytes(document))

    assert "Could not tell" in page
    assert "Try again" in page
    assert 'name="again"' in page


def test_the_address_it_was_sent_to_can_be_asked_for() -> None:
    content = to_bytes(awarded())

    assert "sent to this address" in check(content, email=EMAIL)
    page = check(content, email="somebody@else.example")

    assert "Genuine, but not sent to this address" in page
    assert "Watershed" not in page


@pytest.mark.parametrize(
    "link",
    [
        "http://169.254.169.254/latest/meta-data/",
        "https://localhost/",
        "https://127.0.0.1:8000/o/x/did.json",
        "https://[::1]/",
        "https://user:password@example.org/",
        "file:///etc/passwd",
    ],
)
def test_a_link_into_our_own_network_is_never_followed(link: str) -> None:
    page = check_text(link)

    assert "Could not tell" in page or "There is no credential" in page or "cannot be read" in page
    assert "root:" not in page


def test_a_link_given_in_the_address_is_filled_in_but_not_followed() -> None:
    answer = Client().get("/verify", {"url": "https://169.254.169.254/x"})

    assert answer.status_code == 200
    assert "https://169.254.169.254/x" in answer.content.decode()
    assert "Could not tell" not in answer.content.decode().partition("<form")[0]


def test_a_share_link_of_this_site_leads_to_its_page() -> None:
    answer = Client().post("/verify", {"text": "http://localhost:8000/s/abcdefghijkmnopqrstuvw"})

    assert answer.status_code == 303
    assert answer["Location"] == "/s/abcdefghijkmnopqrstuvw"


def test_xss_001_a_javascript_address_is_text_and_no_link(material: Find) -> None:
    page = check((material("attacks") / "files" / "XSS-001.json").read_bytes())

    assert "javascript:alert" in page
    assert 'href="javascript:' not in page


def test_xss_002_markup_in_a_narrative_is_shown_and_not_obeyed(material: Find) -> None:
    page = check((material("attacks") / "files" / "XSS-002.json").read_bytes())

    assert "<img src=x" not in page
    assert "&lt;img src=x" in page
    assert "<svg/onload" not in page


def test_xss_003_characters_that_turn_text_around_are_left_out_and_told(material: Find) -> None:
    page = check((material("attacks") / "files" / "XSS-003.json").read_bytes())

    assert "\u202e" not in page
    assert "characters that nobody sees" in page


def test_xss_008_a_name_in_borrowed_letters_is_told(material: Find) -> None:
    page = check((material("attacks") / "files" / "XSS-008.json").read_bytes())

    assert "mixes letters of different alphabets" in page


def test_a_script_in_a_name_stays_text() -> None:
    name = "</title><script>alert(1)</script>"
    page = check(to_bytes(resigned(signed(), "/credentialSubject/achievement/name", name)))

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def a_photo_of(text: str, kind: str = "PNG", scale: int = 4) -> bytes:
    drawn = io.BytesIO()
    segno.make(text, error="m").save(drawn, kind="png", scale=scale, border=4)
    picture = Image.open(io.BytesIO(drawn.getvalue())).convert("RGB")
    held = io.BytesIO()
    picture.save(held, kind)
    return held.getvalue()


def test_a_photo_of_a_code_is_read() -> None:
    photo = SimpleUploadedFile(
        "photo.jpg", a_photo_of("http://localhost:8000/s/abcdefghijkmnopqrstuvw", "JPEG")
    )

    answer = Client().post("/verify", {"photo": photo})

    assert answer.status_code == 303
    assert answer["Location"] == "/s/abcdefghijkmnopqrstuvw"


def test_a_picture_with_millions_of_pixels_is_not_unpacked() -> None:
    held = io.BytesIO()
    Image.new("1", (12_000, 12_000)).save(held, "PNG")

    page = check(held.getvalue(), "huge.png")

    assert "There is no credential in it" in page


@pytest.mark.parametrize(
    "content", [b"", b"\0\0\0", b"%PDF-1.7 nonsense", b"GIF89a", b"{", b"not a credential"]
)
def test_what_is_no_credential_gets_an_answer_and_no_trouble(content: bytes) -> None:
    answer = Client().post("/verify", {"file": SimpleUploadedFile("x", content)})

    assert answer.status_code in {200, 422}


def test_nothing_at_all_is_said_at_the_field() -> None:
    answer = Client().post("/verify", {})

    assert answer.status_code == 422
    assert "one is enough" in answer.content.decode()


def test_in_spanish_the_reasons_are_spanish() -> None:
    changed = to_bytes(signed()).replace(b"Watershed Field Scientist", b"Doctor of Medicine")

    answer = Client(headers={"accept-language": "es"}).post(
        "/verify", {"file": SimpleUploadedFile("x", changed)}
    )

    assert LANGUAGES["es"]["proof-signature-wrong"][1][:40] in answer.content.decode()


def test_real_files_from_elsewhere_get_an_answer(material: Find) -> None:
    folder = material("data/standards/wild/dcc-vc-test-fixtures/verifiableCredentials/v2")
    files = sorted(path for path in folder.rglob("*.json") if "didKey" in str(path) or "didkey" in str(path))[
        :6
    ]

    for path in files:
        page = check(path.read_bytes(), path.name)

        assert "verdict is-" in page


def test_hostile_files_never_break_the_page(material: Find) -> None:
    files = sorted((material("attacks") / "files").iterdir())[::12]

    for path in files:
        answer = Client().post("/verify", {"file": SimpleUploadedFile(path.name, path.read_bytes())})

        assert answer.status_code in {200, 422}, path.name


def test_a_badge_picture_is_read_and_can_be_asked_again(school: School) -> None:
    _, content = an_awarded(school)
    page = check_text(content.decode())

    carried = page.partition('name="again" value="')[2].partition('"')[0]
    answer = Client().post("/verify", {"again": carried, "email": "maria@example.org"})

    assert "sent to this address" in answer.content.decode()
