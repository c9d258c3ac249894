"""Which index a new credential gets: any free one with the same chance, so that it tells nothing.

Indices in order would tell how many credentials an issuer made, and when each was.
Bitstring Status List 1.0, section 5.3 (unlinkability).
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Container

from assay.encoding import BitString
from assay.errors import AssayError

_DRAWS = 64  # at nine tenths full, one allocation in a thousand needs more


def allocate(
    taken: BitString | Container[int],
    length: int,
    list_address: str = "",
    *,
    randbelow: Callable[[int], int] = secrets.randbelow,
) -> int:
    """A free index below `length`, each free one equally likely; the caller records it as taken.

    `taken` holds the indices given away: a set, or a bit for each. The work is bounded also when
    the list is nearly full. Raises `AssayError("status-list-full")`, naming `list_address`, when
    nothing is free.
    """
    is_taken: Callable[[int], object] = taken.value if isinstance(taken, BitString) else taken.__contains__
    for _ in range(_DRAWS):
        index = randbelow(length)
        if not is_taken(index):
            return index
    free = [index for index in range(length) if not is_taken(index)]
    if not free:
        raise AssayError("status-list-full", list=list_address)
    return free[randbelow(len(free))]
