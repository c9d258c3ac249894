from __future__ import annotations

import random

import pyoxigraph
from hypothesis import given, settings
from hypothesis import strategies as st

from assay.jsonld import Quad
from nquads import canonicalize_quads, labels_of_quads, read_nquads, write_literal

BLANKS = st.sampled_from([f"_:e{number}" for number in range(7)])
IRIS = st.sampled_from(["<https://example.org/a>", "<https://example.org/é>", "<urn:uuid:1>"])
PREDICATES = st.sampled_from(["<https://example.org/p>", "<https://example.org/q>"])
LITERALS = st.one_of(
    st.text(max_size=4).map(write_literal),
    st.sampled_from(['"x"@en', '"1"^^<http://www.w3.org/2001/XMLSchema#integer>', '"_:e0"', '"^^<_:e1>"']),
)
GRAPHS = st.one_of(st.just(""), st.just(""), BLANKS, IRIS)
QUADS = st.lists(
    st.tuples(
        st.one_of(BLANKS, BLANKS, IRIS), PREDICATES, st.one_of(BLANKS, BLANKS, BLANKS, IRIS, LITERALS), GRAPHS
    ),
    max_size=14,
)
FEW_STEPS = 2_000_000  # random graphs of seven blank nodes need fewer


def by_oxigraph(quads: list[Quad]) -> str:
    text = "".join(f"{s} {p} {o} {g} .\n" for s, p, o, g in quads)
    dataset = pyoxigraph.Dataset(pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.N_QUADS))
    dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    return "".join(sorted(_line(quad) for quad in _quads_of(dataset)))


def _quads_of(dataset: pyoxigraph.Dataset) -> list[Quad]:
    text = pyoxigraph.serialize(dataset, format=pyoxigraph.RdfFormat.N_QUADS) or b""
    return read_nquads(text.decode())


def _line(quad: Quad) -> str:
    return f"{' '.join(term for term in quad if term)} .\n"


@settings(max_examples=300, deadline=None)
@given(QUADS)
def test_we_agree_with_oxigraph(quads: list[Quad]) -> None:
    assert canonicalize_quads(quads, limit=FEW_STEPS) == by_oxigraph(quads)


@settings(max_examples=200, deadline=None)
@given(QUADS, st.randoms(use_true_random=False))
def test_order_repetition_and_names_of_blank_nodes_never_matter(
    quads: list[Quad], chance: random.Random
) -> None:
    names = [f"_:f{number}" for number in range(7)]
    chance.shuffle(names)
    renamed = {f"_:e{number}": name for number, name in enumerate(names)}
    other = [
        (renamed.get(s, s), p, renamed.get(o, o), renamed.get(g, g))
        for s, p, o, g in quads + quads[: len(quads) // 2]
    ]
    chance.shuffle(other)
    assert canonicalize_quads(other, limit=FEW_STEPS) == canonicalize_quads(quads, limit=FEW_STEPS)


@settings(max_examples=100, deadline=None)
@given(QUADS)
def test_the_canonical_text_is_its_own_canonical_text(quads: list[Quad]) -> None:
    text = canonicalize_quads(quads, limit=FEW_STEPS)
    assert canonicalize_quads(read_nquads(text), limit=FEW_STEPS) == text


@settings(max_examples=100, deadline=None)
@given(QUADS)
def test_every_blank_node_gets_a_label_of_its_own(quads: list[Quad]) -> None:
    nodes = {term for quad in quads for term in quad if term.startswith("_:")}
    labels = labels_of_quads(quads, limit=FEW_STEPS)
    assert labels.keys() == nodes
    assert set(labels.values()) == {f"_:c14n{number}" for number in range(len(nodes))}
