"""What several sets of official vectors need: contexts that a product must not ship."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from assay.jsonld import SHIPPED, ContextStore


def contexts_of_vectors(material: Callable[[str], Path]) -> ContextStore:
    """Ours and those of the official vectors, which a product must not ship: they catch every word."""
    folder = material("data/standards/contexts")
    listed = json.loads((folder / "BY_URL.json").read_text())
    extra = (
        "https://www.w3.org/ns/credentials/examples/v2",
        "https://w3id.org/citizenship/v4rc1",
    )
    return SHIPPED.with_contexts({url: (folder / listed[url]["file"]).read_bytes() for url in extra})
