"""An Open Badges 2.0 award gathered: the copy that counts, its badge class, its issuer.

Apart from the checks because they all need it, and it is looked up once. A hosted assertion counts
as it lies at its own address, whatever copy was handed in; badge class and issuer count as they lie
at theirs, whatever stands inside the award. (Open Badges 2.0, Badge Verification)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from assay.encoding import read_json_object
from assay.errors import AssayError, Malformed
from assay.fetching import Fetch
from assay.models import (
    Assertion,
    BadgeClass,
    Document,
    Edition,
    IssuerProfile,
    Json,
    Problem,
    examine_assertion,
    examine_badge_class,
    examine_issuer,
    see_as_open_badges_3,
)
from assay.verification.report import Finding

_GONE = "status 410"  # what a Fetch says of an answer 410: Gone, as revoked assertions answer
_NOT_JSON = "it is not a JSON object that can be read in one way only"
_EXAMINERS: dict[str, Callable[[Json, Edition], list[Problem]]] = {
    "BadgeClass": examine_badge_class,
    "Issuer": examine_issuer,
}


@dataclass(frozen=True, slots=True)
class Award:
    """What counts of an award, as far as it could be had, and what stood in the way."""

    document: Document
    assertion: Assertion
    address: str | None = None
    """Where its hosted copy lies, or should."""
    badge: BadgeClass | None = None
    issuer: IssuerProfile | None = None
    findings: tuple[Finding, ...] = field(default=())

    @property
    def told(self) -> Document:
        """The document that counts, readable as Open Badges 3.0 where all of it is at hand."""
        if self.badge is None or self.issuer is None or self.assertion.is_pointer:
            return self.document
        try:
            view = see_as_open_badges_3(self.assertion, self.badge, self.issuer)
        except (AssayError, KeyError, TypeError, AttributeError):  # of a broken shape nothing is shown
            return self.document
        return replace(self.document, seen_as=view)


class Gathering:
    """One award being gathered; `fetch` remembers, so that nothing can change between two looks."""

    __slots__ = ("_fetch", "_findings")

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self._findings: list[Finding] = []

    def gather(self, document: Document) -> Award:
        """The award that this document is a copy of. Never raises for a bad one."""
        in_hand = Assertion(document.json)
        if not in_hand.is_signed:
            document = self._hosted(document, in_hand)
        assertion = Assertion(document.json)
        edition = assertion.edition
        badge_json, badge_address = self._part(assertion.badge, "BadgeClass", edition, "/badge")
        badge = None if badge_json is None else BadgeClass(badge_json, badge_address)
        issuer = None
        if badge is not None:
            held, address = self._part(badge.issuer, "Issuer", edition, "/badge/issuer")
            issuer = None if held is None else IssuerProfile(held, address)
        return Award(document, assertion, in_hand.address, badge, issuer, tuple(self._findings))

    def _hosted(self, document: Document, in_hand: Assertion) -> Document:
        """The copy at the award's own address; the one in hand where that cannot be had."""
        address = in_hand.address
        if address is None or not in_hand.is_hosted:
            self._find("hosted-address-missing")
            return document
        if not address.startswith("https://"):  # whoever is on the way could have written it
            self._find("hosted-copy-unavailable", address=address, reason="not https")
            return document
        try:
            content = self._fetch(address).content
        except AssayError as error:
            if error.facts.get("reason") == _GONE:
                self._find("status-revoked")
            else:
                reason = str(error.facts.get("reason", "nothing is known of it here"))
                self._find("hosted-copy-unavailable", address=address, reason=reason)
            return document
        try:
            held = read_json_object(content)
        except Malformed:
            self._find("hosted-copy-malformed", address=address, reason=_NOT_JSON)
            return document
        return self._judge_hosted(document, in_hand, Document(content, held), address)

    def _judge_hosted(self, document: Document, in_hand: Assertion, copy: Document, address: str) -> Document:
        hosted = Assertion(copy.json)
        own = hosted.address
        if own is None and hosted.edition is Edition.FIRST:
            own = address  # 0.5 does not say where it lies
        if own != address:
            self._find("hosted-copy-of-another", address=address, found=own or "")
            return document
        if hosted.is_revoked and "badge" not in hosted.json:  # what is left of it: id and `revoked`
            self._find("status-revoked")
            return document
        if hosted.is_pointer:
            self._find("hosted-copy-malformed", address=address, reason="it points elsewhere")
            return document
        problems = examine_assertion(hosted.json)
        self._findings += [Finding(found.code, found.pointer, found.facts) for found in problems]
        if problems:
            return document
        if not in_hand.is_pointer:
            changed = sorted(
                name
                for name in {*in_hand.json, *hosted.json}
                if in_hand.json.get(name) != hosted.json.get(name)
            )
            if changed:
                self._find("hosted-copy-different", members=changed)
        return copy

    def _part(
        self, held: str | Json | None, name: str, edition: Edition, pointer: str
    ) -> tuple[Json | None, str | None]:
        """The badge class or issuer named here, as it lies at its address, and that address."""
        if held is None:
            return None, None
        inside = held if isinstance(held, dict) else None
        address = held if isinstance(held, str) else held.get("id")
        if inside is not None and (address is None or not _is_web(address)):
            # It can only be as true as what it stands in; an issuer is believed at its own address alone.
            if name == "Issuer" and edition is not Edition.FIRST:
                self._find("badge-part-unavailable", pointer, part=name, address=str(address or ""))
            self._judge_part(inside, name, edition, pointer)
            return inside, None
        found = self._load(str(address), name, pointer)
        if found is None:
            return inside, None
        if found.get("id", address) != address:  # it says that it really lies elsewhere: once, we go there
            address = found["id"]
            moved = self._load(str(address), name, pointer)
            if moved is not None and moved.get("id") != address:
                self._find(
                    "badge-part-malformed",
                    pointer,
                    part=name,
                    address=str(address),
                    reason="its id is another",
                )
            found = moved or found
        self._judge_part(found, name, edition, pointer)
        return found, str(address)

    def _load(self, address: str, name: str, pointer: str) -> Json | None:
        try:
            if not _is_web(address):
                raise Malformed("document-address-malformed", text=address)
            return read_json_object(self._fetch(address).content)
        except AssayError as error:
            arrived = isinstance(error, Malformed) and _is_web(address)
            code = "badge-part-malformed" if arrived else "badge-part-unavailable"
            self._find(code, pointer, part=name, address=address, reason=_NOT_JSON)
            return None

    def _judge_part(self, json: Json, name: str, edition: Edition, pointer: str) -> None:
        problems = _EXAMINERS[name](json, edition)
        self._findings += [Finding(found.code, pointer + found.pointer, found.facts) for found in problems]

    def _find(self, code: str, pointer: str = "", **facts: object) -> None:
        self._findings.append(Finding(code, pointer, facts))


def _is_web(address: object) -> bool:
    return isinstance(address, str) and address.startswith(("https://", "http://"))
