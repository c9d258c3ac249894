"""The skills that text is linked to, and their vectors: from what is installed, or given for an evaluation.

A skill's vector mixes those of its name, of its other names and of its description. They are computed once
and kept beside the releases, by a digest of the model and of every text that went in.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import polars as pl

from assay.analysis.skills.encoder import Encoder, Vectors, unit
from assay.analysis.sources import ModelFiles, Store

Progress = Callable[[int, int], None]  # texts done, texts in all
_VECTORS: Final = "vectors"
_NAME: Final = "skills-"
_OTHER_NAMES, _DESCRIPTION = 0.5, 0.2  # their weight beside the name's 1
_STEP: Final = 512
_HEAD: Final = 1 << 20
_FLAT: Final = 2  # dimensions of a table


@dataclass(frozen=True, slots=True)
class Label:
    """A skill as text is compared with it."""

    uri: str
    name: str
    framework: str = "esco"
    other_names: tuple[str, ...] = ()
    description: str = ""


def installed_labels(store: Store, language: str = "en") -> tuple[Label, ...]:
    """The skills of the ESCO release installed, without groups; empty where there is none."""
    release = store.release_with("esco", "skills", language)
    if release is None:
        return ()
    table = (
        store.table(release, "skills").filter(pl.col("kind") != "group").unique("uri", maintain_order=True)
    )
    chosen = table.select("uri", "label", "framework", "aliases", "description").collect()
    return tuple(
        Label(uri, name, framework, tuple(aliases or ()), description or "")
        for uri, name, framework, aliases, description in chosen.iter_rows()
        if name
    )


def vectors_folder(store: Store) -> Path:
    """Where the vectors of the skills are kept: beside the releases."""
    return store.folder / _VECTORS


def prepare_labels(store: Store, language: str = "en", progress: Progress | None = None) -> bool:
    """Compute and keep the vectors that a linker opens with; whether there are a model and skills to do it.

    Some minutes of work for all of ESCO, and none where it was done before. All others are deleted then, for
    they are of a release that was replaced. Raises `data-store-damaged`.
    """
    files, labels = store.model_files(), installed_labels(store, language)
    if files is None or not labels:
        return False
    folder = vectors_folder(store)
    label_vectors(files, labels, folder, progress)
    _sweep(_place(files, labels, folder))
    return True


def label_vectors(
    files: ModelFiles, labels: Sequence[Label], folder: Path | None, progress: Progress | None = None
) -> Vectors:
    """A vector for each label; read from the folder where it was computed before, and kept there.

    A folder that cannot be written is no error: it is computed again the next time.
    """
    kept = _place(files, labels, folder) if folder is not None else None
    found = _read(kept, len(labels)) if kept is not None else None
    if found is None:
        found = _computed(Encoder.read(files.weights, files.vocabulary), labels, progress)
        if kept is not None:
            _keep(kept, found)
    return found


def _place(files: ModelFiles, labels: Sequence[Label], folder: Path) -> Path:
    """Where the vectors of these labels by this model are kept."""
    digest = hashlib.sha256(_told_apart(files.weights))
    for label in labels:
        for text in (label.name, *label.other_names, label.description):
            digest.update(text.encode() + b"\x1f")
        digest.update(b"\x1e")
    return folder / f"{_NAME}{digest.hexdigest()[:32]}.npy"


def _told_apart(weights: Path) -> bytes:
    """What tells one model from another without reading all of it."""
    with weights.open("rb") as file:
        return file.read(_HEAD) + str(weights.stat().st_size).encode()


def _computed(encoder: Encoder, labels: Sequence[Label], progress: Progress | None) -> Vectors:
    texts = list(
        dict.fromkeys(
            text for label in labels for text in (label.name, *label.other_names, label.description) if text
        )
    )
    texts.sort(key=len)
    parts = []
    for start in range(0, len(texts), _STEP):
        parts.append(encoder.texts(texts[start : start + _STEP]))
        if progress is not None:
            progress(min(start + _STEP, len(texts)), len(texts))
    every = np.concatenate(parts) if parts else np.zeros((0, encoder.width), dtype=np.float32)
    row = {text: number for number, text in enumerate(texts)}
    found = np.zeros((len(labels), encoder.width), dtype=np.float32)
    for number, label in enumerate(labels):
        mixed = every[row[label.name]].copy()
        if label.other_names:
            others = every[[row[name] for name in label.other_names if name]]
            mixed += _OTHER_NAMES * unit(others.mean(axis=0))
        if label.description:
            mixed += _DESCRIPTION * every[row[label.description]]
        found[number] = mixed
    # As they will be read: the same text gives the same answer on the first day and on the next.
    return unit(found).astype(np.float16).astype(np.float32)


def _read(path: Path, count: int) -> Vectors | None:
    try:
        found = np.load(path, allow_pickle=False)
    except (OSError, ValueError, EOFError):
        return None
    fits = found.ndim == _FLAT and len(found) == count and found.dtype == np.float16
    return np.asarray(found, dtype=np.float32) if fits else None


def _keep(path: Path, vectors: Vectors) -> None:
    buffer = io.BytesIO()
    np.save(buffer, vectors.astype(np.float16), allow_pickle=False)
    part = path.with_name(f".{path.name}-{secrets.token_hex(4)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(buffer.getvalue())
        part.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink()


def _sweep(kept: Path) -> None:
    """Delete all vectors beside these, once these are there; who has others open reads them to their end."""
    if not kept.is_file():
        return
    for other in kept.parent.glob(f"{_NAME}*.npy"):
        if other != kept:
            with contextlib.suppress(OSError):
                other.unlink()
