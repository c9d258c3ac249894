"""A model of the right shape with random numbers, and a store with it and a few skills: no real meaning."""

from __future__ import annotations

import string
from pathlib import Path

import numpy as np
from safetensors.numpy import save

from assay.analysis.sources import Licence, Reading, SourceDigest, Store
from assay.analysis.sources.forms import frame

WORDS = ("bake", "bread", "paint", "walls", "write", "software", "in", "teams", "##ing", "##s", "and", "the")
PIECES = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    *string.printable[:94].lower(),
    *(f"##{letter}" for letter in string.ascii_lowercase + string.digits),
    *WORDS,
    "中",
    "é",
]
VOCABULARY = list(dict.fromkeys(PIECES))
SKILLS = (
    {"uri": "https://example.org/bake", "label": "bake bread", "aliases": ["make bread", "bread baking"]},
    {"uri": "https://example.org/paint", "label": "paint walls", "description": "Apply paint to walls."},
    {"uri": "https://example.org/code", "label": "Python (computer programming)", "kind": "knowledge"},
    {"uri": "https://example.org/group", "label": "crafts", "kind": "group"},
)
_WIDTH, _INNER, _LAYERS = 384, 1536, 6


def weights(seed: int = 3) -> dict[str, np.ndarray]:
    """Random numbers under the names of MiniLM's."""
    draw = np.random.default_rng(seed)

    def matrix(*shape: int) -> np.ndarray:
        return draw.normal(0, 0.05, shape).astype(np.float32)

    held = {
        "embeddings.word_embeddings.weight": matrix(len(VOCABULARY), _WIDTH),
        "embeddings.position_embeddings.weight": matrix(512, _WIDTH),
        "embeddings.token_type_embeddings.weight": matrix(2, _WIDTH),
        "embeddings.LayerNorm.weight": np.ones(_WIDTH, np.float32),
        "embeddings.LayerNorm.bias": matrix(_WIDTH),
    }
    for layer in range(_LAYERS):
        base = f"encoder.layer.{layer}."
        for name, high, wide in (
            ("attention.self.query", _WIDTH, _WIDTH),
            ("attention.self.key", _WIDTH, _WIDTH),
            ("attention.self.value", _WIDTH, _WIDTH),
            ("attention.output.dense", _WIDTH, _WIDTH),
            ("intermediate.dense", _INNER, _WIDTH),
            ("output.dense", _WIDTH, _INNER),
        ):
            held[f"{base}{name}.weight"] = matrix(high, wide)
            held[f"{base}{name}.bias"] = matrix(high)
        for name in ("attention.output.LayerNorm", "output.LayerNorm"):
            held[f"{base}{name}.weight"] = 1 + matrix(_WIDTH)
            held[f"{base}{name}.bias"] = matrix(_WIDTH)
    return held


def store_with(folder: Path, *, model: bool = True, skills: bool = True) -> Store:
    """A store in this folder with the small model and the few skills."""
    store = Store(folder)
    licence, digest = Licence("CC0", "Nobody"), (SourceDigest("a", "0" * 64, 3),)
    if skills:
        rows = [{"framework": "esco", "kind": "skill", "language": "en", **skill} for skill in SKILLS]
        table = frame("skills", rows)
        store.put(Reading("esco", "1.2", "en", "a", licence, digest, {"skills": table}))
    if model:
        blobs = {"model.safetensors": save(weights()), "vocab.txt": "\n".join(VOCABULARY).encode() + b"\n"}
        store.put(Reading("model", "small", "en", "a", licence, digest, {}, blobs, name="small"))
    return store
