"""The walk over nodes: right statements, and nothing that escapes them."""

from __future__ import annotations

from typing import Any

import pytest

from assay.jsonld import SHIPPED, canonicalize, read_statements
from unit.jsonld.examples import OB, V2, credential, objects, refused, remarked, under

CREDENTIALS = "https://www.w3.org/2018/credentials#"
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
VOCABULARY = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#"
TERMS = {"t": "urn:x:t", "l": {"@id": "urn:x:l", "@type": "@id"}}


def achievement(**members: Any) -> dict[str, Any]:
    subject = {"type": ["AchievementSubject"], "achievement": {"type": ["Achievement"], **members}}
    return credential(id="urn:x:it", credentialSubject=subject)


def test_a_credential_becomes_its_statements() -> None:
    document = credential(
        id="urn:x:it", name="River", issuer={"id": "did:x:y", "type": "Profile", "url": "https://a/"}
    )
    statements = read_statements(document)

    assert statements.remarks == []
    assert canonicalize(statements).splitlines() == [
        f"<did:x:y> {TYPE} <{VOCABULARY}Profile> .",
        '<did:x:y> <https://schema.org/url> "https://a/"^^<https://www.w3.org/2001/XMLSchema#anyURI> .',
        f"<urn:x:it> {TYPE} <{VOCABULARY}OpenBadgeCredential> .",
        f"<urn:x:it> {TYPE} <{CREDENTIALS}VerifiableCredential> .",
        '<urn:x:it> <https://schema.org/name> "River" .',
        f"<urn:x:it> <{CREDENTIALS}issuer> <did:x:y> .",
    ]


DISGUISES: list[tuple[str, str, dict[str, Any]]] = [
    ("document-term-disguised", "/@id", credential(**{"@id": "urn:x:it"})),
    ("document-term-disguised", "/@type", credential(**{"@type": "VerifiableCredential"})),
    (
        "document-term-disguised",
        f"/{CREDENTIALS.replace('/', '~1')}validUntil",
        credential(**{f"{CREDENTIALS}validUntil": "x"}),
    ),
    (
        "document-term-disguised",
        "/type/1",
        {"@context": [V2, OB], "type": ["VerifiableCredential", f"{VOCABULARY}OpenBadgeCredential"]},
    ),
    (
        "document-term-disguised",
        "/credentialSubject/achievement/Criteria",
        achievement(Criteria={"narrative": "a"}),
    ),
    ("document-term-disguised", "/OpenBadgeCredential", credential(OpenBadgeCredential="a")),
    ("document-term-undefined", "/credentialSubject/grade", credential(credentialSubject={"grade": "A"})),
    ("document-term-undefined", "/evidence/1/grade", credential(evidence=[{"name": "a"}, {"grade": "A"}])),
    ("document-type-undefined", "/type/1", {"@context": V2, "type": ["VerifiableCredential", "Degree"]}),
    (
        "document-context-nested",
        "/credentialSubject/@context",
        credential(credentialSubject={"@context": V2}),
    ),
    ("document-context-nested", "/evidence/0/@context", credential(evidence=[{"@context": V2}])),
    ("document-value-dropped", "/endorsement", credential(endorsement=None)),
    ("document-value-dropped", "/id", credential(id=None)),
    ("document-value-dropped", "/type", {"@context": V2, "type": None, "name": "a"}),
    ("document-value-dropped", "", {"@context": V2, "id": "urn:x:it"}),
    ("document-value-dropped", "", {"@context": V2, "type": []}),
    ("document-value-malformed", "/id", credential(id=5)),
    ("document-value-malformed", "/id", credential(id=["urn:x:it"])),
    ("document-value-malformed", "/type", {"@context": V2, "type": {"VerifiableCredential": 1}}),
    ("document-value-malformed", "/type/0", {"@context": V2, "type": [["VerifiableCredential"]]}),
    ("document-address-relative", "/id", credential(id="it")),
    ("document-address-relative", "/image/id", credential(image={"id": "good.png", "type": "Image"})),
    ("document-address-malformed", "/evidence/1", credential(evidence=["urn:x:a", "https://a/ b"])),
    ("document-address-malformed", "/id", credential(id="https://a/#b#c")),
    ("document-text-malformed", "/name", credential(name="\udc00")),
    ("document-text-malformed", "/name/1", credential(name=["a", "\udc00"])),
    ("document-keyword-refused", "/@value", credential(**{"@value": "a"})),
    ("document-keyword-refused", "/@list", credential(**{"@list": []})),
    ("document-keyword-refused", "/@language", credential(**{"@language": "en"})),
    ("document-keyword-refused", "/@vocab", credential(**{"@vocab": "urn:x:"})),
]


