from __future__ import annotations

from itertools import permutations

import pytest

from assay.errors import Malformed
from assay.jsonld import Quad
from assay.jsonld.canonicalization import STEP_LIMIT
from nquads import canonicalize_quads, labels_of_quads

KNOWS = "<https://example.org/knows>"
NAME = "<https://example.org/name>"


def clique(size: int) -> list[Quad]:
    nodes = [f"_:n{number}" for number in range(size)]
    return [(one, KNOWS, other, "") for one, other in permutations(nodes, 2)]


def twins_with_identical_children(parents: int, children: int) -> list[Quad]:
    quads: list[Quad] = []
    for parent in range(parents):
        for child in range(children):
            node = f"_:p{parent}c{child}"
            quads += [(f"_:p{parent}", KNOWS, node, ""), (node, NAME, '"same"', "")]
    return quads


def chain(name: str, length: int) -> list[Quad]:
    return [(f"_:{name}{link}", KNOWS, f"_:{name}{link + 1}", "") for link in range(length)]


def test_no_statements_are_an_empty_text() -> None:
    assert canonicalize_quads([]) == ""


def test_lines_are_in_code_point_order() -> None:
    quads = [("<b:>", NAME, '"é"', ""), ("<b:>", NAME, '"z"', ""), ("<a:>", NAME, "<c:>", "<g:>")]
    assert canonicalize_quads(quads) == f'<a:> {NAME} <c:> <g:> .\n<b:> {NAME} "z" .\n<b:> {NAME} "é" .\n'


def test_a_statement_made_twice_counts_once() -> None:
    quads = [("<a:>", NAME, '"x"', ""), ("_:b", NAME, '"x"', ""), ("_:b", KNOWS, "_:b", "")]
    assert canonicalize_quads(quads * 2) == canonicalize_quads(quads)
    assert canonicalize_quads(quads).count("\n") == 3


def test_blank_nodes_are_labelled_in_the_order_of_their_hashes() -> None:
    quads = [("_:x", NAME, '"Ana"', ""), ("_:y", NAME, '"Bea"', ""), ("_:y", KNOWS, "_:x", "")]
    labels = labels_of_quads(quads)
    assert labels == {"_:x": "_:c14n1", "_:y": "_:c14n0"}
    assert canonicalize_quads(quads) == (
        f'_:c14n0 {KNOWS} _:c14n1 .\n_:c14n0 {NAME} "Bea" .\n_:c14n1 {NAME} "Ana" .\n'
    )


def test_a_literal_that_looks_like_a_blank_node_is_none() -> None:
    assert canonicalize_quads([("<a:>", NAME, '"_:b0"', "")]) == f'<a:> {NAME} "_:b0" .\n'


def test_a_graph_may_be_named_by_a_blank_node() -> None:
    quads = [
        ("<a:>", NAME, '"x"', "_:proof"),
        ("_:s", NAME, '"x"', "<g:>"),
        ("_:s", KNOWS, "<a:>", "_:proof"),
    ]
    assert set(canonicalize_quads(quads).splitlines()) == {
        f'<a:> {NAME} "x" _:c14n0 .',
        f'_:c14n1 {NAME} "x" <g:> .',
        f"_:c14n1 {KNOWS} <a:> _:c14n0 .",
    }


def test_sha_384_orders_by_its_own_hashes() -> None:
    quads: list[Quad] = [(f"_:{letter}", NAME, f'"{letter}"', "") for letter in "abcdef"]
    assert labels_of_quads(quads) != labels_of_quads(quads, hash_name="sha384")


def test_twins_are_told_apart_by_their_neighbours() -> None:
    quads = [
        ("_:a", KNOWS, "_:b", ""),
        ("_:c", KNOWS, "_:d", ""),
        ("_:b", NAME, '"Ana"', ""),
        ("_:d", NAME, '"Bea"', ""),
    ]
    swap = {"_:a": "_:c", "_:c": "_:a", "_:b": "_:d", "_:d": "_:b"}
    turned = [(swap[s], p, swap.get(o, o), g) for s, p, o, g in reversed(quads)]
    assert canonicalize_quads(quads) == canonicalize_quads(turned)
    assert len(set(labels_of_quads(quads).values())) == 4


def test_twins_may_meet_in_a_graph() -> None:
    quads = [("_:a", KNOWS, "_:b", "_:g"), ("_:b", KNOWS, "_:a", "_:g"), ("<x:>", KNOWS, "_:a", "_:h")]
    renamed = {"_:a": "_:1", "_:b": "_:0", "_:g": "_:3", "_:h": "_:2", "<x:>": "<x:>"}
    turned = [(renamed[s], p, renamed[o], renamed[g]) for s, p, o, g in quads]
    assert canonicalize_quads(quads) == canonicalize_quads(turned)


def test_true_twins_are_one_as_good_as_the_other() -> None:
    assert canonicalize_quads([("_:a", NAME, '"x"', ""), ("_:b", NAME, '"x"', "")]) == (
        f'_:c14n0 {NAME} "x" .\n_:c14n1 {NAME} "x" .\n'
    )


def test_a_small_clique_is_solved_and_a_large_one_refused() -> None:
    assert canonicalize_quads(clique(4)).count("\n") == 12
    with pytest.raises(Malformed) as refused:
        canonicalize_quads(clique(10))
    assert refused.value.code == "document-graph-too-complex"
    assert refused.value.facts == {"limit": STEP_LIMIT}


def test_the_limit_is_counted_in_steps() -> None:
    assert canonicalize_quads(clique(3), limit=300)
    with pytest.raises(Malformed) as refused:
        labels_of_quads(clique(3), limit=100)
    assert refused.value.facts == {"limit": 100}


@pytest.mark.parametrize(
    "quads",
    [
        clique(6),
        clique(40),
        twins_with_identical_children(3, 8),
        twins_with_identical_children(2, 2_000),
        chain("x", 5_000) + chain("y", 5_000),
        [*chain("x", 3_000), ("_:x3000", KNOWS, "_:x0", "")],
        [("_:h", KNOWS, f"_:{n}", "") for n in range(3_000)]
        + [("_:i", KNOWS, f"_:{n}", "") for n in range(3_000)],
        [(one, f"<https://example.org/{'x' * 10_000}>", other, "") for one, _, other, _ in clique(9)],
    ],
    ids=[
        "clique",
        "large clique",
        "twins",
        "many twins",
        "chains",
        "ring",
        "hubs",
        "long terms",
    ],
)
def test_a_graph_too_complex_is_refused(quads: list[Quad]) -> None:
    with pytest.raises(Malformed) as refused:
        canonicalize_quads(quads)
    assert refused.value.code == "document-graph-too-complex"


def test_equal_chains_of_a_sane_length_are_solved() -> None:
    assert canonicalize_quads(chain("x", 60) + chain("y", 60)).count("\n") == 120


def test_many_plain_twins_are_no_poison() -> None:
    quads: list[Quad] = [(f"_:{number}", NAME, '"same"', "") for number in range(5_000)]
    assert canonicalize_quads(quads).count("\n") == 5_000
