import json
import sys
from typing import Any

import pytest

from assay.encoding import limits, read_json, read_json_object
from assay.errors import Malformed


def refusal(data: bytes | str, **options: int) -> Malformed:
    with pytest.raises(Malformed) as caught:
        read_json(data, **options)
    return caught.value


@pytest.mark.parametrize(
    "text",
    [
        '{"a": [1, -2, 0, 1.5, -1e-3, "é\\u00e9\\ud83d\\ude00", true, false, null, {}, []]}',
        ' \t\r\n"text" \n',
        "0",
        '"\\\\ud800 is text, \\" and \\/ too"',
        "9007199254740991",
        "-9007199254740991",
        "1e30",
        "1E+30",
        "9007199254740992.0",
        "333333333.33333329",
        "0.000000000000000000000000001",
        "1.7976931348623157e308",
        "5e-324",
        "0e5",
        "0.0E-400",
        "-0.0",
        "1" + "0" * 300 + ".0",
        '{"":{"":""}}',
        '"\\u0000"',
    ],
)
def test_good_json_is_read_as_every_reader_does(text: str) -> None:
    assert json.loads(text) == read_json(text) == read_json(text.encode())


def test_minus_zero_is_accepted() -> None:
    assert read_json("-0") == 0


def test_a_byte_order_mark_is_ignored() -> None:
    assert read_json(b"\xef\xbb\xbf{}") == {}
    assert read_json("\ufeff{}") == {}


@pytest.mark.parametrize("data", [b"", b" \n\t\r ", "", b"\xef\xbb\xbf"])
def test_an_empty_document_is_refused(data: bytes | str) -> None:
    assert refusal(data).code == "document-empty"


@pytest.mark.parametrize(
    "data",
    [
        '{"a": 1}'.encode("utf-16"),
        '{"a": 1}'.encode("utf-16-le"),
        '{"a": 1}'.encode("utf-16-be"),
        '{"a": 1}'.encode("utf-32"),
        '{"a": 1}'.encode("utf-32-le"),
        '{"a": 1}'.encode("utf-32-be"),
        '{"a": "é"}'.encode("latin-1"),
        b'{"a": "\xc0\xaf"}',
        b'{"a": "\xed\xa0\x80"}',
        b'{"a": "\xf4\x90\x80\x80"}',
        b'{"a": "\xff"}',
        b'{"a": "\xe2\x82',
    ],
)
def test_anything_but_utf_8_is_refused(data: bytes) -> None:
    assert refusal(data).code == "document-encoding-wrong"


@pytest.mark.parametrize(
    ("text", "reason", "line", "column"),
    [
        ("{", "a name in quotation marks is missing", 1, 2),
        ('{"a": 1,\n}', "a name in quotation marks is missing", 2, 1),
        ("{a: 1}", "a name in quotation marks is missing", 1, 2),
        ("{'a': 1}", "a name in quotation marks is missing", 1, 2),
        ('{"a" 1}', "a colon is missing", 1, 6),
        ('{"a": }', "a value is missing", 1, 7),
        ("[1,]", "a value is missing", 1, 4),
        ("[1 2]", "a comma or a closing bracket is missing", 1, 4),
        ('{"a": 1', "a comma or a closing bracket is missing", 1, 8),
        ("{} {}", "something follows the end", 1, 4),
        ("{}\n\n]", "something follows the end", 3, 1),
        ("01", "something follows the end", 1, 2),
        ("1.", "something follows the end", 1, 2),
        ("+1", "a value is missing", 1, 1),
        (".5", "a value is missing", 1, 1),
        ("-", "a value is missing", 1, 1),
        ("True", "a value is missing", 1, 1),
        ("/* why */ {}", "a value is missing", 1, 1),
        ("{} // why", "something follows the end", 1, 4),
        ('"open', "a closing quotation mark is missing", 1, 1),
        ('"a\nb"', "a control character stands inside a text", 1, 3),
        ('"a\x00b and more"', "a control character stands inside a text", 1, 3),
        ('"\\x"', "a backslash is followed by something it cannot stand before", 1, 2),
        ('"\\u12g4"', "a backslash is followed by something it cannot stand before", 1, 3),
        ("NaN", "NaN is not a JSON value", 1, 1),
        ('{"NaN": "Infinity",\n "a": -Infinity}', "-Infinity is not a JSON value", 2, 7),
        ('["\\"Infinity", Infinity]', "Infinity is not a JSON value", 1, 16),
        ("\xa0{}", "a value is missing", 1, 1),
        ("\ufeff\ufeff{}", "a value is missing", 1, 1),
    ],
)
def test_what_is_no_json_is_refused_with_its_place(text: str, reason: str, line: int, column: int) -> None:
    fault = refusal(text)
    assert fault.code == "document-not-json"
    # Newer Pythons place a trailing comma at the comma, and name it.
    if "comma stands before" not in str(fault.facts["reason"]):
        assert fault.facts == {"reason": reason, "line": line, "column": column}


@pytest.mark.parametrize(
    ("text", "pointer", "key"),
    [
        ('{"a": 1, "a": 1}', "/a", "a"),
        ('{"a": 1, "\\u0061": 2}', "/a", "a"),
        ('{"x": [0, {"a/b": 1, "c": 2, "a/b": 3}]}', "/x/1/a~1b", "a/b"),
        ('[{"a": {"b": 1, "b": 2}, "a": 3}]', "/0/a", "a"),
        ('{"": 1, "": 2}', "/", ""),
        ('{"a": 1, "a": 1} and more', "", "a"),
    ],
)
def test_a_repeated_key_is_refused(text: str, pointer: str, key: str) -> None:
    fault = refusal(text)
    assert (fault.code, fault.pointer, fault.facts) == ("document-key-repeated", pointer, {"key": key})


