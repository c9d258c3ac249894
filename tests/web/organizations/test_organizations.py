"""Organizations: members, invitations, logos, and domains that are really theirs."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.utils import timezone
from PIL import Image

from assay.errors import Unavailable
from assay.fetching import Fetch, fetch_from
from assay.web.base.permission import Forbidden, NotFound
from assay.web.records.audit.queries import of_organization
from assay.web.records.organizations import actions, domains, invitations, queries
from assay.web.records.organizations.actions import LastOwner
from assay.web.records.organizations.logos import LogoDeclined, make_logo
from assay.web.records.organizations.models import Invitation, Organization
from assay.web.records.people.actions import ensure_person
from assay.web.records.people.link_tokens import token_digest
from assay.web.records.people.models import Person

pytestmark = pytest.mark.django_db

DOMAIN = "riverside-school.org"
FILE = f"https://{DOMAIN}/.well-known/assay.txt"


@pytest.fixture
def owner() -> Person:
    return ensure_person("ana@example.org", "Ana")


@pytest.fixture
def school(owner: Person) -> str:
    return actions.found(owner, "Riverside School")


def claimed(owner: Person, school: str) -> str:
    domains.claim(owner, school, f"https://{DOMAIN}/about")
    return domains.proof_line(queries.public(school).domain_token)


def answering(text: str) -> Fetch:
    return fetch_from({FILE: text.encode()})


def failing(reason: str) -> Fetch:
    def fetch(address: str) -> object:
        raise Unavailable("address-unreachable", address=address, reason=reason)

    return fetch  # type: ignore[return-value]  # it never returns


def test_a_domain_is_proven_by_its_line(owner: Person, school: str) -> None:
    line = claimed(owner, school)

    assert "" == domains.check(owner, school, answering(f"assay-proof=somebody-else\n{line}\n"))
    assert queries.public(school).is_proven
    assert "prove" == of_organization(school)[0].verb


def test_a_file_without_the_line_proves_nothing(owner: Person, school: str) -> None:
    line = claimed(owner, school)

    assert "line-missing" == domains.check(owner, school, answering(f"x{line}"))
    assert "absent" == domains.check(owner, school, failing("status 404"))
    assert not queries.public(school).is_proven


def test_a_proof_survives_an_outage_and_not_a_missing_line(owner: Person, school: str) -> None:
    line = claimed(owner, school)
    domains.check(owner, school, answering(line))
    domains.look(school, failing("no answer in time"))
    after_outage = queries.public(school).is_proven
    domains.look(school, answering("nothing of ours"))

    assert after_outage
    assert not queries.public(school).is_proven


def test_a_proof_is_looked_at_again_after_a_week(owner: Person, school: str) -> None:
    domains.check(owner, school, answering(claimed(owner, school)))
    fresh = domains.due(10)
    Organization.objects.filter(key=school).update(domain_checked_at=timezone.now() - timedelta(days=8))

    assert [] == fresh
    assert [school] == domains.due(10)


def test_another_domain_must_be_proven_anew(owner: Person, school: str) -> None:
    domains.check(owner, school, answering(claimed(owner, school)))
    domains.claim(owner, school, "hillside-school.org")

    assert not queries.public(school).is_proven


@pytest.mark.parametrize(
    "text", ["localhost", "127.0.0.1", "a b.org", "x@y.org", "[::1]", "org", "192.168.1.1:80", "a..b.org", ""]
)
def test_what_is_no_public_domain_is_declined(text: str) -> None:
    with pytest.raises(domains.DomainMalformed):
        domains.read_domain(text)


def test_an_invitation_is_single_use_and_bound_to_its_address(owner: Person, school: str) -> None:
    ida = ensure_person("ida@example.org")
    token = invited(owner, school, "Ida@example.org")
    with pytest.raises(invitations.AnotherAddress):
        invitations.accept(ensure_person("eve@example.org"), token)

    assert school == invitations.accept(ida, token)
    assert "teacher" == queries.membership(ida, school).role
    with pytest.raises(NotFound):
        invitations.accept(ida, token)


def invited(owner: Person, school: str, email: str, role: str = "teacher") -> str:
    key = invitations.invite(owner, school, email, role)
    token = f"token-of-{key}"  # the real one stands in the sealed mail alone
    Invitation.objects.of(school).filter(key=key).update(token_digest=token_digest(token, queries.LINK))
    return token


def test_an_invitation_ends(owner: Person, school: str) -> None:
    token = invited(owner, school, "ida@example.org")
    Invitation.objects.of(school).update(ends_at=timezone.now() - timedelta(seconds=1))

    with pytest.raises(NotFound):
        invitations.accept(ensure_person("ida@example.org"), token)


def test_a_withdrawn_invitation_leads_nowhere_and_forgets_the_address(owner: Person, school: str) -> None:
    token = invited(owner, school, "ida@example.org")
    invitations.withdraw(owner, school, queries.invitations(school)[0].key)

    with pytest.raises(NotFound):
        queries.invitation(token)
    assert not Invitation.objects.of(school).exclude(email="").exists()


def test_a_second_invitation_ends_the_first(owner: Person, school: str) -> None:
    first = invited(owner, school, "ida@example.org", "issuer")
    invited(owner, school, "ida@example.org", "teacher")

    with pytest.raises(NotFound):
        queries.invitation(first)


def test_an_invitation_does_not_lift_a_member(owner: Person, school: str) -> None:
    ida = ensure_person("ida@example.org")
    actions.add_member(owner, school, ida, "teacher")
    invitations.accept(ida, invited(owner, school, "ida@example.org", "issuer"))

    assert "teacher" == queries.membership(ida, school).role


@pytest.mark.parametrize("role", ["issuer", "teacher", "reviewer", "counsellor", "analyst"])
def test_only_owners_invite(owner: Person, school: str, role: str) -> None:
    ida = ensure_person("ida@example.org")
    actions.add_member(owner, school, ida, role)

    with pytest.raises(Forbidden):
        invitations.invite(ida, school, "bob@example.org", "owner")


def test_a_role_that_does_not_exist_cannot_be_given(owner: Person, school: str) -> None:
    with pytest.raises(NotFound):
        invitations.invite(owner, school, "ida@example.org", "root")


def test_an_organization_keeps_an_owner(owner: Person, school: str) -> None:
    own = queries.member_key(owner, school)

    with pytest.raises(LastOwner):
        actions.change_role(owner, school, own, "teacher")
    with pytest.raises(LastOwner):
        actions.remove_member(owner, school, own)
    actions.add_member(owner, school, ensure_person("bo@example.org"), "owner")
    actions.change_role(owner, school, own, "teacher")
    assert "teacher" == queries.membership(owner, school).role


def test_a_member_of_another_organization_cannot_be_removed(owner: Person, school: str) -> None:
    stranger = ensure_person("sam@example.org")
    other = actions.found(stranger, "Hillside School")

    with pytest.raises(NotFound):
        actions.remove_member(stranger, other, queries.member_key(owner, school))


def picture(kind: str, size: tuple[int, int] = (900, 300), **options: object) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", size, "teal").save(made, kind, **options)
    return made.getvalue()


def test_a_logo_becomes_a_picture_of_our_own_without_its_metadata(owner: Person, school: str) -> None:
    exif = Image.Exif()
    exif[0x9286] = "the photographer's home"
    actions.set_logo(owner, school, picture("JPEG", exif=exif))
    kept = queries.logo(school)

    with Image.open(io.BytesIO(kept)) as shown:
        assert ("PNG", (512, 171)) == (shown.format, shown.size)
    assert b"photographer" not in kept


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "no-picture"),
        (b"GIF89a" + b"\0" * 50, "no-picture"),
        (b"\x89PNG\r\n\x1a\n", "no-picture"),
        (b"\0" * (2 * 1024 * 1024 + 1), "too-large"),
        (picture("PNG", (5000, 2)), "too-wide"),
    ],
)
def test_what_is_no_logo_is_declined(content: bytes, reason: str) -> None:
    with pytest.raises(LogoDeclined) as declined:
        make_logo(content)

    assert reason == declined.value.reason


def test_the_journal_names_nobody(owner: Person, school: str) -> None:
    invited(owner, school, "ida@example.org")
    told = " ".join(str(row) for row in of_organization(school))

    assert "ida" not in told
    assert "Ana" not in told
