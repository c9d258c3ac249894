"""``python -m tools.compare.worker PEER DOCUMENTS.json BATCH.jsonl``: a Python peer's verdicts, one a line.

The network is shut and the clock taken over before the peer is imported. Whatever a peer raises is a
refusal; running out of memory ends the process.
"""

import sys
from importlib import import_module
from pathlib import Path

from peers import standing_still
from peers.judging import answer, read_request

_JUDGES = {
    "openbadgeslib": "peers.judge_with_openbadgeslib",
    "openvc-core": "peers.judge_with_openvc",
}


def main(name: str, documents: str, batch: str) -> None:
    """Judge every row of the batch."""
    standing_still.take_over()
    judge = import_module(_JUDGES[name]).judge(Path(documents))
    print('{"id": "start-up", "verdict": "ready"}', flush=True)
    for line in Path(batch).read_text("utf-8").splitlines():
        request = read_request(line)
        standing_still.set_clock(request.instant)
        try:
            judge(request)
        except MemoryError:
            raise
        except Exception as error:  # noqa: BLE001  whatever it is, the peer did not accept
            said = answer(request.id, f"{type(error).__name__}: {error}")
        else:
            said = answer(request.id, None)
        print(said, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
