"""Terms and active contexts."""

from __future__ import annotations

from assay.jsonld.terms import ActiveContext, TermDefinition, keyword_of


def settled(**terms: TermDefinition) -> ActiveContext:
    active = ActiveContext()
    active.terms.update(terms)
    return active.settle()


def test_a_context_without_terms_knows_the_keywords_as_they_are() -> None:
    active = settled()

    assert (active.id_key, active.type_key) == ("@id", "@type")
    assert active.is_plain


def test_a_context_knows_its_aliases_and_what_shares_an_iri() -> None:
    active = settled(
        kind=TermDefinition("@type"),
        one=TermDefinition("urn:x"),
        two=TermDefinition("urn:x"),
        back=TermDefinition("urn:x", reverse=True),
        gone=TermDefinition(None),
        held=TermDefinition("@value"),
    )

    assert active.type_key == "kind"
    assert active.names == {"@type": ["kind"], "urn:x": ["one", "two"], "@value": ["held"]}
    assert active.odd_keys == {"held"}


def test_a_term_called_https_makes_a_context_less_plain() -> None:
    assert not settled(https=TermDefinition("urn:x", prefix=True)).is_plain


def test_a_copy_shares_no_terms() -> None:
    active = settled()
    active.copy().terms["a"] = TermDefinition("urn:x")

    assert active.terms == {}


def test_a_term_says_how_to_read_by_its_type_container_language_or_direction() -> None:
    assert not TermDefinition("urn:x").says_how_to_read
    assert TermDefinition("urn:x", "@id").says_how_to_read
    assert TermDefinition("urn:x", container=frozenset({"@set"})).says_how_to_read
    assert TermDefinition("urn:x", language=None).says_how_to_read
    assert TermDefinition("urn:x", direction="ltr").says_how_to_read


def test_the_keyword_of_a_key_is_itself_or_what_it_stands_for() -> None:
    active = settled(id=TermDefinition("@id"), name=TermDefinition("urn:x"))

    assert [keyword_of(active, key) for key in ("@id", "id", "name", "other")] == ["@id", "@id", None, None]
