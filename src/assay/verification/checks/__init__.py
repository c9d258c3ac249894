"""The checks, in the order that is the verification procedure (VCDM 2.0, 7.1; OB 3.0, 8).

A check is a function: an examination in, findings out. It never raises for a bad credential,
and never calls another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from assay.verification import open_badges_2
from assay.verification.checks.contained import check_associations, check_contained
from assay.verification.checks.endorsements import check_endorsements
from assay.verification.checks.issuer import check_issuer
from assay.verification.checks.period import check_period
from assay.verification.checks.proofs import check_proofs
from assay.verification.checks.recipient import check_recipient
from assay.verification.checks.refresh import check_refresh
from assay.verification.checks.resources import check_resources
from assay.verification.checks.schema import check_schema
from assay.verification.checks.shape import check_shape
from assay.verification.checks.status import check_status, check_status_entries
from assay.verification.checks.terms import check_terms
from assay.verification.checks.tokens import check_claims
from assay.verification.examination import Examination
from assay.verification.kinds import Kind
from assay.verification.report import Finding

Check = Callable[[Examination], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Procedure:
    """The checks of one kind of document, in their order."""

    form: tuple[Check, ...]
    """What an unsigned draft can be held against too."""
    substance: tuple[Check, ...]
    """What reads the members: of a credential whose shape is broken they would have to guess."""
    references: tuple[Check, ...]
    """What follows the credential elsewhere: only one that its issuer signed may lead there."""


_CREDENTIAL = Procedure(
    form=(
        check_shape,  # has it the members its types ask for?
        check_terms,  # is every word of it defined, and covered by a signature?
        check_status_entries,  # does it say where its status stands in a way that can be followed?
    ),
    substance=(
        check_proofs,  # whose key, may it speak for this issuer, does the signature hold?
        check_claims,  # does a token say the same around the credential as in it?
        check_period,  # has it begun, has it ended?
        check_issuer,  # trusted by this policy?
        check_recipient,  # about the person expected, presented as asked?
        check_associations,  # does a learner's record hang together in itself?
    ),
    references=(
        check_status,  # revoked, suspended?
        check_endorsements,  # do those who vouch for it really?
        check_contained,  # does each credential in a learner's record hold, and is it about that learner?
        check_resources,  # is what it points to with a digest still the same?
        check_schema,  # does it fit the form that its issuer names?
        check_refresh,  # is there a newer version, if anybody wants to know?
    ),
)

PROCEDURES: Mapping[Kind, Procedure] = {
    Kind.CREDENTIAL_2: _CREDENTIAL,
    Kind.CREDENTIAL_1: _CREDENTIAL,  # the same law; what differs stands in the tables of its members
    Kind.OPEN_BADGES_2: Procedure(
        form=(open_badges_2.check_shape,),  # has the assertion in hand the members of its version?
        substance=(
            open_badges_2.check_gathered,  # does the hosted copy stand, can its pages be read?
            open_badges_2.check_scope,  # may this issuer's awards lie there?
            open_badges_2.check_signature,  # or is the token around it by a key of this issuer?
            open_badges_2.check_life,  # awarded, not over, not revoked by its own word?
            open_badges_2.check_issuer,  # trusted by this policy?
            open_badges_2.check_recipient,  # about the person expected?
        ),
        references=(
            open_badges_2.check_revocation_list,  # revoked by its issuer's list?
            open_badges_2.check_extras,  # what else does it carry?
        ),
    ),
}

__all__ = ["PROCEDURES", "Check", "Procedure"]
