from __future__ import annotations

from typing import Any

from assay.models import Profile
from assay.models.profile import read_profile


def test_a_profile_is_read(badge: dict[str, Any]) -> None:
    profile = Profile(badge["issuer"])

    assert (profile.id, profile.types) == ("did:web:school.example", ("Profile",))
    assert (str(profile.name), str(profile.description)) == ("School", "A school")
    assert (profile.url, profile.email) == ("https://school.example/", "badges@school.example")
    assert profile.image is not None
    assert profile.image.id == "data:image/png;base64,AAAA"
    assert str(profile.image.caption) == "Its logo"


def test_a_profile_given_by_its_id_alone_has_nothing_else() -> None:
    profile = read_profile("did:web:school.example")

    assert (profile.id, profile.name, profile.image) == ("did:web:school.example", None, None)
