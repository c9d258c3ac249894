import pytest
import rfc8785

from assay.encoding import JsonValue, canonical_json
from assay.errors import Malformed


def test_keys_are_sorted_and_nothing_stands_between() -> None:
    assert canonical_json({"b": [1, True, None], "a": {"d": "é", "c": False}}) == (
        '{"a":{"c":false,"d":"é"},"b":[1,true,null]}'.encode()
    )


@pytest.mark.parametrize(
    "value",
    [
        "".join(map(chr, range(0x100))),
        "\u2028\u2029\ufeff\U0001f600",
        {"\x7f": "\x7f", "\x1f": '\b\t\n\f\r\\"/'},
        {"\ufb33": 1, "\U0001f600": 2, "é": 3},
        [0.0, -0.0, 1.0, 1e21, 1e20, 1e-6, 1e-7, 5e-324, 1.7976931348623157e308, 333333333.33333329],
        [9007199254740991, -9007199254740991, 0],
        [[], {}, "", ()],
        {"a": 4.5, "b": [{"c": 1.5}]},
    ],
)
def test_the_text_is_that_of_the_reference(value: JsonValue) -> None:
    assert rfc8785.dumps(value) == canonical_json(value)


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (9007199254740992, "9007199254740992"),
        ([-9007199254740992], "-9007199254740992"),
        (float("nan"), "nan"),
        ({"a": float("-inf")}, "-inf"),
    ],
)
def test_a_number_json_cannot_keep_is_refused(value: object, number: str) -> None:
    with pytest.raises(Malformed) as caught:
        canonical_json(value)
    assert (caught.value.code, caught.value.facts) == ("document-number-unsafe", {"number": number})


def test_a_number_too_long_to_be_told_is_refused() -> None:
    with pytest.raises(Malformed) as caught:
        canonical_json([10**5000])
    assert caught.value.facts == {"number": "…"}


@pytest.mark.parametrize(
    "value", ["\ud800", {"a": ["\udfff"]}, {"\ud800": 1}, {"é": 1, "\udc00": 2}, [1.5, "\ud800"]]
)
def test_half_a_character_is_refused(value: object) -> None:
    with pytest.raises(Malformed, match="document-text-malformed"):
        canonical_json(value)


@pytest.mark.parametrize("value", [{1: "a"}, {"a": {1, 2}}, b"bytes", [object()]])
def test_what_is_no_json_is_a_mistake_of_the_program(value: object) -> None:
    with pytest.raises(TypeError, match="no JSON value"):
        canonical_json(value)