def test_a_repeated_key_that_cannot_be_printed_is_told_in_escapes() -> None:
    fault = refusal('{"\\ud800": 1, "\\ud800": 2} and more')
    assert (fault.code, fault.facts) == ("document-key-repeated", {"key": "\\ud800"})


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("9007199254740992", "9007199254740992"),
        ("-9007199254740992", "-9007199254740992"),
        ("9007199254740993.0", "9007199254740993.0"),
        ("9007199254740993e0", "9007199254740993e0"),
        ("1e400", "1e400"),
        ("-1e400", "-1e400"),
        ("1e1111111111111111111111", "1e1111111111111111111111"),
        ("1e-400", "1e-400"),
        ("0.1E-400", "0.1E-400"),
        ("1" * 500_000, "1" * 60 + "…"),
        ("0." + "1" * 500_000, "0." + "1" * 58 + "…"),
    ],
)
def test_a_number_that_would_change_is_refused(number: str, told: str) -> None:
    fault = refusal(f'{{"a": [true, {number}]}}')
    assert (fault.code, fault.pointer, fault.facts) == ("document-number-unsafe", "/a/1", {"number": told})


@pytest.mark.parametrize(
    ("text", "pointer"),
    [
        ('"\\ud800"', ""),
        ('{"a": ["\\uD83D", "\\ud83d\\ude00"]}', "/a/0"),
        ('{"a": {"\\udfff": 1}}', "/a"),
        ('{"a": "\\ud83d\\\\ude00"}', "/a"),
        ('{"\\ud800": 1, "\\ud800": 2}', ""),
    ],
)
def test_half_a_character_is_refused(text: str, pointer: str) -> None:
    fault = refusal(text)
    assert (fault.code, fault.pointer) == ("document-text-malformed", pointer)


def test_half_a_character_in_a_text_already_decoded_is_refused() -> None:
    assert refusal('{"a": "\ud800"}').code == "document-text-malformed"


@pytest.mark.parametrize("brackets", ["[]", "{}"])
def test_sixty_four_levels_are_read_and_sixty_five_are_not(brackets: str) -> None:
    def nested(depth: int) -> str:
        inner = "[]" if brackets == "[]" else '{"a":{}}'
        return (
            inner.replace(inner[-len(brackets) :], "0")
            if depth == 0
            else (
                "[" * depth + "]" * depth
                if brackets == "[]"
                else '{"a":' * (depth - 1) + "{}" + "}" * (depth - 1)
            )
        )

    beside = ", ".join([brackets] * 70)  # so that counting brackets alone does not settle it
    assert read_json(f"[{beside}, {nested(63)}]")
    fault = refusal(f"[{beside}, {nested(64)}]")
    assert (fault.code, fault.facts) == ("document-too-deep", {"limit": 64})
    assert read_json(nested(64))
    assert refusal(nested(65)).code == "document-too-deep"


def test_brackets_inside_texts_are_no_levels() -> None:
    text = json.dumps(["[" * 500, '\\"{[' * 300, "\\", '"' + "{" * 500])
    assert json.loads(text) == read_json(text)


@pytest.mark.parametrize(
    "bomb", ["[" * 500_000, '{"a":' * 200_000, "[" * 500_000 + "]" * 500_000, '["\\\\",' + "[" * 900_000]
)
def test_a_bomb_of_brackets_never_reaches_the_parser(bomb: str) -> None:
    assert refusal(bomb).code == "document-too-deep"


def test_too_many_values_are_refused() -> None:
    assert len(read_json("[" + ",".join(["0"] * 10_000) + "]")) == 10_000
    fault = refusal("[" + ",".join(["0"] * 10_001) + "]")
    assert (fault.code, fault.facts) == ("document-too-large", {"what": "nodes", "limit": 10_000})
    assert refusal("[" + ",".join(["[]"] * 6_000) + "]").code == "document-too-large"


def test_commas_inside_texts_are_no_values() -> None:
    assert read_json(json.dumps(["," * 20_000, '\\",' * 9_000]))


def test_too_many_bytes_are_refused() -> None:
    longest = '"' + "a" * (limits.JSON_SIZE - 2) + '"'
    assert read_json(longest)
    fault = refusal(longest + " ")
    assert (fault.code, fault.facts) == ("document-too-large", {"what": "bytes", "limit": limits.JSON_SIZE})
    assert refusal('"é"', limit=3).code == "document-too-large"
    assert read_json('"é"', limit=4) == "é"


def test_an_object_is_asked_for_and_nothing_else_taken() -> None:
    assert read_json_object('{"a": 1}') == {"a": 1}
    for text in ("[]", "null", '"{}"', "1"):
        with pytest.raises(Malformed, match="document-not-an-object"):
            read_json_object(text)


def test_an_error_holds_no_words_of_the_parser() -> None:
    words: set[str] = set()
    for text in ("{", "[1 2]", '"\\x"', '"', "{} {}"):
        words.add(str(refusal(text).facts["reason"]))
    assert not any("Expecting" in word or "char " in word for word in words)


def test_the_limits_hold_whatever_the_recursion_limit_of_python() -> None:
    before = sys.getrecursionlimit()
    value: Any = read_json("[" * 64 + "]" * 64)
    assert sys.getrecursionlimit() == before
    for _ in range(63):
        value = value[0]
    assert value == []
