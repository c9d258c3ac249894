"""The peers, each started once when a test first asks for it."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from peers import ours
from peers.contenders import Contender, contender, why_missing

AskFor = Callable[[str], Contender]


@pytest.fixture(scope="session")
def contexts_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The contexts we ship, by URL, in one JSON file."""
    path = tmp_path_factory.mktemp("peers") / "contexts.json"
    path.write_text(json.dumps(ours.contexts()), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def ask_for(contexts_file: Path) -> Iterator[AskFor]:
    """`ask_for("openvc-core")` is that peer at work; the test is skipped where it is not installed."""
    started: dict[str, Contender] = {}

    def find(name: str) -> Contender:
        if reason := why_missing(name):
            pytest.skip(reason)
        if name not in started:
            started[name] = contender(name, contexts_file)
        return started[name]

    yield find
    for peer in started.values():
        peer.close()
