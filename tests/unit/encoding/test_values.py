from assay.encoding import Json, JsonValue, read_json, read_json_object


def test_an_object_is_a_json_value_with_members() -> None:
    members: Json = read_json_object('{"a": [null, true, 1, 1.5, "text"]}')
    value: JsonValue = read_json('{"a": [null, true, 1, 1.5, "text"]}')
    assert members == value