@pytest.mark.parametrize(("code", "pointer", "document"), DISGUISES)
def test_what_escapes_the_statements_is_refused_where_it_stands(
    code: str, pointer: str, document: dict[str, Any]
) -> None:
    assert refused(document)[:2] == (code, pointer)


@pytest.mark.parametrize("document", [[], "text", None])
def test_a_document_is_an_object(document: Any) -> None:
    assert refused(document)[:2] == ("document-not-an-object", "")


def test_a_document_without_contexts_has_no_terms() -> None:
    assert refused({"name": "a"})[:2] == ("document-term-undefined", "/name")
    assert remarked({"https://schema.org/name": "a"}) == [
        ("document-term-undefined", "/https:~1~1schema.org~1name", {"term": "https://schema.org/name"})
    ]


def test_a_document_that_says_nothing_loses_nothing() -> None:
    assert read_statements({"@context": V2}).quads == []
    assert read_statements({"@context": None}).quads == []


def test_the_second_name_of_a_badge_is_lawful() -> None:
    document = {"@context": [V2, OB], "type": ["VerifiableCredential", "AchievementCredential"]}

    assert remarked(document) == []
    assert read_statements(document).quads == read_statements(credential()).quads


def test_order_repetition_and_empty_arrays_change_nothing() -> None:
    first = credential(id="urn:x:it", name=["a", "b"], evidence=[])
    second = credential(name=["b", "a", "b"], id="urn:x:it")

    assert canonicalize(read_statements(first)) == canonicalize(read_statements(second))


def test_a_node_without_members_is_a_node_all_the_same() -> None:
    assert objects(credential(id="urn:x:it", evidence={}), f"{CREDENTIALS}evidence") == ["_:b0"]


def test_objects_deeper_than_a_reader_allows_are_refused() -> None:
    value: dict[str, Any] = {}
    for _ in range(70):
        value = {"cnf": value}

    assert refused(credential(**value))[0] == "document-too-deep"


def test_a_node_told_twice_is_remarked_where_it_is_told_again() -> None:
    document = credential(evidence={"id": "urn:x:e", "name": "a"}, image={"id": "urn:x:e", "name": "b"})

    assert remarked(document) == [("document-node-described-twice", "/image", {"text": "urn:x:e"})]


@pytest.mark.parametrize("named", ["urn:x:e", {"id": "urn:x:e"}, {"id": "urn:x:e", "name": "b"}])
def test_a_node_in_two_forms_under_one_key_is_refused(named: Any) -> None:
    document = credential(evidence=[named, {"id": "urn:x:e", "type": "Evidence", "name": "a"}])

    assert refused(document) == ("document-node-described-twice", "/evidence/1", {"text": "urn:x:e"})


def test_a_node_repeated_or_only_named_again_is_not_remarked() -> None:
    told = {"id": "urn:x:e", "type": "Evidence", "name": "a"}
    document = credential(evidence=[told, dict(told)], image={"id": "urn:x:e", "type": "Evidence"})

    assert remarked(document) == []


def test_a_proof_stands_in_a_graph_of_its_own() -> None:
    proof = {"type": "DataIntegrityProof", "proofPurpose": "assertionMethod"}
    statements = read_statements(credential(id="urn:x:it", proof=proof))
    purposes = [quad for quad in statements.quads if quad[1] == "<https://w3id.org/security#proofPurpose>"]

    assert [quad[2] for quad in purposes] == ["<https://w3id.org/security#assertionMethod>"]
    assert purposes[0][3].startswith("_:")


