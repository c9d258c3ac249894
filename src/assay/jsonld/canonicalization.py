"""RDF Dataset Canonicalization: one text for all ways to write the same statements.

Apart because it knows statements only, no JSON-LD, and because it is where a hostile document
can make a verifier work for ever: every step of the expensive path is counted (RDFC-1.0, 7.1).

Terms come as canonical N-Quads text, so `"` literals, `<` IRIs and `_:` blank nodes sort in this
order and one comparison with `_` tells a blank node. Almost every credential gives each blank
node a first-degree hash of its own; the steps for those that do not stand in `_TwinLabelling`.

RDF Dataset Canonicalization 1.0, https://www.w3.org/TR/rdf-canon/
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import permutations
from operator import itemgetter
from typing import NoReturn

from assay.errors import Malformed
from assay.jsonld.statements import Quad, Statements

STEP_LIMIT = 50_000  # the hardest graph of the official suite that must be solved takes 9,516
_DEPTH_LIMIT = 200  # nested Hash N-Degree Quads calls, two frames each: well inside Python's own limit
_STATEMENTS_IN_A_STEP = 4  # written, sorted and hashed in about the time of one step
_COPIED_IN_A_STEP = 32  # entries of an issuer copied in about the time of one step
_HASHED_IN_A_STEP = 1_000  # characters hashed in about the time of one step

_HASHES = {"sha256": hashlib.sha256, "sha384": hashlib.sha384}
_Hash = Callable[[str], str]
_Issuer = dict[str, str]  # labels in the order they were issued
_Result = tuple[str, _Issuer]
_hash_of_result = itemgetter(0)


class Work:
    """A budget of steps; canonicalizations that one request asks for share one."""

    __slots__ = ("left", "limit")

    def __init__(self, limit: int = STEP_LIMIT) -> None:
        self.limit = limit
        self.left = limit

    def spend(self, steps: int) -> None:
        """Take so many steps off. Raises `Malformed` document-graph-too-complex when none are left."""
        self.left -= steps
        if self.left < 0:
            self.give_up()

    def give_up(self) -> NoReturn:
        """Raises `Malformed` document-graph-too-complex, and leaves nothing to spend."""
        self.left = 0
        raise Malformed("document-graph-too-complex", limit=self.limit)


def canonicalize(statements: Statements, *, hash_name: str = "sha256", work: Work | None = None) -> str:
    """The canonical N-Quads of these statements, each line with its line feed (RDFC-1.0, 4.4, 5).

    `hash_name` is sha256 or sha384. Raises `Malformed` document-graph-too-complex when blank
    nodes that look alike would need more steps to tell apart than `work` has left.
    """
    work = work or Work()
    work.spend(len(statements) // _STATEMENTS_IN_A_STEP)
    graph = _Graph.of(statements)
    labels = _label(graph, _hash_of(hash_name), work)
    tails = graph.ground
    for node, label in labels.items():
        tails[label] = graph.tails.get(node, [])
    for subject, predicate, object_, name in graph.links:
        end = f" {predicate} {labels.get(object_, object_)}"
        line = f"{end} {labels.get(name, name)} .\n" if name else f"{end} .\n"
        tails[labels.get(subject, subject)].append(line)
    # No subject is the start of another (`>` or a space ends it), so whoever sorts subjects, and the
    # tails of each, has sorted the lines; and a join puts the subject before each tail in one go.
    parts: list[str] = []
    for subject in sorted(tails):
        if own := tails[subject]:
            own.sort()
            parts += (subject, subject.join(own))
    return "".join(parts)


def canonical_labels(
    statements: Statements, *, hash_name: str = "sha256", work: Work | None = None
) -> dict[str, str]:
    """The canonical label of each blank node, `_:b0` to `_:c14n0` (RDFC-1.0, 4.3: issued identifiers map).

    Raises what `canonicalize` raises.
    """
    return _label(_Graph.of(statements), _hash_of(hash_name), work or Work())


@dataclass(slots=True)
class _Graph:
    """The distinct statements, by where their blank nodes stand."""

    ground: defaultdict[str, list[str]]  # by subjects that are none: the rest of each line without any
    tails: dict[str, list[str]]  # by blank subjects: the rest of each line that names no other, in order
    links: list[Quad]  # statements with a blank node as object or graph name, or in a named graph

    @classmethod
    def of(cls, statements: Statements) -> _Graph:
        """The statements sorted out, each one once: a dataset is a set."""
        ground: defaultdict[str, list[str]] = defaultdict(list)
        by_node: dict[str, list[str]] = {}
        links = statements.links
        if statements.may_repeat:
            links = list(dict.fromkeys(links))
        for subject, tails in statements.tails.items():
            distinct = set(tails) if statements.may_repeat else tails
            if subject < "_":
                ground[subject] = list(distinct)
            elif tails:
                by_node[subject] = sorted(distinct)
        return cls(ground, by_node, links)


def _hash_of(hash_name: str) -> _Hash:
    """The function from text to lower-case hexadecimal digest."""
    function = _HASHES[hash_name]
    return lambda text: function(text.encode()).hexdigest()


def _label(graph: _Graph, hash_: _Hash, work: Work) -> dict[str, str]:
    """The canonical label of each blank node (RDFC-1.0, 4.4.3, steps 2 to 5)."""
    texts = _first_degree_texts(graph)
    if len(texts) < 2:  # noqa: PLR2004 - nothing to tell apart, and so nothing to hash: every proof's options
        return dict.fromkeys(texts, "_:c14n0")
    hashes = {node: hash_(text) for node, text in texts.items()}  # steps 2 and 3
    in_order = sorted(hashes, key=hashes.__getitem__)
    if len(set(hashes.values())) == len(in_order):
        return {node: f"_:c14n{number}" for number, node in enumerate(in_order)}  # step 4
    return _TwinLabelling(graph.links, hashes, hash_, work).run(in_order)


def _first_degree_texts(graph: _Graph) -> dict[str, str]:
    """Of each blank node, the statements that name it: itself as `_:a`, all others as `_:z` (4.6.3)."""
    own: defaultdict[str, list[str]] = defaultdict(list)  # lines that begin with the node, without it
    about: defaultdict[str, list[str]] = defaultdict(list)  # lines that name it further on
    for subject, predicate, object_, name in graph.links:
        if not name and subject != object_:  # nearly every one: from a node to a blank node
            about[object_].append(f"{subject if subject < '_' else '_:z'} {predicate} _:a .\n")
            if subject > "_":
                own[subject].append(f" {predicate} _:z .\n")
            continue
        for node in dict.fromkeys((subject, object_, name)):  # each once, in an order no hash seed changes
            if node > "_":
                term = object_ if object_ < "_" else "_:a" if object_ == node else "_:z"
                tail = f" {predicate} {term}"
                if name:
                    tail += f" {name if name < '_' else '_:a' if name == node else '_:z'}"
                if subject == node:
                    own[node].append(f"{tail} .\n")
                else:
                    about[node].append(f"{subject if subject < '_' else '_:z'}{tail} .\n")
    for node, tails in graph.tails.items():
        own[node] += tails
    texts = {}
    for node, tails in own.items():
        tails.sort()
        text = "_:a" + "_:a".join(tails)
        lines = about.pop(node, None)
        if lines:
            # The lines of others begin with `<` or `_:z`, so that the node's own stay together in the order.
            lines.append(text)
            lines.sort()
            text = "".join(lines)
        texts[node] = text
    for node, lines in about.items():
        texts[node] = "".join(sorted(lines))
    return texts


@dataclass(slots=True)
class _TwinLabelling:
    """The work on blank nodes whose first-degree hashes do not tell them apart (RDFC-1.0, 4.4.3, 4.7, 4.8).

    A step is one related blank node looked at, one label put on a path, or one issuer copied.
    """

    links: list[Quad]
    first_degree: dict[str, str]
    hash_: _Hash
    work: Work
    canonical: dict[str, str] = field(default_factory=dict)  # the canonical issuer
    related: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    price: dict[str, int] = field(default_factory=dict)  # steps to hash the related of a node

    def run(self, in_order: Sequence[str]) -> dict[str, str]:
        """The canonical labels of the nodes, given in the order of their hashes."""
        self._relate()
        members = Counter(self.first_degree.values())
        twins: dict[str, list[str]] = {}
        for node in in_order:
            hash_ = self.first_degree[node]
            if members[hash_] == 1:
                self._issue_canonical(node)  # step 4.2
            else:
                twins.setdefault(hash_, []).append(node)
        for nodes in twins.values():  # step 5, still in hash order
            results = [  # 5.1 and 5.2
                self._hash_n_degree(node, {node: "_:b0"}, 0) for node in nodes if node not in self.canonical
            ]
            for _, issuer in sorted(results, key=_hash_of_result):  # 5.3
                for node in issuer:
                    if node not in self.canonical:
                        self._issue_canonical(node)
        return self.canonical

    def _issue_canonical(self, node: str) -> None:
        self.canonical[node] = f"_:c14n{len(self.canonical)}"

    def _relate(self) -> None:
        """Beside each node, the others its statements name: what 4.7.3 hashes first, and the node."""
        for node in self.first_degree:
            self.related[node] = []
            self.price[node] = 0
        for subject, predicate, object_, name in self.links:
            places = [
                (f"{position}{said}", node)
                for position, said, node in (
                    ("s", predicate, subject),
                    ("o", predicate, object_),
                    ("g", "", name),
                )
                if node > "_"
            ]
            for node in dict.fromkeys(node for _, node in places):
                others = [place for place in places if place[1] != node]
                self.related[node] += others
                self.price[node] += sum(1 + len(place) // _HASHED_IN_A_STEP for place, _ in others)

    def _hash_related(self, node: str, place: str, issuer: _Issuer) -> str:
        """Hash Related Blank Node (4.7.3); `place` is the position and, but for graphs, the predicate."""
        label = self.canonical.get(node) or issuer.get(node) or self.first_degree[node]
        return self.hash_(place + label)

    def _hash_n_degree(self, identifier: str, issuer: _Issuer, depth: int) -> _Result:
        """Hash N-Degree Quads (4.8.3): the hash, and the issuer that led to it."""
        if depth > _DEPTH_LIMIT:
            self.work.give_up()
        self.work.spend(1 + self.price[identifier])
        by_hash: dict[str, list[str]] = {}  # steps 1 to 3
        for place, node in self.related[identifier]:
            by_hash.setdefault(self._hash_related(node, place, issuer), []).append(node)
        data: list[str] = []  # step 4
        for related_hash in sorted(by_hash):  # step 5
            data.append(related_hash)  # 5.1
            chosen_path = ""  # 5.2
            chosen_issuer = issuer  # 5.3
            for permutation in permutations(by_hash[related_hash]):  # 5.4
                found = self._walk(permutation, issuer, chosen_path, depth)
                if found is not None:  # 5.4.6
                    chosen_path, chosen_issuer = found
            data.append(chosen_path)  # 5.5
            issuer = chosen_issuer  # 5.6
        return self.hash_("".join(data)), issuer  # step 6

    def _walk(
        self, permutation: tuple[str, ...], issuer: _Issuer, chosen_path: str, depth: int
    ) -> _Result | None:
        """The path along this order of related nodes with its issuer; None if the chosen is as good (5.4)."""
        self.work.spend(1 + len(issuer) // _COPIED_IN_A_STEP)
        issuer = issuer.copy()  # 5.4.1
        path = ""  # 5.4.2
        recursion: list[str] = []  # 5.4.3
        for node in permutation:  # 5.4.4
            self.work.spend(1)
            label = self.canonical.get(node)
            if label is None:
                label = issuer.get(node)
                if label is None:
                    recursion.append(node)
                    label = issuer[node] = f"_:b{len(issuer)}"
            path += label
            if chosen_path and len(path) >= len(chosen_path) and path > chosen_path:
                return None
        for node in recursion:  # 5.4.5
            hash_, result = self._hash_n_degree(node, issuer, depth + 1)
            path += f"{issuer[node]}<{hash_}>"
            issuer = result
            if chosen_path and len(path) >= len(chosen_path) and path > chosen_path:
                return None
        return (path, issuer) if not chosen_path or path < chosen_path else None
