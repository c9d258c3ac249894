"""The exit statuses of every command; scripts rely on them, so they stand in one place."""

from __future__ import annotations

from collections.abc import Iterable

from assay.codes import CODES, Effect
from assay.errors import AssayError
from assay.verification import Verdict

ACCEPTED = 0  # or: done
REJECTED = 1
USAGE = 2  # the request could not be carried out
UNDETERMINED = 3
INTERNAL = 70  # EX_SOFTWARE: our mistake
INTERRUPTED = 130  # 128 + SIGINT
PIPE_CLOSED = 141  # 128 + SIGPIPE

_OF_VERDICT = {
    Verdict.ACCEPTED: ACCEPTED,
    Verdict.REJECTED: REJECTED,
    Verdict.UNDETERMINED: UNDETERMINED,
}
_OF_EFFECT = {Effect.REJECTS: REJECTED, Effect.LEAVES_OPEN: UNDETERMINED}
_WORST_FIRST = (USAGE, REJECTED, UNDETERMINED)


def of_verdict(verdict: Verdict) -> int:
    """0 accepted, 1 rejected, 3 undetermined."""
    return _OF_VERDICT[verdict]


def of_error(error: AssayError) -> int:
    """1 for bytes that are wrong, 3 for what is unknown or out of reach, 2 for a request that stopped."""
    return INTERNAL if error.code == "internal" else _OF_EFFECT.get(CODES[error.code].effect, USAGE)


def worst(statuses: Iterable[int]) -> int:
    """2 if something could not be opened, else 1, else 3, else 0."""
    found = set(statuses)
    return next((status for status in _WORST_FIRST if status in found), ACCEPTED)