def test_a_member_of_a_type_is_unknown_below_that_type() -> None:
    document = credential(credentialSubject={"validFrom": "2026-01-01T00:00:00Z"})

    assert refused(document)[:2] == ("document-term-undefined", "/credentialSubject/validFrom")


def test_which_terms_carry_credentials_is_the_callers_choice() -> None:
    document = credential(endorsement={"@context": V2, "name": "a"})

    assert refused(document, carried=frozenset())[0] == "document-context-nested"


KEYWORDS: list[tuple[str, Any, int]] = [
    ("@graph", [{"@id": "urn:x:a", "t": "a"}], 1),
    ("@graph", {"@id": "urn:x:a", "t": "a"}, 1),
    ("@included", [{"@id": "urn:x:a", "t": "a"}], 1),
    ("@included", {"@id": "urn:x:a", "t": "a"}, 1),
    ("@index", "text", 0),
    ("@nest", {"t": "a"}, 1),
    ("@nest", [{"t": "a"}, {"t": "b"}], 2),
    ("@reverse", {"l": "urn:x:a", "t": {"@id": "urn:x:b"}}, 2),
]


@pytest.mark.parametrize(("keyword", "value", "statements"), KEYWORDS)
def test_a_keyword_is_read_and_remarked(keyword: str, value: Any, statements: int) -> None:
    document = under(TERMS, **{keyword: value}, t="own")

    assert len(read_statements(document).quads) == statements + 1
    assert ("document-keyword-refused", f"/{keyword}", {"keyword": keyword}) in remarked(document)


def test_a_graph_alone_at_the_top_is_the_default_graph() -> None:
    document = {"@context": TERMS, "@graph": [{"@id": "urn:x:a", "t": "a"}]}

    assert read_statements(document).quads == [("<urn:x:a>", "<urn:x:t>", '"a"', "")]
    assert remarked(document) == [("document-keyword-refused", "/@graph", {"keyword": "@graph"})]


def test_a_reverse_property_turned_again_goes_forward() -> None:
    terms = {"back": {"@reverse": "urn:x:t", "@type": "@id"}}
    quads = read_statements(under(terms, **{"@reverse": {"back": "urn:x:a"}})).quads

    assert quads == [("<urn:x:it>", "<urn:x:t>", "<urn:x:a>", "")]


LOST: list[tuple[str, str, str, Any]] = [
    ("document-value-dropped", "/@graph/1", "@graph", [{"@id": "urn:x:a", "t": "a"}, "text"]),
    ("document-value-dropped", "/@graph/0", "@graph", [{"@id": "urn:x:a"}]),
    ("document-value-dropped", "/@included", "@included", "text"),
    ("document-value-malformed", "/@index", "@index", 5),
    ("document-value-malformed", "/@nest", "@nest", "text"),
    ("document-value-malformed", "/@nest/@id", "@nest", {"@id": "urn:x:a"}),
    ("document-value-malformed", "/@nest/0/@type", "@nest", [{"@type": "urn:x:T"}]),
    ("document-value-malformed", "/@reverse", "@reverse", "text"),
    ("document-value-malformed", "/@reverse/t", "@reverse", {"t": "text"}),
    ("document-keyword-refused", "/@reverse/@id", "@reverse", {"@id": "urn:x:a"}),
    ("document-term-undefined", "/@reverse/word", "@reverse", {"word": "urn:x:a"}),
]


@pytest.mark.parametrize(("code", "pointer", "keyword", "value"), LOST)
def test_what_a_keyword_would_lose_is_refused(code: str, pointer: str, keyword: str, value: Any) -> None:
    assert refused(under(TERMS, **{keyword: value}, t="own"))[:2] == (code, pointer)


def test_a_context_handed_in_is_read_like_a_shipped_one() -> None:
    store = SHIPPED.with_contexts({"https://c.example/": b'{"@context": {"t": "urn:x:t"}}'})
    document = {"@context": [V2, "https://c.example/"], "id": "urn:x:it", "t": "a"}

    assert read_statements(document, store).quads == [("<urn:x:it>", "<urn:x:t>", '"a"', "")]
    assert refused(document)[0] == "document-context-unknown"
