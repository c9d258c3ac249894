"""What is timed over: distinct credentials, one a line, and the JSON-LD contexts they name.

From the folder of shared material (``$ASSAY_MATERIAL``, else ``../shared``); without it the project makes
credentials of the same size itself. Repeating one credential would flatter caches.
"""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from tools.bench import ROOT

from peers import ours
from peers.contenders import JCS, RDFC

Json = dict[str, Any]

INSTANT = "2026-11-21T00:00:00Z"
"""When the credentials are judged: inside the validity period of each."""

_COUNT = 200
_WORDS = ("science", "team", "reads", "report", "water", "sample", "measure", "field", "protocol", "quality")


@dataclass(frozen=True, slots=True)
class Material:
    """The files to time over, and where they come from."""

    rdfc_one_issuer: Path
    rdfc_many_issuers: Path
    jcs: Path
    jwt: Path
    contexts: Path
    source: str


def find_material(work: Path) -> Material:
    """The material, with what must be made written into the folder ``work``."""
    work.mkdir(parents=True, exist_ok=True)
    contexts = work / "contexts.json"
    contexts.write_text(json.dumps(ours.contexts()), "utf-8")
    names = ("rdfc-one-issuer.jsonl", "rdfc-many-issuers.jsonl", "jcs.jsonl", "jwt.jsonl")
    shared = Path(os.environ.get("ASSAY_MATERIAL", ROOT.parent / "shared")) / "data" / "bench"
    if all((shared / name).is_file() for name in names):
        return _material(shared, names, contexts, "the shared bench credentials")
    for name, suite, issuers in zip(names, (RDFC, RDFC, JCS), (1, _COUNT, _COUNT), strict=False):
        _write_own(work / name, suite, issuers)
    _write_tokens(work / names[-1])
    return _material(work, names, contexts, "credentials made for this run")


def _material(folder: Path, names: tuple[str, ...], contexts: Path, source: str) -> Material:
    one, many, jcs, jwt = (folder / name for name in names)
    return Material(one, many, jcs, jwt, contexts, source)


def read_lines(path: Path) -> list[bytes]:
    """The credentials of a file as the bytes a verifier would receive; a token stands there as a text."""
    return [line.strip(b'"') for line in path.read_bytes().splitlines()]


def unsigned(path: Path) -> list[Json]:
    """The credentials of a file without their proofs."""
    documents = [json.loads(line) for line in read_lines(path)]
    for document in documents:
        del document["proof"]
    return documents


def _write_own(path: Path, suite: str, issuers: int) -> None:
    with path.open("wb") as file:
        for number in range(_COUNT):
            seed = (number % issuers + 1).to_bytes(32)
            file.write(ours.secured(_document(number), seed, suite) + b"\n")


def _write_tokens(path: Path) -> None:
    with path.open("wb") as file:
        for number in range(_COUNT):
            seed = (number + 1).to_bytes(32)
            document = ours.issued_by(seed, _document(number))
            file.write(b'"' + ours.issuer(seed, "vc-jwt").issue(document).content + b'"\n')


def _document(number: int) -> Json:
    """An honest badge of about 3.5 KB, different for each number; the issuer is set when it is signed."""
    words = Random(number)  # noqa: S311  words of a sample, no secret

    def text(length: int) -> str:
        return " ".join(words.choices(_WORDS, k=length))

    results = [f"urn:uuid:00000000-0000-4000-8000-{number:06}{place:06}" for place in range(2)]
    return {
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        ],
        "id": f"urn:uuid:00000000-0000-4000-9000-{number:012}",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": text(3),
        "issuer": {"type": ["Profile"], "name": text(3), "url": "https://school.example/"},
        "validFrom": "2026-01-01T00:00:00Z",
        "validUntil": "2036-01-01T00:00:00Z",
        "credentialSubject": {
            "id": f"did:example:learner-{number}",
            "type": ["AchievementSubject"],
            "result": [
                {"type": ["Result"], "resultDescription": result, "value": str(words.randrange(100))}
                for result in results
            ],
            "achievement": {
                "id": f"https://school.example/a/{number}",
                "type": ["Achievement"],
                "achievementType": "Certificate",
                "name": text(3),
                "description": text(14),
                "criteria": {"narrative": text(24)},
                "fieldOfStudy": text(1),
                "humanCode": f"{text(1)}-{number}",
                "tag": [f"{text(2)}-{letter}" for letter in "abc"],
                "alignment": [
                    {
                        "type": ["Alignment"],
                        "targetName": text(2),
                        "targetUrl": f"https://skills.example/{number}/{place}",
                        "targetDescription": text(10 if number % 4 else 14),
                        "targetFramework": text(2),
                        "targetCode": f"{place}.{number}",
                        "targetType": "ceasn:Competency",
                    }
                    for place in range(4 if number % 4 else 3)
                ],
                "resultDescription": [
                    {"id": result, "type": ["ResultDescription"], "name": text(2), "resultType": "Percent"}
                    for result in results
                ],
            },
        },
        "evidence": [
            {
                "id": f"https://school.example/e/{number}",
                "type": ["Evidence"],
                "name": text(3),
                "narrative": text(10),
            }
        ],
    }
