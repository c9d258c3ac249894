import random
from collections import Counter
from itertools import pairwise

import pytest

from assay.encoding import BitString
from assay.errors import AssayError
from assay.status import allocate

LENGTH = 131_072


def test_indices_never_collide() -> None:
    taken: set[int] = set()
    for _ in range(2_000):
        index = allocate(taken, LENGTH)
        assert index not in taken
        assert 0 <= index < LENGTH
        taken.add(index)


def test_every_free_index_has_the_same_chance() -> None:
    # few free places: both the drawing and the counting are met; bounds far beyond five deviations
    draw = random.Random(1)  # noqa: S311 - the same draws in every run
    free = {3, 700, 701, 1_999}
    taken = set(range(2_000)) - free
    found = Counter(allocate(taken, 2_000, randbelow=draw.randrange) for _ in range(4_000))
    assert set(found) == free
    assert all(800 < count < 1_200 for count in found.values())


def test_the_order_of_issue_cannot_be_told() -> None:
    draw = random.Random(2)  # noqa: S311 - the same draws in every run
    taken: set[int] = set()
    order = []
    for _ in range(1_000):
        order.append(allocate(taken, LENGTH, randbelow=draw.randrange))
        taken.add(order[-1])
    rising = sum(earlier < later for earlier, later in pairwise(order))
    assert 400 < rising < 600


def test_bits_say_what_is_taken_too() -> None:
    assert allocate(BitString(b"\xff\xef\xff"), 24) == 11


def test_the_last_free_index_is_found_and_a_full_list_is_full() -> None:
    taken = set(range(LENGTH)) - {77_777}
    assert allocate(taken, LENGTH) == 77_777
    with pytest.raises(AssayError) as caught:
        allocate(taken | {77_777}, LENGTH, "https://issuer.example/status/1")
    assert caught.value.code == "status-list-full"
    assert caught.value.facts == {"list": "https://issuer.example/status/1"}
