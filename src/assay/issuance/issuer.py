"""The issuer: a draft in, a signed credential out, in four steps.

Draft, refuse, complete, secure; then the signed bytes are examined as any verifier would,
and do not leave unless they are accepted.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from assay.did import document_address
from assay.encoding import write_timestamp
from assay.issuance.achievements import AchievementPlan, new_urn, read_achievement
from assay.issuance.drafting import Recipient, draft
from assay.issuance.refusals import CannotIssue, as_plain_json, refuse_unprintable
from assay.jsonld import SHIPPED, ContextStore
from assay.keys import LocalSigner, Signer, write_multikey
from assay.models import Document, VerifiableCredential
from assay.proof import UnsecuredDocument, secure, secure_jose
from assay.verification import OFFLINE, Clock, Finding, Verdict, Verifier, utc_now

Json = dict[str, Any]

VC_JWT = "vc-jwt"
"""The `suite` that makes a token of the credential, in place of a proof inside it."""


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who issues: a profile with its identifier, a signer, and the name its key goes by.

    `controller_document`: the bytes that answer for a did:web or https identifier, so that
    what is signed can be examined here before anyone else sees it; did:key needs none.
    `suite`: a cryptosuite, or "vc-jwt" for tokens, which RSA keys can sign too.
    """

    profile: Json
    signer: Signer
    verification_method: str
    controller_document: bytes | None = None
    suite: str = "eddsa-rdfc-2022"
    contexts: ContextStore = SHIPPED
    now: Clock = utc_now

    @classmethod
    def with_key(cls, signer: Signer, name: str, **others: Any) -> Issuer:  # noqa: ANN401 - members and options
        """An issuer that is its key (did:key). `others`: more members of the profile, or options."""
        multikey = write_multikey(signer.public_key)
        identifier = f"did:key:{multikey}"
        options = {option: others.pop(option) for option in ("suite", "contexts", "now") if option in others}
        profile = {"id": identifier, "type": ["Profile"], "name": name, **others}
        return cls(profile, signer, f"{identifier}#{multikey}", **options)

    @classmethod
    def with_new_key(cls, name: str) -> Issuer:
        """The same with a key made now and kept nowhere: for trying things out."""
        return cls.with_key(LocalSigner.generate(), name)

    @property
    def id(self) -> str:
        """The issuer's identifier."""
        return str(self.profile["id"])

    def award(
        self,
        achievement: AchievementPlan | Mapping[str, Any],
        recipient: Recipient,
        *,
        valid_from: datetime | None = None,
        credential_id: str | None = None,
        status: Sequence[Json] = (),
    ) -> Document:
        """This achievement awarded to this person: the signed credential.

        `achievement`: a plan, or the values of a small achievement file. Raises `CannotIssue`
        and what `read_achievement` and `draft` raise.
        """
        plan = achievement if isinstance(achievement, AchievementPlan) else read_achievement(achievement)
        document = draft(plan, recipient, self.profile, valid_from or self.now())
        return self.issue(document, credential_id=credential_id, status=status)

    def issue(
        self, document: Json, *, credential_id: str | None = None, status: Sequence[Json] = ()
    ) -> Document:
        """The signed credential made of this unsigned one, its exact bytes and their digest.

        Completes what is missing — `id`, `issuer`, `validFrom`, `credentialStatus` — and leaves
        the rest as drafted. Raises `CannotIssue` with the findings.
        """
        complete = as_plain_json(self._completed(document, credential_id, status))
        refuse_unprintable(complete)
        verifier = self._verifier(complete)
        draft_examination = verifier.examine_draft(Document(b"", complete))
        if draft_examination.findings:
            raise CannotIssue(draft_examination.findings)
        signed = self._secured(complete, draft_examination.unsecured)
        report = verifier.examine(signed.content, OFFLINE)
        if report.verdict is not Verdict.ACCEPTED:
            raise CannotIssue(report.findings)
        ends = VerifiableCredential(complete).valid_until
        if ends is not None and ends < self.now():
            raise CannotIssue((Finding("period-expired", "/validUntil", {"when": ends}),))
        return signed

    def _secured(self, complete: Json, unsecured: UnsecuredDocument) -> Document:
        if self.suite == VC_JWT:
            claims = {**_claims(complete), **complete}
            # Open Badges 3.0, 8.2.4 knows one type of token, VC-JOSE-COSE 1.0, 3.1.1 prefers another.
            typ = "JWT" if VerifiableCredential(complete).is_open_badge else "vc+jwt"
            token = secure_jose(claims, self.signer, kid=self.verification_method, typ=typ)
            return Document(token.encode(), complete, token, claims)
        secured = secure(
            complete,
            self.signer,
            self.verification_method,
            created=self.now(),
            suite=self.suite,
            unsecured=unsecured,
            contexts=self.contexts,
        )
        return Document(json.dumps(secured, ensure_ascii=False, separators=(",", ":")).encode(), secured)

    def _completed(self, document: Json, credential_id: str | None, status: Sequence[Json]) -> Json:
        complete: Json = {"@context": document.get("@context")}
        complete["id"] = credential_id or document.get("id") or new_urn()
        complete |= {
            name: value for name, value in document.items() if name not in {"@context", "id", "proof"}
        }
        complete.setdefault("issuer", self.profile)
        complete.setdefault("validFrom", write_timestamp(self.now()))
        if status:
            complete["credentialStatus"] = status[0] if len(status) == 1 else list(status)
        return complete

    def _verifier(self, document: Json) -> Verifier:
        # Examined at the instant the credential begins, so that one dated ahead can be issued.
        begins = VerifiableCredential(document).valid_from or self.now()
        documents: dict[str, bytes] = {}
        if self.controller_document is not None:
            documents[document_address(self.id)] = self.controller_document
        return Verifier(documents=documents, contexts=self.contexts, now=lambda: begins)


def _claims(document: Json) -> Json:
    """What a token says around this credential, for readers of tokens alone (Open Badges 3.0, 8.2.4)."""
    credential = VerifiableCredential(document)
    subjects = [subject["id"] for subject in credential.subjects if "id" in subject]
    claims: Json = {"iss": credential.issuer_id, "jti": credential.id}
    if len(subjects) == 1:
        claims["sub"] = subjects[0]
    for name, instant in (("nbf", credential.valid_from), ("exp", credential.valid_until)):
        if instant is not None:
            claims[name] = int(instant.timestamp())
    return claims
