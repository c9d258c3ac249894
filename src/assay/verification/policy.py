"""What a verifier requires above the law: plain data, with two presets.

The law itself is in the checks and cannot be switched off. Apart from the checks so that a
policy can be stored, shown and compared.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import timedelta
from typing import Any

from assay.errors import AssayError


@dataclass(frozen=True, slots=True)
class Policy:
    """The demands of one verifier on one examination.

    `trusted_issuers`: None leaves recognition open and the verdict untouched; a set rejects
    every other issuer. `recipient`: the e-mail address the credential must have been awarded
    to. The six below it ask for a presentation, with what it must answer. `refresh`: ask the issuer for
    a newer version, who then knows that somebody looked.
    """

    name: str = "strict"
    needs_status: bool = True
    trusted_issuers: frozenset[str] | None = None
    recipient: str | None = None
    challenge: str | None = None
    domain: str | None = None
    audience: str | None = None
    nonce: str | None = None
    holder: str | None = None
    require_key_binding: bool = False
    refresh: bool = False
    clock_skew: timedelta = timedelta(seconds=60)

    @property
    def needs_presentation(self) -> bool:
        """Whether a bare credential cannot answer: freshness, an audience or a holder was asked for."""
        asked = (self.challenge, self.domain, self.audience, self.nonce, self.holder)
        return self.require_key_binding or any(text is not None for text in asked)

    def for_carried(self) -> Policy:
        """What is asked of a credential carried inside another: the law, and status or not."""
        return Policy(name=self.name, needs_status=self.needs_status, clock_skew=self.clock_skew)


STRICT = Policy()
"""Everything the standards ask, status included. The default."""

OFFLINE = Policy(name="offline", needs_status=False)
"""The same without a look at status lists; its verdict says so."""

PRESETS = {policy.name: policy for policy in (STRICT, OFFLINE)}


_MOST_SKEW = 86_400  # seconds; a day off is no clock


def read_policy(values: dict[str, Any], base: Policy = STRICT) -> Policy:
    """`base` with these members changed, as a policy file or a batch line names them.

    `clock_skew` in seconds, `trusted_issuers` a list. Raises `usage-wrong` for a member that
    no policy has, or of another type.
    """
    known = {field.name for field in fields(Policy)}
    changes: dict[str, Any] = {}
    for name, value in values.items():
        if name not in known:
            raise AssayError("usage-wrong", reason=f"a policy has no “{name}”")
        changes[name] = _read_member(name, value)
    return replace(base, **changes)


def _read_member(name: str, value: object) -> object:
    if name == "trusted_issuers" and (
        value is None or (isinstance(value, list) and all(isinstance(item, str) for item in value))
    ):
        return None if value is None else frozenset(value)
    if (
        name == "clock_skew"
        and isinstance(value, int | float)
        and not isinstance(value, bool)
        and 0 <= value <= _MOST_SKEW
    ):
        return timedelta(seconds=value)
    if name in {"needs_status", "require_key_binding", "refresh"} and isinstance(value, bool):
        return value
    texts = {"name", "recipient", "challenge", "domain", "audience", "nonce", "holder"}
    if name in texts and (isinstance(value, str) or (value is None and name != "name")):
        return value
    raise AssayError("usage-wrong", reason=f"the policy's “{name}” cannot be {value!r}")
