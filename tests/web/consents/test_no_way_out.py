"""Every address that could let something of a minor's out, and that it does not before somebody says yes.

`WAYS` are all of `tests/web/security/addresses.py` that hand out, show or pass on a credential, or what is
said in one, to somebody who is not the school. Everything else asks for a member's right, shows only what
its reader typed, or holds nothing of one person.
"""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from assay.web.base.clock import now
from assay.web.records.consents import answering
from assay.web.records.credentials.queries import claim_token
from assay.web.records.disclosures.queries import of_pupil as disclosed
from assay.web.records.holdings import taking
from assay.web.records.shares import queries as share_queries
from assay.web.records.shares.scopes import EVERYTHING
from assay.web.records.shortlists import actions as shortlists
from assay.web.records.shortlists import queries as lists
from assay.web.records.shortlists.jobs import check_list
from web.consents.asking import Family, a_family, an_award, guarded, guardian_link, kept, says
from web.security.addresses import PERSONAL, SECRET

pytestmark = pytest.mark.django_db
SAMIRA = "samira@home.example"

WAYS = {
    "public:shared": "the page of a link",
    "public:shared-one": "one credential of a link",
    "public:shared-embed": "a link on somebody's own page",
    "public:shared-file": "the signed file, pictures and paper of a link",
    "public:shared-one-file": "the same for one credential of it",
    "public:shared-qr": "a link as a code",
    "learner:claim": "the page of the link that was mailed with an award: it can be passed on",
    "learner:claim_file": "its files",
    "learner:file": "files from the wallet",
    "learner:export": "everything in the wallet at once",
    "learner:share-use": "embed code, signature, profile entry of a link",
    "learner:holding": "the button that fills in a profile elsewhere",
    "employer:shortlist": "what an employer's list remembers of a link",
    "employer:report": "the same as a table",
    "employer:paper": "the same on paper",
    "verifier:verify": "leads to a link of ours, and judges what its reader already has",
}
WORDS = ("Noor", "Haddad", "Maps from open data", "Told by the teacher")
SHARED = ("public:shared", "public:shared-one", "public:shared-embed", "public:shared-qr")
ENDINGS = ("json", "pdf", "png", "svg")


def the_links(token: str) -> list[str]:
    """Every address of a link."""
    return [
        *(reverse(name, args=[token, 1] if name.endswith("one") else [token]) for name in SHARED),
        *(reverse("public:shared-file", args=[token, ending]) for ending in ENDINGS),
        *(reverse("public:shared-one-file", args=[token, 1, ending]) for ending in ENDINGS),
    ]


def read(path: str, client: Client | None = None) -> tuple[int, str]:
    answer = (client or Client()).get(path)
    content = b"".join(answer)
    return answer.status_code, content.decode("utf-8", "replace")


def signed_in(family: Family) -> Client:
    client = Client()
    client.force_login(family.person)
    return client


@pytest.fixture(params=["13-17", "under-13", ""])
def family(request: pytest.FixtureRequest) -> Family:
    """A minor of each age, with a guardian."""
    found = a_family(request.param)
    guarded(found, SAMIRA)
    return found


def test_every_way_is_an_address_of_ours() -> None:
    known = SECRET | PERSONAL | {"learner:export", "verifier:verify"}
    assert set(WAYS) - known == set()


def test_nothing_of_a_link_is_shown_before_a_yes(family: Family) -> None:
    token = family.link(scope=EVERYTHING)
    for path in the_links(token):
        status, text = read(path)
        assert (path, status, [word for word in WORDS if word in text]) == (path, 410, [])


def test_the_closed_page_is_the_same_as_one_that_has_ended(family: Family) -> None:
    waiting, ended = family.link(), family.link()
    share_key = share_queries.by_token(ended).row.key
    client = signed_in(family)
    client.post(reverse("learner:share-withdraw", args=[share_key]))
    pages = {read(f"/s/{token}")[1].replace(token, "") for token in (waiting, ended)}
    assert len({page.partition("<main")[2] for page in pages}) == 1


def test_nothing_that_was_open_is_given_again_from_anything_kept() -> None:
    family = a_family()
    guarded(family, SAMIRA)
    token = family.link(scope=EVERYTHING)
    says(family, "yes")
    for path in the_links(token):
        assert read(path)[0] == 200
        read(path)
    answering.withdraw(guardian_link(), family.asked())
    for path in the_links(token):
        status, text = read(path)
        assert (path, status, [word for word in WORDS if word in text]) == (path, 410, [])


