"""An older award seen as Open Badges 3.0, so that screens and programs know one language only.

Apart from the views because this makes something new: a reading, never a document. It has no
`@context` and no proof, so nobody can take it for a credential. (Open Badges 3.0, implementation
guide: mapping from Open Badges 2.0)
"""

from __future__ import annotations

from typing import Any

from assay.encoding import write_timestamp
from assay.models.document import Json
from assay.models.fields import all_of
from assay.models.open_badges_2 import Assertion, BadgeClass, IssuerProfile, RecipientIdentity

_IDENTITY_TYPES = {"email": "emailAddress", "url": "url", "telephone": "phoneNumber", "id": "identifier"}
_ALIGNMENT = ("targetName", "targetUrl", "targetDescription", "targetFramework", "targetCode")


def see_as_open_badges_3(assertion: Assertion, badge: BadgeClass, issuer: IssuerProfile) -> Json:
    """The members of an OpenBadgeCredential that say what this award says.

    All three must be without problems of shape. What the older version lacks is left out.
    """
    issued, expires = assertion.issued_on, assertion.expires
    began = None if issued is None else write_timestamp(issued)
    award = assertion.json
    return _some(
        id=assertion.id,
        type=["VerifiableCredential", "OpenBadgeCredential"],
        name=badge.json["name"],
        issuer=_profile(issuer),
        validFrom=began,
        awardedDate=began,
        validUntil=None if expires is None else write_timestamp(expires),
        evidence=[_evidence(item) for item in all_of(award.get("evidence"))],
        image=_image(award.get("image")),
        credentialSubject=_some(
            type=["AchievementSubject"],
            identifier=_identities(assertion.recipient),
            narrative=award.get("narrative"),
            achievement=_achievement(badge),
        ),
    )


def _achievement(badge: BadgeClass) -> Json:
    held = badge.json
    return _some(
        id=badge.id,
        type=["Achievement"],
        name=held["name"],
        description=held["description"],
        criteria=_criteria(held.get("criteria")),
        image=_image(held.get("image")),
        alignment=[_alignment(item) for item in all_of(held.get("alignment"))],
        tag=list(all_of(held.get("tags"))),
    )


def _criteria(held: Any) -> Json:  # noqa: ANN401 - JSON
    if isinstance(held, str):
        return {"id": held}
    return _some(id=held.get("id"), narrative=held.get("narrative"))


def _alignment(held: Json) -> Json:
    # 1.0 says `name`, `url` and `description`
    older = {"targetName": "name", "targetUrl": "url", "targetDescription": "description"}
    told = {name: held.get(name, held.get(older.get(name, ""))) for name in _ALIGNMENT}
    return _some(type=["Alignment"], **told)


def _evidence(held: Any) -> Json:  # noqa: ANN401 - JSON
    if isinstance(held, str):
        return {"id": held, "type": ["Evidence"]}
    names = ("id", "name", "description", "narrative", "genre", "audience")
    return _some(type=["Evidence"], **{name: held.get(name) for name in names})


def _image(held: Any) -> Json | None:  # noqa: ANN401 - JSON
    if isinstance(held, str):
        return {"id": held, "type": "Image"}
    if not isinstance(held, dict) or "id" not in held:
        return None
    return _some(id=held["id"], type="Image", caption=held.get("caption"))


def _identities(recipient: RecipientIdentity | None) -> list[Json]:
    if recipient is None:
        return []
    return [
        _some(
            type="IdentityObject",
            hashed=recipient.hashed,
            identityHash=recipient.identity,
            identityType=_IDENTITY_TYPES.get(recipient.kind, "ext:" + recipient.kind),
            salt=recipient.salt,
        )
    ]


def _profile(issuer: IssuerProfile) -> Json:
    held = issuer.json
    names = ("name", "email", "description")
    url = held.get("url", held.get("origin") if "@context" not in held else None)
    told = {name: held.get(name) for name in names}
    return _some(id=issuer.id, type=["Profile"], url=url, image=_image(held.get("image")), **told)


def _some(**members: object) -> Json:
    """The members that are there; false is something said."""
    return {name: value for name, value in members.items() if value not in (None, [], {}, "")}
