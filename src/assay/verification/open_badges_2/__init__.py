"""The checks of Open Badges 2.0 and older: what counts is where an award lies, or who signed it.

Apart from the checks of credentials because no member means the same: an assertion has no proof,
and its issuer is a page. (Open Badges 2.0, Badge Verification)
"""

from assay.verification.open_badges_2.extras import check_extras
from assay.verification.open_badges_2.hosting import check_gathered, check_scope
from assay.verification.open_badges_2.life import check_life, check_revocation_list
from assay.verification.open_badges_2.parties import check_issuer, check_recipient
from assay.verification.open_badges_2.shape import check_shape
from assay.verification.open_badges_2.signature import check_signature

__all__ = [
    "check_extras",
    "check_gathered",
    "check_issuer",
    "check_life",
    "check_recipient",
    "check_revocation_list",
    "check_scope",
    "check_shape",
    "check_signature",
]