def test_what_is_open_is_never_indexed_or_copied_and_is_written_down_once_a_day() -> None:
    family = a_family()
    guarded(family, SAMIRA)
    token = family.link(scope=EVERYTHING)
    says(family, "yes")
    for path in the_links(token):
        answer = Client().get(path)
        assert "noindex" in answer["X-Robots-Tag"]
        assert answer["Cache-Control"] == "no-store"
        assert b"og:" not in answer.content
    (entry,) = disclosed(family.district.key, family.pupil.key)
    assert (entry.to, entry.basis) == ("Café Lakeside (an employer)", "consent")


def test_the_pupils_own_look_is_no_disclosure() -> None:
    family = a_family()
    guarded(family, SAMIRA)
    token = family.link()
    says(family, "yes")
    signed_in(family).get(f"/s/{token}")
    assert disclosed(family.district.key, family.pupil.key) == []


def test_the_link_of_the_mail_says_neither_who_nor_what(family: Family) -> None:
    token = claim_token(family.credential)
    paths = [reverse("learner:claim", args=[token])]
    paths += [reverse("learner:claim_file", args=[token, ending]) for ending in ENDINGS]
    for path in paths:
        for is_taken in (False, True):
            if is_taken:
                Client().post(reverse("learner:accept", args=[token]))
            status, text = read(path)
            assert (path, [word for word in WORDS if word in text]) == (path, [])
            assert status == (403 if "file." in path else 200)


def test_no_file_leaves_the_wallet_before_a_yes(family: Family) -> None:
    client = signed_in(family)
    for ending in ENDINGS:
        answer = client.get(reverse("learner:file", args=[family.holding, ending]))
        assert (answer.status_code, answer["Content-Type"]) == (403, "text/html; charset=utf-8")
    page = client.get(reverse("learner:holding", args=[family.holding])).content.decode()
    assert "linkedin.com" not in page
    assert "file.png" not in page


def test_the_zip_of_everything_holds_nothing_that_may_not_leave(family: Family) -> None:
    answer = signed_in(family).post(reverse("learner:export"))
    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer)))
    assert [name for name in archive.namelist() if name.startswith(("credentials/", "pictures/"))] == []
    held = b"".join(archive.read(name) for name in archive.namelist() if name != "profile.json")
    assert b"Maps from open data" not in held


def test_a_file_leaves_where_the_guardian_agreed_to_that_file_and_no_other() -> None:
    family = a_family()
    guarded(family, SAMIRA)
    other = kept(family.person, family.district, an_award(family.district, family.pupil))
    client = signed_in(family)
    last_day = (now() + timedelta(days=20)).date().isoformat()
    form = {"audience_kind": "self", "audience": "", "last_day": last_day}
    page = client.post(reverse("learner:file-ask", args=[family.holding]), form)
    assert page.status_code == 303
    assert not taking.file_state(family.person, family.holding).is_open
    says(family, "yes")
    for ending in ("json", "png"):
        assert client.get(reverse("learner:file", args=[family.holding, ending])).status_code == 200
        assert client.get(reverse("learner:file", args=[other, ending])).status_code == 403
    assert len(disclosed(family.district.key, family.pupil.key)) == 1
    answering.withdraw(guardian_link(), family.asked())
    assert client.get(reverse("learner:file", args=[family.holding, "json"])).status_code == 403


def test_a_link_cannot_be_taken_to_other_places(family: Family) -> None:
    key = share_queries.by_token(family.link()).row.key
    answer = signed_in(family).get(reverse("learner:share-use", args=[key]))
    assert answer.status_code == 303


def test_an_employers_list_learns_nothing_and_forgets_what_was_closed() -> None:
    family = a_family()
    guarded(family, SAMIRA)
    closed, token = family.link(), family.link()
    says(family, "yes")
    items = [shortlists.Item(share_address(each).encode()) for each in (closed, token)]
    listed = shortlists.create("Applicants", items)
    check_list.call(lists.by_token(listed).key)
    assert sorted(row.told.holder for row in lists.entries(listed)) == ["", "Noor Haddad"]
    answering.withdraw(guardian_link(), family.asked())
    assert [row.told.holder for row in lists.entries(listed)] == ["", ""]
    for name in ("shortlist", "report", "paper"):
        assert "Noor" not in read(reverse(f"employer:{name}", args=[listed]))[1]


def share_address(token: str) -> str:
    return f"{settings.ASSAY_ORIGIN}/s/{token}"


def test_a_check_of_our_own_link_leads_to_the_link_itself(family: Family) -> None:
    token = family.link()
    answer = Client().post(reverse("verifier:verify"), {"text": share_address(token)}, follow=True)
    assert not any(word in answer.content.decode() for word in WORDS)
