from typing import Any

import pytest

from assay.encoding import follow, join
from assay.errors import Malformed

# RFC 6901, section 5
DOCUMENT: dict[str, Any] = {
    "foo": ["bar", "baz"],
    "": 0,
    "a/b": 1,
    "c%d": 2,
    "e^f": 3,
    "g|h": 4,
    "i\\j": 5,
    'k"l': 6,
    " ": 7,
    "m~n": 8,
}


@pytest.mark.parametrize(
    ("pointer", "value"),
    [
        ("", DOCUMENT),
        ("/foo", ["bar", "baz"]),
        ("/foo/0", "bar"),
        ("/", 0),
        ("/a~1b", 1),
        ("/c%d", 2),
        ("/e^f", 3),
        ("/g|h", 4),
        ("/i\\j", 5),
        ('/k"l', 6),
        ("/ ", 7),
        ("/m~0n", 8),
    ],
)
def test_the_examples_of_the_standard_lead_where_it_says(pointer: str, value: object) -> None:
    assert value == follow(DOCUMENT, pointer)


@pytest.mark.parametrize(
    "pointer",
    [
        "foo",
        "/foo/2",
        "/foo/-",
        "/foo/01",
        "/foo/-1",
        "/foo/bar",
        "/foo/٣",
        "/bar",
        "/foo/0/0",
        "/m~n",
        "/m~2n",
        "/~",
    ],
)
def test_a_pointer_that_leads_nowhere_is_refused(pointer: str) -> None:
    with pytest.raises(Malformed) as caught:
        follow(DOCUMENT, pointer)
    assert (caught.value.code, caught.value.facts) == ("pointer-malformed", {"text": pointer})


def test_steps_are_joined_and_their_signs_escaped() -> None:
    assert join("", "a/b", 0, "m~n", "~1", "") == "/a~1b/0/m~0n/~01/"
    assert join("/proof") == "/proof"


def test_what_was_joined_is_followed() -> None:
    for key, value in DOCUMENT.items():
        assert value == follow(DOCUMENT, join("", key))
