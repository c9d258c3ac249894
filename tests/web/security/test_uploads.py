"""What strangers hand in: kept, never shown as a page, never followed into our own network, never telling."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from assay import apart
from assay.web.base.documents import attached_credential
from assay.web.records.applications import actions as applications
from assay.web.records.applications import queries as application_queries
from assay.web.records.applications.models import Piece
from assay.web.records.applications.values import IntakeRow, NewPiece
from assay.web.records.drafts import actions as drafts
from assay.web.records.drafts.models import DraftFile
from assay.web.records.drafts.values import Prepared
from assay.web.records.organizations.models import Organization
from assay.web.records.shortlists.models import Shortlist
from web.factories import School, a_school
from web.security.world import World, signed_in

pytestmark = pytest.mark.django_db

_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(document.domain)</script></svg>'
PAGE = b"<!doctype html><script>alert(1)</script>"


def an_open_school() -> School:
    school = a_school()
    asked = IntakeRow(school.achievement, True, "A map.", takes_files=True, needs_second=False)
    applications.set_intake(school.owner, school.key, asked)
    return school


@pytest.mark.parametrize(
    ("name", "content"), [("a.svg", SVG), ("a.html", PAGE), ('x"\r\nSet-Cookie: a=b', PAGE)]
)
def test_xss_010_what_strangers_hand_in_is_saved_and_never_shown(name: str, content: bytes) -> None:
    school = an_open_school()
    key = applications.start(None, school.version, "Ada", "ada@mail.example")
    token = application_queries.application(school.key, key).row.token
    applications.add_piece(token, NewPiece("file", name, content))
    piece = Piece.objects.of(school.key).get().key
    wanted = Prepared(school.version, "Ada", "ada@mail.example")
    drafts.prepare(school.owner, school.key, wanted, (drafts.NewFile(name, content),))
    file = DraftFile.objects.of(school.key).get().key
    inside = signed_in(school.owner)

    for answer in (
        Client().get(f"/a/{school.achievement}/apply/{token}/pieces/{piece}"),
        inside.get(f"/work/{school.key}/applications/{key}/pieces/{piece}"),
        inside.get(f"/work/{school.key}/files/{file}"),
    ):
        assert (200, content) == (answer.status_code, answer.content)
        assert "application/octet-stream" == answer["Content-Type"]
        assert answer["Content-Disposition"].startswith("attachment;")
        assert "\n" not in answer["Content-Disposition"]
        assert "Set-Cookie" not in answer.headers
        assert "sandbox" in answer["Content-Security-Policy"]
        assert "nosniff" == answer["X-Content-Type-Options"]
        assert "no-store" in answer["Cache-Control"]


def zip_of(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


@pytest.mark.parametrize(
    "archive",
    [
        zip_of({"bomb.json": b"0" * (50 << 20)}),
        zip_of({"inner.zip": zip_of({"a.json": b"{}"})}),
        zip_of({f"{number}.json": b"{}" for number in range(2_100)}),
        zip_of({"a.json": b"{}"})[:-10],
        b"\x1f\x8b" + b"0" * 100,
    ],
    ids=["unpacks large", "one in another", "too many", "cut off", "another kind"],
)
def test_an_archive_that_is_a_bomb_is_refused_and_nothing_is_kept(archive: bytes) -> None:
    answer = Client().post("/bulk", {"title": "X", "file": SimpleUploadedFile("a.zip", archive)})

    assert 422 == answer.status_code
    assert not Shortlist.objects.exists()


def test_names_in_an_archive_lead_nowhere(tmp_path: Path) -> None:
    archive = zip_of({"../../../../etc/cron.d/evil": b'{"a": 1}', "/etc/passwd.json": b'{"a": 1}'})

    answer = Client().post("/bulk", {"title": "X", "file": SimpleUploadedFile("a.zip", archive)})

    assert 303 == answer.status_code
    assert not Path("/etc/cron.d/evil").exists()
    assert [] == list(tmp_path.iterdir())


PROGRAMS = {
    "too long": "while True: pass",
    "too large": "held = bytearray(2 << 30)",
    "writes": "with open('PATH', 'w') as file: file.write('x')",
    "falls": "import ctypes; ctypes.string_at(0)",
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_reader_that_goes_wrong_harms_only_itself(name: str, tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(PROGRAMS[name].replace("PATH", str(tmp_path / "written")))

    with pytest.raises(apart.Fell):
        apart.run_apart(program, b"", seconds=2, megabytes=256)

    written = tmp_path / "written"
    assert not written.exists() or written.stat().st_size == 0


def test_a_reader_knows_no_secret_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://assay:secret@db/assay")
    program = tmp_path / "program.py"
    program.write_text(
        "import os, sys; sys.stdout.write(repr(sorted(os.environ)) + repr(os.environ.values()))"
    )

    told = apart.run_apart(program, b"").decode()

    assert "secret" not in told
    assert "ASSAY" not in told


def _packed_gigabyte() -> bytes:
    packer = zlib.compressobj(9)
    blank = b" " * (1 << 20)
    parts = [packer.compress(b"{"), *(packer.compress(blank) for _ in range(900)), packer.flush()]
    return b"".join(parts)


def test_a_pdf_whose_attachment_unpacks_to_gigabytes_holds_nothing() -> None:
    packed = _packed_gigabyte()
    pdf = b"".join(
        (
            b"%PDF-1.7\n1 0 obj<</Type/Catalog/Names<</EmbeddedFiles<</Names[(a.json)2 0 R]>>>>>>endobj\n",
            b"2 0 obj<</Type/Filespec/F(a.json)/EF<</F 3 0 R>>>>endobj\n",
            b"3 0 obj<</Type/EmbeddedFile/Filter/FlateDecode/Length ",
            str(len(packed)).encode(),
            b">>stream\n" + packed + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
        )
    )

    assert attached_credential(pdf) is None


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "169.254.169.254", "[::1]", "2130706433"])
def test_what_is_no_name_on_the_internet_is_never_asked_for_a_proof(host: str) -> None:
    school = a_school()

    answer = signed_in(school.owner).post(f"/work/{school.key}/domain", {"domain": host})

    assert answer.context["form"].errors["domain"]
    assert "" == Organization.objects.get(key=school.key).domain


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "169.254.169.254", "0x7f000001", "[::ffff:10.0.0.1]"])
@pytest.mark.parametrize("scheme", ["https", "http", "file", "gopher"])
def test_no_link_that_is_brought_along_is_followed_into_our_own_network(
    world: World, host: str, scheme: str
) -> None:
    link = f"{scheme}://{host}/latest/meta-data"

    brought = signed_in(world.learner.person).post("/wallet/bring", {"text": link})
    checked = Client().post("/verify", {"text": link})

    assert 422 == brought.status_code
    assert 200 == checked.status_code
    assert checked.context["judged"].verdict != "accepted"


def test_web_007_whoever_applies_or_claims_is_told_the_same(world: World) -> None:
    """Applying with an address that has an account, applied before, or never came here: one text."""
    where = f"/a/{world.school.achievement}/apply"
    emails = [world.learner.person.email, "applied@mail.example", "applied@mail.example", "new@mail.example"]
    answers: list[Any] = [
        Client().post(where, {"name": "A", "email": email}, follow=True) for email in emails
    ]

    texts = {_TOKEN.sub("", answer.content.decode()) for answer in answers}
    assert {(200, "/sent")} == {(a.status_code, a.request["PATH_INFO"][-5:]) for a in answers}
    assert 1 == len(texts)
