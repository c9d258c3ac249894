"""@digitalbazaar/vc 7.3 on Node (BSD-3-Clause, tests only): eddsa-rdfc-2022, status lists."""

import json
from pathlib import Path

from peers.contenders import Contender, Documents, Json
from peers.node import HERE, NodeScript


def contender(contexts: Path) -> Contender:
    """The peer at work, in two processes that `close` ends."""
    verifier = NodeScript(HERE / "verify.mjs", str(contexts))
    issuer = NodeScript(HERE / "issue.mjs", str(contexts))

    def refusal(credential: bytes, documents: Documents) -> str | None:
        line = f'{{"credential": {credential.decode()}, "documents": {json.dumps(dict(documents))}}}'
        answer = verifier.ask_line(line.replace("\n", " "))
        return None if answer.get("verified") else str(answer["error"])

    def sign(unsigned: Json, seed: bytes, _suite: str) -> Json:
        answer = issuer.ask({"credential": unsigned, "seed": seed.hex()})
        if "signed" not in answer:
            raise ValueError(answer["error"])
        signed: Json = answer["signed"]
        return signed

    def close() -> None:
        verifier.close()
        issuer.close()

    return Contender("@digitalbazaar/vc", refusal=refusal, sign=sign, close=close)
