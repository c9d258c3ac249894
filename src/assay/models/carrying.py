"""What a credential carries whole: endorsements, and the credentials of a record, wherever they stand.

Apart from the tables because it holds for every object of every standard: a credential that
a reader sees and nobody examined would be worth more than it proves. Each is handed to
verification as a credential of its own (Open Badges 3.0, sections 8.4 and 9.3; CLR 2.0, B.1).
"""

from __future__ import annotations

from typing import Any

from assay.models.data_types import is_compact_jws
from assay.models.problems import Found, Where, pointer_to
from assay.models.rules import Rules, Types, many_rule, types_rule

_examine_types = types_rule(Types(("VerifiableCredential", "EndorsementCredential")))


def _carry(value: Any, where: Where, step: str | int, found: Found) -> None:  # noqa: ANN401 - JSON
    if type(value) is not dict:
        found.malformed("EndorsementCredential", value, where, step)
        return
    here = (where, step)
    found.carried.append((pointer_to(here), value))
    if "type" in value:
        _examine_types(value["type"], here, "type", found)
    else:
        found.missing("type", "EndorsementCredential", here)


def _carry_token(value: Any, where: Where, step: str | int, found: Found) -> None:  # noqa: ANN401 - JSON
    if is_compact_jws(value):
        found.carried_tokens.append((pointer_to((where, step)), value))
    else:
        found.malformed("CompactJws", value, where, step)


def _contain(value: Any, where: Where, step: str | int, found: Found) -> None:  # noqa: ANN401 - JSON
    if type(value) is dict or is_compact_jws(value):  # drafts of CLR 2.0 had tokens here
        found.contained.append((pointer_to((where, step)), value))
    else:
        found.malformed("VerifiableCredential", value, where, step)


def _ignore(value: Any, where: Where, step: str | int, found: Found) -> None:  # noqa: ANN401 - JSON
    """The rule for `@context`: linked data judges it, and nothing in it is a statement."""


def _refuse_comment(value: Any, where: Where, step: str | int, found: Found) -> None:  # noqa: ANN401 - JSON
    """The rule for `endorsementComment` outside an endorsement: there it would be the issuer's own praise."""
    found.malformed("EndorsementSubject", value, where, step)


examine_endorsements = many_rule(_carry, filled=False)
"""The rule for `endorsement`: one or more whole credentials; all are carried, none is entered."""

examine_endorsement_tokens = many_rule(_carry_token, filled=False)
"""The rule for `endorsementJwt`: one or more compact JWS, carried as text."""

examine_contained = many_rule(_contain, filled=True)
"""The rule for `verifiableCredential`: one or more whole credentials; all are kept, none is entered."""

EVERYWHERE: Rules = {
    "endorsementComment": _refuse_comment,
    "endorsement": examine_endorsements,
    "endorsementJwt": examine_endorsement_tokens,
    "verifiableCredential": examine_contained,
    "@context": _ignore,
}
